"""The addresses of a trial's dates."""

from __future__ import annotations

from starlette.routing import Route

from qcheck.plain.trial import dates, letter, own_data, people, pilot_dates, public, registration
from qcheck.web.endpoint import endpoint, with_others

DATE = "/coordinate/{link}/dates/{date}"

DATE_ROUTES: tuple[Route, ...] = (
    Route("/coordinate/{link}/dates", endpoint(dates.page), methods=["GET"]),
    Route("/coordinate/{link}/dates/new", endpoint(dates.new), methods=["GET"]),
    Route("/coordinate/{link}/dates/new", endpoint(dates.make), methods=["POST"]),
    Route(DATE, endpoint(people.page), methods=["GET"]),
    Route(f"{DATE}/change", endpoint(dates.edit), methods=["GET"]),
    Route(f"{DATE}/change", endpoint(dates.change), methods=["POST"]),
    Route(f"{DATE}/off", endpoint(dates.call_off), methods=["POST"]),
    Route(f"{DATE}/hold", endpoint(dates.hold), methods=["POST"]),
    Route(f"{DATE}/delete", endpoint(dates.delete), methods=["POST"]),
    Route(f"{DATE}/add", endpoint(people.add), methods=["POST"]),
    Route(f"{DATE}/in", endpoint(people.take_in), methods=["POST"]),
    Route(f"{DATE}/out", endpoint(people.take_out), methods=["POST"]),
    Route(f"{DATE}/letter", endpoint(letter.page), methods=["GET"]),
    Route(f"{DATE}/letter", endpoint(letter.write), methods=["POST"]),
    *(
        Route(f"{DATE}/{deed}", endpoint(people.back), methods=["GET"])
        for deed in ("off", "hold", "delete", "add", "in", "out")
    ),
    Route(f"{DATE}/attendance", endpoint(people.attendance), methods=["GET"]),
    Route(f"{DATE}/people.csv", endpoint(people.table), methods=["GET"]),
    Route("/registration/{link}", endpoint(registration.page), methods=["GET"]),
    Route("/registration/{link}/change", endpoint(registration.change), methods=["POST"]),
    Route("/registration/{link}/cancel", endpoint(registration.cancel), methods=["POST"]),
    Route("/registration/{link}/move", endpoint(registration.move), methods=["POST"]),
    Route("/registration/{link}/delete", endpoint(registration.sure), methods=["GET"]),
    Route("/registration/{link}/delete", endpoint(registration.delete), methods=["POST"]),
    Route("/registration/{link}/mine.json", endpoint(own_data.of_registration), methods=["GET"]),
    *(
        Route(f"/registration/{{link}}/{deed}", endpoint(registration.back), methods=["GET"])
        for deed in ("change", "cancel", "move")
    ),
    Route("/registration/{link}/date.ics", endpoint(registration.days), methods=["GET"]),
    Route("/pilot/{link}/dates/{date}", endpoint(pilot_dates.date), methods=["GET"]),
    Route(
        "/pilot/{link}/dates/{date}",
        endpoint(pilot_dates.register, together=with_others(pilot_dates.register)),
        methods=["POST"],
    ),
    Route("/pilot/{link}/dates/{date}/date.ics", endpoint(pilot_dates.day), methods=["GET"]),
    Route("/trial", endpoint(public.all_trials), methods=["GET"]),
    Route("/trial/", endpoint(public.all_trials), methods=["GET"]),
    Route("/trial/{name}", endpoint(public.page), methods=["GET"]),
    Route("/trial/{name}/embed", endpoint(public.embedded), methods=["GET"]),
    Route("/trial/{name}/dates.ics", endpoint(public.days), methods=["GET"]),
    Route("/trial/{name}/dates/{date}", endpoint(public.date), methods=["GET"]),
    Route(
        "/trial/{name}/dates/{date}",
        endpoint(public.register, together=with_others(public.register)),
        methods=["POST"],
    ),
    Route("/trial/{name}/dates/{date}/date.ics", endpoint(public.day), methods=["GET"]),
)
