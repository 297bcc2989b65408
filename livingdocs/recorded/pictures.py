"""The pictures of a scenario that its page shows: small files in docs/images/guides, made by the run.

What the steps looked at (features.support.reporting.looks) becomes one picture for each film, one for all that
addresses gave, one for the page in a browser; the examples of an outline stand side by side. A picture that looks as
the one in the repository does leaves that file alone: encoders differ from machine to machine, and a page in a browser
from moment to moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livingdocs.common.guides import Guide, GuideScenario
from livingdocs.common.markdown import anchor
from livingdocs.common.paths import DOCS

PICTURES = DOCS / "images" / "guides"
MOST = 3  # of one scenario
MOST_CELLS = 8  # of one picture
MOST_BYTES = 15_000
LIKE, LIKE_ON_SCREEN = 0.015, 0.06  # mean differences up to which a picture looks the same
_TABLES = (" are", " with", " for")  # how the steps end whose tables say the rest
NAMED = re.compile(r"images/guides/([\w-]+/[\w.-]+\.jpg)")

Row = tuple[Any, Sequence[Mapping[str, Any]]]
"""A scenario, or an example of an outline, and what its steps looked at."""


@dataclass
class Picture:
    """A file below docs/images/guides, what it shows in words, and the step that looked at it."""

    file: str
    alt: str
    step: str


def beside(recorded: Path) -> Path:
    """Where the pictures of recordings lie: docs/images/guides for docs/recorded."""
    return recorded.parent / "images" / "guides"


def keep(
    guide: Guide, scenario: GuideScenario, rows: Sequence[Row], before: Sequence[Picture], folder: Path
) -> list[Picture]:
    """Write what a passed scenario has looked at; `before` is what was kept of the last run that did."""
    if not any(told for _, told in rows):
        return []
    from features.support.reporting import looks, sheets

    seen = [looks.of(one, _word(row)) for row, told in rows for one in told]
    kept = []
    for number, group in enumerate(looks.gathered(seen)[:MOST], 1):
        group = group[:MOST_CELLS]
        file = f"{guide.slug}/{anchor(scenario.title)}-{number}.jpg"
        picture = Picture(file, _alt(scenario, group, seen), group[-1].step)
        known = next((one for one in before if one.file == file), None)
        image = looks.drawn(group)
        if known is None or known.alt != picture.alt or not _looks_like(folder / file, image, group[0].kind):
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(sheets.jpeg(image, MOST_BYTES))
        kept.append(picture)
    return kept


def _looks_like(file: Path, image: Any, kind: str) -> bool:
    from features.support.reporting import looks, sheets

    most = LIKE_ON_SCREEN if kind == looks.SCREEN else LIKE
    return file.is_file() and sheets.difference(sheets.opened(file.read_bytes()), image) <= most


def _alt(scenario: GuideScenario, group: Sequence[Any], seen: Sequence[Any]) -> str:
    """All words that stand on it: the moments of a film, the examples of an outline. Where there are none, what the
    steps say that looked at it."""
    from features.support.reporting import looks

    title = re.sub(r":? *<[^<>]*>", "", scenario.title)
    if any(look.row for look in group):
        return f"{title}: {looks.listed([look.caption for look in group])}"
    if group[0].at is not None:
        return looks.title(group)
    steps = [one.step for one in (seen if group[0].kind == looks.PICTURE else group)]
    said = dict.fromkeys(step.partition(" ")[2] for step in steps)
    return "; ".join(one for one in said if not one.endswith(_TABLES)) or title


def _word(row: Any) -> str:
    """The first value of an example, with its name where it is a number; "" for a scenario that is no outline."""
    cells = getattr(row, "_row", None)
    if cells is None:
        return ""
    name, value = cells.headings[0], cells.cells[0]
    return f"{name} {value}" if re.fullmatch(r"[\d.,:-]+", value) else value


def named(texts: Iterable[str]) -> set[str]:
    """The pictures that pages show."""
    return {file for text in texts for file in NAMED.findall(text)}


def kept_files(folder: Path = PICTURES) -> set[str]:
    """The pictures that lie in the repository."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def delete_unused(used: set[str], folder: Path = PICTURES) -> list[str]:
    """Delete the pictures that no recording has; returns what was deleted."""
    unused = sorted(kept_files(folder) - used)
    for name in unused:
        (folder / name).unlink()
        if not any((folder / name).parent.iterdir()):
            (folder / name).parent.rmdir()
    return unused


def complaints(pages: Iterable[str], folder: Path = PICTURES) -> list[str]:
    """A sentence for each picture that a page shows and that isn't there, or that lies there unused."""
    shown, there = named(pages), kept_files(folder)
    return [
        *(
            f"docs/images/guides/{name} is shown and isn't there: run `make guides` and `make docs`."
            for name in sorted(shown - there)
        ),
        *(f"docs/images/guides/{name} is on no page: run `make docs`." for name in sorted(there - shown)),
    ]
