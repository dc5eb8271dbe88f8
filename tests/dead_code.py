"""Looks for code that nobody calls, in the product alone, so that what only tests call is found, too: `python
-m tests.dead_code`.

vulture reads Python; names that stand in our templates count as used, and so does what is named here.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from vulture import Vulture  # type: ignore[import-untyped]

HOUSE = Path(__file__).parents[1]
TEMPLATE_CODE = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
CALLED_BY_LIBRARIES = {
    "pydantic": (
        "settings_customise_sources",
        "dotenv_settings",
        "file_secret_settings",
        "model_config",
        "nullable_schema",
        "field_title_should_be_set",
        *("nbf", "azp", "at_hash", "jti"),
    ),
    "joserfc": ("max_header_length",),
    "alembic": ("down_revision",),
    "sqlalchemy": ("impl", "cache_ok", "process_bind_param", "process_result_value", "isolation_level"),
    "markdown-it": ("validateLink", "env", "table_open", "table_close"),
    "starlette": ("regex", "convert", "to_string", "spool_max_size"),
    "pyyaml": ("indentless", "ignore_aliases"),
    "streamlit": ("routes", "middleware", "on_script_error", "exception_handlers", "setup_formatter"),
    "expat": ("StartElementHandler", "StartDoctypeDeclHandler"),
    "uvicorn": ("timeout_graceful_shutdown", "_bind_server_socket", "should_exit", "capture_signals"),
    "prometheus-client": ("ValueClass",),
}
ASKED_FOR_BY_NAME = {
    "legal/evaluation.py, shown by the tables of docs/accessibility.md": ("documents", "tests"),
    "wording/around.py, from a catalogue's texts": (
        "how_to_answer",
        "freetext_notice",
        "comment_prompt",
        "difference_prompt",
        "open_good",
        "open_next",
        "open_good_by_phase",
        "open_next_by_phase",
    ),
    "one of two things by which pages are told apart": ("by",),
    "reports/brand.py, laid out by the writers": ("logo_media_type", "logo_words", "accent", "footer"),
    "the marks on questions, chosen by their values": (
        "UNCLEAR",
        "TWO_IN_ONE",
        "NOT_MY_ROLE",
        "TWICE",
        "WORD",
        "IMPORTANT",
    ),
    "threading": ("daemon",),
    "chosen by their values, in the order of the steps": ("HIGH", "LOW"),
    "an answer file's reader, for what is taken in": (
        "looks_like_one",
        "public",
        "was_sealed",
        "wording_hash",
    ),
    "typed by hand, as .streamlit/config.toml says": ("as_toml",),
}
WHITELIST = {
    name: why for table in (CALLED_BY_LIBRARIES, ASKED_FOR_BY_NAME) for why in table for name in table[why]
}
DECORATORS = ["@field_validator*", "@model_validator*", "@field_serializer*"]
"""pydantic calls what is decorated so."""


def dead(house: Path = HOUSE) -> list[str]:
    """Each name that nothing uses, with its place; a name of the whitelist that is gone, too."""
    search = Vulture(ignore_decorators=DECORATORS)
    search.scavenge([house / "qcheck", house / "app.py"])
    defined = {item.name for item in search.get_unused_code()} | set(search.used_names)
    for template in (house / "qcheck").rglob("*.html"):
        for code in TEMPLATE_CODE.findall(template.read_text(encoding="utf-8")):
            search.used_names.update(re.findall(r"\w+", code))
    unused = [item for item in search.get_unused_code() if item.name not in WHITELIST]
    return [f"{item.filename}:{item.first_lineno}: nobody uses {item.name}" for item in unused] + [
        f"{Path(__file__).name}: {name} is gone ({why})"
        for name, why in WHITELIST.items()
        if name not in defined
    ]


if __name__ == "__main__":
    sys.exit("\n".join(dead()) or None)
