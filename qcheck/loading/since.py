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
    earlier = [each for each in at_hand if precedence(each.version) < precedence(new.version)]
    before = next((each for each in earlier if each.version == new.follows), None)
    line = _line(text, "changes") or _line(text, "follows") or _line(text, "version") or 1
    for message in _unsaid(before, new, earlier):
        yield Problem(file, line, 1, "changes", message, warning=True)


def _unsaid(before: Catalogue | None, new: Catalogue, earlier: Sequence[Catalogue]) -> Iterator[Sentence]:
    if before is None:
        if new.follows is None and earlier:
            newest = max(earlier, key=lambda each: precedence(each.version))
            yield sentence(Advice.FOLLOWS_NOTHING, version=newest.version)
        return
    others = [each for each in earlier if each is not before]
    for proposal in undeclared(before, new):
        kind, names = proposal.kind.value, ", ".join((proposal.id, *proposal.replaces))
        yield sentence(Advice.UNDECLARED, value=names, kind=kind, version=before.version)
    for each in contradictions(before, new, others):
        yield sentence(Advice.NOT_SO, value=each.id, kind=each.change.change.value, version=before.version)


def _line(text: str, key: str) -> int:
    """The line on which a key at the top stands; 0 where it does not."""
    found = re.search(rf"^{key}\s*:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
