"""The annex to a council paper: the whole result, from its occasion to every question, with the draft of a
resolution to be edited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qcheck.language import language
from qcheck.reports import method, outcomes, talk
from qcheck.reports.appendix import appendix
from qcheck.reports.brief import in_brief
from qcheck.reports.document import Block, Document
from qcheck.reports.lights import profile
from qcheck.reports.occasion import occasion, participants, subject, without_result
from qcheck.reports.resolution import draft
from qcheck.reports.source import Source
from qcheck.reports.views import differ
from qcheck.wording import Voice

Section = Callable[[Source, Voice], Iterator[Block]]

OF_A_RESULT: tuple[Section, ...] = (talk.works, talk.needs_action, differ, talk.stayed_open)
"""What there is to say only where there is a result."""
OF_ITS_OUTCOME: tuple[Section, ...] = (
    outcomes.agreed,
    outcomes.measures,
    outcomes.other_measures,
    outcomes.then_and_now,
    draft,
    method.method,
    appendix,
)


def compose(source: Source) -> Document:
    """The paper; what there is nothing to say of is left out or said in a sentence."""
    result = source.result
    voice = Voice(result.questionnaire, language(source.language))
    has_result = not without_result(result, voice)
    sections = (
        *((in_brief,) if has_result else ()),
        occasion,
        participants,
        profile,
        *(OF_A_RESULT if has_result else ()),
        *OF_ITS_OUTCOME,
    )
    return Document(
        title=subject(result, voice),
        subtitle=voice.say("Result of the self-assessment of participation"),
        language=source.language,
        made=source.made,
        blocks=tuple(block for section in sections for block in section(source, voice)),
        kicker=f"{voice.say('Annex to the council paper')} · {method.as_of(source, voice)}",
        footer=method.footer(voice),
    )
