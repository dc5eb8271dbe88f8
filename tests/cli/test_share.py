"""`qcheck share`: a link to a part of the results, from the command line."""

from __future__ import annotations

from qcheck.service import Service, Shows
from tests.cli.checks import NEW, made, organise
from tests.cli.running import Run


def test_a_link_to_a_part_of_the_results_is_made_and_said(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)

    code, out, _ = qcheck(
        "share", link, "--name", "Presse", "--only", "information", "--without", "comments", "perspectives"
    )

    made = service.inviting.links(link)[-1]
    assert code == 0
    assert out == f"http://127.0.0.1:8501/r/{made.link}\n"
    assert (made.name, made.shows) == ("Presse", Shows(frozenset({"information"}), False, False))


def test_a_criterion_that_is_not_in_the_check_is_refused(qcheck: Run) -> None:
    code, out, said = qcheck("share", organise(qcheck), "--name", "Presse", "--only", "fremd")

    assert (code, out) == (1, "")
    assert "criteria of this catalogue" in said


def test_a_new_check_can_share_its_result_with_those_who_answer(qcheck: Run, service: Service) -> None:
    shared, kept = made(qcheck, *NEW, "--share-results"), made(qcheck)

    assert (shared["shares_results"], kept["shares_results"]) == (True, False)
    assert service.access.open(shared["links"][0]["link"]).shares
