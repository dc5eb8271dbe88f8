"""Imprint, privacy, accessibility: the operator's words as a page, and kind words while they are missing."""

from __future__ import annotations

import os
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from qcheck.browser import ACCOUNT_COOKIE, COOKIE, DATES_COOKIE, LANGUAGE_COOKIE, PHONE_COOKIE
from qcheck.cli import main
from qcheck.language import LOCALE, language
from qcheck.legal import TITLES, LegalText, begin, rendered, told, unfinished
from qcheck.legal.texts import TEMPLATES
from qcheck.plain.account.sign_in import WAY_COOKIE
from qcheck.server import PARTS
from qcheck.web.kept_sheets import PREFIX as SHEET_COOKIE
from tests.serving import serving, streamlit_run

ALL_TEMPLATES = sorted(TEMPLATES.glob("*.md"))
SCRIPTS = "\n".join(file.read_text() for file in sorted(TEMPLATES.parents[1].rglob("*.js")))
KEPT_BY_SCRIPTS = sorted(
    {*re.findall(r'"(qcheck-[\w-]+)"', SCRIPTS), *re.findall(r"sessionStorage\.(qcheck\w+)", SCRIPTS)}
    - {"qcheck-sends"}
)
"""Names of what our scripts keep in the browser; `qcheck-sends` is an event between two of them."""
MISSING = "Dieser Text fehlt noch."
NOT_FINISHED = "Dieser Text ist noch nicht fertig: Was markiert ist, fehlt noch."


@pytest.fixture
def folder(tmp_path):
    """The operator's folder of texts, without any."""
    (tmp_path / "texts").mkdir()
    return tmp_path / "texts"


@pytest.fixture(autouse=True)
def _data(tmp_path, monkeypatch):
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path))


@pytest.fixture
def browser():
    app = Starlette(
        routes=PARTS["routes"], middleware=PARTS["middleware"], exception_handlers=PARTS["exception_handlers"]
    )
    return TestClient(app, follow_redirects=False, headers={"Accept-Language": "de"})


# the page


@pytest.mark.parametrize(
    ("address", "title"),
    [("imprint", "Impressum"), ("privacy", "Datenschutz"), ("accessibility", "Barrierefreiheit")],
)
def test_each_text_has_a_page_that_leads_to_the_others_and_home(browser, folder, address, title):
    (folder / f"{address}.de.md").write_text("Bei uns in **Musterstadt**")

    page = browser.get(f"/{address}")

    assert page.status_code == 200
    assert '<html lang="de">' in page.text
    assert f"<h1>{title}</h1>" in page.text
    assert "<p>Bei uns in <strong>Musterstadt</strong></p>" in page.text
    assert set(re.findall(r'href="(/[a-z]*(?:\.html)?)"', page.text)) == {
        "/",
        "/help.html",
        "/imprint",
        "/privacy",
        "/accessibility",
    }


def test_a_text_is_shown_in_the_visitors_language_with_a_choice_of_languages(browser, folder):
    (folder / "imprint.de.md").write_text("Herausgegeben von uns")
    (folder / "imprint.en.md").write_text("Published by us")

    page = browser.get("/imprint", headers={"Accept-Language": "en"})

    assert "Published by us" in page.text
    assert '<span aria-current="true" lang="en">English</span>' in page.text
    assert '<a href="?lang=de" lang="de" hreflang="de">Deutsch</a>' in page.text


def test_no_language_is_lost_on_a_legal_text_nor_where_an_address_leads_nowhere(browser):
    pages = [
        browser.get(address, headers={"Accept-Language": "en"}).text for address in ("/imprint", "/nirgendwo")
    ]

    assert [page.count('<a href="?lang=de-simple"') for page in pages] == [1, 1]
    browser.get("/nirgendwo?lang=de-simple")
    assert '<html lang="de-simple">' in browser.get("/privacy").text


def test_plain_german_is_shown_where_it_is_there(browser, folder):
    (folder / "imprint.de.md").write_text("Herausgegeben von uns")
    (folder / "imprint.de-simple.md").write_text("Das sind wir")

    assert "Das sind wir" in browser.get("/imprint?lang=de-simple").text


def test_a_language_chosen_here_is_remembered(browser):
    browser.get("/imprint?lang=en")

    assert '<html lang="en">' in browser.get("/privacy").text


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "This text is available in German only."),
        ("de-simple", "Diesen Text gibt es nicht in Einfacher Sprache."),
    ],
)
def test_a_text_that_is_there_in_german_only_is_shown_in_german_and_says_so(browser, folder, tag, said):
    (folder / "imprint.de.md").write_text("Herausgegeben von uns")

    page = browser.get(f"/imprint?lang={tag}").text

    assert '<div lang="de">\n<p>Herausgegeben von uns</p>' in page
    assert re.findall(r'class="note">(.*?)<', page) == [said]


