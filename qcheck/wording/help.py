"""What one may want to know, as questions with their answers: for the app's page of help and for the one that
needs no script.
"""

from __future__ import annotations

from qcheck.catalogue import Catalogue, Text
from qcheck.language import N_, Language

USUAL = Catalogue(id="usual", version="1.0.0", title=Text({"": "usual"}))
"""Every rule at its default."""
LOST = N_("I have lost my link")


QUESTIONS = (
    (
        N_("What is qcheck?"),
        N_(
            "A questionnaire and a reason to talk. People from different groups assess the same "
            "participation process. qcheck puts their views side by side and shows what to "
            "discuss."
        ),
    ),
    (
        N_("How do answers become a light?"),
        N_(
            "Each answer has points: “{none}” 0, “{little}” 33, “{much}” 67, “{full}” 100. A "
            "criterion has several questions; their average is its score. From {green} points the"
            " light is green, from {yellow} yellow, below that red, if the catalogue says nothing"
            " else. If everybody answers “{much}”, that makes 67 points: yellow. This is on "
            "purpose, because there is still something to do."
        ),
    ),
    (
        N_("What if somebody does not know?"),
        N_(
            "“{dk}” and “{na}” are not counted and do not lower a score. But if hardly anybody "
            "answers, there is no result: the light stays grey. It takes at least half of the "
            "questions that apply and, where there are two or more, at least two. Where many say "
            "“{dk}”, it says “information gap”; where many say “{na}”, it says so, too."
        ),
    ),
    (
        N_("How do several people count?"),
        N_(
            "First each sheet gets a score (a sheet: the answers of one person or one table), "
            "then comes the average of each perspective, then the average of the perspectives, "
            "rounded at the end. So each perspective counts the same, however many people have "
            "answered from it. An example: 12 sheets from the administration at 83, 4 from civil "
            "society at 42, 3 from politics at 58 make 61 together. If each person counted the "
            "same, it would be 71, and the view of civil society would be lost. There is a result"
            " across all from two perspectives on. There is no total score."
        ),
    ),
    (
        N_("What is a key question?"),
        N_(
            "A question without which the criterion cannot be good, such as “Who decides in the "
            "end?”. Where it is below {yellow} points on average, the light is yellow at most. "
            "Which questions these are stands under “All questions”."
        ),
    ),
    (
        N_("The light from the answers, and the light you agree on"),
        N_(
            "The light from the answers is a proposal. After talking, the group can agree on "
            "another one, with a reason and with the view of those who see it otherwise. Both "
            "stay side by side."
        ),
    ),
    (
        N_("Open round or confidential check: what is the difference?"),
        N_(
            "Open round: whoever may look at the results sees every perspective at any time, even"
            " where only one person has answered. It is not anonymous. Confidential check: there "
            "are results only after the check has closed. Groups of fewer than {minimum} sheets "
            "are not shown, and do not count in the result across all. Comments are shown word "
            "for word in both. Which of the two it is stands on every sheet and cannot be "
            "changed."
        ),
    ),
    (
        N_("Whose view is missing?"),
        N_(
            "The lights show how the people who have answered see it. Ask those, too, who did not"
            " take part. This is no seal of quality, and there is no comparison with other towns:"
            " each process has its own conditions."
        ),
    ),
    (
        N_("What is stored, and where?"),
        N_(
            "Answers, comments, evidence, titles and what organisers call a sheet are stored on "
            "the computer that runs this page, and nowhere else. When each answer was last "
            "changed is stored, too. You do not sign in and are not tracked; names and addresses "
            "are not asked for. Your browser keeps the language you chose, the links to your "
            "checks and your own sheet, so that you find them again on this device."
        ),
    ),
    (
        N_("Which links are there, and who can see what?"),
        N_(
            "The link to organise opens everything: invitations, how many sheets came in, "
            "results, deletion. A link to answer begins a sheet of one's own and opens no other "
            "people's sheets. Whether those who have answered can see the result stands on the "
            "sheet. A link to the results shows them, or a part of them, and changes nothing. "
            "Whoever has a link can use it, so pass it on with care. Organisers can renew or "
            "withdraw each of them."
        ),
    ),
    (
        N_("What can I do with my own sheet?"),
        N_(
            "Whoever has the device or the personal code of a sheet can look at it, take along "
            "everything that is kept of it, correct it and delete it. This goes on after the end of "
            "the check, too: texts can then be corrected and deleted, answers stay. In an open round "
            "the whole sheet can be deleted. In a confidential check its texts, times, code and link "
            "can be deleted; its bare answers go on counting."
        ),
    ),
    (
        N_("When are the answers deleted?"),
        N_(
            "Until the day that stands on each sheet: twelve months after the end of the check, "
            "if the organisers choose no other day. Then all answers are deleted, from the database"
            " too; backups of those who run this page are theirs to delete. Whether the result may stay, "
            "as lights and figures alone, stands on each sheet as well. Organisers can also "
            "delete a check at once."
        ),
    ),
    (
        LOST,
        N_(
            "On the device you used, the start page shows your checks. Otherwise look for the "
            "link in your e-mails or bookmarks. If you organise the check, the people who run "
            "this page can find it for you; on their computer there is a command for it (qcheck "
            "links). If you answered and have a personal code, type it where your invitation "
            "leads."
        ),
    ),
)
"""Each question with its answer, as message ids; `answers` fills in the labels and limits."""

ACCOUNT = (
    N_("What is an account for?"),
    N_(
        "Whoever answers or looks at results needs none. Whoever leads a check, writes a questionnaire "
        "or coordinates a trial can sign in on the start page, with the account they have anyway. What "
        "they begin then lies on “My shelf”, on every device, even when its link is lost. They can also "
        "put it on the shelf of their organisation: then everybody who belongs to it can lead it. The "
        "links go on as before. “My account”, at the foot of the shelf, shows what is kept of it; there "
        "it can be taken along and deleted."
    ),
)
"""Asked only where whoever runs qcheck offers signing in."""


def answers(words: Language, *, accounts: bool = False) -> tuple[tuple[str, str], ...]:
    """Each question with its answer, in this language; `accounts`: one can sign in here."""
    values, asked = _values(words), (*QUESTIONS, ACCOUNT) if accounts else QUESTIONS
    return tuple((words.say(question), words.say(answer, **values)) for question, answer in asked)


def _values(words: Language) -> dict[str, object]:
    """What the answers tell of scales and rules: labels in this language, and limits."""
    rules, scale = USUAL.rules, USUAL.scale
    none, little, much, full, dk, na = (option.label.say(words.tag) for option in scale.answers)
    return {
        "none": none,
        "little": little,
        "much": much,
        "full": full,
        "dk": dk,
        "na": na,
        "green": rules.green_from,
        "yellow": rules.yellow_from,
        "minimum": rules.minimum_group,
    }
