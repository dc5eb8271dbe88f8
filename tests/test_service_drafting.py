"""Writing a catalogue: by its author's link everything, nothing in use before it is published, and two authors
lose nothing.
"""

import shutil
from datetime import timedelta
from multiprocessing.pool import ThreadPool

import pytest

from qcheck.authoring import WHOLE, Add, AddOption, Item, Kind, Remove, SetText, SetValue
from qcheck.language import language
from qcheck.service import (
    AuthorsLink,
    BothChanged,
    Invalid,
    Mode,
    NewCheck,
    NotPossible,
    OutOfOrder,
    Scope,
    UnknownLink,
    WrongLink,
    open_service,
)
from qcheck.settings import Settings
from tests.test_service import YAML, Clock

EARLY, OPEN = Item(Kind.QUESTION, "frueh"), Item(Kind.QUESTION, "offen")


@pytest.fixture
def service(tmp_path, database_url):
    prepared = Settings(data=tmp_path / "data", database=database_url).prepared()
    (prepared.criteria / "spielplatz.yaml").write_text(YAML, "utf-8")
    opened = open_service(prepared)
    opened.clock.now = Clock()
    yield opened
    opened.close()


@pytest.fixture
def drafting(service):
    return service.drafting


@pytest.fixture
def link(drafting) -> str:
    return drafting.begin_edition("spielplatz")


def words(drafting, link: str, item: Item = EARLY) -> str:
    return drafting.open(link).draft.title(item)


def written(drafting) -> str:
    """A small catalogue of one criterion, ready to be published."""
    link = drafting.begin("Schulhof-Check")
    _, criterion = drafting.add(link, Add(Kind.CRITERION, "Pausen", "de", WHOLE))
    drafting.add(link, Add(Kind.QUESTION, "In den Pausen ist Platz für alle.", "de", criterion))
    return link


# beginning and looking


def test_an_empty_draft_lacks_nothing_but_criteria(drafting):
    opened = drafting.open(drafting.begin("Schulhof-Check"))

    assert opened.draft.title(WHOLE) == "Schulhof-Check"
    assert [finding.problem.path for finding in opened.draft.findings] == ["criteria"]


def test_a_draft_needs_a_title(drafting):
    with pytest.raises(Invalid):
        drafting.begin("  ")


def test_the_next_edition_begins_with_the_text_that_is_out(drafting, link):
    draft = drafting.open(link).draft

    assert draft.value(WHOLE, ("version",)) == "1.1.0"
    assert words(drafting, link) == "Die Kinder waren von Anfang an dabei."


def test_a_copy_has_an_id_of_its_own(drafting):
    copy = drafting.open(drafting.begin_copy("spielplatz", "Schulhof")).draft

    assert (copy.value(WHOLE, ("id",)), copy.value(WHOLE, ("version",))) == ("schulhof", "0.1.0")


def test_a_file_can_be_gone_on_with_even_with_mistakes_in_it(drafting):
    opened = drafting.open(drafting.begin_from(b"id: a\n\ttitle: A\n"))

    assert opened.draft.source is None
    assert opened.draft.findings[0].problem.line == 2


def test_what_is_no_text_or_too_large_is_refused(drafting, link):
    with pytest.raises(Invalid):
        drafting.begin_from(b"\xff\xfe\x00")
    with pytest.raises(Invalid):
        drafting.write(link, "x" * 1_000_001, drafting.open(link).number)


def test_an_authors_link_opens_no_check_and_a_checks_link_no_draft(service, drafting, link):
    organise = service.organising.create_check(NewCheck("P", "", "spielplatz", "vorher", Scope(), None))

    with pytest.raises(AuthorsLink):
        service.access.open(link)
    with pytest.raises(WrongLink):
        drafting.open(organise)
    with pytest.raises(UnknownLink):
        drafting.open(link[:-1] + ("0" if link[-1] != "0" else "1"))


VERBS = {
    "open": lambda drafting, link: drafting.open(link),
    "steps": lambda drafting, link: drafting.steps(link),
    "change": lambda drafting, link: drafting.change(link, SetText(EARLY, ("text",), "de", "x")),
    "add": lambda drafting, link: drafting.add(link, Add(Kind.CRITERION, "x", "de", WHOLE)),
    "write": lambda drafting, link: drafting.write(link, "x", 1),
    "overwrite": lambda drafting, link: drafting.overwrite(link, "x"),
    "bring": lambda drafting, link: drafting.bring(link, b"x"),
    "spreadsheet": lambda drafting, link: drafting.spreadsheet(link, language("de")),
    "undo": lambda drafting, link: drafting.undo(link),
    "redo": lambda drafting, link: drafting.redo(link),
    "restore": lambda drafting, link: drafting.restore(link, 1),
    "edition_before": lambda drafting, link: drafting.edition_before(link),
    "publication": lambda drafting, link: drafting.publication(link),
    "publish": lambda drafting, link: drafting.publish(link, "9.0.0", "published", "x"),
    "renew": lambda drafting, link: drafting.renew(link),
    "delete": lambda drafting, link: drafting.delete(link),
}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_asks_for_the_secret(drafting, link, verb):
    text = drafting.open(link).draft.text

    with pytest.raises(UnknownLink):
        VERBS[verb](drafting, link[:12] + "0" * 26)

    assert drafting.open(link).draft.text == text


