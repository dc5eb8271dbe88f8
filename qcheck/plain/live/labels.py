"""Stations, sights and plans of a workshop in words."""

from __future__ import annotations

from qcheck.language import N_
from qcheck.workshop import Sight, Station

TITLES = {
    Station.LOBBY: N_("Arriving"),
    Station.ANSWERING: N_("Answering"),
    Station.REVEAL: N_("Revealing"),
    Station.CHOOSING: N_("Choosing topics"),
    Station.TOPICS: N_("Talking"),
    Station.AGREEING: N_("Agreeing"),
    Station.MEASURES: N_("Planning measures"),
    Station.CLOSING: N_("Closing the workshop"),
}
HINTS = {
    Station.LOBBY: N_(
        "People scan the code or type it, choose their perspective and wait. Go on when most of them "
        "are here."
    ),
    Station.ANSWERING: N_(
        "Everybody answers for themselves, in silence. The screen shows only how many are done, never "
        "results."
    ),
    Station.REVEAL: N_("Show the profile, whole or criterion by criterion. Then leave a moment to think."),
    Station.CHOOSING: N_("Choose what you talk about. Where the views differ most comes first."),
    Station.TOPICS: N_(
        "First the groups speak whose views are furthest apart, then everybody. Each group begins with "
        "an example. Write down what matters."
    ),
    Station.AGREEING: N_(
        "What does the group settle on? The computed light stays beside it and is not changed."
    ),
    Station.MEASURES: N_("Who does what by when? Name functions or groups, no private persons."),
    Station.CLOSING: N_("Say when you meet again, and thank everybody. The minutes are ready."),
}
"""What happens at a station, and what its facilitator does."""

SIGHTS = {
    Sight.JOIN: N_("How to join"),
    Sight.COUNT: N_("How many are done"),
    Sight.QUIET: N_("A pause to think (empty screen)"),
    Sight.STATEMENT: N_("The statement that is read out"),
    Sight.PROFILE: N_("The profile"),
    Sight.MATRIX: N_("The perspectives side by side"),
    Sight.VOTE: N_("The vote on topics"),
    Sight.TOPIC: N_("The topic"),
    Sight.AGREED: N_("What was agreed"),
    Sight.MEASURES: N_("The measures"),
    Sight.END: N_("The end"),
}
BEFORE_THE_REVEAL = N_("The answering is over")
"""What the wall says after the answering, in place of a pause, until something is revealed."""
PLANS = {
    "90": N_("90 minutes"),
    "45": N_("45 minutes, one topic"),
    "150": N_("An evening with a break during the talk, 150 minutes"),
    "120": N_("A large group at tables, 120 minutes"),
}
