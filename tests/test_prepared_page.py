"""A page with blanks: escaped, whole, and readable by whatever reads gzip."""

from __future__ import annotations

import gzip

import pytest
from starlette.datastructures import Headers

from qcheck.web.compression import gzipped
from qcheck.web.prepared_page import PreparedPage, blank

READS_GZIP = Headers({"accept-encoding": "gzip"})
LONG = "".join(f"<p>Absatz {number}: Was gelingt, was fehlt noch?</p>" for number in range(2_000))
PAGES = {
    "one": f"vorher {blank('a')} nachher",
    "twice": f"{blank('a')}{blank('b')} – {blank('a')}",
    "none": "nur Text mit Ä und „“",
    "at the ends": f"{blank('b')}mitten{blank('a')}",
    "longer than what gzip looks back": f"{LONG}{blank('a')}{LONG}{blank('b')}{LONG}",
}
VALUES = {"a": "0123456789abcdef", "b": "<&\"'>"}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "values", [VALUES, {"a": "Ä" * 8, "b": "<&\"'>"}, {"a": "", "b": "viel länger als zuvor"}]
)
def test_a_page_that_was_filled_in_is_the_same_compressed_and_plain(
    page: str, values: dict[str, str]
) -> None:
    prepared = PreparedPage.of(PAGES[page], VALUES)

    plain, packed = (prepared.response(headers, values).body for headers in (Headers(), READS_GZIP))

    assert gzip.decompress(bytes(packed)) == plain == prepared.filled(values)
    assert blank("a").encode() not in plain


def test_what_is_filled_in_is_escaped() -> None:
    prepared = PreparedPage.of(f'<input value="{blank("a")}">', {"a": "x"})

    assert prepared.filled({"a": '"><script>'}) == b'<input value="&#34;&gt;&lt;script&gt;">'


def test_a_page_with_blanks_is_about_as_small_as_one_that_was_compressed_whole() -> None:
    page = PAGES["longer than what gzip looks back"]
    prepared = PreparedPage.of(page, VALUES)

    packed = bytes(prepared.response(READS_GZIP, VALUES).body)

    assert len(packed) < 1.1 * len(gzipped(prepared.filled(VALUES))) + 100


def test_blanks_side_by_side_and_at_the_ends_are_each_filled_in() -> None:
    prepared = PreparedPage.of(f"{blank('a')}{blank('b')}-{blank('a')}", {"a": "1", "b": "2"})

    assert prepared.filled({"a": "eins", "b": "zwei"}) == b"einszwei-eins"
