"""A bundle from its bytes, and back. The same bundle always gives the same bytes."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from qcheck.bundle.formats import as_of, out_of_format
from qcheck.bundle.models import FORMAT, Bundle
from qcheck.bundle.problems import NotABundle, Problem, not_fitting
from qcheck.bundle.source_text import tree
from qcheck.language import N_

FOREIGN = N_("this is no bundle of qcheck: it does not begin with what every bundle says of itself")
ANSWERS = N_(
    "this is a file with answers of one person, not a bundle. Please take it into its check: on the page of "
    "the check, or with `qcheck import LINK FILE`"
)
NEWER = N_(
    "this bundle was made by a newer version of qcheck (format {format}; this one reads {known}). Please "
    "bring this installation up to date first"
)


def read(source: bytes) -> Bundle:
    """The bundle in a file; NotABundle with all that is wrong. What its parts say of each other is not looked
    at here, but in `checked`.
    """
    _refuse_foreign(tree(source))
    try:
        bundle = Bundle.model_validate_json(source.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise not_fitting(error) from None
    if problems := list(out_of_format(bundle)):
        raise NotABundle(*problems)
    return bundle


def written(bundle: Bundle) -> bytes:
    """As a file: UTF-8, keys in alphabetical order."""
    whole = json.dumps(as_of(bundle), ensure_ascii=False, sort_keys=True, indent=1)
    return f"{whole}\n".encode()


def digest(bundle: Bundle) -> str:
    """The same for the same content, however the file is written."""
    return sha256(written(bundle)).hexdigest()


def _refuse_foreign(whole: Any) -> None:  # Any: JSON
    is_table = isinstance(whole, dict)
    if is_table and whole.get("qcheck") == "answers":
        raise NotABundle(Problem("", ANSWERS))
    if not is_table or whole.get("qcheck") != "bundle":
        raise NotABundle(Problem("", FOREIGN))
    number = whole.get("format")
    if isinstance(number, int) and not isinstance(number, bool) and number > FORMAT:
        raise NotABundle(Problem("", NEWER, (("format", str(number)), ("known", str(FORMAT)))))
