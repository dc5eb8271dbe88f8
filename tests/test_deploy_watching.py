"""What is shipped for watching is tried as it stands: alerts go off when they should, every figure that they and
the dashboard ask for is there, and a Prometheus that scrapes a running server gets it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from qcheck.watch import events
from tests.mortal import until
from tests.serving import free_port, serving

pytestmark = pytest.mark.proxies
DEPLOY = Path(__file__).parents[1] / "deploy"
TOKEN = "lang-genug-fuer-alle"
EVENTS = {each.name for each in vars(events).values() if isinstance(each, events.Event)}
FILES = ("prometheus-alerts.yml", "grafana-dashboard.json", "prometheus-alerts.test.yml")


def promtool(*orders: str | Path) -> str:
    ran = subprocess.run(["promtool", *orders], cwd=DEPLOY, capture_output=True, text=True)
    return ran.stdout + ran.stderr if ran.returncode else ""


@pytest.fixture(scope="module")
def scraped(tmp_path_factory):
    """A server with two workers, watched by a Prometheus with our configuration; gives how to ask it."""
    folder = tmp_path_factory.mktemp("watched")
    watched, own = free_port(), free_port()
    settings = {"QCHECK_METRICS": f"127.0.0.1:{watched}", "QCHECK_METRICS_TOKEN": TOKEN}
    command = ["-m", "qcheck", "serve", "--workers", "2", "--port", free_port()]
    with serving(folder, command, **settings) as server:
        server.get("/healthz")
        until(lambda: "worker 2 of 2" in server.said and "worker 1 of 2" in server.said)
        prometheus = subprocess.Popen(
            [
                "prometheus",
                f"--config.file={_configured(folder, watched)}",
                f"--storage.tsdb.path={folder / 'kept'}",
                f"--web.listen-address=127.0.0.1:{own}",
                "--log.level=error",
            ]
        )
        try:

            def asked(query: str) -> list[dict[str, object]]:
                with urlopen(f"http://127.0.0.1:{own}/api/v1/query?query={quote(query)}") as answer:
                    return json.load(answer)["data"]["result"]

            until(lambda: _answers(asked, "qcheck_database_up == 1"))
            yield asked
        finally:
            prometheus.terminate()
            prometheus.wait()


def test_promtool_finds_no_mistake():
    assert promtool("check", "rules", "prometheus-alerts.yml") == ""
    assert promtool("check", "config", "prometheus.yml") == ""


def test_alerts_go_off_when_something_is_wrong_and_stay_quiet_else():
    assert promtool("test", "rules", "prometheus-alerts.test.yml") == ""


def test_a_prometheus_that_knows_the_token_scrapes_a_server_with_several_workers(scraped):
    assert [each["value"][1] for each in scraped('up{job="qcheck"}')] == ["1"]
    assert [each["value"][1] for each in scraped('qcheck_requests_total{route="/healthz",status="200"}')] == [
        "1"
    ]
    assert scraped('ALERTS{alertstate="firing"}') == []


@pytest.mark.parametrize("file", FILES)
def test_every_figure_that_is_asked_for_is_there(scraped, file):
    named = set(re.findall(r"\bqcheck_\w+", (DEPLOY / file).read_text("utf-8")))

    there = {each["metric"]["__name__"] for each in scraped('{__name__=~"qcheck_.*"}')}

    assert sorted(named - there - {"qcheck_request_seconds"}) == []


def test_every_event_that_is_asked_for_is_one():
    named = {
        name
        for file in FILES
        for name in re.findall(r'event=\\?"([a-z-]+)\\?"', (DEPLOY / file).read_text("utf-8"))
    }

    assert named
    assert sorted(named - EVENTS) == []


def test_every_alert_is_tried_both_ways():
    rules = re.findall(r"alert: (\w+)", (DEPLOY / "prometheus-alerts.yml").read_text("utf-8"))
    tried = (DEPLOY / "prometheus-alerts.test.yml").read_text("utf-8")

    assert [tried.count(rule) for rule in rules] == [2] * len(rules)


def test_the_dashboard_draws_each_panel_of_one_source_and_in_a_place_of_its_own():
    dashboard = json.loads((DEPLOY / "grafana-dashboard.json").read_text("utf-8"))
    panels = dashboard["panels"]
    cells = [
        (x, y)
        for each in panels
        for x in range(each["gridPos"]["x"], each["gridPos"]["x"] + each["gridPos"]["w"])
        for y in range(each["gridPos"]["y"], each["gridPos"]["y"] + each["gridPos"]["h"])
    ]

    assert len({each["id"] for each in panels}) == len(panels)
    assert len(cells) == len(set(cells))
    assert {each["datasource"]["uid"] for each in panels} == {"${source}"}


def _configured(folder: Path, watched: str) -> Path:
    """Our configuration with the port, the token and the patience of the test, and nothing else changed."""
    shutil.copy(DEPLOY / "prometheus-alerts.yml", folder)
    (folder / "token").write_text(TOKEN)
    text = (DEPLOY / "prometheus.yml").read_text("utf-8")
    text = text.replace("9464", watched).replace("_interval: 30s", "_interval: 1s")
    text = text.replace("    # authorization:", "    authorization:")
    text = text.replace(
        "    #   credentials_file: /etc/prometheus/qcheck-token", f"      credentials_file: {folder}/token"
    )
    configured = folder / "prometheus.yml"
    configured.write_text(text)
    return configured


def _answers(asked, query: str) -> bool:
    try:
        return bool(asked(query))
    except OSError:  # it does not listen yet
        return False
