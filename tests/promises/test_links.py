"""A link that is renewed or withdrawn no longer works, and whoever opens it is told so."""

from __future__ import annotations

from tests.promises.conftest import Installation


def test_a_link_that_is_renewed_or_withdrawn_no_longer_works_and_says_so(installation: Installation) -> None:
    check = installation.check()
    link = check.answer["politik"]
    newest = "(select id from checks order by created desc limit 1)"
    identity = (
        f"select id from links where \"check\" = {newest} and perspective = 'politik' and kind = 'answer'"
    )
    [(number,)] = installation.sql(identity)
    installation.sql("update links set generation = generation + 1 where id = ?", number)
    renewed = installation.somebody().get(f"/a/{link}")
    installation.sql("update links set generation = generation - 1, withdrawn = 1 where id = ?", number)
    withdrawn = installation.somebody().get(f"/a/{link}")

    assert (renewed.status_code, withdrawn.status_code) == (404, 404)
    assert "durch einen neuen ersetzt" in renewed.text
    assert "zurückgezogen" in withdrawn.text
