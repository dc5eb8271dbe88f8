"""What one may want to know: the lights, how a result comes about, what is stored, and what to do about a lost link."""

from __future__ import annotations

from qcheck.catalogue import Catalogue, Text
from qcheck.charts import legend
from qcheck.ui import back, here, html, meaning
from qcheck.wording import EVERY_FLAG, Voice

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
        say("Open round or confidential check: what is the difference?"),
        say(
            "In an open round people show each other their view: results can be seen at any time, even of a single sheet, "
            "and it is not anonymous. In a confidential check groups below a smallest number are not shown (five, if the catalogue "
            "says nothing else), and results appear once, when it is closed, because whoever compared two states could recognise "
            "the newcomers. Which of the two it is stands on every sheet and is never changed."
        ),
    ),
    (
        say("What is stored, and where?"),
        say(
            "Answers, comments, evidence, titles and what organisers call a sheet are stored on the computer that runs this page, "
            "and nowhere else, together with when each answer was saved. There is no account and no tracking; names and addresses are "
            "not asked for. Your browser keeps the language you chose, the links to your checks and your own sheet, "
            "so that you find them again on this device."
        ),
    ),
    (
        say("Which links are there, and who can see what?"),
        say(
            "The link to organise opens everything: invitations, how many sheets came in, results, deletion. A link to answer begins "
            "a sheet of one's own and opens neither results nor other people's sheets. A link to the results shows them and changes "
            "nothing. Whoever has a link can use it, so pass it on with care. Organisers can renew or withdraw each of them."
        ),
    ),
    (
        say("When are the answers deleted?"),
        say(
            "Until the day that stands on each sheet: twelve months after the end of the check, if the organisers choose no other day. "
            "Then everything is deleted, from the database too; backups of those who run this page are theirs to delete. "
            "Organisers can also delete a check at once."
        ),
    ),
    (
        say("I have lost my link"),
        say(
            "On the device you used, the start page shows your checks. Otherwise look for the link in your e-mails or bookmarks. "
            "If you organise the check, the people who run this page can find it for you; on their computer there is a command for it "
            "(qcheck links). If you answered and have a personal code, type it where your invitation leads."
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
html.heading(say("What do the lights and marks mean?"), 2)
html.show(html.drawn(legend(USUAL, here.tongue())))
meaning.flags(EVERY_FLAG, Voice(USUAL, None, here.tongue()))
for question, answer in ANSWERS:
    html.heading(question, 2)
    html.paragraph(answer)
back.door()
