"""Code as groups that are written in a line where they fit, and else an item a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 100  # characters a line


@dataclass(frozen=True)
class Group:
    """What stands between brackets, comma after comma; `pad` goes inside of them on one line: { a: 1 }."""

    head: str
    items: tuple[tuple[str, Code], ...]  # what goes before it ("name="), and the item
    tail: str
    pad: str = ""
    step: int = 4  # by how much what is inside is indented, where it doesn't fit


@dataclass(frozen=True)
class Chain:
    """Parts that are written one behind the other: a call of what a call answers."""

    parts: tuple[Code, ...]


Code = str | Group | Chain


def flat(code: Code) -> str:
    """On one line."""
    if isinstance(code, str):
        return code
    if isinstance(code, Chain):
        return "".join(flat(part) for part in code.parts)
    inner = ", ".join(before + flat(item) for before, item in code.items)
    return f"{code.head}{code.pad if inner else ''}{inner}{code.pad if inner else ''}{code.tail}"


def laid(code: Code, indent: int = 0, before: int = 0, after: int = 0) -> str:
    """Code at an indent, behind `before` characters of its line and before `after` more of it."""
    line = flat(code)
    if isinstance(code, str) or not _breaks(code) or indent + before + len(line) + after <= WIDTH:
        return line
    if isinstance(code, Chain):
        return _chain(code, indent, before, after)
    if _hugs(code):
        name, item = code.items[-1]
        opened = code.head + "".join(f"{name}{flat(one)}, " for name, one in code.items[:-1]) + name
        return opened + laid(item, indent, before + len(opened), after + len(code.tail)) + code.tail
    inner = indent + code.step
    items = [f"{' ' * inner}{name}{laid(item, inner, len(name), 1)}," for name, item in code.items]
    return "\n".join([code.head.rstrip(), *items, " " * indent + code.tail])


def _breaks(code: Code) -> bool:
    return not isinstance(code, Group) or bool(code.items)


def _hugs(code: Group) -> bool:
    """Whether the brackets of its only or last item may open on the same line."""
    return (
        not code.pad
        and bool(code.items)
        and isinstance(code.items[-1][1], Group)
        and all(isinstance(item, str) for _, item in code.items[:-1])
        and not code.head.startswith("[")
    )


def _chain(code: Chain, indent: int, before: int, after: int) -> str:
    written = ""
    for number, part in enumerate(code.parts):
        rest = len("".join(flat(one).partition("\n")[0] for one in code.parts[number + 1 :]))
        here = len(written.rpartition("\n")[2]) if "\n" in written else before + len(written)
        begin = here if "\n" not in written else here - indent
        written += laid(part, indent, begin, min(rest, 30) + after)
    return written


def filled(items: Sequence[str], indent: int) -> str:
    """Many short items, as many on a line as fit, with a comma behind each."""
    rows: list[str] = []
    for item in items:
        longer = f"{rows[-1]} {item}," if rows else ""
        if rows and len(longer) <= WIDTH:
            rows[-1] = longer
        else:
            rows.append(f"{' ' * indent}{item},")
    return "\n".join(rows)
