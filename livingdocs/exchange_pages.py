"""The calls on a guide's page: bash blocks that can be pasted from top to bottom, each with what it answers.

A block has one curl line. It gives the variables that later blocks read, and it waits where the guide waits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from livingdocs.guides import GuideScenario
from livingdocs.lines import SESSIONS, VARIABLE
from livingdocs.markdown import fenced, plain
from livingdocs.recording import Line, Recorded, Recording, Take

ROWS_SHOWN = 3  # examples of an outline
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


class Calls:
    """Writes the calls of one page; remembers which sessions and samples it has by now."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self._made: set[str] = set()

    def prelude(self) -> str:
        """What a shell needs before the first block; "" on a page without calls."""
        if not self.recording.lines():
            return ""
        checks = "\n".join(f': "${{{name}:?}}"' for name in _SETTINGS)
        words = (
            "The blocks below run in bash, from the root of this repository, from top to bottom; sessions and samples "
            "are made where they are first needed. Set `KALTURA_SERVICE_URL`, `KALTURA_PARTNER_ID` and "
            "`KALTURA_ADMIN_SECRET` first (`make sandbox` prints those of a sandbox), then:"
        )
        return f"## Before you begin\n\n{words}\n\n{fenced(f'{checks}{chr(10)}{PICK}', 'bash')}"

    def scenario(self, scenario: GuideScenario) -> str:
        """The calls of a scenario, by step."""
        recorded = self.recording.scenarios.get(scenario.title, Recorded(""))
        if recorded.skipped:
            return f"*Not recorded: {recorded.skipped}.*"
        parts: list[str] = []
        for take in recorded.takes[:ROWS_SHOWN]:
            if take.name:
                parts.append(f"**{plain(take.name)}**")
            parts += self._take(take)
        left = len(recorded.takes) - ROWS_SHOWN
        if left > 0:
            parts.append(
                f"*The {'other example is' if left == 1 else f'other {left} examples are'} called alike.*"
            )
        return "\n\n".join(parts)

    def _take(self, take: Take) -> list[str]:
        if take.missing:
            names = ", ".join(f"`${name}`" for name in take.missing)
            yielded = [
                f"*{names}: your program computes it; the calls of this scenario can't be pasted as they are.*"
            ]
        else:
            yielded = []
        step, given = "", False
        for line in take.lines:
            given = _is_given(line.step, given)
            if line.part == "tidy":
                yielded += self._tidy(step, line)
                step = "tidy"
                continue
            yielded += self._provided(line)
            if line.step != step:
                step = line.step
                yielded.append(f"*{step}*")
            yielded += block(line, with_answer=not given, runs=not take.missing)
        return yielded

    def _tidy(self, step: str, line: Line) -> list[str]:
        head = [] if step == "tidy" else ["*Tidy up*"]
        return [*head, *self._provided(line), *block(line, with_answer=False)]

    def _provided(self, line: Line) -> list[str]:
        """Sessions and samples that the line reads and the page doesn't have yet."""
        found: list[str] = []
        for name in sorted(set(VARIABLE.findall(line.command)) - self._made):
            if name in SESSIONS:
                self._made.add(name)
                found += [f"The session of the {_WHO[name]}:", fenced(STARTS[name], "bash")]
            elif sample := self._sample_of(name):
                found += self._sample(sample)
        return found

    def _sample_of(self, name: str) -> str:
        """The sample that gives a variable."""
        for sample, lines in self.recording.samples.items():
            if any(name in line.gives for line in lines):
                return sample
        return ""

    def _sample(self, sample: str) -> list[str]:
        lines = self.recording.samples[sample]
        self._made |= {name for line in lines for name in line.gives}
        found = [f"A sample that the scenarios share, `${sample}`:"]
        for line in lines:
            found = [*self._provided(line), *found, *block(line, with_answer=False)]
        return found


def _is_given(step: str, before: bool) -> bool:
    keyword = step.partition(" ")[0]
    return before if keyword in ("And", "But", "*") else keyword == "Given"


def block(line: Line, with_answer: bool = True, runs: bool = True) -> list[str]:
    """The command as a bash block (sh where it can't be run as it is), refusals as comments, answers as JSON."""
    lines = [command(line)]
    refusals = [told for told in _each(line.answer) if is_refusal(told)]
    language = "bash" if runs else "sh"
    if refusals and line.part != "made":
        whole = line.answer if len(refusals) == 1 and is_refusal(line.answer) else refusals
        lines += [
            f"# {json.dumps(one, ensure_ascii=False)}"
            for one in ([whole] if whole is line.answer else refusals)
        ]
    shown = [fenced("\n".join(lines), language)]
    if with_answer and line.part != "made" and not is_refusal(line.answer):
        shown.append(fenced(_shown(line.answer), "json"))
    return shown


def _shown(answer: Any) -> str:
    return json.dumps(answer, indent=2, ensure_ascii=False)


def _each(answer: Any) -> Iterable[Any]:
    return answer if isinstance(answer, list) else [answer]


def is_refusal(answer: Any) -> bool:
    return isinstance(answer, dict) and answer.get("objectType") == "KalturaAPIException"


def command(line: Line) -> str:
    """What is pasted: the curl line with the variables it gives, in a loop where it waits."""
    if line.part == "made":
        ((name, _),) = line.gives.items()
        return f"{name}={line.command}" if line.command.startswith("$") else f"{name}=$({line.command})"
    if line.until:
        name, value = line.until
        loop = f'until [ "$({line.command} | pick {name})" = "{value}" ]; do sleep 2; done'
        return "\n".join([loop, *([_captured(line)] if line.gives else [])])
    return _captured(line)


def _captured(line: Line) -> str:
    if not line.gives:
        return line.command
    if len(line.gives) == 1:
        ((name, path),) = line.gives.items()
        return f"{name}=$({line.command} | {_pick(path)})"
    picks = [f'{name}=$({_pick(path)} <<< "$ANSWER")' for name, path in line.gives.items()]
    return "\n".join([f"ANSWER=$({line.command})", *picks])


def _pick(path: str) -> str:
    return f"pick {path}" if path else "pick"
