"""What is kept of somebody who registered or applied, as a file for themselves, by their own link."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.responses import Response

from qcheck.language import N_
from qcheck.piloting import people_go
from qcheck.plain.trial.apply import own_application
from qcheck.plain.trial.registration import own_registration
from qcheck.web.visit import Visit

NOTES = N_("Notes that the coordinators may have written for themselves: please ask them.")
MAILS = N_("Mails that were sent: of these only that and when they went is kept.")


def of_registration(visit: Visit) -> Response:
    """Everything that is kept of somebody's registration for a date, as JSON."""
    own = own_registration(visit)
    mine, date = own.registration, own.offered.date
    return _file(
        visit,
        {
            "trial": own.trial.title,
            "date": {"title": date.title, "starts": date.starts.isoformat(), "zone": date.zone},
            "name": mine.name,
            "organisation": mine.organisation,
            "mail": mine.mail,
            "state": mine.state.value,
            "registered": mine.at.isoformat(),
            "number": mine.number,
            "place_on_the_waiting_list": own.place,
            "language": mine.language,
            "put_down_by_the_coordinators": mine.by_hand,
            "counts_as_a_second_registration": mine.repeats is not None,
            "mark_of_name_and_mail": mine.person,
            "deletes": people_go(own.trial, date.ends, date.zone).isoformat(),
            "not_here": [visit.tongue().say(MAILS)],
        },
    )


def of_application(visit: Visit) -> Response:
    """Everything that is kept of somebody's application, as JSON, without the notes of those who decide."""
    own = own_application(visit)
    mine, tag = own.application, visit.tongue().tag
    answers = [
        {"question": asked.title.say(tag), "answer": mine.answers[asked.id]}
        for asked in mine.asked.fields
        if asked.id in mine.answers
    ]
    return _file(
        visit,
        {
            "trial": own.trial.title,
            "answers": answers,
            "language": mine.language,
            "sent": mine.sent.isoformat(),
            "changed": mine.changed.isoformat(),
            "state": mine.state.value,
            "decided": mine.decided.isoformat() if mine.decided else None,
            "greeting": mine.greeting,
            "reply": mine.reply,
            "deletes": own.trial.deletes.isoformat(),
            "not_here": [visit.tongue().say(sentence) for sentence in (NOTES, MAILS)],
        },
    )


def _file(visit: Visit, content: Mapping[str, object]) -> Response:
    name = f"{visit.base.split('/')[1]}.json"
    return Response(
        json.dumps(content, ensure_ascii=False, indent=2) + "\n",
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
