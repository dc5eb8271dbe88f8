"""Whether the server looks for the next click while it does what one is to do."""

from __future__ import annotations

from contextvars import copy_context
from threading import current_thread

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState

from qcheck.server.whole_clicks import keep_clicks_whole

LOOK = "_maybe_handle_execution_control_request"


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> ScriptRunner:
    """One that is at it, while another click has come."""
    monkeypatch.setattr(ScriptRunner, LOOK, getattr(ScriptRunner, LOOK))
    keep_clicks_whole()
    one = object.__new__(ScriptRunner)
    one._execing, one._script_thread, one._requests = True, current_thread(), ScriptRequests()
    one._requests.request_rerun(RerunData())
    return one


def look(runner: ScriptRunner, place: RunLocation) -> None:
    def there() -> None:
        ThreadState.initialize(run_location=place)
        getattr(runner, LOOK)()

    copy_context().run(there)


def test_what_a_click_is_to_do_is_not_broken_off_for_the_next_one(runner: ScriptRunner) -> None:
    look(runner, RunLocation.CALLBACK)

    with pytest.raises(RerunException):
        look(runner, RunLocation.MAIN_SCRIPT)
