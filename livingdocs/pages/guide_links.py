"""What a guide's page says about the guide: its errors, its relatives, what it needs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from livingdocs.common.guides import Guide
from livingdocs.common.links import title_anchors
from livingdocs.common.markdown import code, plain
from livingdocs.recorded.beside import is_beside
from livingdocs.recorded.exchanges import each, is_refusal
from livingdocs.recorded.recording import Line, Recording
from livingdocs.schema import schema

RELATED = 4  # guides
EVERYWHERE = {"session", "system", "GET", "multirequest"}


def actions(recording: Recording, refused: bool = True) -> Counter[str]:
    """How often a guide calls each action: "media.add", from its recorded calls; without those `refused` if wanted."""
    found: Counter[str] = Counter()
    for _, line in recording.lines():
        if line.part == "shown" and (refused or not any(map(is_refusal, each(line.answer)))):
            found.update(called(line))
    return found


def called(line: Line) -> list[str]:
    """The actions that a line calls; not what a guide calls to show that there is no such service or action."""
    codes = {str(one["code"]) for one in each(line.answer) if is_refusal(one)}
    known = schema()
    if codes & {"SERVICE_DOES_NOT_EXISTS", "ACTION_DOES_NOT_EXISTS"}:
        return []
    return [name for name in _named(line.label, line.command) if not known.actions or known.action(name)]


def _named(label: str, command: str) -> list[str]:
    if label == "multirequest":
        services = dict(re.findall(r"(\d+):service=(\w+)", command))
        return [
            f"{services[n]}.{name}" for n, name in re.findall(r"(\d+):action=(\w+)", command) if n in services
        ]
    path = re.search(r"/service/(\w+)/action/(\w+)", command)
    if path:
        return [f"{path[1]}.{path[2]}"]
    return [label] if re.fullmatch(r"\w+\.\w+", label) else []


def services(guide: Guide, recording: Recording) -> set[str]:
    """The services of a guide, by its tags and by its calls; where both name one, as it is called.

    A service whose calls are all refused is none that the guide works with: deliveryProfile, or a name that isn't one.
    """
    tagged = {tag.removeprefix("service.") for tag in guide.tags if tag.startswith("service.")}
    called = {name.partition(".")[0] for name in actions(recording)}
    taken = {name.partition(".")[0] for name in actions(recording, refused=False)}
    found = {_short(name): name for name in [*sorted(tagged), *sorted(taken)]}
    return {name for name in found.values() if name in taken or name not in called} - EVERYWHERE


def _short(name: str) -> str:
    """A service's name without its plug-in's: shortLink_shortLink has the tag shortLink."""
    return name.lower().rpartition("_")[2]


def related(guide: Guide, used: Mapping[str, set[str]], guides: list[Guide]) -> list[Guide]:
    """The guides that share most services with this one; rare services count more. `used`: services by file."""
    spread = Counter(name for names in used.values() for name in names)

    def nearness(other: Guide) -> float:
        return round(sum(1 / spread[name] for name in used[guide.file] & used[other.file]), 6)

    others = [other for other in guides if other.file != guide.file and nearness(other) > 0]
    return sorted(others, key=lambda other: (-nearness(other), other.chapter.number, other.file))[:RELATED]


def contents(guide: Guide, page: str = "", scenarios: bool = True) -> str:
    """A list of the sections with their scenarios (or without), each a link to its place on the guide's `page`."""
    links = title_anchors(guide)

    def row(title: str, depth: int = 0) -> str:
        return f"{'    ' * depth}- [{plain(title)}]({page}#{links[title]})"

    rows = [row(one.title) for one in guide.scenarios if scenarios and guide.section_of(one) is None]
    for section in guide.sections:
        rows += [row(section.title), *(row(one.title, 1) for one in section.scenarios if scenarios)]
    return "\n".join(rows)


def linked(text: str, links: Mapping[str, str]) -> str:
    """Prose whose quoted titles of sections and scenarios are links to them; a title may run over the end of a line."""
    titles = {" ".join(title.split()): link for title, link in links.items()}

    def written(found: re.Match[str]) -> str:
        link = titles.get(" ".join(found[1].split()))
        return f'"[{found[1]}](#{link})"' if link else found[0]

    return re.sub(r'"([^"]+)"', written, text)


def prerequisites(guide: Guide, recording: Recording) -> list[str]:
    """What a reader needs before the first call, one line each."""
    tags = [tag for scenario in guide.scenarios for tag in guide.tags_of(scenario)] + list(guide.tags)
    needs = sorted({tag.removeprefix("needs.") for tag in tags if tag.startswith("needs.")})
    samples = [line for lines in recording.samples.values() for line in lines]
    commands = " ".join(line.command for line in [*samples, *(line for _, line in recording.lines())])
    files = sorted(set(re.findall(r"features/data/[\w.-]+", commands)))
    said = ["an account's number and admin secret" + _user_secret(commands)]
    if needs:
        said.append(f"for some scenarios the account's features {_listed(needs)}")
    if any(is_beside(line) for _, line in recording.lines()):
        said.append(f"{code('ffmpeg')} with libx264: it is the encoder of the scenarios that broadcast")
    if files:
        said.append(f"the file{'s' * (len(files) > 1)} {_listed(files)} of this repository")
    return said


def _listed(names: list[str]) -> str:
    return ", ".join(code(name) for name in names)


def _user_secret(commands: Any) -> str:
    users = ", and for some scenarios its user secret" if "KALTURA_USER_SECRET" in commands else ""
    return users + (", and for some the operator's secret" if "KALTURA_OPERATOR_KS" in commands else "")
