"""Whoever asks again and again says so, that neither the report nor a page shows every try."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from features.support.wire.settings import ROOT

WAITS = {"poll", "eventually"}
TOLD = {"polling", "quiet"}
UNSEEN = {"running", "wire", "viewing"}
"""Folders of features/support whose calls are no scenario's: what is made or found out before one."""


def silent(code: str) -> Iterator[int]:
    """The lines of the waits that stand in no `with ….polling()`."""

    def walk(node: ast.AST, told: bool) -> Iterator[int]:
        if isinstance(node, ast.With):
            told = told or any(_called(item.context_expr) in TOLD for item in node.items)
        if _called(node) in WAITS and not told:
            yield node.lineno  # type: ignore[attr-defined]
        for inner in ast.iter_child_nodes(node):
            yield from walk(inner, told)

    return walk(ast.parse(code), False)


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def test_every_wait_of_a_step_is_told_as_one() -> None:
    files = [
        path
        for path in sorted((ROOT / "features").rglob("*.py"))
        if path.parent.name not in UNSEEN or "steps" in path.parts
    ]
    found = [f"{path.relative_to(ROOT)}:{line}" for path in files for line in silent(path.read_text())]
    assert found == []


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("poll(look, bool, 1, 'x')", [1]),
        ("with world.evidence.polling():\n    poll(look, bool, 1, 'x')", []),
        ("with open('x'):\n    waiting.eventually(look, 1)", [2]),
        ("with open('x') as file, evidence.quiet():\n    eventually(look, 1)", []),
    ],
)
def test_a_wait_that_isn_t_told_is_found(code: str, lines: list[int]) -> None:
    assert list(silent(code)) == lines
