"""What a run on the sandbox showed, kept in docs/recorded: one compact file per guide, the source of its page's calls.

`make docs` records after a run and pages are made of features and recordings alone, so that `make test` needs no run.
A recording holds the lines of each scenario in the order in which they can be pasted; a digest of the scenario's text
tells when it is out of date. Scenarios that the last run skipped keep what was recorded before.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from livingdocs.common.guides import Guide, GuideScenario, load_guide, outline_title
from livingdocs.common.paths import DOCS, RESULTS, relative
from livingdocs.recorded import pictures
from livingdocs.recorded.exchanges import each, is_refusal
from livingdocs.recorded.lines import Told, Writer
from livingdocs.recorded.pictures import Picture
from livingdocs.recorded.sample_names import recipe_of, sample_stems

RECORDED = DOCS / "recorded"
ROWS_SHOWN = 2  # examples of an outline; of the others only the refusals are kept
SANDBOX = "embedded sandbox"


@dataclass
class Line:
    """One command: what it answers, which variables it gives (by the path in its answer), what it waits for."""

    step: str
    label: str
    command: str
    gives: dict[str, str] = field(default_factory=dict)
    until: list[str] = field(default_factory=list)  # field, value
    answer: Any = None
    part: str = "shown"


@dataclass
class Take:
    """One run of a scenario; an outline has one for each example."""

    name: str
    lines: list[Line] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # variables that nothing on the page gives


@dataclass
class Recorded:
    """A scenario as it was recorded, or why it wasn't.

    `account` is that of the sandbox's accounts on which it ran; "" for the one with every feature that the rest ran on.
    """

    digest: str
    takes: list[Take] = field(default_factory=list)
    skipped: str = ""
    pictures: list[Picture] = field(default_factory=list)
    account: str = ""


@dataclass
class Recording:
    """All scenarios of a guide by title, and the shared samples that they use: variable -> how it is made."""

    samples: dict[str, list[Line]] = field(default_factory=dict)
    scenarios: dict[str, Recorded] = field(default_factory=dict)

    def lines(self) -> list[tuple[str, Line]]:
        """Every line with the title of its scenario, without those of the samples."""
        return [
            (title, line)
            for title, scenario in self.scenarios.items()
            for take in scenario.takes
            for line in take.lines
        ]

    def pictures(self) -> list[Picture]:
        """Every picture of its scenarios."""
        return [picture for scenario in self.scenarios.values() for picture in scenario.pictures]

    def by_account(self) -> dict[str, Recording]:
        """Its scenarios by the account that they ran on, "" first, each time with all samples."""
        found: dict[str, Recording] = {"": Recording(self.samples)}
        for title, one in sorted(self.scenarios.items(), key=lambda item: item[1].account):
            found.setdefault(one.account, Recording(self.samples)).scenarios[title] = one
        return found


def file_of(guide: Guide, root: Path = RECORDED) -> Path:
    return root / guide.chapter.folder / f"{guide.slug}.json"


def digest_of(guide: Guide, scenario: GuideScenario) -> str:
    """Changes when the steps of a scenario do; its prose may change freely."""
    text = "\n".join([guide.background_of(scenario), scenario.title, scenario.source])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@functools.cache
def digests(file: str) -> dict[int, str]:
    """The digest of each scenario of a feature file, by its line."""
    guide = load_guide(Path(file))
    return {one.line: digest_of(guide, one) for one in guide.scenarios} if guide else {}


def load(guide: Guide, root: Path = RECORDED) -> Recording:
    """The recording of a guide; an empty one where there is none."""
    file = file_of(guide, root)
    if not file.is_file():
        return Recording()
    data = json.loads(file.read_text(encoding="utf-8"))
    samples = {name: [Line(**line) for line in lines] for name, lines in data["samples"].items()}
    return Recording(samples, {title: _recorded(one) for title, one in data["scenarios"].items()})


def _recorded(data: Mapping[str, Any]) -> Recorded:
    takes = [
        Take(take["name"], [Line(**line) for line in take["lines"]], take.get("missing", []))
        for take in data["takes"]
    ]
    shown = [Picture(**one) for one in data.get("pictures", [])]
    return Recorded(data["digest"], takes, data.get("skipped", ""), shown, data.get("account", ""))


def save(guide: Guide, recording: Recording, root: Path = RECORDED) -> bool:
    """Write it; whether the file changed. Fields that say nothing are left out."""
    file = file_of(guide, root)
    data = {
        "samples": {name: [_plain(line) for line in lines] for name, lines in recording.samples.items()},
        "scenarios": {title: _scenario(one) for title, one in recording.scenarios.items()},
    }
    text = _written(data) + "\n"
    if file.is_file() and file.read_text(encoding="utf-8") == text:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return True


def _written(value: Any, depth: int = 0) -> str:
    """JSON with a row for each line of a recording: short, and its changes can be read."""
    if isinstance(value, dict) and value and "command" not in value and "file" not in value:
        rows = [
            f"{json.dumps(key, ensure_ascii=False)}: {_written(inner, depth + 1)}"
            for key, inner in value.items()
        ]
        return "{\n" + ",\n".join(" " * (depth + 1) + row for row in rows) + "\n" + " " * depth + "}"
    if isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
        rows = [_written(inner, depth + 1) for inner in value]
        return "[\n" + ",\n".join(" " * (depth + 1) + row for row in rows) + "\n" + " " * depth + "]"
    return json.dumps(value, ensure_ascii=False)


def _plain(line: Line) -> dict[str, Any]:
    default = asdict(Line("", "", ""))
    kept = ("step", "label", "command")
    return {key: value for key, value in asdict(line).items() if key in kept or value != default[key]}


def _scenario(one: Recorded) -> dict[str, Any]:
    takes = [
        {"name": take.name, "lines": [_plain(line) for line in take.lines]}
        | ({"missing": take.missing} if take.missing else {})
        for take in one.takes
    ]
    kept = {name: value for name in ("skipped", "account") if (value := getattr(one, name))}
    kept |= {"pictures": [asdict(picture) for picture in one.pictures]} if one.pictures else {}
    return {"digest": one.digest, "takes": takes} | kept


# -- from a run


@dataclass(frozen=True)
class Result:
    """A scenario's result: its status, the reason if it was skipped, its exchanges, the digest of what ran, its
    pictures."""

    status: str
    reason: str
    told: Told
    digest: str = ""
    looks: list[dict[str, Any]] = field(default_factory=list)
    account: str = ""


def from_sandbox(results: Path = RESULTS) -> bool:
    """Whether the results are those of a run on the embedded sandbox, the only ones that are recorded."""
    file = results / "environment.properties"
    return file.is_file() and SANDBOX in file.read_text(encoding="utf-8")


def read_results(results: Path = RESULTS) -> dict[str, Result]:
    """The last result of each scenario by its full name, "features/…: title"."""
    found: dict[str, tuple[int, Result]] = {}
    for path in sorted(results.glob("*-result.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        told = results / f"{data['uuid']}-exchanges.json"
        exchanges = json.loads(told.read_text(encoding="utf-8")) if told.is_file() else {}
        reason = str((data.get("statusDetails") or {}).get("message", ""))
        digest, account = exchanges.get("digest", ""), exchanges.get("account", "")
        looks = exchanges.get("looks", [])
        result = Result(str(data.get("status")), reason, Told.of(exchanges), digest, looks, account)
        if found.get(data["fullName"], (0, None))[0] <= data.get("stop", 0):
            found[data["fullName"]] = (data.get("stop", 0), result)
    return {name: result for name, (_, result) in found.items()}


def record(guide: Guide, results: Mapping[str, Result], root: Path = RECORDED) -> bool:
    """Take over what the results hold of a guide; whether its file changed."""
    before = load(guide, root)
    rows = [f"{relative(guide.path)}: {row.name}" for one in guide.scenarios for row in _rows(one)]
    ours = {name: results[name] for name in rows if name in results}
    if not ours:
        return False
    writer = Writer(_stems(ours, before))
    after = Recording()
    for scenario in guide.scenarios:
        one = _take_over(guide, scenario, ours, before.scenarios.get(scenario.title), writer, root)
        if one is not None:
            after.scenarios[scenario.title] = one
    used = {name for _, line in after.lines() for name in writer.variables(line.command)}
    made = before.samples | {name: [Line(**one) for one in told] for name, told in writer.samples.items()}
    after.samples = {name: lines for name, lines in made.items() if _is_used(name, used, made)}
    return save(guide, after, root)


def _stems(results: Mapping[str, Result], before: Recording) -> dict[str, str]:
    """What the page calls the shared samples of these results, by id."""
    ours = {
        recipe_of(line.command for line in lines): name.removesuffix("_ID")
        for name, lines in before.samples.items()
    }
    return sample_stems([(one.told.exchanges, one.told.ids) for one in results.values()], ours)


def _is_used(name: str, used: set[str], made: Mapping[str, list[Line]]) -> bool:
    given = {name, *(variable for line in made[name] for variable in line.gives)}
    others = (line.command for other, lines in made.items() if other != name for line in lines)
    return bool(given & used) or any(f"${one}" in command for command in others for one in given)


def _take_over(
    guide: Guide,
    scenario: GuideScenario,
    results: Mapping[str, Result],
    before: Recorded | None,
    writer: Writer,
    root: Path,
) -> Recorded | None:
    rows = _rows(scenario)
    found = [(row, results.get(f"{relative(guide.path)}: {row.name}")) for row in rows]
    digest = digest_of(guide, scenario)
    passed = [(row, one) for row, one in found if one is not None and _is_of(one, digest)]
    if len(passed) == len(rows):
        takes = [_take(guide, scenario, row, one, writer) for row, one in passed]
        seen, kept = [(row, one.looks) for row, one in passed], before.pictures if before else []
        shown = pictures.keep(guide, scenario, seen, kept, pictures.beside(root))
        told = [*takes[:ROWS_SHOWN], *map(_refusals, takes[ROWS_SHOWN:])]
        return Recorded(digest, told, pictures=shown, account=passed[0][1].account)
    skipped = [one.reason for _, one in found if one is not None and one.status == "skipped"]
    if skipped and (before is None or not before.takes):
        return Recorded(digest, [], skipped[0])
    return before


def _rows(scenario: GuideScenario) -> list[Any]:
    """A scenario as it runs: an outline once for each example."""
    return list(getattr(scenario.model, "scenarios", None) or [scenario.model])


def _is_of(result: Result, digest: str) -> bool:
    """Whether it passed, and is one of the scenario as it stands now: it may have been changed since."""
    return result.status == "passed" and (not result.told.exchanges or result.digest == digest)


def _take(guide: Guide, scenario: GuideScenario, row: Any, one: Result, writer: Writer) -> Take:
    name = outline_title(row) if scenario.is_outline else ""
    text = f"{guide.background_of(scenario)}\n{scenario.title}\n{scenario.source}\n{name}"
    lines, missing = writer.write(one.told, text)
    return Take(name, [Line(**line) for line in lines], missing)


def _refusals(take: Take) -> Take:
    return Take(take.name, [line for line in take.lines if any(is_refusal(one) for one in each(line.answer))])


def stale_scenarios(guide: Guide, root: Path = RECORDED) -> list[str]:
    """Titles of the scenarios that were changed since they were recorded, or never were."""
    recording = load(guide, root)
    current = {scenario.title: digest_of(guide, scenario) for scenario in guide.scenarios}
    kept = {title: one.digest for title, one in recording.scenarios.items()}
    return [title for title, digest in current.items() if kept.get(title) != digest]
