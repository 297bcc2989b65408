"""Texts from outside are read as PHP reads them: the sandbox uses php_text where Python would know every script.

A line that means the letters of every script says so and why: ``# any script: …``. What reads a word of Python's or
of our own files is no exception: php_text does for it as well.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mypy import api

from kaltura_sandbox.platform.schema import Schema, load_schema
from livingdocs.common.paths import ROOT
from tests import numbers_of_text

PACKAGE = ROOT / "kaltura_sandbox"
READER = PACKAGE / "php_text.py"
MARK = "# any script: "
WIDE = {
    "isdigit", "isdecimal", "isnumeric", "isalnum", "isalpha", "isspace", "isidentifier", "isupper", "islower",
    "istitle", "lower", "upper", "casefold", "title", "capitalize", "swapcase", "splitlines", "zfill",
    "fromisoformat", "strptime",
}  # fmt: skip
"""Methods that know more than ASCII."""

WIDE_WITHOUT_ARGUMENTS = {"strip", "lstrip", "rstrip", "split", "rsplit"}
PATTERNS = {"compile", "match", "fullmatch", "search", "sub", "subn", "findall", "finditer", "split"}
WIDE_PATTERN = re.compile(r"(?<!\\)(?:\\\\)*\\[dDsSwWbB]|\(\?[a-z]*i")
NUMBERS = ("int", "float")


def faults(code: str, text_properties: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Lines where Python reads a text, and what it does there."""
    lines = code.splitlines()
    for node in ast.walk(ast.parse(code)):
        found = _fault(node, text_properties) if isinstance(node, ast.Call) else None
        if found and not any(MARK in line for line in lines[node.lineno - 1 : node.end_lineno]):
            yield node.lineno, found


def _fault(call: ast.Call, text_properties: frozenset[str]) -> str | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if isinstance(call.func, ast.Attribute) and _is(call.func.value, "re") and name in PATTERNS:
        return f"re.{name} without re.ASCII" if _is_wide(call) else None
    if name in WIDE and not _is(getattr(call.func, "value", None), "php_text"):
        return f".{name}()"
    if name in WIDE_WITHOUT_ARGUMENTS and not call.args and not call.keywords:
        return f".{name}() without an argument"
    if _is(call.func, "map") and any(_is(call.args[0], one) for one in NUMBERS):
        return "map of int or float"
    if isinstance(call.func, ast.Name) and call.func.id in NUMBERS and call.args:
        read = _attribute(call.args[0])
        return f"{call.func.id}() of {read}, which is a text" if read in text_properties else None
    return None


def _attribute(node: ast.expr) -> str:
    """The attribute that an argument is: ``version`` of ``asset.version``, or of ``asset.version or 0``."""
    if isinstance(node, ast.BoolOp):
        return _attribute(node.values[0])
    if isinstance(node, ast.IfExp):
        return _attribute(node.body)
    return node.attr if isinstance(node, ast.Attribute) else ""


def _is(node: ast.expr | None, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_wide(call: ast.Call) -> bool:
    """Whether a pattern knows other digits, blanks or letters: a pattern that isn't written here may."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    flags = {one.attr for each in given for one in ast.walk(each) if isinstance(one, ast.Attribute)}
    if flags & {"ASCII", "A"}:
        return False
    texts = [one for one in ast.walk(call.args[0]) if isinstance(one, ast.Constant)]
    bytes_ = any(isinstance(one.value, bytes) for one in texts)
    wide = not texts or any(isinstance(one.value, str) and WIDE_PATTERN.search(one.value) for one in texts)
    return not bytes_ and (wide or bool(flags & {"IGNORECASE", "I"}))


@pytest.fixture(scope="module")
def text_properties() -> frozenset[str]:
    """Names of properties that hold a text in some class which callers fill in."""
    return frozenset(_texts(load_schema()))


def _texts(schema: Schema) -> Iterator[str]:
    for name in schema.classes:
        for each in schema.properties(name).values():
            if each.type == "string" and not each.enum and not each.read_only:
                yield each.name


def test_nothing_in_the_sandbox_reads_texts_as_python_does(text_properties: frozenset[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != READER
        for line, what in faults(path.read_text(encoding="utf-8"), text_properties)
    ]
    assert not found, "Use kaltura_sandbox/php_text.py (or say `# any script: why`):\n" + "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "text.isdigit()",
        "text.strip()",
        "text.split()",
        "text.rsplit()",
        "text.splitlines()",
        "text.lower()",
        "text.title()",
        "text.zfill(6)",
        r're.compile(r"\d+")',
        r're.fullmatch(r"a\sb", text)',
        r're.sub(r"[^\w]", "", text)',
        're.search("k", text, re.I)',
        're.search("k", text, flags=re.IGNORECASE)',
        're.search("(?i)k", text)',
        're.search(rf"{pattern}\\b", text)',
        "re.search(pattern, text)",
        "map(int, words)",
        "int(asset.version)",
        "float(effect.value or 0)",
        "int(value.version if value else 0)",
    ],
)
def test_a_line_that_reads_texts_as_python_does_is_found(line: str) -> None:
    assert list(faults(line, frozenset({"version", "value"}))), line
    assert not list(faults(f"{line}  {MARK}because", frozenset({"version", "value"})))


@pytest.mark.parametrize(
    "line",
    [
        "php_text.lower(text)",
        'text.strip(" ")',
        'text.split(",")',
        're.compile(r"[0-9]+")',
        r're.compile(r"\d+", re.ASCII)',
        r're.search(r"\w", text, flags=re.I | re.ASCII)',
        r're.compile(rb"\s")',
        r're.compile(r"\\d")',
        "re.search(pattern, text, re.ASCII)",
        "int(asset.width or 0)",
        "int(time.time())",
        "isinstance(value, int)",
    ],
)
def test_other_lines_are_not(line: str) -> None:
    assert not list(faults(line, frozenset({"version"}))), line


def test_numbers_of_texts_are_found_by_their_types(tmp_path: Path) -> None:
    package = tmp_path / "kaltura_sandbox"
    package.mkdir()
    refused = [
        "int(text)",
        "float(data)",
        "int(either)",
        "int(given)",
        "int(given.get(1))",
        "float(given[0] or 1)",
    ]
    allowed = [
        "int(number)",
        "float(given.width or 0)",
        "int(given.width / 2)",
        "int(given.width if given else 0)",
    ]
    head = "from typing import Any\n"
    head += "def f(text: str, data: bytes, either: str | int, given: Any, number: float) -> None:\n"
    (package / "a.py").write_text(head + "".join(f"    {one}\n" for one in refused + allowed))
    config = tmp_path / "mypy.ini"
    config.write_text(f"[mypy]\nplugins = {ROOT / 'tests' / 'numbers_of_text.py'}\n")
    told, _, _ = api.run(["--config-file", str(config), "--cache-dir", str(tmp_path / "cache"), str(package)])
    lines = [int(line.split(":")[1]) for line in told.split("\n") if numbers_of_text.ADVICE in line]
    assert lines == [3 + at for at in range(len(refused))], told
