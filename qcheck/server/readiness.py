"""`/readyz`: whether the server can do its work, for whoever watches it. Says nothing of any check."""

from __future__ import annotations

from datetime import datetime

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from qcheck.service import NotPossible, Service, shared_service
from qcheck.settings import Settings

_FEW = CapacityLimiter(2)
"""However often somebody asks, and however long the database keeps them waiting: threads are left for
visitors.
"""


async def readyz(_: Request) -> Response:
    """200 where the database answers and can be written, and what is due is being closed and deleted; else
    503. Both say when that last ran. What is wrong with mail is told, and takes no server out of service.
    """
    try:
        state = await to_thread.run_sync(_found, limiter=_FEW)
    except NotPossible as refused:
        return JSONResponse({"ready": False, "database": str(refused)}, 503)
    return JSONResponse(state, 200 if state["ready"] else 503)


def _found() -> dict[str, object]:
    service: Service = shared_service(Settings())
    upkept, refusal = service.upkeep.upkept(), service.upkeep.why_not_saving()
    mails = service.mailing.standing()
    return {
        "ready": not upkept.overdue and not refusal,
        "database": "ok",
        "saving": refusal or "ok",
        "tidied": _written(upkept.tidied),
        "tidying": "overdue" if upkept.overdue else "ok",
        "failed": len(upkept.failed) + len(upkept.failed_trials),
        "mail": mails.wrong or (("late" if mails.late else "ok") if mails.is_on else "off"),
        "mails": {"waiting": mails.waiting, "late": mails.late, "given_up": mails.given_up},
        "clock": "waits for `qcheck clock --confirm`" if upkept.leaps else "ok",
    }


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
