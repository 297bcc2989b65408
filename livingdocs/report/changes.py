"""What changed since the run before: the results of this run beside the history that the generator keeps.

Runs may be of some guides only. So each scenario is compared with the last run that had it, and one counts as removed
when the run before had it and no feature has it any more.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from allure_commons.utils import md5
from behave import parser as gherkin

from livingdocs.common.paths import ROOT
from livingdocs.report.casualty import LOST

Result = Mapping[str, Any]
Results = Mapping[str, Result]
"""What a run left of each scenario, by its full name: `features/03_edit/clip.feature: A clip is made`."""
KINDS = ("Fails now", "Still fails", "Fixed", "New", "Removed", "Skipped now", "Runs again", "Slower")
BAD = ("failed", "broken")
SLOWER = (2.0, 1_000)  # times as long as usual, and at least so many ms more
USUAL = 5  # runs that tell how long a scenario takes; fewer than KNOWN tell nothing
KNOWN = 3


@dataclass(frozen=True)
class Change:
    """A scenario, its id in this report ("" where it isn't in it), and a word more."""

    title: str
    guide: str
    result: str = ""
    detail: str = ""


@dataclass
class Changes:
    """What changed, by KINDS; `since` is when the run before ended (ms since 1970), None for the first run.

    `skipped`: why scenarios did not run in this one -> those scenarios.
    """

    since: int | None = None
    scenarios: int = 0
    found: dict[str, list[Change]] = field(default_factory=dict)
    skipped: dict[str, list[Change]] = field(default_factory=dict)


def changes(results: Iterable[Result], history: Path) -> Changes:
    """Compare the results of a run with the runs before it."""
    this = _this_run(results)
    ids = {one["id"] for one in this.values()}
    before = [
        run for run in _runs(history) if ids.isdisjoint(one["id"] for one in run["testResults"].values())
    ]
    if not before:
        return Changes(scenarios=len(this), skipped=_skipped(this))
    earlier = [{one["fullName"]: one for one in run["testResults"].values()} for run in before]
    found = Changes(int(before[-1]["timestamp"]), len(this), skipped=_skipped(this))
    for name, result in this.items():
        if told := _change(result, [run[name] for run in earlier if name in run]):
            found.found.setdefault(told[0], []).append(_told(result, told[1]))
    if removed := [_told(one, "", there=False) for one in _removed(this, earlier[-1])]:
        found.found["Removed"] = removed
    return found


def _skipped(this: Results) -> dict[str, list[Change]]:
    """What did not run, by the reasons that the scenarios give, the commonest first."""
    found: dict[str, list[Change]] = {}
    for result in this.values():
        if result["status"] == "skipped":
            why = (result.get("statusDetails") or {}).get("message") or "no reason is given"
            found.setdefault(str(why), []).append(_told(result, ""))
    return dict(sorted(found.items(), key=lambda one: (-len(one[1]), one[0])))


def _this_run(results: Iterable[Result]) -> dict[str, Result]:
    """The last try of each scenario, with what the history has of one."""
    ordered = sorted(results, key=lambda result: result.get("stop", 0))
    return {
        str(result["fullName"]): {
            **result,
            "id": md5(result["uuid"]),
            "duration": result.get("stop", 0) - result.get("start", 0),
        }
        for result in ordered
    }


def _runs(history: Path) -> Iterator[dict[str, Any]]:
    if history.is_file():
        with history.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def _change(result: Result, earlier: list[Result]) -> tuple[str, str] | None:
    """The kind of a scenario's change, and a word more; None for none."""
    now = result["status"]
    if not earlier:
        return ("Fails now", "new") if now in BAD else ("New", "" if now == "passed" else str(now))
    then = earlier[-1]["status"]
    if now in BAD:
        return ("Still fails" if then in BAD else "Fails now"), ""
    if now == "passed" and then in BAD:
        return "Fixed", ""
    if (now == "skipped") != (then == "skipped"):
        return ("Skipped now" if now == "skipped" else "Runs again"), ""
    return _slower(result, [one for one in earlier[-USUAL:] if one["status"] == "passed"])


def _slower(result: Result, earlier: list[Result]) -> tuple[str, str] | None:
    times = [one["duration"] for one in earlier if one.get("duration")]
    took, usual = result.get("duration") or 0, median(times) if times else 0
    if len(times) >= KNOWN and took > SLOWER[0] * usual and took - usual > SLOWER[1]:
        return "Slower", f"{took / 1000:.1f} s instead of {usual / 1000:.1f} s"
    return None


def _told(result: Result, detail: str, there: bool = True) -> Change:
    guide = next((label["value"] for label in result["labels"] if label["name"] == "feature"), "")
    return Change(str(result["name"]), guide, str(result["id"]) if there else "", detail)


def _removed(this: Results, before: Results) -> Iterator[Result]:
    """The scenarios of the run before that no feature has any more."""
    for full_name, result in before.items():
        file, _, name = full_name.partition(": ")
        if name.split(" ")[0] == LOST:
            continue
        if full_name not in this and file.endswith(".feature") and name not in _names(ROOT / file):
            yield result


@functools.lru_cache(maxsize=256)
def _names(feature: Path) -> frozenset[str]:
    """The scenarios of a feature, each example of an outline by its own name."""
    model = gherkin.parse_file(str(feature)) if feature.is_file() else None
    if model is None:
        return frozenset()
    names = [scenario.name for scenario in model.walk_scenarios()]
    return frozenset([*names, *(f"{name} #{names.count(name)}" for name in set(names))])
