"""The schema from `python -m kaltura_sandbox --schema`; livingdocs never imports the sandbox."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from livingdocs.common.paths import ROOT
from livingdocs.schema.types import Action, Field, ObjectClass, Schema

_LIMITS = ("min_length", "max_length", "min_value", "max_value")


@functools.cache
def schema() -> Schema:
    """The platform's types, asked once a process; an empty schema where there is no sandbox."""
    if not (ROOT / "kaltura_sandbox").is_dir():
        return Schema()
    command = [sys.executable, "-m", "kaltura_sandbox", "--schema"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=120, check=False)
    if done.returncode:  # it has said why
        raise SystemExit(done.returncode)
    return read_schema(json.loads(done.stdout))


def read_schema(told: Mapping[str, Any]) -> Schema:
    """The schema of what the command told."""
    classes = {
        name: ObjectClass(
            name,
            one.get("parent", ""),
            one.get("abstract", False),
            _fields(one.get("fields", {}), name),
        )
        for name, one in told["classes"].items()
    }
    actions = [
        _action(f"{service['name']}.{name}", one)
        for service in told["services"].values()
        for name, one in service["actions"].items()
    ]
    return Schema(classes, told["enums"], {action.name.lower(): action for action in actions})


def _action(name: str, told: Mapping[str, Any]) -> Action:
    answers = told.get("answers")
    return Action(name, _fields(told.get("parameters", {}), ""), _field("", answers) if answers else None)


def _fields(told: Mapping[str, Any], owner: str) -> dict[str, Field]:
    return {name: _field(name, one, owner) for name, one in told.items()}


def _field(name: str, told: Mapping[str, Any], owner: str = "") -> Field:
    said = {key: value for key, value in told.items() if key not in (*_LIMITS, "requires")}
    limits = {key: told[key] for key in _LIMITS if key in told}
    return Field(name, owner=owner, requires=tuple(told.get("requires", ())), limits=limits, **said)
