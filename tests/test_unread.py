"""What is written down is applied: settings, fields, constants and arguments that nothing reads are no rules at all.

A class attribute that nobody reads was meant to do something (a list's types), or it is left over. Either way nothing
tells, so this does: it reads the source, knows names alone, and looks at no value.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kaltura_sandbox import assembly
from kaltura_sandbox.platform.classes import below
from kaltura_sandbox.platform.services import Service, traits_of
from livingdocs.common.paths import ROOT

PACKAGES = ("features", "kaltura_sandbox", "livingdocs")
CALLED_BY_BEHAVE = ("before_", "after_")
DECLARATIONS = ROOT / "tests" / "sandbox" / "platform" / "test_declarations.py"
Names = Counter[str]


@cache
def trees() -> dict[Path, ast.Module]:
    """The modules of our packages, but for steps, which behave finds by their phrases."""
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    ours = (file for file in files if "node_modules" not in file.parts)
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted(ours)}


@cache
def read() -> Names:
    """How often each name is read: as a variable, as an attribute, by import, by its text (getattr, ``__all__``)."""
    readers = [*trees().values(), ast.parse(DECLARATIONS.read_text(encoding="utf-8"))]
    return Counter(name for tree in readers for node in ast.walk(tree) for name in _read_by(node))


@cache
def read_of_objects() -> Names:
    """How often each name is read as an attribute of something."""
    return Counter(
        name
        for tree in trees().values()
        for node in ast.walk(tree)
        if not isinstance(node, ast.Name | ast.alias)
        for name in _read_by(node)
    )


def _read_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
        yield node.id if isinstance(node, ast.Name) else node.attr
    elif isinstance(node, ast.alias):
        yield node.name
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
        yield node.value


def _assigned(statement: ast.stmt) -> list[str]:
    """The one name that a statement sets; several at once are values of an enumeration, which is told whole."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def test_constants_functions_and_plain_classes_are_used() -> None:
    left_over = [
        f"{file.relative_to(ROOT)}: {name}"
        for file, tree in trees().items()
        if "steps" not in file.parts
        for statement in tree.body
        for name in _declared(statement)
        if not read()[name] and not name.startswith(("__", *CALLED_BY_BEHAVE))
    ]
    assert not left_over, f"Nothing reads these; use or delete them: {left_over}"


def _declared(statement: ast.stmt) -> list[str]:
    """What a module declares for itself: who decorates or derives hands it to somebody else."""
    if isinstance(statement, ast.FunctionDef):
        return [] if statement.decorator_list else [statement.name]
    if isinstance(statement, ast.ClassDef):
        return [] if statement.bases else [statement.name]
    return _assigned(statement) if isinstance(statement, ast.Assign | ast.AnnAssign) else []


def test_fields_and_attributes_of_classes_are_read() -> None:
    ours = {
        node.name for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    }
    left_over = [
        f"{file.relative_to(ROOT)}: {node.name}.{name}"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and all(isinstance(base, ast.Name) and base.id in {*ours, "ABC"} for base in node.bases)
        for statement in node.body
        for name in _assigned(statement)
        if not read_of_objects()[name] and not name.startswith("__")
    ]
    assert not left_over, f"Nothing reads these; apply or delete them: {left_over}"


def test_what_a_room_sets_is_a_setting_of_rooms_or_its_own() -> None:
    assembly.rooms()
    unread = [
        f"{room.__name__}.{name}"
        for room in below(Service)
        if room.__module__.startswith("kaltura_sandbox.")
        for name in _set_by(room)
        if not any(_declares(base, name) for base in room.__mro__[1:]) and not _reads(room, name)
    ]
    assert not unread, f"No room above declares these and their own rooms don't read them: {unread}"


def _set_by(room: type) -> list[str]:
    plain = (name for name, value in vars(room).items() if not callable(value) and not name.startswith("__"))
    return [name for name in plain if not isinstance(vars(room)[name], property | classmethod | staticmethod)]


def _declares(base: type, name: str) -> bool:
    return name in vars(base) or name in inspect.get_annotations(base)


def _reads(room: type, name: str) -> bool:
    tree = ast.parse(inspect.getsource(room))
    return any(isinstance(node, ast.Attribute) and node.attr == name for node in ast.walk(tree))


def test_an_argument_that_does_nothing_is_told_of() -> None:
    assembly.rooms()
    silent = [
        f"{room.__name__}.{name}({argument})"
        for room in below(Service)
        if room.__module__.startswith("kaltura_sandbox.")
        for name, method in vars(room).items()
        if traits_of(method) is not None
        for argument in _ignored(method)
        if argument not in (method.__doc__ or "") and not _only_refuses(method)
    ]
    assert not silent, f"Apply these, or say in the action's docstring why they do nothing: {silent}"


def _function(method: object) -> ast.FunctionDef:
    node = ast.parse(textwrap.dedent(inspect.getsource(method))).body[0]  # type: ignore[arg-type]
    assert isinstance(node, ast.FunctionDef)
    return node


def _ignored(method: object) -> list[str]:
    function = _function(method)
    used = {node.id for part in function.body for node in ast.walk(part) if isinstance(node, ast.Name)}
    return [argument.arg for argument in function.args.args[1:] if argument.arg not in used]


def _only_refuses(method: object) -> bool:
    """Whether an action says no to whatever it gets."""
    body = [part for part in _function(method).body if not isinstance(part, ast.Expr)]
    return len(body) == 1 and isinstance(body[0], ast.Raise)