@pytest.mark.parametrize("content", [None, b"", b" \n\n", b"\xef\xbb\xbf"])
def test_a_text_that_is_missing_or_empty_is_answered_kindly(browser, folder, content):
    file = folder / "imprint.de.md"
    file.write_bytes(content or b"")
    file.unlink() if content is None else None

    page = browser.get("/imprint")

    assert page.status_code == 200
    assert MISSING in page.text


def test_places_to_fill_in_are_marked_and_said(browser, folder):
    (folder / "imprint.de.md").write_text("Stadt [Name der Stadt]")

    page = browser.get("/imprint").text

    assert "Stadt <mark>[Name der Stadt]</mark>" in page
    assert NOT_FINISHED in page


def test_a_finished_text_says_nothing_beside_itself(browser, folder):
    (folder / "imprint.de.md").write_text("Stadt Musterstadt, [mehr](https://example.org)")

    assert 'class="note"' not in browser.get("/imprint").text


def test_a_text_that_changes_is_read_again(browser, folder):
    file = folder / "imprint.de.md"
    file.write_text("alt und gut")
    browser.get("/imprint")

    file.write_text("neu und gut")
    os.utime(file, (1, 1))

    assert "neu und gut" in browser.get("/imprint").text


def test_a_file_from_an_old_editor_keeps_its_umlauts(folder):
    (folder / "imprint.de.md").write_bytes("Bürgermeisterin – für alle".encode("cp1252"))

    assert "Bürgermeisterin – für alle" in told(folder, LegalText.IMPRINT, "de").text.html


def test_a_slash_at_the_end_leads_to_the_page(browser):
    assert browser.get("/imprint/").headers["location"] == "/imprint"


# Markdown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("eine <b>Zeile</b>\nnoch eine", "<p>eine &lt;b&gt;Zeile&lt;/b&gt;<br />\nnoch eine</p>\n"),
        (
            '[Mail](mailto:a@example.org "Titel")',
            '<p><a href="mailto:a@example.org" title="Titel">Mail</a></p>\n',
        ),
        (
            "<https://example.org/a?b=c&d>",
            '<p><a href="https://example.org/a?b=c&amp;d">https://example.org/a?b=c&amp;d</a></p>\n',
        ),
        ("![Bild](https://example.org/a.png)", '<p>!<a href="https://example.org/a.png">Bild</a></p>\n'),
        (
            "| a |\n|---|\n| b |",
            '<div class="wide" tabindex="0" role="region" aria-label="a"><table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n'
            "</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table></div>\n",
        ),
    ],
)
def test_markdown_becomes_html_and_html_stays_text(written, shown):
    assert rendered(written).html == shown


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "/profile?link=x",
        "vbscript:x",
        "file:///etc",
        "&#106;avascript:x",
    ],
)
def test_links_lead_to_web_pages_and_mail_only(address):
    assert "<a " not in rendered(f"[hier]({address}) <{address}>").html


def test_headings_begin_below_the_title_of_the_page():
    assert re.findall(r"<(h\d)>", rendered("# a\n\n### b\n\n###### c").html) == ["h2", "h4", "h6"]
    assert re.findall(r"<(h\d)>", rendered("## a\n\n### b").html) == ["h2", "h3"]
    assert re.findall(r"<(h\d)>", rendered("#### a\n\n##### b").html) == ["h2", "h3"]


def test_places_are_what_stands_in_square_brackets_and_leads_nowhere():
    assert rendered("[Name], [a](https://example.org), `[code]`\n\n- [Name] und [Ort]").places == (
        "[Name]",
        "[Ort]",
    )


# texts to begin with


@pytest.mark.parametrize("text", LegalText)
@pytest.mark.parametrize("tag", ["de", "en"])
def test_there_is_a_text_to_begin_with_for_each_in_german_and_english(text, tag):
    found = rendered((TEMPLATES / f"{text}.{tag}.md").read_text(encoding="utf-8"))

    assert len(found.places) >= 7
    assert "&lt;" not in found.html
    assert found.html.count("<h2>") == rendered(
        (TEMPLATES / f"{text}.de.md").read_text(encoding="utf-8")
    ).html.count("<h2>")


