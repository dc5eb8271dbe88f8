"""From how many points on a light is which, and what counts as a mark beside it."""

from __future__ import annotations

from qcheck.authoring import WHOLE
from qcheck.catalogue import Rules
from qcheck.language import N_
from qcheck.ui.kit import html
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import accepting, fields
from qcheck.ui.workbench.bench import Bench

POINTS = {
    "yellow_from": N_("Yellow from so many points"),
    "green_from": N_("Green from so many points"),
    "close_within": N_("Close, if so near to a threshold"),
    "difference": N_("A difference between perspectives from"),
    "strong_difference": N_("A strong difference from"),
    "changed": N_("A change between two checks from"),
    "changed_with_light": N_("A change from, where the light is another one, too"),
}
SHARES = {
    "knowledge_gap": N_("An information gap from so many per cent “cannot say”"),
    "often_not_relevant": N_("Often “not relevant” from so many per cent"),
}
assert set(POINTS) | set(SHARES) <= set(Rules.model_fields)


def rules(on: Bench) -> None:
    """Every number with the usual one in its place."""
    html.paragraph(
        say(
            "These numbers are those of the method, and most questionnaires leave them as they are. Who "
            "changes one makes lights that cannot be compared with earlier ones."
        )
    )
    for key, label in POINTS.items():
        usual = int(Rules.model_fields[key].default)
        fields.number(on, WHOLE, ("rules", key), say(label), usual, 0, 100)
    for key, label in SHARES.items():
        fields.percent(on, WHOLE, ("rules", key), say(label), float(Rules.model_fields[key].default))
    fields.number(
        on, WHOLE, ("rules", "minimum_group"), say("In a confidential check a group is shown from"), 5, 5, 50
    )
    accepting.accepted(on)
