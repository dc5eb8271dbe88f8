"""What may be shown: the one gate between answers and everything that leaves, on every page, chart, report
and export.

In an open round everything may. In a confidential check, groups below the catalogue's `minimum_group` are
withheld before anything is combined, so that no figure depends on them; what is let through here can be shown
to anybody.
"""

from qcheck.disclosure.pooled import OfOneCheck, Part, Parts, Told, is_whole, pooled
from qcheck.disclosure.remaining import Figures, figures, remaining
from qcheck.disclosure.shown_answers import AnswerRow, Blank, Said, ShownAnswers, answers
from qcheck.disclosure.shown_counts import Count, Step, counts, counts_of_links, in_all, presence, released
from qcheck.disclosure.shown_feedback import feedback
from qcheck.disclosure.shown_part import narrowed, narrowed_remarks
from qcheck.disclosure.shown_profile import profile, reported
from qcheck.disclosure.shown_remarks import Marking, Remark, remarks
from qcheck.disclosure.shown_statistics import LEAST_TOGETHER, Counted, Seen, Together, statistics
from qcheck.disclosure.shown_times import LEAST_TIMED, times
from qcheck.disclosure.shown_to_coordinators import Band, Observed, counted_by_day, observed
from qcheck.disclosure.shown_votes import Ballot, Voices, ballot, voices

__all__ = [
    "LEAST_TIMED",
    "LEAST_TOGETHER",
    "AnswerRow",
    "Ballot",
    "Band",
    "Blank",
    "Count",
    "Counted",
    "Figures",
    "Marking",
    "Observed",
    "OfOneCheck",
    "Part",
    "Parts",
    "Remark",
    "Said",
    "Seen",
    "ShownAnswers",
    "Step",
    "Together",
    "Told",
    "Voices",
    "answers",
    "ballot",
    "counted_by_day",
    "counts",
    "counts_of_links",
    "feedback",
    "figures",
    "in_all",
    "is_whole",
    "narrowed",
    "narrowed_remarks",
    "observed",
    "pooled",
    "presence",
    "profile",
    "released",
    "remaining",
    "remarks",
    "reported",
    "statistics",
    "times",
    "voices",
]
