"""What every item of a catalogue has in common."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue


class Item(BaseModel):
    """A table of known keys, frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OneOrSeveral:
    """Lets editors take a single item in place of a list."""

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:  # Any: pydantic's own union
        several = handler(schema)
        return {"if": {"type": "array"}, "then": several, "else": several["items"]}


def one_or_several(value: object) -> object:
    """A single item of a file as a list of one; None and lists as they are."""
    return value if value is None or isinstance(value, list | tuple) else (value,)
