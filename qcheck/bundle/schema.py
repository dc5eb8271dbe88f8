"""The JSON Schema of bundles (draft 2020-12), made from the same classes that read them."""

from __future__ import annotations

import json

from pydantic.json_schema import GenerateJsonSchema

from qcheck.bundle.models import Bundle


def schema_text() -> str:
    """The schema as `docs/qcheck-bundle.schema.json` holds it."""
    made = Bundle.model_json_schema(schema_generator=_ForReaders)
    whole = {"$schema": GenerateJsonSchema.schema_dialect, **made, "title": "qcheck: Paket · bundle"}
    return json.dumps(_flowing(whole), ensure_ascii=False, indent=2) + "\n"


class _ForReaders(GenerateJsonSchema):
    """Without titles made from names."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        return False


def _flowing(schema: object) -> object:
    """The schema with each description in one line: docstrings fold, descriptions flow."""
    if isinstance(schema, list):
        return [_flowing(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: " ".join(value.split()) if key == "description" and isinstance(value, str) else _flowing(value)
        for key, value in schema.items()
    }
