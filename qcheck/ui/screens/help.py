"""What one may want to know: the lights, how a result comes about, what is stored, and what to do about a lost link."""

from __future__ import annotations

from qcheck.catalogue import Catalogue, Text
from qcheck.charts import legend
from qcheck.ui import here, html, widgets

say = here.tongue().say
USUAL = Catalogue(id="usual", version="1.0.0", title=Text({"": "usual"}))
"""Every rule at its default."""

ANSWERS = (
    (
        say("How do answers become a light?"),
        say(
            "Each answer stands for points from 0 to 100. Their mean is the score of a criterion: "
            "green from 75, yellow from 50, red below, if the catalogue says nothing else. "
            "'I can't say' and 'not relevant here' are no bad answers: they do not lower a score. "
            "With several perspectives each counts the same, however many people it has."
        ),
    ),
    (
        say("What is stored, and where?"),
        say(
            "Your answers, comments and titles are stored on the computer that runs this page, and nowhere else. "
            "There is no account and no tracking. Your browser keeps two things: the language you chose, "
            "and the links to your checks and sheets, so that you find them again on this device."
        ),
    ),
    (
        say("Who can see my check?"),
        say(
            "Whoever has its link. Please pass it on with care. "
            "Delete the check when it is no longer needed: then all of its answers are gone."
        ),
    ),
    (
        say("I have lost my link"),
        say(
            "On the device you used, the start page shows your checks. Otherwise look for the link in your e-mails or bookmarks. "
            "Without it nobody can open the check from outside."
        ),
    ),
    (
        say("Is this a seal of quality?"),
        say(
            "No. The lights sum up how people see it themselves. There is no total score and no comparison with other towns. "
            "They are there to make it easier to talk."
        ),
    ),
)

html.heading(say("Help"))
html.heading(say("What do the lights mean?"), 2)
html.show(html.drawn(legend(USUAL, here.tongue())))
for question, answer in ANSWERS:
    html.heading(question, 2)
    html.paragraph(answer)
if here.link():
    widgets.door(say("Back to the check"), "check")
else:
    widgets.door(say("To the start page"), "")