def test_no_verb_is_forgotten_here(drafting):
    taking = {
        name
        for name, verb in vars(type(drafting)).items()
        if not name.startswith("_") and getattr(verb, "__annotations__", {}).get("link") == "ByAuthor"
    }

    assert taking == set(VERBS)


def test_a_renewed_link_opens_and_the_one_before_says_that_it_was_replaced(drafting, link):
    renewed = drafting.renew(link)

    assert words(drafting, renewed)
    with pytest.raises(UnknownLink, match="replaced"):
        drafting.open(link)


def test_a_device_knows_its_drafts(drafting, link):
    assert [known.title for known in drafting.known([link, "unsinn", drafting.begin("Neu")])] == [
        "Neu",
        "Spielplatz-Check",
    ]


def test_a_deleted_draft_is_gone(drafting, link):
    drafting.delete(link)

    with pytest.raises(UnknownLink):
        drafting.open(link)


# changing


def test_what_is_changed_is_kept(drafting, link):
    drafting.change(link, SetText(EARLY, ("text",), "de", "Die Kinder dürfen mitreden.\u200b"))

    assert words(drafting, link) == "Die Kinder dürfen mitreden."


def test_a_change_that_changes_nothing_is_no_step(drafting, link):
    before = drafting.open(link).number

    drafting.change(link, SetText(EARLY, ("text",), "de", words(drafting, link)))

    assert drafting.open(link).number == before


def test_steps_can_be_taken_back_and_forward_again(drafting, link):
    drafting.change(link, SetText(EARLY, ("text",), "de", "Eins"))
    drafting.change(link, SetText(EARLY, ("text",), "de", "Zwei"))

    assert drafting.undo(link).draft.title(EARLY) == "Eins"
    assert drafting.redo(link).draft.title(EARLY) == "Zwei"
    with pytest.raises(NotPossible):
        drafting.redo(link)


def test_every_version_can_be_had_again_and_that_can_be_taken_back(drafting, link):
    drafting.change(link, SetText(EARLY, ("text",), "de", "Eins"))
    drafting.change(link, SetText(EARLY, ("text",), "de", "Zwei"))

    assert drafting.restore(link, 2).draft.title(EARLY) == "Eins"
    assert drafting.undo(link).draft.title(EARLY) == "Zwei"


def test_a_new_step_after_one_taken_back_goes_on_from_there(drafting, link):
    drafting.change(link, SetText(EARLY, ("text",), "de", "Eins"))
    drafting.undo(link)
    drafting.change(link, SetText(OPEN, ("text",), "de", "Zwei"))

    assert drafting.undo(link).draft.title(EARLY) == "Die Kinder waren von Anfang an dabei."
    assert [step.did for step in drafting.steps(link)] == ["SetText", "SetText", "edition"]


def test_taking_back_and_going_forward_are_offered_where_there_is_a_step(drafting, link):
    one, other = (SetText(place, ("text",), "de", "Neu") for place in (EARLY, OPEN))

    opened = [
        drafting.open(link),
        drafting.change(link, one),
        drafting.undo(link),
        drafting.change(link, other),
    ]

    assert [(draft.can_undo, draft.can_redo) for draft in opened] == [
        (False, False),
        (True, False),
        (False, True),
        (True, False),
    ]


def test_changes_of_two_authors_at_once_all_stay(drafting, link):
    labels = [f"Antwort {number}" for number in range(12)]
    pool = ThreadPool(4)

    pool.map(lambda label: drafting.change(link, AddOption(Item(Kind.SCALE), label, "de")), labels)

    steps = drafting.open(link).draft.catalogue.scale.steps
    assert {step.label.say("de") for step in steps} == set(labels)


def test_the_same_place_changed_by_two_brings_both_versions(drafting, link):
    seen = words(drafting, link)
    drafting.change(link, SetText(EARLY, ("text",), "de", "Von Anfang an.", was=seen))

    with pytest.raises(BothChanged) as both:
        drafting.change(link, SetText(EARLY, ("text",), "de", "Sehr früh.", was=seen))

    assert (both.value.now, both.value.wanted) == ("Von Anfang an.", "Sehr früh.")


def test_a_text_written_beside_forms_keeps_what_these_changed_elsewhere(drafting, link):
    seen = drafting.open(link)
    drafting.change(link, SetText(EARLY, ("text",), "de", "Von Anfang an."))

    drafting.write(link, seen.draft.text.replace("Es ist schön.", "Alles ist schön."), seen.number)

    assert words(drafting, link) == "Von Anfang an."
    assert words(drafting, link, Item(Kind.QUESTION, "schoen")) == "Alles ist schön."


