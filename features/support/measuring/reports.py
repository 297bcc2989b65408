"""Reports on what was watched: asked for by their type, over a few days around now, and read as rows.

Figures follow events after a while: what a report must say is asked for again until it does.
"""

from __future__ import annotations

import time
from typing import Any

from hamcrest import assert_that, contains_string, equal_to
from parse import with_pattern

from features.support.api import enums
from features.support.scenario.matchers import agrees
from features.support.scenario.world import World, rows
from features.support.wire.waiting import eventually

PARTS = {"table": "report.getTable", "totals": "report.getTotal", "graphs": "report.getGraphs"}
FILE = "CSV file"
DAY = 86400  # s
HEADERS = "headers"
TODAY = "(today)"


@with_pattern("|".join([*PARTS, FILE]))
def part_named(text: str) -> str:
    """Part: table, totals, graphs or CSV file."""
    return text


def ask(world: World, part: str, type_: str, names: list[str], table: Any) -> None:
    """What a report says of some entries, yesterday to tomorrow.

    Rows are parameters of the action; userIds and others in the form filter.<name> belong to its filter.
    """
    given = {name: world.resolve(text) for name, text in (rows(table) if table else {}).items()}
    own = {
        name.removeprefix("filter."): given.pop(name) for name in list(given) if name.startswith("filter.")
    }
    params: dict[str, Any] = {
        "reportType": enums.REPORT_TYPE[type_],
        "reportInputFilter": _filter(world, names, own),
    }
    if part == "table":
        size = {name: given.pop(name) for name in ("pageSize", "pageIndex") if name in given}
        params["pager"] = {"objectType": "KalturaFilterPager", **size}
    world.call(PARTS.get(part, "report.getUrlForReportAsCsv"), params | given)


def _filter(world: World, names: list[str], own: dict[str, str]) -> dict[str, Any]:
    """The days around now: who asks and the platform need not agree on the second."""
    now = int(time.time())
    ids = ",".join(world.id("entry", name) for name in names)
    kind = "KalturaEndUserReportInputFilter" if "userIds" in own else "KalturaReportInputFilter"
    return {"objectType": kind, "fromDate": now - DAY, "toDate": now + DAY, "entryIdIn": ids, **own}


def must_say(world: World, table: Any) -> None:
    """These rows and no others, in this order; of columns those that are named, by Kaltura's names."""
    wanted = [[world.plain(world.resolve(cell)) for cell in row.cells] for row in table]
    _eventually(world, lambda: _check_rows(world, table.headings, wanted))


def _check_rows(world: World, columns: list[str], wanted: list[list[str]]) -> None:
    header = (world.answer.get("header") or "").split(",")
    told = [row.split(",") for row in (world.answer.get("data") or "").split(";") if row]
    shown = [dict(zip(header, world.plain(row), strict=False)) for row in told]
    same = len(shown) == len(wanted) and all(
        agrees(cell, _number(row.get(column, "(absent)")))
        for row, cells in zip(shown, wanted, strict=True)
        for column, cell in zip(columns, cells, strict=True)
    )
    assert_that(
        same, equal_to(True), f"the report says {[[row.get(one) for one in columns] for row in shown]}"
    )


def _number(text: str) -> Any:
    """A figure to four digits behind the point, which tables of guides have at most."""
    try:
        return round(float(text), 4)
    except ValueError:
        return text


def must_draw(world: World, name: str, table: Any) -> None:
    """The graph of this name has these points; others it may have too."""
    wanted = dict(rows(table))
    _eventually(world, lambda: _check_graph(world, name, wanted))


def _check_graph(world: World, name: str, told: dict[str, str]) -> None:
    graphs = {graph["id"]: graph["data"] for graph in world.answer}
    points = dict(point.split(",") for point in graphs.get(name, "").split(";") if point)
    wanted = {_date(label, points): text for label, text in told.items()}
    wrong = [one for one, text in wanted.items() if not agrees(text, _number(points.get(one, "(absent)")))]
    assert_that(wrong, equal_to([]), f"the graph {name} is {points}")


def _date(label: str, points: dict[str, str]) -> str:
    """The point's own label. What is counted was told some minutes ago at most, and perhaps before midnight."""
    if label != TODAY:
        return label
    days = [time.strftime("%Y%m%d", time.gmtime(time.time() - ago)) for ago in (0, 600)]
    return next((day for day in days if day in points), days[0])


def must_hold(world: World, text: str) -> None:
    """The file behind the address that was answered holds these lines, one after the other."""
    wanted = "\n".join(world.plain(world.resolve(text)).splitlines())
    _eventually(world, lambda: _check_file(world, wanted))


def _check_file(world: World, wanted: str) -> None:
    file = world.run.client.get(world.answer).body.decode("utf-8-sig")
    assert_that(world.plain(file), contains_string(wanted))


def _eventually(world: World, check: Any) -> None:
    """Events are counted after a while: the question is asked again, as long as media jobs are waited for."""
    asked = False

    def again() -> None:
        nonlocal asked
        if asked:
            world.answer = world.repeat()
        asked = True
        check()

    with world.evidence.polling():
        eventually(again, world.run.settings.timeout)
