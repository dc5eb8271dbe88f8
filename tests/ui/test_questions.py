"""Answering: nothing preselected, everything saved at once and visibly so, answers taken back, questions that
come and go.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Radio

from qcheck.catalogue import Apart
from qcheck.service import LinkKind, Service
from tests.ui.pages import begun, headings, links, text, visit

MARKED = """
id: zeichen
version: 1.0.0
title: Zeichen
criteria:
  - id: k
    title: "*Stern* und <b>fett</b>"
    questions:
      - {id: a, text: "Was kostet [das](https://example.org)? :red[$5$]", help: "_Hilfe_ & <i>mehr</i>"}
"""


def answering(
    service: Service, criterion: str = "dialogbereitschaft", **check: str | None
) -> tuple[str, AppTest]:
    """A new check and the page of one of its criteria."""
    link = begun(service, **check)
    return link, visit("questions", link=link, criterion=criterion)


def test_nothing_is_preselected(service: Service) -> None:
    _, page = answering(service, catalogue="qualitaetscheck")

    assert [radio.value for radio in page.radio] == [None] * 5
    assert "Gespeichert um" not in text(page)


def test_the_answers_are_those_of_the_scale_with_the_two_others_at_the_end(service: Service) -> None:
    _, page = answering(service)

    assert page.radio[0].options == [
        "trifft gar nicht zu",
        "trifft eher nicht zu",
        "trifft eher zu",
        "trifft voll zu",
        "kann ich nicht beurteilen",
        "hier nicht relevant",
    ]


def test_each_question_has_the_answers_of_its_own_scale(service: Service, criteria: Path) -> None:
    name = "offene-plattform.yaml"
    (criteria / name).write_bytes((Path(__file__).parents[1] / "data" / "catalogues" / name).read_bytes())
    _, page = answering(
        service, "nachvollziehen", catalogue="offene-plattform", phase=None, perspective="betrieb"
    )

    assert page.radio[0].options[:4] == ["gar nicht", "in Ansätzen", "zur Hälfte", "vollständig"]
    assert page.radio[2].options[:10] == [str(point) for point in range(1, 11)]
    assert text(page).count("Wie weit ist das umgesetzt?") == 2


@pytest.mark.parametrize(("chosen", "kept"), [("1", 1), ("4", 4), ("dk", Apart.DK), ("na", Apart.NA)])
def test_an_answer_is_in_the_store_right_after_choosing_it(
    service: Service, chosen: str, kept: int | Apart
) -> None:
    link, page = answering(service)

    page.radio(key="value-k-zuhoeren").set_value(chosen).run()

    assert service.answering.own_sheet(link).given["k-zuhoeren"].value == kept
    assert page.radio(key="value-k-zuhoeren").value == chosen
    assert "Gespeichert um" in text(page)


def test_an_answer_changed_is_the_answer_kept(service: Service) -> None:
    link, page = answering(service)
    page.radio(key="value-k-zuhoeren").set_value("1").run()

    page.radio(key="value-k-zuhoeren").set_value("3").run()

    assert service.answering.own_sheet(link).given["k-zuhoeren"].value == 3


def test_an_answer_taken_back_is_gone_and_the_question_open_again(service: Service) -> None:
    link, page = answering(service)
    page.radio(key="value-k-zuhoeren").set_value("1").run()

    page.button(key="back-k-zuhoeren").click().run()

    assert service.answering.own_sheet(link).answered == 0
    assert choice(page, "k-zuhoeren").value is None
    assert "Antwort zurücknehmen" not in text(page)


def test_an_answer_taken_back_keeps_its_comment(service: Service) -> None:
    link, page = answering(service)
    service.answering.answer(link, "k-zuhoeren", 2)
    service.answering.comment(link, "k-zuhoeren", "Bleibt.", "")

    page.run().button(key="back-k-zuhoeren").click().run()

    given = service.answering.own_sheet(link).given["k-zuhoeren"]
    assert (given.value, given.comment) == (None, "Bleibt.")


def test_an_answer_given_elsewhere_meanwhile_is_shown(service: Service) -> None:
    link, page = answering(service)
    service.answering.answer(link, "k-zuhoeren", 4)

    page.run()

    assert choice(page, "k-zuhoeren").value == "4"


def test_the_time_of_saving_is_that_of_the_visitors_clock(service: Service) -> None:
    link, page = answering(service)
    service.answering.answer(link, "k-zuhoeren", 4)
    saved = service.answering.own_sheet(link).given["k-zuhoeren"].saved

    page.context["timezone"] = "Asia/Tokyo"
    page.run()

    assert f"Gespeichert um {(saved.hour + 9) % 24:02}:{saved.minute:02}" in text(page)


def test_comment_and_evidence_are_kept(service: Service) -> None:
    link, page = answering(service)
    service.answering.comment(link, "k-zuhoeren", "Am Tisch.", "")
    unfolded(page.run(), "k-zuhoeren")

    page.text_area(key="comment-k-zuhoeren").set_value("Am Runden Tisch.").run()
    page.text_input(key="evidence-k-zuhoeren").set_value("Protokoll").run()
    page.text_input(key="address-k-zuhoeren").set_value("https://example.org/p").run()

    given = service.answering.own_sheet(link).given["k-zuhoeren"]
    assert (given.comment, given.evidence_title, given.evidence_address) == (
        "Am Runden Tisch.",
        "Protokoll",
        "https://example.org/p",
    )


def test_the_fold_says_whether_there_is_a_comment(service: Service) -> None:
    link, page = answering(service)
    before = text(page)
    service.answering.comment(link, "k-zuhoeren", "Am Tisch.", "")

    page.run()

    assert "mit Kommentar oder Beleg" not in before
    assert "mit Kommentar oder Beleg" in text(page)


def test_the_fold_stays_open_when_the_first_comment_is_saved(service: Service) -> None:
    _, page = answering(service)

    unfolded(page, "k-zuhoeren").text_area(key="comment-k-zuhoeren").set_value("Am Runden Tisch.").run()

    assert [field.key for field in page.text_area] == ["comment-k-zuhoeren"]


def test_a_comment_alone_is_no_answer(service: Service) -> None:
    link, page = answering(service)

    unfolded(page, "k-zuhoeren").text_area(key="comment-k-zuhoeren").set_value("Nur so.").run()

    assert service.answering.own_sheet(link).answered == 0


def test_an_address_that_is_none_is_refused_in_words_and_stays_to_be_mended(service: Service) -> None:
    link, page = answering(service)

    unfolded(page, "k-zuhoeren").text_input(key="address-k-zuhoeren").set_value("javascript:alert(1)").run()

    assert [error.value for error in page.error] == [
        "Bitte geben Sie die ganze Adresse einer Seite an. Sie beginnt mit https:// oder http://."
    ]
    assert page.text_input(key="address-k-zuhoeren").value == "javascript:alert(1)"
    assert "k-zuhoeren" not in service.answering.own_sheet(link).given


def test_a_title_that_is_too_long_is_refused_at_the_title_whichever_field_was_changed(
    service: Service,
) -> None:
    _, page = answering(service)
    unfolded(page, "k-zuhoeren").text_input(key="evidence-k-zuhoeren").set_value("x" * 201).run()

    page.text_input(key="address-k-zuhoeren").set_value("https://example.org").run()
    drawn = [
        getattr(each, "key", None) or each.type for each in page.main if each.type in {"text_input", "error"}
    ]

    assert drawn.index("error") == drawn.index("evidence-k-zuhoeren") + 1
    assert page.text_input(key="address-k-zuhoeren").value == "https://example.org"


def test_a_comment_in_another_window_is_put_below_and_not_overwritten(service: Service) -> None:
    link, page = answering(service)
    service.answering.comment(link, "k-zuhoeren", "Zuerst.", "")
    unfolded(page.run(), "k-zuhoeren")
    service.answering.comment(link, "k-zuhoeren", "Von drüben.", "Zuerst.")

    page.text_area(key="comment-k-zuhoeren").set_value("Von hier.").run()

    assert service.answering.own_sheet(link).given["k-zuhoeren"].comment == "Von drüben.\n\nVon hier."
    assert page.text_area(key="comment-k-zuhoeren").value == "Von drüben.\n\nVon hier."


def test_questions_disappear_and_appear_with_the_answer_they_depend_on(service: Service) -> None:
    link, page = answering(service, "regeln", catalogue="qualitaetscheck")
    service.answering.answer(link, "regeln-finden", 3)
    before = shown(page.run())

    page.radio(key=f"value-{before[0]}").set_value("1").run()
    without = shown(page)
    page.radio(key=f"value-{before[0]}").set_value("4").run()

    assert (len(before), len(without), shown(page)) == (4, 1, before)
    assert choice(page, "regeln-finden").value == "3"


def test_one_goes_on_and_back_and_from_the_last_topic_to_the_closing_questions_and_the_overview(
    service: Service,
) -> None:
    _, page = answering(service, "rueckhalt")

    page.button(key="step-on").click().run()
    last = headings(page)
    page.button(key="step-on").click().run()
    closing = headings(page)
    page.button(key="step-back").click().run()
    back = headings(page)
    page.button(key="step-on").click().run().button(key="step-overview").click().run()

    topic = ["Auf die Regeln für Beteiligung kann man sich in unserer Kommune verlassen."]
    assert (last, closing, back) == (topic, ["Zum Schluss"], topic)
    assert headings(page) == ["Alle Themen"]


def test_the_first_topic_has_no_way_back(service: Service) -> None:
    _, page = answering(service)

    assert "step-back" not in {button.key for button in page.button}


def test_without_a_topic_in_the_address_the_first_open_one_is_shown(service: Service) -> None:
    link = begun(service)
    service.answering.answer(link, "k-zuhoeren", 3)

    page = visit("questions", link=link)

    assert headings(page) == ["Es ist klar, was die Beteiligung erreichen soll."]


def test_a_page_without_a_topic_in_its_address_stays_there_when_it_is_drawn_anew_after_an_answer(
    service: Service,
) -> None:
    page = visit("questions", link=begun(service))

    page.radio(key="value-k-zuhoeren").set_value("3").run()

    assert headings(page) == ["Die Verantwortlichen zeigen, dass sie zuhören wollen."]


def test_a_topic_that_the_check_does_not_have_gives_way_to_the_first_open_one(service: Service) -> None:
    _, page = answering(service, "gibt-es-nicht")

    assert not page.exception
    assert headings(page) == ["Die Verantwortlichen zeigen, dass sie zuhören wollen."]


def test_closing_questions_are_kept_and_shown_again(service: Service) -> None:
    link, page = answering(service, "closing")

    page.text_area(key="closing-open_good").set_value("Das Miteinander.").run()
    page.text_area(key="closing-open_next").set_value("Früher anfangen.").run()

    assert service.answering.own_sheet(link).closing == {
        "open_good": "Das Miteinander.",
        "open_next": "Früher anfangen.",
    }
    assert (
        visit("questions", link=link, criterion="closing").text_area(key="closing-open_good").value
        == "Das Miteinander."
    )


def test_a_topic_of_one_question_says_the_question_once_and_unfolds_what_is_meant(service: Service) -> None:
    _, page = answering(service, "ziele-rahmen")

    said = text(page).split("\n")
    assert headings(page) == ["Es ist klar, was die Beteiligung erreichen soll."]
    assert headings(page, 2) == []
    assert said.count("Es ist klar, was die Beteiligung erreichen soll.") == 2  # heading, name of the answers
    assert said.index("Klares Ziel") < said.index("Was ist damit gemeint?")
    assert said.index("Was ist damit gemeint?") < said.index("Wie sehr trifft das zu?")


def test_a_topic_of_several_questions_has_its_own_heading_however_many_of_them_are_asked(
    service: Service,
) -> None:
    _, page = answering(service, "regeln", catalogue="qualitaetscheck")
    before = (headings(page), len(headings(page, 2)))

    page.radio(key="value-regeln-schriftlich").set_value("1").run()

    assert before == (["Gemeinsame Regeln"], 4)
    assert (headings(page), len(headings(page, 2))) == (["Gemeinsame Regeln"], 1)


def test_the_page_says_from_which_perspective_and_where_one_is(service: Service) -> None:
    _, page = answering(service, "ziele-rahmen", perspective="einwohnerschaft")

    assert "Sie antworten als: Einwohner/innen" in text(page)
    assert "Thema 2 von 12" in text(page)


def test_plain_german_has_its_own_questions_and_answers(service: Service) -> None:
    link = begun(service)

    page = visit("questions", link=link, criterion="dialogbereitschaft", lang="de-simple")

    assert page.radio[0].options[2] == "Eher ja"
    assert "Weiß ich nicht" in page.radio[0].options


def test_another_language_shows_the_same_answer(service: Service) -> None:
    link, page = answering(service)
    page.radio(key="value-k-zuhoeren").set_value("3").run()

    seen = [
        visit("questions", link=link, criterion="dialogbereitschaft", lang=language)
        for language in ("de-simple", "en")
    ]

    assert [page.radio(key="value-k-zuhoeren").value for page in seen] == ["3", "3"]


def test_markup_in_a_catalogue_comes_out_as_text(service: Service, criteria: Path) -> None:
    (criteria / "zeichen.yaml").write_text(MARKED, encoding="utf-8")

    _, page = answering(service, "k", catalogue="zeichen", phase=None, perspective="all")

    assert "*Stern* und <b>fett</b>" in text(page)
    assert headings(page) == ["Was kostet [das](https://example.org)? :red[$5$]"]
    assert "_Hilfe_ & <i>mehr</i>" in text(page)
    assert page.radio[0].label == "Was kostet \\[das\\](https:\u2060//example.org)? :\u2060red\\[\\$5\\$\\]"


def test_a_check_keeps_its_questions_when_its_catalogue_changes(service: Service, criteria: Path) -> None:
    (criteria / "zeichen.yaml").write_text(MARKED, encoding="utf-8")
    link = begun(service, catalogue="zeichen", phase=None, perspective="all")
    (criteria / "zeichen.yaml").write_text(MARKED.replace("Was kostet", "Wer zahlt"), encoding="utf-8")

    page = visit("questions", link=link, criterion="k")

    assert headings(page) == ["Was kostet [das](https://example.org)? :red[$5$]"]


def unfolded(page: AppTest, question: str) -> AppTest:
    """Comment and evidence of a question, folded out."""
    page.session_state[f"more-{question}"] = True
    return page.run()


def shown(page: AppTest) -> list[str]:
    """The questions on the page."""
    return [_question(radio) for radio in page.radio]


def choice(page: AppTest, question: str) -> Radio[str]:
    """The answers to a question, whichever widget they stand in by now."""
    return next(radio for radio in page.radio if _question(radio) == question)


def _question(radio: Radio[str]) -> str:
    return str(radio.key).removeprefix("value-").partition("_")[0]


@pytest.mark.parametrize("page", ["questions", "overview"])
def test_a_link_to_the_results_says_what_it_is_for_and_offers_them(service: Service, page: str) -> None:
    [view] = [each.link for each in service.inviting.links(begun(service)) if each.kind is LinkKind.VIEW]

    shown = visit(page, link=view)

    assert headings(shown) == ["Diese Seite können Sie mit Ihrem Link nicht öffnen"]
    assert "Dieser Link zeigt die Ergebnisse." in text(shown)
    assert links(shown)["Ergebnisse ansehen"] == f"/r/{view}"


def test_a_link_for_answering_leads_from_the_results_to_the_sheet(service: Service) -> None:
    invitation = service.inviting.own_answer_link(begun(service))

    shown = visit("profile", link=invitation, lang="en")

    assert links(shown)["To the answer sheet"] == f"/a/{invitation}?lang=en"


def resumed(service: Service) -> AppTest:
    """A check whose second topic is answered, seen at its first one."""
    link, page = answering(service)
    service.answering.answer(link, "k-ziel", 3)
    return page.run()


def test_whoever_resumes_is_led_past_what_is_answered(service: Service) -> None:
    page = resumed(service)

    page.button(key="step-open").click().run()

    assert headings(page) == ["Die Beteiligung kann noch etwas Wichtiges verändern."]


def test_where_the_next_topic_is_open_anyway_there_is_one_way_on(service: Service) -> None:
    _, page = answering(service)

    assert "step-open" not in {button.key for button in page.button}


def test_leaving_a_topic_with_gaps_says_so_and_hinders_nobody(service: Service) -> None:
    _, page = answering(service)

    page.button(key="step-on").click().run()
    said = text(page)
    page.radio(key="value-k-ziel").set_value("3").run()
    page.button(key="step-on").click().run()

    assert "Bei »Bereitschaft zum Dialog« ist noch eine Frage offen. Sie dürfen sie offen lassen." in said
    assert "ist noch eine Frage offen" not in text(page)
    assert headings(page) == ["Die Beteiligung kann noch etwas Wichtiges verändern."]


def test_the_word_about_gaps_leads_back_to_them(service: Service) -> None:
    _, page = answering(service)

    page.button(key="step-on").click().run()

    assert "criterion=dialogbereitschaft" in links(page)["Dorthin zurück"]


def test_whoever_comes_straight_from_the_same_question_of_another_check_finds_nothing_of_it(
    service: Service,
) -> None:
    first, page = answering(service)
    unfolded(page, "k-zuhoeren").text_area(key="comment-k-zuhoeren").set_value("Nur hier.").run()
    second = begun(service, title="Radweg")

    page.query_params["link"] = second
    page.run()

    assert "Radweg" in text(page)
    assert "comment-k-zuhoeren" not in page.session_state  # folded away again
    assert unfolded(page, "k-zuhoeren").text_area(key="comment-k-zuhoeren").value == ""
    assert service.answering.own_sheet(first).given["k-zuhoeren"].comment == "Nur hier."
    assert "k-zuhoeren" not in service.answering.own_sheet(second).given
