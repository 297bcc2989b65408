"""Events of players and the reports on them: what counts for whom, columns, dates, files, and that nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
import requests

from tests.clock import within_an_hour
from tests.sandbox.conftest import Api, platform_at

DAY = 86400
QUARTERS = (11, 12, 13, 14)


def entry(api: Api, **fields: Any) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1, "name": "Film"} | fields})["id"])


def tell(api: Api, entry_id: str, *types: int, **more: Any) -> Any:
    for type_ in types:
        given = {"service": "analytics", "action": "trackEvent", "eventType": type_, "entryId": entry_id}
        answer = api.get(
            f"/analytics/api_v3/index.php?{urlencode(given | {'partnerId': api.told['partnerId']} | more)}"
        )
    return answer


def ask(api: Api, what: str, type_: int, entry_ids: str, filter_: Any = None, **more: Any) -> Any:
    now = int(time.time())
    time_ = {"fromDate": now - DAY, "toDate": now + DAY, "entryIdIn": entry_ids}
    fields = {"reportType": type_, "reportInputFilter": time_ | (filter_ or {}), "pager": {"pageSize": 30}}
    return api.ok(f"report.{what}", fields | more)


def row(answer: Any) -> dict[str, str]:
    cells = answer["data"].split(";")[0].split(",")
    return dict(zip(answer["header"].split(","), cells, strict=True))


def test_the_collector_answers_its_time_to_any_page(api: Api) -> None:
    answer = tell(api, entry(api), 3)
    assert abs(answer.json()["time"] - time.time()) < 60 and answer.json()["viewEventsEnabled"] is True
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?eventType=3",
        "?eventType=x&partnerId=y",
        "?eventType=3&partnerId=999999999&entryId=0_x",
        "?eventType=" + "9" * 400,
    ],
)
def test_the_collector_takes_whatever_comes(api: Api, query: str) -> None:
    assert api.get(f"/analytics/api_v3/index.php{query}").status_code == 200


def test_events_of_both_kinds_count_together(api: Api) -> None:
    film = entry(api)
    tell(api, film, 1, 3)
    for type_ in (2, 3, 9):
        event = {"eventType": type_, "partnerId": api.told["partnerId"], "entryId": film}
        assert api.ok("stats.collect", {"event": event}, ks=None) is True
    counted = row(ask(api, "getTable", 3, film))
    assert (counted["count_plays"], counted["count_viral"]) == ("2", "1")
    assert row(ask(api, "getTable", 1, film))["count_loads"] == "2"


def test_another_account_counts_none_of_it(api: Api) -> None:
    film = entry(api)
    tell(api, film, 3, partnerId=api.told["plainPartnerId"])
    assert ask(api, "getTable", 1, film) == {"objectType": "KalturaReportTable"}


def test_a_player_with_a_session_tells_its_user(api: Api) -> None:
    film = entry(api)
    tell(api, film, 3, ks=api.start(0, userId="ann"), userId="somebody else")
    tell(api, film, 3, ks="nonsense", userId="bob")
    table = ask(api, "getTable", 11, film)
    assert sorted(line.split(",")[0] for line in table["data"].split(";") if line) == ["ann", "bob"]


def post(api: Api, entry_id: str, type_: int, body: Any) -> Any:
    """An event as newer players send it."""
    query = {"service": "analytics", "action": "trackEvent", "eventType": type_, "entryId": entry_id}
    address = f"/analytics/api_v3/index.php?{urlencode(query | {'partnerId': api.told['partnerId']})}"
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return requests.post(
        api.told["serviceUrl"] + address, sent, headers={"Content-Type": "application/json"}, timeout=20
    )


def test_newer_players_post_their_events_as_json(api: Api) -> None:
    film = api.film()
    asked = requests.options(f"{api.told['serviceUrl']}/analytics/api_v3/index.php", timeout=20)
    assert "content-type" in asked.headers["Access-Control-Allow-Headers"].lower()
    answer = post(api, film, 3, {"userId": "ann", "position": 0.1, "eventIndex": 1})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    post(api, film, 99, {"userId": "ann", "position": 2.0000000000000004, "sessionId": "s"})
    counted = row(ask(api, "getTable", 13, film))
    assert (
        counted["name"] == "ann"
        and counted["count_plays"] == "1"
        and float(counted["avg_completion_rate"]) > 0
    )


@pytest.mark.parametrize("body", [b"", b"[]", b"[" * 50_000, b"\xff", b"NaN", b'{"userId": {}}', b'"x"'])
def test_a_body_that_says_nothing_takes_nothing_from_the_query(api: Api, body: bytes) -> None:
    film = entry(api)
    assert post(api, film, 3, body).status_code == 200
    assert row(ask(api, "getTable", 1, film))["count_plays"] == "1"


def test_a_widget_session_names_no_user(api: Api) -> None:
    film = entry(api)
    anybody = api.ok("session.startWidgetSession", {"widgetId": f"_{api.told['partnerId']}"}, ks=None)["ks"]
    tell(api, film, 3, ks=anybody)
    tell(api, film, 3, ks=anybody, userId="ann")
    table = ask(api, "getTable", 11, film)
    assert sorted(line.split(",")[0] for line in table["data"].split(";") if line) == ["Unknown", "ann"]


def test_a_view_counts_for_no_more_than_was_played(api: Api) -> None:
    film = entry(api)
    tell(api, film, 3, sessionId="one")
    for played in ("0.04", "10.2", "20.3"):
        tell(api, film, 99, sessionId="one", playTimeSum=played)
    assert float(row(ask(api, "getTotal", 1, film))["sum_view_period"]) == pytest.approx(
        20.04 / 60, abs=0.001
    )


def test_completion_is_what_went_by_and_no_more_than_all(api: Api) -> None:
    film = api.film()
    tell(api, film, 3, 99, sessionId="once", position=5, userId="half")
    counted = row(
        ask(api, "getTable", 13, film, {"objectType": "KalturaEndUserReportInputFilter", "userIds": "half"})
    )
    tell(api, film, *[99] * 9, sessionId="more", position=99999, userId="half")
    later = row(ask(api, "getTotal", 1, film))
    assert 0 < float(counted["avg_completion_rate"]) <= 100
    assert float(later["avg_completion_rate"]) <= 100


@pytest.mark.parametrize("type_", [1, 2, 3, 11, 12, 13, 14, 15])
def test_rows_have_as_many_cells_as_columns(api: Api, type_: int) -> None:
    film = entry(api, name="A, b; c")
    tell(api, film, 1, 3, *QUARTERS, userId="a,b")
    table, total = ask(api, "getTable", type_, film), ask(api, "getTotal", type_, film)
    assert table["totalCount"] == 1 and len(row(table)) == len(table["header"].split(","))
    assert len(row(total)) == len(total["header"].split(","))


def test_a_delimiter_of_ones_own_stands_between_cells(api: Api) -> None:
    film = entry(api, name="A|b")
    tell(api, film, 3)
    table = ask(api, "getTable", 3, film, responseOptions={"delimiter": "|"})
    assert table["data"] == f"{film}|A b|1|0|0|0|0;"


@pytest.mark.parametrize(
    "interval, format_", [("days", "%Y%m%d"), ("months", "%Y%m"), ("years", "%Y"), ("hours", "%Y%m%d%H")]
)
def test_graphs_have_a_point_for_each_date(api: Api, interval: str, format_: str) -> None:
    within_an_hour()
    film = entry(api)
    tell(api, film, 3)
    graph = ask(api, "getGraphs", 3, film, {"interval": interval})[0]
    skipping = ask(
        api, "getGraphs", 3, film, {"interval": interval}, responseOptions={"skipEmptyDates": True}
    )[0]
    points = dict(point.split(",") for point in graph["data"].split(";") if point)
    today = time.strftime(format_, time.gmtime())
    assert points[today] == "1" and list(points) == sorted(points)
    assert skipping["data"] == f"{today},1;"


def test_days_are_those_of_the_time_zone(api: Api) -> None:
    within_an_hour()
    film = entry(api)
    tell(api, film, 3)
    for offset in (-720, 720):
        graph = ask(
            api, "getGraphs", 3, film, {"timeZoneOffset": offset}, responseOptions={"skipEmptyDates": True}
        )[0]
        assert graph["data"].split(",")[0] == time.strftime("%Y%m%d", time.gmtime(time.time() - offset * 60))


@pytest.mark.parametrize(
    "time_, found",
    [
        ({"fromDay": "20000101", "toDay": "20991231"}, True),
        ({"fromDay": "2000-01-01", "toDay": "2099-12-31"}, True),
        ({"fromDay": "20000101", "toDay": "20000102"}, False),
        ({"fromDay": "nonsense", "toDay": "20991231"}, False),
        ({"fromDate": 5, "toDate": 1}, False),
        ({"fromDate": -9, "toDate": 10**15}, True),
        ({}, False),
    ],
)
def test_reports_are_about_a_time(api: Api, time_: Any, found: bool) -> None:
    film = entry(api)
    tell(api, film, 3)
    fields = {"reportType": 1, "reportInputFilter": {"entryIdIn": film} | time_, "pager": {"pageSize": 30}}
    assert ("data" in api.ok("report.getTable", fields)) is found
    assert api.call("report.getGraphs", fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"reportType": 40},
        {"reportInputFilter": {"countryIn": "DE"}},
        {"reportInputFilter": {"interval": "minutes"}},
    ],
)
def test_what_isnt_counted_here_is_said(api: Api, fields: Any) -> None:
    asked = {"reportType": 1, "reportInputFilter": {"fromDay": "20000101", "toDay": "20000102"}} | fields
    assert api.code("report.getGraphs", asked) == "SANDBOX_NOT_IMPLEMENTED"


def test_a_file_is_fetched_by_its_address_alone(api: Api) -> None:
    film = entry(api, name='=SUM("1")')
    tell(api, film, 3)
    words = {"reportTitle": "T", "reportText": "x", "headers": "Plays;Id,Name"}
    address = urlsplit(ask(api, "getUrlForReportAsCsv", 3, film, **words))
    file = api.get(address.path)
    assert file.headers["Content-Type"].startswith("text/csv")
    assert file.content.decode("utf-8-sig").endswith(f'"Id","Name"\n"{film}","\'=SUM(1)"\n')
    name = address.path.split("/id/")[1].split("/")[0]
    other = api.get(f"/api_v3/service/report/action/serve/id/{name}?ks={api.ks('user')}")
    assert (other.content, other.headers["X-Kaltura"]) == (b"", "error-3")


def test_an_exported_report_is_told_by_the_log(api: Api, platform_log: Path) -> None:
    within_an_hour()
    film = entry(api)
    tell(api, film, 1, 3)
    filter_ = {
        "objectType": "KalturaReportInputFilter",
        "fromDay": "20000101",
        "toDay": "20991231",
        "entryIdIn": film,
    }
    items = [
        {"action": action, "reportType": "3", "reportTitle": "Films", "filter": filter_}
        for action in (1, 2, 3)
    ]
    answer = api.ok(
        "report.exportToCsv", {"params": {"recipientEmail": "a@example.com", "reportItems": items}}
    )
    files = [
        api.get(urlsplit(one).path).content.decode("utf-8-sig") for one in _addresses(platform_log, answer)
    ]
    assert all('"Report: Films"' in one and f"Filtered entries: {film}" in one for one in files)
    assert f"{film},Film,1,0,0,0,0" in files[0] and files[1].endswith("1,0,0,0,0\n")
    assert f"{time.strftime('%Y%m%d', time.gmtime())},1,0,0,0,0" in files[2]


def _addresses(log: Path, answer: Any) -> list[str]:
    wanted = f"/id/Report_export_{answer['referenceJobId']}_"
    for _ in range(1200):
        found = [line.split(" is at ")[1] for line in log.read_text().splitlines() if wanted in line]
        if len(found) == 3:
            return found
        time.sleep(0.05)
    raise AssertionError("no report came")


def test_events_survive_a_kill_and_many_are_counted(tmp_path: Path) -> None:
    with platform_at(tmp_path) as told:
        api = Api(told)
        film = entry(api)
        with ThreadPoolExecutor(4) as visitors:
            list(visitors.map(lambda number: tell(api, film, 3, userId=f"u{number % 7}"), range(200)))
        os.kill(told["pid"], signal.SIGKILL)
        time.sleep(0.3)
    (tmp_path / "announce.json").unlink(missing_ok=True)
    with platform_at(tmp_path) as told:
        counted = row(ask(Api(told), "getTotal", 13, film))
        assert (counted["count_plays"], counted["unique_known_users"]) == ("200", "7")


@pytest.mark.parametrize("missing", ["from_time", "to_time", "metrics"])
def test_a_query_wants_times_and_metrics(api: Api, missing: str) -> None:
    filter_ = {"from_time": "2030-01-01", "to_time": "2030-01-02", "metrics": "plays"}
    del filter_[missing]
    assert api.code("analytics.query", {"filter": filter_}) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
