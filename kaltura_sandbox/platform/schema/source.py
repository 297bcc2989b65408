"""Where the installed client's source is, and its syntax trees. Nothing of it is imported or run."""

import ast
import importlib.metadata
import importlib.util
import re
from itertools import takewhile
from pathlib import Path

PACKAGE = "KalturaClient"
DISTRIBUTION = "KalturaApiClient"
PROXIES = re.compile(r"class \w+ServicesProxy:", re.ASCII)
STRAY_PASS = " " * 8 + "pass"


class SchemaError(RuntimeError):
    """The client's source is missing or has a shape the extractor doesn't know."""


def version() -> str:
    """The installed client's version, for example 23.10.0."""
    try:
        return importlib.metadata.version(DISTRIBUTION)
    except importlib.metadata.PackageNotFoundError:
        raise SchemaError(f"{DISTRIBUTION} is not installed: pip install -r requirements.txt") from None


def modules() -> list[Path]:
    """The client's plug-in modules, Core first (the others refer to its classes)."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SchemaError(f"{DISTRIBUTION} is installed, but package {PACKAGE} was not found")
    folder = Path(next(iter(spec.submodule_search_locations))) / "Plugins"
    found = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
    if not found:
        raise SchemaError(f"{folder} holds no modules")
    return sorted(found, key=lambda path: path.name != "Core.py")


def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def stub_tree(path: Path) -> ast.Module:
    """The syntax tree of a module's type stub, repaired.

    Constructors there end in `...` on the line of the signature and are followed by a `pass` one level
    deeper, which is no Python. The class of proxies at the end, empty in some modules, isn't needed.
    """
    lines = path.with_suffix(".pyi").read_text(encoding="utf-8").split("\n")
    needed = takewhile(lambda line: not PROXIES.match(line), lines)
    return ast.parse("\n".join("" if line == STRAY_PASS else line for line in needed), f"{path}i")
