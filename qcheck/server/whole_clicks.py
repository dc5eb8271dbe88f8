"""What a click is to do is done to its end, before the next one is looked at.

Streamlit breaks off a run for the next click wherever it draws something, or reads what a field holds: also
in the middle of what the first click has to save. On a server that was half a second behind, an answer was
lost where *Continue* followed it at once.
"""

from __future__ import annotations

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState


def keep_clicks_whole() -> None:
    """Once in a process that serves, before the first visitor comes."""
    look = ScriptRunner._maybe_handle_execution_control_request

    def look_afterwards(self: ScriptRunner) -> None:
        if not (self._execing and ThreadState.get().run_location is RunLocation.CALLBACK):
            look(self)

    ScriptRunner._maybe_handle_execution_control_request = look_afterwards  # type: ignore[method-assign]
