"""One call as a block of a page: the curl line with the variables it gives, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from livingdocs.common.markdown import fenced
from livingdocs.recorded.exchanges import each, is_refusal
from livingdocs.recorded.recording import Line

_BODY = ("status", "contentType", "bytes", "text", "json")


@dataclass(frozen=True)
class Code:
    """A block of code on a page."""

    text: str
    language: str = "bash"
    commands: int = 1

    @property
    def joins(self) -> bool:
        """Blank lines set the commands of a block apart, so that one with blank lines of its own stands alone."""
        return self.language == "bash" and self.text.count("\n\n") == self.commands - 1

    def __str__(self) -> str:
        return fenced(self.text, self.language)


def joined(parts: list[str | Code]) -> list[str]:
    """The parts as Markdown; blocks of bash that follow each other become one."""
    done: list[str | Code] = []
    for part in parts:
        last = done[-1] if done else ""
        if isinstance(last, Code) and isinstance(part, Code) and last.joins and part.joins:
            done[-1] = Code(f"{last.text}\n\n{part.text}", commands=last.commands + part.commands)
        else:
            done.append(part)
    return [str(part) for part in done]


def block(line: Line, runs: bool = True) -> list[str | Code]:
    """The command as a bash block (sh where it can't be run as it is), refusals as comments, the answer under it."""
    every = each(line.answer)
    refused = len(every) > 0 and all(is_refusal(told) for told in every)
    lines = [command(line)]
    if refused:
        lines += [f"# {json.dumps(told, ensure_ascii=False)}" for told in every]
    code = Code("\n".join(lines), "bash" if runs else "sh")
    if line.answer is None or line.part == "made" or refused:
        return [code]
    if is_delivery(line.answer):
        return [code, Code(delivered(line.answer), "text")]
    return [code, Code(json.dumps(line.answer, indent=2, ensure_ascii=False), "json")]


def is_delivery(answer: Any) -> bool:
    """Whether this tells of a file or page that was fetched, not of an answer of the API."""
    return isinstance(answer, Mapping) and {"status", "contentType"} <= set(answer)


def delivered(answer: Mapping[str, Any]) -> str:
    """What came back of an address: status, kind and headers, then the text of it."""
    body = answer.get("text", answer.get("json"))
    size = [f"({answer['bytes']} bytes)"] if "bytes" in answer else []
    head = [" ".join([str(answer["status"]), str(answer["contentType"]), *size]).strip()]
    head += [f"{name}: {value}" for name, value in answer.items() if name not in _BODY]
    if isinstance(body, list) and all(isinstance(one, str) for one in body):
        text = "\n".join(body).strip("\n")
    else:
        text = "" if body is None else json.dumps(body, indent=2, ensure_ascii=False)
    return "\n".join([*head, *(["", text] if text else [])])


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
