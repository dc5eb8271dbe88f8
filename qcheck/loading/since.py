"""What an edition leaves unsaid about the one before it, where both are at hand: warnings, as `qcheck diff`
has them in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qcheck.catalogue import Catalogue
from qcheck.catalogue.versions import precedence
from qcheck.editions import contradictions, undeclared
from qcheck.loading.messages import Advice
from qcheck.loading.problems import Problem, Sentence, sentence


def since_then(file: str, text: str, new: Catalogue, at_hand: Sequence[Catalogue]) -> Iterator[Problem]:
    """What is undeclared or not so since the edition that `new` follows; and that it follows none, where an
    earlier one lies beside.
    """
    earlier = [catalogue for catalogue in at_hand if precedence(catalogue.version) < precedence(new.version)]
    before = next((catalogue for catalogue in earlier if catalogue.version == new.follows), None)
    line = _line(text, "changes") or _line(text, "follows") or _line(text, "version") or 1
    for message in _unsaid(before, new, earlier):
        yield Problem(file, line, 1, "changes", message, warning=True)


def _unsaid(before: Catalogue | None, new: Catalogue, earlier: Sequence[Catalogue]) -> Iterator[Sentence]:
    if before is None:
        if new.follows is None and earlier:
            newest = max(earlier, key=lambda catalogue: precedence(catalogue.version))
            yield sentence(Advice.FOLLOWS_NOTHING, version=newest.version)
        return
    others = [catalogue for catalogue in earlier if catalogue is not before]
    for proposal in undeclared(before, new):
        kind, names = proposal.kind.value, ", ".join((proposal.id, *proposal.replaces))
        yield sentence(Advice.UNDECLARED, value=names, kind=kind, version=before.version)
    for contradiction in contradictions(before, new, others):
        yield sentence(
            Advice.NOT_SO,
            value=contradiction.id,
            kind=contradiction.change.change.value,
            version=before.version,
        )


def _line(text: str, key: str) -> int:
    """The line on which a key at the top stands; 0 where it does not."""
    match = re.search(rf"^{key}\s*:", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 0
