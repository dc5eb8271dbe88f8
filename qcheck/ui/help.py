"""What one may want to know: the lights, how a result comes about, what is stored, and what to do about a
lost link.
"""

from __future__ import annotations

from markupsafe import Markup

from qcheck.addresses import GUIDE
from qcheck.asking import Questionnaire
from qcheck.charts import legend
from qcheck.ui.kit import html, visitor, wrong_link
from qcheck.ui.kit.visitor import say
from qcheck.ui.results import meanings
from qcheck.wording import EVERY_FLAG, Voice
from qcheck.wording.help import USUAL, answers


def page() -> None:
    """What it is for, and where to read on."""
    html.heading(say("Help"))
    html.show(Markup('<p><a href="{}">{}</a></p>').format(visitor.spoken(GUIDE), say("How to run a check")))
    html.heading(say("What do the lights and marks mean?"), 2)
    html.show(html.drawn(legend(USUAL, visitor.tongue())))
    meanings.flags(EVERY_FLAG, Voice(Questionnaire(USUAL), visitor.tongue()))
    for question, answer in answers(visitor.tongue(), accounts=bool(visitor.settings().sign_in)):
        html.heading(question, 2)
        html.paragraph(answer)
    wrong_link.door()