@pytest.mark.parametrize("template", [TEMPLATES / "privacy.de.md", TEMPLATES / "privacy.en.md"], ids=str)
@pytest.mark.parametrize(
    "kept",
    [
        *(LANGUAGE_COOKIE, COOKIE, SHEET_COOKIE, PHONE_COOKIE, DATES_COOKIE, ACCOUNT_COOKIE, WAY_COOKIE),
        *(*KEPT_BY_SCRIPTS, XSRF_COOKIE_NAME, "stActiveTheme"),
    ],
)
def test_the_text_on_privacy_names_everything_that_stays_on_the_device(template, kept):
    assert f"- `{kept}" in template.read_text(encoding="utf-8")


def test_texts_to_begin_with_are_written_beside_those_that_are_there(folder):
    (folder / "imprint.de.md").write_text("unseres")

    written = {file.name: new for file, new in begin(folder)}

    assert written == {template.name: template.name != "imprint.de.md" for template in ALL_TEMPLATES}
    assert (folder / "imprint.de.md").read_text() == "unseres"
    assert (folder / "privacy.en.md").read_bytes() == (TEMPLATES / "privacy.en.md").read_bytes()


def test_the_command_writes_the_texts_and_says_what_is_still_to_be_done(tmp_path, capsys):
    code = main(["texts", "--data", str(tmp_path), "--language", "de"], {})

    said = capsys.readouterr()
    assert code == 0
    assert said.out.splitlines()[0] == f"{tmp_path}/texts/accessibility.de-simple.md: geschrieben"
    assert len(said.out.splitlines()) == len(ALL_TEMPLATES)
    assert (
        f"{tmp_path}/texts/imprint.de.md: 8 Stellen sind noch auszufüllen, als erste [Name der Stadt, "
        f"der Gemeinde"
    ) in said.err


def test_the_command_says_nothing_more_once_everything_is_filled_in(tmp_path, capsys):
    main(["texts", "--data", str(tmp_path)], {})
    [file.write_text("fertig") for file in (tmp_path / "texts").iterdir()]
    capsys.readouterr()

    main(["texts", "--data", str(tmp_path), "--language", "en"], {})

    said = capsys.readouterr()
    assert (
        said.out.splitlines()[-1] == f"{tmp_path}/texts/privacy.en.md: was there already and stays as it is"
    )
    assert said.err == ""


def test_a_folder_that_cannot_be_made_is_said(tmp_path, capsys):
    (tmp_path / "texts").write_text("a file")

    assert main(["texts", "--data", str(tmp_path)], {}) == 2
    assert "texts" in capsys.readouterr().err


# reminding the operator


def test_each_german_text_that_is_missing_is_unfinished(folder):
    assert [each.file.name for each in unfinished(folder)] == [
        "imprint.de.md",
        "privacy.de.md",
        "accessibility.de.md",
    ]


def test_a_text_in_another_language_may_be_missing_but_not_half_written(folder):
    [(folder / f"{text}.de.md").write_text("fertig") for text in LegalText]
    (folder / "privacy.en.md").write_text("[name]")

    [left] = unfinished(folder)

    assert left.said(language("en")) == f"{folder}/privacy.en.md: 1 place is still to be filled in: [name]"


def test_the_server_reminds_of_each_text_when_it_starts(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "imprint.de.md").write_text("Wir sind die Stadt")

    with serving(tmp_path, streamlit_run(tmp_path, ""), QCHECK_DATA=str(tmp_path)) as server:
        log = server.stop()

    assert re.findall(r"texts/(\S+\.md): this text is missing", log) == [
        "privacy.de.md",
        "accessibility.de.md",
    ]


def test_every_title_is_said_in_german():
    assert [language("de").say(title) for title in TITLES.values()] == [
        "Impressum",
        "Datenschutz",
        "Barrierefreiheit",
    ]
    assert (LOCALE / "de" / "legal.po").exists()


def test_plain_privacy_says_what_it_leaves_out_and_where_it_stands() -> None:
    plain = (TEMPLATES / "privacy.de-simple.md").read_text(encoding="utf-8")

    assert "Alles ganz genau steht im deutschen Text. Wählen Sie dafür oben: Deutsch." in plain


@pytest.mark.parametrize(
    ("tag", "name", "page"),
    [
        ("de", "Ihren Namen sehen", "»Mein Konto«"),
        ("de-simple", "Ihren Namen sehen", "»Mein Konto«"),
        ("en", "Your name is seen", "“My account”"),
    ],
)
def test_the_text_on_privacy_says_who_sees_the_name_of_an_account_and_where_it_ends(tag, name, page):
    template = (TEMPLATES / f"privacy.{tag}.md").read_text(encoding="utf-8")

    assert (name in template, page in template) == (True, True)
