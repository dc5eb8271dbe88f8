"""The words around the questions that a catalogue may bring along, in place of the app's own."""

from __future__ import annotations

from pydantic import Field

from qcheck.catalogue.item import Item
from qcheck.catalogue.values import Text


class Texts(Item):
    """Words around the questions; what a catalogue leaves out, the app says in its own words."""

    welcome: Text | None = Field(None, description="Begrüßung · welcome")
    how_to_answer: Text | None = Field(None, description="Wie man antwortet · how to answer")
    freetext_notice: Text | None = Field(
        None, description="Hinweis an freien Feldern · notice beside free text"
    )
    comment_prompt: Text | None = Field(None, description="Einladung zum Kommentar · invitation to comment")
    difference_prompt: Text | None = Field(
        None, description="Frage, wo Perspektiven verschieden sehen · question where views differ"
    )
    disclaimer_result: Text | None = Field(
        None, description="Was das Ergebnis nicht ist · what the result is not"
    )
    independence: Text | None = Field(
        None, description="Wer dahinter steht und wer nicht · who stands behind it and who does not"
    )
    open_good: Text | None = Field(
        None, description="Schlussfrage: was gelingt · closing question: what works"
    )
    open_good_by_phase: dict[str, Text] = Field(
        {}, description="Andere erste Schlussfrage in einer Phase · other first closing question in a phase"
    )
    open_next: Text | None = Field(
        None,
        description="Schlussfrage: was zuerst anders werden soll"
        " · closing question: what should change first",
    )
    open_next_by_phase: dict[str, Text] = Field(
        {}, description="Andere zweite Schlussfrage in einer Phase · other second closing question in a phase"
    )
    thanks: Text | None = Field(None, description="Dank am Ende · thanks at the end")
