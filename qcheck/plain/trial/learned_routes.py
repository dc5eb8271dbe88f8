"""The addresses of what is learned in a trial."""

from __future__ import annotations

from starlette.routing import Route

from qcheck.plain.trial import learned_files, next_edition, question, questions, shown_back
from qcheck.web.endpoint import endpoint

LIST = "/coordinate/{link}/questions"
QUESTION = f"{LIST}/{{catalogue}}/{{question}}"
NEW_QUESTION = "/coordinate/{link}/new-question/{catalogue}"
NEXT_EDITION = f"/coordinate/{{link}}{next_edition.PATH}"
SHOWN_BACK = f"/coordinate/{{link}}{shown_back.PATH}"

LEARNED_ROUTES: tuple[Route, ...] = (
    Route(LIST, endpoint(questions.page), methods=["GET"]),
    Route(f"{LIST}.csv", endpoint(learned_files.as_csv), methods=["GET"]),
    Route(f"{LIST}.json", endpoint(learned_files.as_json), methods=["GET"]),
    Route(f"{LIST}.xlsx", endpoint(learned_files.as_xlsx), methods=["GET"]),
    Route(QUESTION, endpoint(question.page), methods=["GET"]),
    Route(QUESTION, endpoint(question.decide), methods=["POST"]),
    Route(NEW_QUESTION, endpoint(question.new), methods=["GET"]),
    Route(NEW_QUESTION, endpoint(question.decide_new), methods=["POST"]),
    Route(NEXT_EDITION, endpoint(next_edition.page), methods=["GET"]),
    Route(NEXT_EDITION, endpoint(next_edition.make), methods=["POST"]),
    Route(SHOWN_BACK, endpoint(shown_back.back), methods=["GET"]),
    Route(SHOWN_BACK, endpoint(shown_back.choose), methods=["POST"]),
    Route("/trial/{name}/became", endpoint(shown_back.public), methods=["GET"]),
)
