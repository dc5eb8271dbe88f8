"""The JSON Schema of catalogues (draft 2020-12), made from the same classes that read them: completion and
hover texts in editors.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from qcheck.catalogue import Catalogue


def schema() -> dict[str, Any]:  # Any: JSON
    """The schema as a value, ready for `json.dumps`."""
    made = _flowing(Catalogue.model_json_schema(schema_generator=_ForEditors))
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        **made,
        "title": "qcheck: Katalog · catalogue",
        "oneOf": [{"required": ["criteria"]}, {"required": ["parts"]}],
    }


def schema_text() -> str:
    """The schema as `criteria/catalogue.schema.json` holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _flowing(schema: Any) -> Any:  # Any: JSON
    """The schema with each paragraph of a description in one line: docstrings fold, descriptions flow."""
    if isinstance(schema, list):
        return [_flowing(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _unfolded(value) if key == "description" and isinstance(value, str) else _flowing(value)
        for key, value in schema.items()
    }


def _unfolded(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


class _ForEditors(GenerateJsonSchema):
    """Without what an author cannot write: no null, no titles made from names, no defaults that
    are tables.
    """

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        simple = isinstance(schema.get("default"), str | int | float)
        return super().default_schema(schema) if simple else self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # Any: pydantic's own union
        return False
