"""The calls on a guide's page: bash blocks that can be pasted from top to bottom, each with what it answers.

A session and a sample are made where they are first needed; the samples are deleted at the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from livingdocs.common.guides import GuideScenario
from livingdocs.common.markdown import fenced, plain
from livingdocs.pages.blocks import Code, block, joined
from livingdocs.recorded.exchanges import SESSIONS, VARIABLE
from livingdocs.recorded.recording import ROWS_SHOWN, Line, Recorded, Recording, Take

PICK = """\
pick() { # takes a value out of a JSON answer: pick status, pick objects.0.id, or pick for a bare text
  python3 -c 'import json, sys
value = json.load(sys.stdin)
for key in filter(None, "".join(sys.argv[1:]).split(".")):
    value = value[int(key)] if isinstance(value, list) else value.get(key, "")
print(value)' "$@"
}"""
_START = """\
{name}=$(curl -s "$KALTURA_SERVICE_URL/api_v3/service/session/action/start" \\
  --data-urlencode "secret={secret}" \\
  --data-urlencode "partnerId=$KALTURA_PARTNER_ID" \\
  --data-urlencode type={type} \\
  --data-urlencode "userId={user}" \\{privileges}
  --data-urlencode format=1 | pick)"""
STARTS = {
    "KALTURA_KS": _START.format(
        name="KALTURA_KS", secret="$KALTURA_ADMIN_SECRET", type=2, user="guide-admin",
        privileges="\n  --data-urlencode privileges=disableentitlement \\",
    ),
    "KALTURA_USER_KS": _START.format(
        name="KALTURA_USER_KS", secret="${KALTURA_USER_SECRET:-$KALTURA_ADMIN_SECRET}", type=0,
        user="${KALTURA_USER_ID:-guide-user}", privileges="",
    ),
    "KALTURA_WIDGET_KS": """\
KALTURA_WIDGET_KS=$(curl -s "$KALTURA_SERVICE_URL/api_v3/service/session/action/startWidgetSession" \\
  --data-urlencode "widgetId=_$KALTURA_PARTNER_ID" \\
  --data-urlencode format=1 | pick ks)""",
}  # fmt: skip
_WHO = {"KALTURA_KS": "administrator", "KALTURA_USER_KS": "user", "KALTURA_WIDGET_KS": "site's visitor"}
_SETTINGS = ("KALTURA_SERVICE_URL", "KALTURA_PARTNER_ID", "KALTURA_ADMIN_SECRET")
_BEGIN = """\
The blocks run in bash, from the root of this repository, from top to bottom; sessions and samples are made where they
are first needed. Set `KALTURA_SERVICE_URL`, `KALTURA_PARTNER_ID` and `KALTURA_ADMIN_SECRET` first (`make sandbox`
prints those of a sandbox), then paste what follows. You need:"""
_DELETE = """\
curl -s "$KALTURA_SERVICE_URL/api_v3/service/{service}/action/delete" \\
  --data-urlencode "ks=$KALTURA_KS" \\
  --data-urlencode "{parameter}=${name}" \\
  --data-urlencode format=1"""
_AGAIN = ": the same call, the same answer."

Parts = list[str | Code]


class Calls:
    """Writes the calls of one page; remembers which sessions and samples it has by now."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self._made: set[str] = set()
        self._samples: list[str] = []

    def prelude(self, needs: list[str]) -> str:
        """What a shell needs before the first block; "" on a page without calls."""
        if not self.recording.lines():
            return ""
        checks = "\n".join(f': "${{{name}:?}}"' for name in _SETTINGS)
        listed = "\n".join(f"- {need}" for need in needs)
        return f"## Before you begin\n\n{_BEGIN}\n\n{listed}\n\n{fenced(f'{checks}{chr(10)}{PICK}', 'bash')}"

    def scenario(self, scenario: GuideScenario) -> str:
        """The calls of a scenario, by step."""
        recorded = self.recording.scenarios.get(scenario.title, Recorded(""))
        if recorded.skipped:
            return f"*Not recorded: {plain(recorded.skipped)}.*"
        parts: Parts = []
        for take in recorded.takes[:ROWS_SHOWN]:
            if take.name:
                parts.append(f"**{plain(take.name)}**")
            parts += self._take(take)
        left = len(recorded.takes) - ROWS_SHOWN
        if left > 0:
            parts.append(
                f"*The {'other example is' if left == 1 else f'other {left} examples are'} called alike.*"
            )
        return "\n\n".join(joined(parts))

    def end(self) -> str:
        """The deletion of the samples that the page has made; "" where there are none."""
        commands = [Code(one) for sample in reversed(self._samples) for one in self._deletions(sample)]
        if not commands:
            return ""
        return "\n\n".join(joined(["## Tidy up", "What the scenarios have shared:", *commands]))

    def _deletions(self, sample: str) -> Iterator[str]:
        """A delete for each object of a sample that its lines add and don't delete, the last first."""
        lines = self.recording.samples[sample]
        gone = {line.label.partition(".")[0] for line in lines if line.label.endswith(".delete")}
        for line in reversed(lines):
            service = line.label.partition(".")[0]
            if not line.label.endswith(".add") or service in gone:
                continue
            service = {"media": "baseEntry"}.get(service, service)
            parameter = {"baseEntry": "entryId"}.get(service, "id")
            for name in line.gives:
                yield _DELETE.format(service=service, parameter=parameter, name=name)

    def _take(self, take: Take) -> Parts:
        names = ", ".join(f"`${name}`" for name in take.missing)
        said: Parts = (
            [f"*{names}: your program computes it; the calls of this scenario can't be pasted as they are.*"]
            if names
            else []
        )
        step = ""
        for line in take.lines:
            said += self._provided(line)
            named = "Tidy up" if line.part == "tidy" else line.step
            if line.part == "again":
                _mention(named, said if named != step else [])
            elif named != step:
                said.append(f"*{plain(named)}*")
            if line.part != "again":
                said += block(line, runs=not take.missing)
            step = named
        return said

    def _provided(self, line: Line) -> Parts:
        """Sessions and samples that the line reads and the page doesn't have yet."""
        found: Parts = []
        for name in sorted(set(VARIABLE.findall(line.command)) - self._made):
            if name in SESSIONS:
                self._made.add(name)
                found += [f"The session of the {_WHO[name]}:", Code(STARTS[name])]
            elif sample := self._sample_of(name):
                found += self._sample(sample)
        return found

    def _sample_of(self, name: str) -> str:
        """The sample that gives a variable."""
        for sample, lines in self.recording.samples.items():
            if any(name in line.gives for line in lines):
                return sample
        return ""

    def _sample(self, sample: str) -> Parts:
        lines = self.recording.samples[sample]
        self._made |= {name for line in lines for name in line.gives}
        found: Parts = [f"A sample that the scenarios share, `${sample}`:"]
        for line in lines:
            found = [*self._provided(line), *found, *block(line)]
        self._samples.append(sample)
        return found


def _mention(step: str, said: Parts) -> None:
    """Say of a step that the call before it has answered it; steps that follow each other share the words."""
    last = said[-1] if said else ""
    if isinstance(last, str) and last.endswith(_AGAIN):
        said[-1] = f"{last.removesuffix(_AGAIN)} · *{plain(step)}*{_AGAIN}"
    else:
        said.append(f"*{plain(step)}*{_AGAIN}")
