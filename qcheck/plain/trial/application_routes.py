"""The addresses of applying to a trial, and of choosing among applications."""

from __future__ import annotations

from starlette.routing import Route

from qcheck.plain.trial import applications, apply, form, own_data
from qcheck.web.endpoint import endpoint

ROUTES: tuple[Route, ...] = (
    Route("/trial/{name}/apply", endpoint(apply.page), methods=["GET"]),
    Route("/trial/{name}/apply", endpoint(apply.send), methods=["POST"]),
    Route("/application/{link}", endpoint(apply.own), methods=["GET"]),
    Route("/application/{link}", endpoint(apply.change), methods=["POST"]),
    Route("/application/{link}/withdraw", endpoint(apply.sure), methods=["GET"]),
    Route("/application/{link}/withdraw", endpoint(apply.withdraw), methods=["POST"]),
    Route("/application/{link}/mine.json", endpoint(own_data.of_application), methods=["GET"]),
    Route("/coordinate/{link}/applications", endpoint(applications.page), methods=["GET"]),
    Route("/coordinate/{link}/applications/table.csv", endpoint(applications.table), methods=["GET"]),
    Route("/coordinate/{link}/applications/form", endpoint(form.page), methods=["GET"]),
    Route("/coordinate/{link}/applications/form", endpoint(form.change), methods=["POST"]),
    Route("/coordinate/{link}/applications/{application}", endpoint(applications.one), methods=["GET"]),
    Route("/coordinate/{link}/applications/{application}", endpoint(applications.do), methods=["POST"]),
)
