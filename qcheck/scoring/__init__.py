"""What answers mean: from the frame of a check to views of a group on a criterion, and from views
to ratings.

Nothing here withholds anything; `disclosure` does, and is the only reader of grids and views.
"""

from qcheck.scoring.answer_frame import frame

__all__ = ["frame"]
