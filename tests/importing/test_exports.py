"""What survey tools put into the heads of their exports beside a question's id or text.

Checked against what the tools themselves write and what people who evaluate their exports expect:

- LimeSurvey: `application/helpers/admin/export/Writer.php` (heads as code, text, cut text, or code and text with
  `. ` between; spaces as underscores on wish; `'` before `=`) and `viewHelper.php` (`Q1[SQ001]`, or `Q1_SQ001` for
  its expressions; `[other]`, `[comment]`) in LimeSurvey/LimeSurvey; German heads (*Antwort ID, Datum Abgeschickt,
  Letzte Seite, Start-Sprache, Zufallsgeneratorstartwert, Datum letzte Aktivität*, `[Sonstiges]`) in scripts that
  read such files; `groupTime721`, `GenderTime` in exports with times.
- Microsoft Forms: *ID, Start time, Completion time, Email, Name, Last modified time*, German *Startzeit,
  Fertigstellungszeit, E-Mail, Name*; of a quiz *Total points, Quiz feedback, Points - …, Feedback - …* (importers
  of such files and their tests). A statement of a Likert question has a column by its text alone.
- Google Forms: *Timestamp* / *Zeitstempel*, a grid as `Question [Row]`.
- KoboToolbox: exports in the tests of kobotoolbox/kpi and kobotoolbox/formpack: `;` and quotation marks, `_id`,
  `_uuid`, `_submission_time`, `_validation_status`, …, `_index`; groups before a `/`; a row of tags that begin with
  `#` below the heads; names of answers made of their labels (`sluggify_label` in kpi).
- EUSurvey: `XlsExportCreator.java` in EUSurvey/EUSURVEY: lines about the survey, a matrix as `Title: row`, short
  names in brackets behind, *Invitation Number, Contribution Id, User Name, Creation Date, Last Update, Languages,
  Total Score*.
"""

import pytest

from qcheck.catalogue import Apart
from tests.importing.reading import said, table, values
from tests.importing.test_wide import TOWN

GOALS = "Die Ziele sind „offen“ für alle."


def understood(*heads: str, cells: str = "3") -> dict[str, object]:
    """The answers of a row below these heads and a column with the perspective; nothing is wrong with it."""
    quoted = ";".join('"' + head.replace('"', '""') + '"' for head in (*heads, "k-ehrlich"))
    found = table(f"Perspektive;{quoted}\nAmt;{cells};4\n", TOWN)
    assert said(found) == ""
    return {question: value for question, value in values(found)[0].items() if question != "k-ehrlich"}


@pytest.mark.parametrize(
    "head",
    [
        "G02Q03[koffen]", "G02Q03_koffen", "Q1_koffen", f"G02Q03[koffen]. Wie sehr trifft das zu? [{GOALS}]",
        f"koffen. {GOALS}", "koffen. Die Ziele sind.. ", "G02Q03[koffen]. Wie sehr tri.. [Die Ziele sind of.. ]",
        "Wie_sehr_trifft_das_zu?_[Die_Ziele_sind_offen_für_alle.]", "Die_Ziele_sind_offen_für_alle.",
    ],
)  # fmt: skip
def test_a_question_is_known_however_limesurvey_writes_its_head(head: str) -> None:
    assert understood(head) == {"k-offen": 3}


@pytest.mark.parametrize(
    "head", ["Die Ziele sin.. ", "koffen. Die Ziele stehen schon fe.. ", "koffen. Die.. "]
)
def test_a_head_that_was_cut_alone_or_from_another_text_is_not_guessed(head: str) -> None:
    assert understood(head) == {}


@pytest.mark.parametrize(
    "head",
    [
        "G02Q03[other]", f"{GOALS} [Sonstiges]", f"{GOALS} [Other]", "koffenTime", "groupTime721",
        f"Fragenzeit: {GOALS}", f"Question time: {GOALS}", f"Points - {GOALS}", f"Feedback – {GOALS}", f"Punkte - {GOALS}",
    ],
)  # fmt: skip
def test_what_stands_beside_a_question_is_not_the_question(head: str) -> None:
    assert understood("k-offen", head, cells="3;17") == {"k-offen": 3}


@pytest.mark.parametrize(
    "head", ["koffen[comment]", f"{GOALS} [Kommentar]", f"{GOALS} [Comment]", "k_offen_kommentar"]
)
def test_a_remark_beside_its_question_is_its_comment(head: str) -> None:
    found = table(f'Perspektive;k-offen;k-ehrlich;"{head}"\nAmt;3;4;sehr offen\n', TOWN)

    assert found.sheets[0].answers["k-offen"].comment == "sehr offen"


