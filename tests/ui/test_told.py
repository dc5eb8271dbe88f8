"""What pages tell of comments in a confidential check in which a group is too small: never whose they are,
not even by their question.
"""

import re

import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.records import Mode, Scope
from qcheck.service import NewCheck
from tests.ui.pages import asked, earlier_edition, installation, markup, text, visit

COUNCILLOR = PerspectiveId("politik")
OWN, SHARED, NOWHERE = (
    QuestionId(each) for each in ("rueckhalt-fraktion", "rueckhalt-beschluss", "mittel-fortbildung-rat")
)


@pytest.fixture
def link(tmp_path):
    """Closed, with five residents and a councillor who wrote on three questions and in closing."""
    with installation(tmp_path / "data") as service:
        made = service.organising.create_check(
            NewCheck("Platz", "", earlier_edition(), "reflexion", Scope(), None, Mode.CONFIDENTIAL)
        )
        invitation = service.inviting.own_answer_link(made)
        for _ in range(5):
            resident = service.joining.join(
                invitation, PerspectiveId("einwohnerschaft"), service.joining.new_nonce()
            )
            service.answering.answer(resident, QuestionId(asked(service, resident)[0]), 4)
        sheet = service.joining.join(invitation, COUNCILLOR, service.joining.new_nonce())
        service.answering.answer(sheet, OWN, 4)
        [service.answering.comment(sheet, each, f"Wort zu {each}", "") for each in (OWN, SHARED, NOWHERE)]
        service.answering.closing(sheet, "open_good", "Wort am Ende", "")
        service.organising.end_check(made)
        yield made


def test_a_comment_on_a_question_for_one_perspective_stands_under_its_topic_alone(link):
    quoted = re.findall(
        "<blockquote.*?</blockquote>", markup(visit("criterion", link=link, criterion="rueckhalt"))
    )

    assert sorted(quoted) == [
        f'<blockquote class="qc-quote"><p>Wort zu {each}</p></blockquote>' for each in (SHARED, OWN)
    ]


def test_a_comment_on_a_page_in_another_language_is_marked_as_written_in_that_of_the_questionnaire(link):
    quoted = markup(visit("criterion", link=link, criterion="rueckhalt", lang="en"))

    assert f'<p lang="de">Wort zu {OWN}</p>' in quoted


def test_a_comment_in_a_topic_that_is_not_put_to_everybody_stands_among_the_closing_ones(link):
    profile, criterion = (
        text(visit("profile", link=link)),
        text(visit("criterion", link=link, criterion="mittel-kompetenzen")),
    )

    assert f"Wort zu {NOWHERE}" not in criterion
    assert "Was sonst gesagt wurde" in profile
    assert f"Wort zu {NOWHERE}" in profile
    assert "Wort am Ende" in profile
