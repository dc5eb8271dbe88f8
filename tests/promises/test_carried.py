"""What the sheet as one file promises: that it sends nothing, and who can read what it gives back."""

from __future__ import annotations

import json
import re

from tests.answer_files.browsers import sealed, written
from tests.promises.conftest import Installation


def carried(installation: Installation, organise: str) -> str:
    """The file for politicians, in German."""
    return (
        installation.somebody().get(f"/one-file/{organise}/sheet.html?perspective=politik&language=de").text
    )


def told(html: str) -> dict[str, object]:
    """What its script is told."""
    [found] = re.findall(r'id="carried">(.*?)</script>', html, re.DOTALL)
    return dict(json.loads(found))


def test_the_sheet_as_a_file_can_send_nothing_and_load_nothing(installation: Installation) -> None:
    html = carried(installation, installation.check().organise)

    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy.replace("&#39;", "'").startswith("default-src 'none'; style-src 'sha256-")
    assert "connect-src" not in policy
    assert "form-action &#39;none&#39;" in policy


def test_whoever_collects_the_files_of_a_confidential_check_cannot_read_them(
    installation: Installation,
) -> None:
    check = installation.check(mode="confidential")
    seal = told(carried(installation, check.organise))["seal"]
    assert isinstance(seal, dict)

    handed = json.dumps(sealed(written(), (seal["x"], seal["y"])))

    assert [word for word in ("early", "Kinder", "perspective", "niemand") if word in handed] == []
