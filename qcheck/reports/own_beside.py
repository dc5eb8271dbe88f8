"""What is kept of one's own sheet beside the answers, in words; and what of the same person cannot be told,
because nothing kept leads to it. For the document and for the file that programs read.
"""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.language import N_
from qcheck.reports.source import SheetSource
from qcheck.wording import Voice

SET_ASIDE = N_("Answers to questions that have changed")
NOT_YOURS = N_("What is not in this copy")
NOT_HERE = (
    N_(
        "What you said about questions under “Does this question fit?”, seconds for a question, hands that "
        "were raised and votes that are counted: nothing that is kept leads from these to you or to your "
        "sheet."
    ),
    N_(
        "Reports and tables that somebody has taken away, and backups until they are deleted: whoever "
        "has them can say."
    ),
)


def beside_facts(source: SheetSource, voice: Voice) -> Iterator[tuple[str, str]]:
    """Terms with what is so, without those that say nothing."""
    beside = source.beside
    if beside is None:
        return
    said = (
        (N_("Name that the organisers gave this sheet"), beside.label),
        (N_("Begun by the invitation for"), beside.invitation or ""),
        (N_("Came with the file"), beside.file),
        (N_("Counts in the result"), "" if beside.counts else voice.say("no")),
        (N_("Dots in the vote that is going on"), ", ".join(beside.voted)),
    )
    yield from ((voice.say(label), words) for label, words in said if words)
