"""Contracts on imports that import-linter doesn't bring along; pyproject.toml names them."""

from __future__ import annotations

import ast
from pathlib import Path

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

ROOT = Path(__file__).parents[1]


class Offers(Contract):
    """Between the packages below ``container`` only what a package offers is imported: its modules in ``__all__``."""

    type_name = "offers"

    container = fields.StringField()
    broken_contract_guidance = fields.TextField(required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Broken by each import of a module of another package that isn't in that package's ``__all__``."""
        container = str(self.container)
        offered = {package: offers(package) for package in graph.find_children(container)}
        broken = sorted(
            (importer, imported)
            for importer in graph.find_descendants(container)
            for imported in graph.find_modules_directly_imported_by(importer)
            if (package := _package(imported, container))
            and package != _package(importer, container)
            and imported.removeprefix(f"{package}.") not in offered[package]
        )
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} imports {imported}, which its package doesn't offer in __all__")


def offers(package: str) -> list[str]:
    """The modules in a package's ``__all__``, read without importing it; none where it names none."""
    file = ROOT.joinpath(*package.split("."), "__init__.py")
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(
            isinstance(name, ast.Name) and name.id == "__all__" for name in node.targets
        ):
            return [str(name) for name in ast.literal_eval(node.value)]
    return []


def _package(module: str, container: str) -> str | None:
    """The package below the container that a module lies in, None for others."""
    if not module.startswith(f"{container}."):
        return None
    return f"{container}.{module.removeprefix(f'{container}.').split('.')[0]}"
