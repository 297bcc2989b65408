"""Recorded lines as they are pasted into bash: what a page begins with, its scenarios, a few calls, the tidying.

A scenario is one subshell. Where something it needs is missing, or a call fails that shouldn't, it ends with a message:
nothing goes on with empty variables, and the reader's shell stays open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from livingdocs.languages.bash_parts import FUNCTIONS, SETTINGS, STARTS
from livingdocs.languages.deletions import deletions
from livingdocs.languages.numbers import named_json, numbers_sent
from livingdocs.recorded.beside import BEGINS, at_work, begun, is_beside
from livingdocs.recorded.exchanges import ADDRESS, SESSIONS, VARIABLE, each, is_delivery, is_refusal
from livingdocs.recorded.recording import Line, Recording, Take

_ASK = "run Before you begin first"
_BODY = ("status", "contentType", "bytes", "text", "json")
_WIDE = 110  # characters of an answer on one line
_SAVES = re.compile(r" -o (answer\.\w+) ")
_CURL = re.compile(r"^curl -(?P<options>\w+)(?P<saved> -o \S+)?")
_DELETE = """\
curl -s "$KALTURA_SERVICE_URL/api_v3/service/{service}/action/delete" \\
  --data-urlencode "ks=$KALTURA_KS" \\
  --data-urlencode "{parameter}=${variable}" \\
  --data-urlencode format=1 | ok"""


def sessions(recording: Recording) -> list[str]:
    """The sessions that a page's calls use; the administrator's makes the samples in any case."""
    used = _variables(line for _, line in recording.lines()) | _variables(_sample_lines(recording))
    return [name for name in STARTS if name in used | {"KALTURA_KS"}]


def begin(recording: Recording) -> str:
    """Settings, functions and sessions."""
    checks = " \\\n  ".join(f'"${{{name}:?{said}}}"' for name, said in SETTINGS.items())
    starts = " &&\n".join(STARTS[name] for name in sessions(recording))
    return f"{FUNCTIONS}\n\n: {checks} &&\n{starts}"


def samples(recording: Recording) -> str:
    """How the samples are made: a chain for each, which leaves no half of one behind under its name."""
    made = []
    for name, lines in recording.samples.items():
        steps = [": " + " ".join(map(_guard, _given(lines, recording, but=name)))]
        steps += ["\n".join([*numbers_sent(line), _quiet(line)]) for line in lines]
        made.append(" &&\n".join(steps) + f" ||\nunset {name}")
    return "\n\n".join(made)


def scenario(take: Take, recording: Recording) -> str:
    """A scenario: what it needs, its steps with what they answer, and its tidying."""
    body: list[str] = []
    step = ""
    for line in take.lines:
        named = "Tidy up" if line.part == "tidy" else line.step
        said = [f"# {' '.join(named.split())}"] if named != step and named else []
        if line.part == "again":
            said = [f"{one}: the same call, the same answer" for one in said]
        elif line.part == "tidy" and named != step:
            said.append("set +e")
        step = named
        body.append(
            "\n".join(said if line.part == "again" else [*said, *numbers_sent(line), *_written(line)])
        )
    return _subshell(take.lines, recording, [one for one in body if one], clears=True)


def calls(lines: list[Line], recording: Recording) -> str:
    """A few calls in their order, without what they answer, and the ids of what they have made."""
    body = ["\n".join([*numbers_sent(line), *_written(line)[:1]]) for line in lines]
    made = [name for line in lines for name in line.gives if name.endswith("_ID")]
    told = [f'echo "made: {", ".join(f"{name}=${name}" for name in made)}"'] if made else []
    told += [f'echo "it goes on until you say: kill ${name}"' for name in at_work(lines)]
    return _subshell(lines, recording, [*body, *told])


def _broken(command: str) -> str:
    """A long command on lines that can be read: one each for what comes in, how it is sent and where to."""
    return re.sub(r" (?=-c:v |-f )", " \\\\\n  ", command)


def _subshell(lines: list[Line], recording: Recording, body: list[str], clears: bool = False) -> str:
    """Commands that end with the first that fails, behind a look for what they need.

    `clears`: what they begin beside the calls ends with them, however they end.
    """
    names = " ".join(f"${{{name}-}}" for name in begun(lines)) if clears else ""
    trap = [f"trap 'kill -9 {names} 2>/dev/null' EXIT"] if names else []
    guards = [f": {_guard(name)}" for name in _given(lines, recording)]
    return "\n".join(["(", *guards, "set -e", *trap, "", "\n\n".join(body), ")"])


def tidy(recording: Recording) -> str:
    """The deletion of the samples, the last first, and of what was downloaded."""
    gone = [_DELETE.format_map(one._asdict()) for one in deletions(recording)]
    names = [*recording.samples]
    unset = [f"unset {' '.join(names)}"] if names else []
    return "\n\n".join([*gone, "\n".join([*unset, 'rm -rf "$DOWNLOADS"'])])


def command(line: Line, seen: bool = False) -> str:
    """What is pasted: the curl line with the variables it gives, or the function that waits with it.

    `seen`: what gives a variable shows its answer besides.
    """
    if is_beside(line):
        return _broken(line.command) if line.label == BEGINS else line.command
    if line.part == "made":
        ((name, _),) = line.gives.items()
        if line.command.startswith("$"):
            return f"{name}={line.command}"
        return f"{name}=$(\n{line.command}\n)" if "\n" in line.command else f"{name}=$({line.command})"
    run = _SAVES.sub(r' -o "$DOWNLOADS/\1" ', line.command)
    if line.until and line.until[0] == ADDRESS:
        picks = [f'{name}=$({_pick(path)} <<< "$ANSWER")' for name, path in line.gives.items()]
        enough = f'[ "$(grep -vc \'^#\' <<< "$ANSWER")" -ge {line.until[1]} ]'
        return " &&\n".join([f"until ANSWER=$({run}); {enough}; do sleep 2; done", *picks])
    if line.until:
        field, value = line.until
        run = f"wait_for {field} {value} {run}"
    if not line.gives:
        return run
    run = f"{run} | see" if seen else run
    if len(line.gives) == 1:
        ((name, path),) = line.gives.items()
        return f"{name}=$({run} | {_pick(path)})"
    picks = [f'{name}=$({_pick(path)} <<< "$ANSWER")' for name, path in line.gives.items()]
    return " &&\n".join([f"ANSWER=$({run})", *picks])


def _quiet(line: Line) -> str:
    """A command of which only a refusal is of interest."""
    done = command(line)
    if line.part == "made" or line.gives or line.label.startswith("GET ") or is_beside(line):
        return done
    return f"{done} >/dev/null" if line.until else f"{done} | ok"


def _written(line: Line) -> list[str]:
    """A command of a scenario, and its answer as comments."""
    if line.part == "made" or (line.answer is None and not line.label.startswith("GET ")):
        return [_quiet(line)]
    done = _heard(command(line, seen=line.answer is not None), line.answer)
    shows = not line.gives and not line.until and ' -o "' not in done
    return [f"{done}; echo" if shows else done, *_commented(line)]


def _heard(done: str, answer: Any) -> str:
    """A command that says what came back of an address, where that is a file or stands in the headers."""
    found = _CURL.match(done)
    if not found or not is_delivery(answer):
        return done
    if found["saved"]:
        return f'{found[0]} -w "$SAVED"{done[found.end() :]}'
    empty = not {"text", "json", "bytes"} & set(answer)
    if "i" in found["options"] or not (empty or set(answer) - {*_BODY}):
        return done
    return f"curl -{found['options']}i{done[found.end() :]}"


def _commented(line: Line) -> list[str]:
    if line.answer is None:
        return []
    told = delivered(line) if is_delivery(line.answer) else answer_json(line)
    return [f"# {row}".rstrip() for row in told.split("\n")]


def answer_json(line: Line) -> str:
    """The answer as JSON, on one line where it is short, with the names of its numbers behind them."""
    every = each(line.answer)
    short = json.dumps(line.answer, ensure_ascii=False)
    if len(short) <= _WIDE or all(is_refusal(one) for one in every):
        return named_json(line.answer, indent=None)
    return named_json(line.answer, indent=2)


def delivered(line: Line) -> str:
    """What came back of an address: status, kind and headers, then the text of it."""
    answer = line.answer
    body = answer.get("text", answer.get("json"))
    size = [f"({answer['bytes']} bytes)"] if "bytes" in answer else []
    head = [" ".join([str(answer["status"]), str(answer["contentType"]), *size]).strip()]
    head += [f"{name}: {value}" for name, value in answer.items() if name not in _BODY]
    if isinstance(body, list) and all(isinstance(one, str) for one in body):
        text = "\n".join(body).strip("\n")
    else:
        text = "" if body is None else json.dumps(body, indent=2, ensure_ascii=False)
    return "\n".join([*head, *(["", text] if text else [])])


def _pick(path: str) -> str:
    if path.startswith(ADDRESS):
        place = int(path.removeprefix(ADDRESS))
        return f"awk '!/^#/ && ++n == {place + 1}'" if place else "grep -m1 -v '^#'"
    return f"pick {path}" if path else "pick"


def _guard(name: str) -> str:
    said = "the user secret of the account" if name == "KALTURA_USER_SECRET" else _ASK
    return f'"${{{name}:?{said}}}"'


def _given(lines: Iterable[Line], recording: Recording, but: str = "") -> list[str]:
    """What these lines need of the page's beginning, the administrator's session first in any case."""
    used = _variables(lines)
    made = [name for sample in recording.samples.values() for line in sample for name in line.gives]
    own = {name for line in recording.samples.get(but, []) for name in line.gives}
    offered = [*STARTS, *made, "KALTURA_USER_SECRET"]
    return [name for name in offered if (name in used and name not in own) or name == "KALTURA_KS"]


def _variables(lines: Iterable[Line]) -> set[str]:
    return {name for line in lines for name in VARIABLE.findall(line.command)}


def _sample_lines(recording: Recording) -> Iterator[Line]:
    return (line for lines in recording.samples.values() for line in lines)


assert set(STARTS) == SESSIONS