@pytest.mark.parametrize(
    "head",
    [
        f"{GOALS} (ID12)", f"Wie sehr trifft das zu?: {GOALS}", f"Wie sehr trifft das zu?: {GOALS} (ID12)",
        f"{GOALS} (k_offen)", f"Teil A/{GOALS}", "teil_a/k_offen",
    ],
)  # fmt: skip
def test_a_question_is_known_with_its_short_name_or_its_group(head: str) -> None:
    assert understood(head) == {"k-offen": 3}


def test_a_short_name_beside_another_text_is_that_of_an_older_edition() -> None:
    assert understood("Die Ziele standen ganz anders da. (k_offen)") == {}


@pytest.mark.parametrize("cell", ['"trifft voll zu;"', '"trifft voll zu (ID31)"', "4 (ID31)"])
def test_an_answer_is_known_with_what_a_tool_sets_behind_it(cell: str) -> None:
    assert understood("k-offen", cells=cell) == {"k-offen": 4}


@pytest.mark.parametrize(
    ("cell", "meant"),
    [("trifft_voll_zu", 4), ("Trifft_eher_zu", 3), ("kann_ich_nicht_beurteilen", Apart.DK)],
)
def test_an_answer_is_known_by_the_name_that_kobo_made_of_its_label(cell: str, meant: object) -> None:
    assert understood("k-offen", cells=cell) == {"k-offen": meant}


def test_a_name_with_other_words_is_no_answer() -> None:
    found = table("Perspektive;k-offen;k-ehrlich\nAmt;trifft_fast_zu;4\n", TOWN)

    assert "'trifft_fast_zu' is not an answer on the scale" in said(found)


def test_the_perspective_is_known_with_the_semicolon_of_a_question_with_several_answers() -> None:
    found = table('Perspektive,k-offen,k-ehrlich\n"Amt;",3,4\n', TOWN)

    assert [sheet.perspective for sheet in found.sheets] == ["amt"]


def test_the_tags_below_the_heads_of_a_kobo_export_are_no_response() -> None:
    rows = (
        '"teil_a/k_offen";"teil_a/k_ehrlich";"perspektive";"_id";"_uuid";"_submission_time";"_index"\n'
        '"#offen";"";"#sicht";"";"";"";""\n"4";"dk";"amt";"1";"aa";"2026-06-01T16:10:00";"1"\n'
    )

    found = table(rows, TOWN)

    assert (said(found), values(found)) == ("", [{"k-offen": 4, "k-ehrlich": Apart.DK}])


@pytest.mark.parametrize(
    "heads",
    [
        "Antwort ID;Datum Abgeschickt;Letzte Seite;Start-Sprache;Zufallsgeneratorstartwert;Datum gestartet;"
        "Datum letzte Aktivität;IP-Adresse;Weiterleitungs-URL;Gesamtzeit",
        "Response ID;Date submitted;Last page;Start language;Seed;Date started;Date last action;IP address;"
        "Referrer URL;Total time",
        "ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Gesamtpunktzahl;Prüfungsfeedback;"
        "Uhrzeit der Notenveröffentlichung;Uhrzeit der letzten Änderung",
        "ID;Start time;Completion time;Email;Name;Total points;Quiz feedback;Grade posted time;Last modified time",
        "Zeitstempel;E-Mail-Adresse;Punktzahl", "Timestamp;Email Address;Username;Score",
        "start;end;today;deviceid;username;_id;_uuid;_submission_time;_validation_status;_notes;_status;"
        "_submitted_by;__version__;_tags;meta/rootUuid;_index",
        "Alias;Invitation Number;Contribution Id;User Name;Creation Date;Last Update;Languages;Total Score",
    ],
)  # fmt: skip
def test_everything_a_tool_writes_for_itself_is_known(heads: str) -> None:
    filled = ";".join(["x"] * (heads.count(";") + 1))

    found = table(f"{heads};Perspektive;k-offen;k-ehrlich\n{filled};Amt;3;4\n", TOWN)

    assert (said(found), found.unmatched) == ("", ())


def test_codes_above_texts_count_also_where_the_texts_say_more() -> None:
    rows = (
        "perspektive;k_offen;k_alt;k_frueh\nWer sind Sie?;Die Ziele sind offen für alle.;Alle reden ehrlich.;"
        "Alle wissen früh Bescheid.\namt;4;3;2\n"
    )

    found = table(rows, TOWN)

    assert (said(found), found.unmatched) == ("", ())
    assert values(found) == [{"k-offen": 4, "k-ehrlich": 3, "k-frueh": 2}]
