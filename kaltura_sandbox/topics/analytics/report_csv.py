"""Reports as CSV files: what is in them, and where they are kept and fetched.

A file of report.getUrlForReportAsCsv has a title, the days, a text, then graphs, totals and a table, each behind a
heading; all cells are in quotes. One of exportToCsv has a head and one of the three.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.analytics import periods
from kaltura_sandbox.topics.analytics.reports import Report, Rows, printed
from kaltura_sandbox.topics.csv_exports import csv_export

KIND = "report_file"
LIFE = 86400  # s that the address of a file is good for
LINE = "# ------------------------------------"


def line(*cells: Any) -> str:
    """A line of the file that has an address: every cell in quotes."""
    return (
        ",".join('"' + csv_export.harmless(printed(cell)).replace('"', '""') + '"' for cell in cells) + "\n"
    )


def headed(text: str) -> str:
    return line(LINE) + line(text) + line(LINE)


def whole(report: Report, title: str, text: str, headers: str, graph: str | None, table: Rows | None) -> str:
    """The file of a report. ``headers`` are headings of totals, a semicolon, and those of the table.

    Both parts come only where headings are given, and have no more columns than those.
    """
    of_totals, _, of_table = headers.partition(";")
    days = (periods.in_words(date or 0) for date in (report.filter.fromDate, report.filter.toDate))
    told = line(title) + line(*days) + line(text) + line(LINE) + line("")
    told += headed("# Graph") + line("") + _graph(report, graph)
    if of_totals:
        names = of_totals.split(",")
        told += line("") + headed("# Total") + line(*names) + line(*report.total().rows[0][: len(names)])
    if of_table and table and table.rows:
        names = of_table.split(",")
        told += (
            line("")
            + line(LINE)
            + line("# Table", "", "Total Count", table.total)
            + line(LINE)
            + line(*names)
        )
        told += "".join(line(*row[: len(names)]) for row in table.rows)
    return csv_export.MARK + told


def _graph(report: Report, name: str | None) -> str:
    """The graph of a column by date; that of what was reached comes by itself."""
    graphs = report.graphs()
    if report.definition.graph:
        return "".join(line(one, *graph.values()) for one, graph in graphs.items())
    chosen = graphs.get(name or "", {})
    return "".join(line(_day(date), value) for date, value in chosen.items())


def _day(date: str) -> str:
    """A date of a graph in words."""
    if len(date) == 4:
        return date
    if len(date) == 6:
        return f"{periods.day_of(date):%b %Y}"
    at = periods.day_of(date[:8]).timestamp()
    return periods.in_words(int(at)) + (f" {date[8:]}:00:00" if len(date) == 10 else "")


def head(title: str, filter_: Object) -> list[list[str]]:
    """The first lines of an exported file: its title, and what was asked for."""
    told = [[LINE], [f"Report: {title or 'default'}"]]
    dates = _dates(filter_)
    told += [[f"Filtered dates: {dates} (GMT)"]] if dates else []
    told += [[f"Filtered entries: {filter_.entryIdIn}"]] if filter_.entryIdIn else []
    users = filter_.values.get("userIds")
    told += [[f"Filtered users: {users}"]] if users else []
    return [*told, [LINE]]


def _dates(filter_: Object) -> str:
    if filter_.fromDay and filter_.toDay:
        since, until = (f"{day[:4]}-{day[4:6]}-{day[6:8]}" for day in (filter_.fromDay, filter_.toDay))
        return f"{since} 00:00:00 - {until} 23:59:59"
    if filter_.fromDate and filter_.toDate:
        since, until = (
            f"{datetime.fromtimestamp(min(max(date, 0), periods.LATEST), UTC):%Y-%m-%d %H:%M:%S}"
            for date in (filter_.fromDate, filter_.toDate)
        )
        return f"{since} - {until}"
    return ""


def exported(lines: Iterable[Iterable[Any]]) -> str:
    """An exported file: quotes only where needed."""
    return csv_export.MARK + "".join(csv_export.line(map(printed, row)) for row in lines)


def keep(account: Account, name: str, text: str) -> None:
    """Keeps a file under its name."""
    digest = account.files.write(text.encode())
    account.put(KIND, Object("report_file", id=name, _file=digest, createdAt=now()))


def new_name() -> str:
    """As the platform names files: a word of its own, and the half day."""
    half = now() // 43200 * 43200
    return f"{secrets.token_hex(7)[:13]}_{datetime.fromtimestamp(half, UTC):%Y-%m-%a-%H}"


def address(account: Account, host: str, name: str) -> str:
    """Where a file is fetched, with a session that may download nothing else."""
    session = ks.Session(account.id, ks.USER, "", now() + LIFE, f"download:{name}")
    secret = account.platform.secret_of(account.id) or ""
    text = ks.make(session, secret)
    return f"{host}/api_v3/index.php/service/report/action/serve/ks/{text}/id/{name}/report.csv"
