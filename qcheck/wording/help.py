"""What one may want to know, as questions with their answers: for the app's page of help and for the one that
needs no script.
"""

from __future__ import annotations

from qcheck.catalogue import Apart, Catalogue, Text
from qcheck.language import Language

USUAL = Catalogue(id="usual", version="1.0.0", title=Text({"": "usual"}))
"""Every rule at its default."""


def answers(words: Language) -> tuple[tuple[str, str], ...]:
    """Each question with its answer, in this language."""
    say = words.say
    labels = [option.label.say(words.tag) for option in USUAL.scale.answers]
    return (
        (
            say("What is qcheck?"),
            say(
                "A questionnaire and a reason to talk. People from different groups assess the same "
                "participation process. "
                "qcheck puts their views side by side and shows what to discuss."
            ),
        ),
        (
            say("How do answers become a light?"),
            say(
                "Each answer has points: “{none}” 0, “{little}” 33, “{much}” 67, “{full}” 100. A "
                "criterion has several questions; their "
                "average is its score. From {green} points the light is green, from {yellow} yellow, "
                "below that red, if the catalogue says "
                "nothing else. If everybody answers “{much}”, that makes 67 points: yellow. This is on "
                "purpose, because there is still "
                "something to do.",
                none=labels[0],
                little=labels[1],
                much=labels[2],
                full=labels[3],
                green=USUAL.rules.green_from,
                yellow=USUAL.rules.yellow_from,
            ),
        ),
        (
            say("What if somebody does not know?"),
            say(
                "“{dk}” and “{na}” are not counted and do not lower a score. But if hardly anybody "
                "answers, there is no "
                "result: the light stays "
                "grey. It takes at least half of the questions that apply and, where there are two or "
                "more, at least two. "
                "Where many say “{dk}”, "
                "it says “information gap”; where many say “{na}”, it says so, too.",
                dk=USUAL.scale.label(Apart.DK).say(words.tag),
                na=USUAL.scale.label(Apart.NA).say(words.tag),
            ),
        ),
        (
            say("How do several people count?"),
            say(
                "First each sheet gets a score (a sheet: the answers of one person or one table), then "
                "comes the average of each "
                "perspective, "
                "then the average of the perspectives, rounded at the end. So each perspective counts "
                "the same, however many people have "
                "answered from it. An example: 12 sheets from the administration at 83, 4 from civil "
                "society at 42, 3 from politics at "
                "58 make "
                "61 together. If each person counted the same, it would be 71, and the view of civil "
                "society would be lost. There is a "
                "result "
                "across all from two perspectives on. There is no total score."
            ),
        ),
        (
            say("What is a key question?"),
            say(
                "A question without which the criterion cannot be good, such as “Who decides in the "
                "end?”. Where it is below "
                "{yellow} points on "
                "average, the light is yellow at most. Which questions these are stands under “All "
                "questions”.",
                yellow=USUAL.rules.yellow_from,
            ),
        ),
        (
            say("The light from the answers, and the light you agree on"),
            say(
                "The light from the answers is a proposal. After talking, the group can agree on "
                "another one, with a reason and with the "
                "view "
                "of those who see it otherwise. Both stay side by side."
            ),
        ),
        (
            say("Open round or confidential check: what is the difference?"),
            say(
                "Open round: whoever may look at the results sees every perspective at any time, even "
                "where only one person "
                "has answered. It is "
                "not anonymous. Confidential check: there are results only after the check has closed. "
                "Groups of fewer than "
                "{minimum} sheets are "
                "not shown, and do not count in the result across all. Comments are shown word for word "
                "in both. Which of the two it is "
                "stands "
                "on every sheet and cannot be changed.",
                minimum=USUAL.rules.minimum_group,
            ),
        ),
        (
            say("Whose view is missing?"),
            say(
                "The lights show how the people who have answered see it. Ask those, too, who did not "
                "take part. This is no seal of "
                "quality, "
                "and there is no comparison with other towns: each process has its own conditions."
            ),
        ),
        (
            say("What is stored, and where?"),
            say(
                "Answers, comments, evidence, titles and what organisers call a sheet are stored on the "
                "computer that runs this page, "
                "and nowhere else. When each answer was last changed is stored, too. You do not sign in "
                "and are not tracked; names and "
                "addresses are not asked for. Your browser keeps the language you chose, the links to "
                "your checks and your own sheet, "
                "so that you find them again on this device."
            ),
        ),
        (
            say("Which links are there, and who can see what?"),
            say(
                "The link to organise opens everything: invitations, how many sheets came in, results, "
                "deletion. A link to answer "
                "begins a sheet of one's own and opens no other people's sheets. Whether those who have "
                "answered can see the result "
                "stands on the sheet. A link to the results shows them, or a part of them, and changes "
                "nothing. Whoever has a link can "
                "use it, so pass it on with care. Organisers can renew or withdraw each of them."
            ),
        ),
        (
            say("When are the answers deleted?"),
            say(
                "Until the day that stands on each sheet: twelve months after the end of the check, if "
                "the organisers choose no other day. "
                "Then everything is deleted, from the database too; backups of those who run this page "
                "are theirs to delete. "
                "Organisers can also delete a check at once."
            ),
        ),
        (
            say("I have lost my link"),
            say(
                "On the device you used, the start page shows your checks. Otherwise look for the link "
                "in your e-mails or bookmarks. "
                "If you organise the check, the people who run this page can find it for you; on their "
                "computer there is a command for it "
                "(qcheck links). If you answered and have a personal code, type it where your "
                "invitation leads."
            ),
        ),
    )