def test_the_same_lines_written_twice_bring_both_versions(drafting, link):
    seen = drafting.open(link)
    drafting.change(link, SetText(EARLY, ("text",), "de", "Von Anfang an."))
    own = seen.draft.text.replace("Die Kinder waren von Anfang an dabei.", "Sehr früh.")

    with pytest.raises(BothChanged) as both:
        drafting.write(link, own, seen.number)

    assert "Von Anfang an." in both.value.now
    assert "Sehr früh." in both.value.wanted
    assert words(drafting, drafting.overwrite(link, own).link) == "Sehr früh."


def test_forms_say_where_the_text_has_to_be_mended_first(drafting, link):
    drafting.overwrite(link, "id: a\n\ttitle: A\n")

    with pytest.raises(NotPossible, match="line 2"):
        drafting.change(link, SetText(WHOLE, ("title",), "de", "B"))


def test_what_somebody_else_took_out_is_said_to_be_gone(drafting, link):
    drafting.change(link, Remove(EARLY))

    with pytest.raises(NotPossible, match="not there any more"):
        drafting.change(link, SetText(EARLY, ("text",), "de", "x"))


# publishing


def test_a_draft_is_offered_to_nobody_before_it_is_published(service, drafting):
    link = written(drafting)
    before = service.shelf.ids()

    drafting.publish(link, "1.0.0", "published", "")

    assert "schulhof-check" not in before
    assert service.shelf.get("schulhof-check").version == "1.0.0"
    assert service.organising.create_check(
        NewCheck("P", "", "schulhof-check", None, Scope(), None, Mode.OPEN)
    )


def test_mistakes_hinder_and_lead_to_their_items(drafting):
    link = drafting.begin("Schulhof-Check")
    _, criterion = drafting.add(link, Add(Kind.CRITERION, "Pausen", "de", WHOLE))

    assert [each.item for each in drafting.publication(link).hindrances] == [criterion]
    with pytest.raises(NotPossible, match="mistakes"):
        drafting.publish(link, "1.0.0", "published", "")


def test_an_edition_that_is_out_is_never_written_again(service, drafting):
    link = written(drafting)
    drafting.publish(link, "1.0.0", "published", "")
    file = service.shelf.own / "schulhof-check-1.0.0.yaml"
    text = file.read_text("utf-8")

    with pytest.raises(Invalid, match="already out"):
        drafting.publish(link, "1.0.0", "published", "")

    assert file.read_text("utf-8") == text
    assert drafting.publication(link).proposed == "1.1.0"


def test_the_next_edition_declares_what_changed_and_why(service, drafting, link):
    drafting.change(link, SetText(EARLY, ("text",), "de", "Ganz neu: Alle dürfen mitreden."))

    with pytest.raises(Invalid, match="why"):
        drafting.publish(link, "1.1.0", "trial", "")
    drafting.publish(link, "1.1.0", "trial", "So verstehen es alle.")

    [change] = service.shelf.get("spielplatz").changes
    assert (change.question, change.why.say("de")) == ("frueh", "So verstehen es alle.")
    assert drafting.publication(link).is_out


def test_a_question_that_asks_something_else_goes_on_under_an_id_of_its_own(service, drafting, link):
    drafting.change(link, SetText(EARLY, ("text",), "de", "Die Stadt hat geantwortet."))

    drafting.publish(link, "1.1.0", "trial", "Wir fragten nach zweierlei.", meant={"frueh": "changed"})

    published = service.shelf.get("spielplatz")
    [change] = published.changes
    assert (change.question, change.change, change.replaces) == (
        "die-stadt-hat-geantwortet",
        "changed",
        ("frueh",),
    )
    assert "frueh" not in published.questions
    assert drafting.publication(link).is_out


def test_running_checks_stay_on_their_edition(service, drafting, link):
    organise = service.organising.create_check(NewCheck("P", "", "spielplatz", "vorher", Scope(), None))
    drafting.change(link, SetValue(WHOLE, ("rules",), {"yellow_from": "40"}))

    drafting.publish(link, "1.1.0", "published", "Andere Schwelle.")

    assert service.access.open(organise).catalogue.version == "1.0.0"


def test_names_longer_than_a_file_may_have_are_refused(drafting):
    with pytest.raises(Invalid, match="too long"):
        drafting.publish(written(drafting), f"1.0.0-{'a' * 400}", "published", "")


def test_a_folder_that_cannot_be_written_is_told_as_such(service, drafting):
    link = written(drafting)
    shutil.rmtree(service.shelf.own)
    service.shelf.own.write_text("in the way", "utf-8")

    with pytest.raises(OutOfOrder, match="could not be written"):
        drafting.publish(link, "1.0.0", "published", "")


def test_a_version_is_three_numbers(drafting):
    with pytest.raises(Invalid, match="three numbers"):
        drafting.publish(written(drafting), "neu", "published", "")


# the end


def test_a_draft_that_nobody_opens_for_two_years_goes(service, drafting, link):
    service.clock.now.time += timedelta(days=10)
    service.upkeep.tidy()
    stays = drafting.begin("Neu")
    service.clock.now.time += timedelta(days=725)
    service.upkeep.believe_clock()

    assert drafting.open(stays)
    with pytest.raises(UnknownLink):
        drafting.open(link)
