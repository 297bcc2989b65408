"""Enums and classes, read from the syntax trees of the client's modules."""

import ast
import keyword
from collections.abc import Iterator

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.schema.source import SchemaError
from kaltura_sandbox.platform.schema.types import ANY_CLASS, EnumType, ObjectType, Property

ROOT_CLASS = "KalturaObjectBase"
"""The client's own base of all classes; the platform calls it KalturaObject."""
PLAIN_LOADERS = {
    "getXmlNodeText": "string",
    "getXmlNodeInt": "int",
    "getXmlNodeBool": "bool",
    "getXmlNodeFloat": "float",
}
ENUM_LOADERS = {"createInt": "int", "createString": "string"}
OBJECT_LOADERS = {"create": "object", "createArray": "array", "createMap": "map"}


def api_name(name: str) -> str:
    """The client appends an underscore to names that are words of Python (import_, from_)."""
    return name[:-1] if name.endswith("_") and keyword.iskeyword(name[:-1]) else name


def classes_in(module: ast.Module) -> Iterator[tuple[ast.ClassDef, str]]:
    """Top-level classes with the name of their base."""
    for node in module.body:
        if isinstance(node, ast.ClassDef) and node.bases and isinstance(node.bases[0], ast.Name):
            yield node, node.bases[0].id


def enum_of(node: ast.ClassDef, is_int: bool) -> EnumType:
    """The enum that a class of plain constants stands for."""
    values: dict[str, int | str] = {}
    for item in node.body:
        if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name):
            value = ast.literal_eval(item.value)
            values[api_name(item.targets[0].id)] = php_text.whole(str(value)) if is_int else str(value)
    return EnumType(node.name, "int" if is_int else "string", values)


def is_int_enum(stub: ast.ClassDef) -> bool:
    """Stubs say of which kind an enum is, also of one without values: `def getValue(self) -> int`."""
    for item in stub.body:
        if isinstance(item, ast.FunctionDef) and item.name == "getValue":
            return isinstance(item.returns, ast.Name) and item.returns.id == "int"
    raise SchemaError(f"enum {stub.name} has no getValue in its stub")


def object_of(node: ast.ClassDef, base: str, lines: list[str]) -> ObjectType:
    """The class with its own properties, in the order in which the client lists them."""
    marks = dict(property_marks(node, lines))
    own = {}
    for name, loader in property_loaders(node):
        type_, enum, item = loader_type(loader)
        flags = marks.get(name, frozenset())
        plain = api_name(name)
        own[plain] = Property(plain, type_, enum, item, "readonly" in flags, "insertonly" in flags)
    return ObjectType(node.name, None if base == ROOT_CLASS else base, False, own)


def property_loaders(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    """Name and loader of each of the class's own properties."""
    for item in node.body:
        if isinstance(item, ast.Assign) and isinstance(item.value, ast.Dict):
            for key, value in zip(item.value.keys, item.value.values, strict=True):
                if isinstance(key, ast.Constant):
                    yield str(key.value), value


def loader_type(loader: ast.expr) -> tuple[str, str | None, str | None]:
    """(type, enum class, object class) that a property's loader tells."""
    if isinstance(loader, ast.Name):
        return PLAIN_LOADERS[loader.id], None, None
    if isinstance(loader, ast.Tuple) and isinstance(loader.elts[0], ast.Attribute):
        maker, target = loader.elts[0].attr, str(ast.literal_eval(loader.elts[1]))
        target = ANY_CLASS if target == ROOT_CLASS else target
        if maker in ENUM_LOADERS:
            return ENUM_LOADERS[maker], target, None
        return OBJECT_LOADERS[maker], None, target
    raise SchemaError(f"unknown loader: {ast.unparse(loader)}")


def property_marks(node: ast.ClassDef, lines: list[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The @-marks in the comment above each `self.name = name` of the constructor."""
    for item in node.body:
        if isinstance(item, ast.FunctionDef) and item.name == "__init__":
            for line in item.body:
                if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Attribute):
                    yield line.targets[0].attr, marks_above(lines, line.lineno - 1)


def marks_above(lines: list[str], index: int) -> frozenset[str]:
    """Words that follow an @ at the start of a comment directly above lines[index]."""
    marks = set()
    while index > 0 and lines[index - 1].lstrip(" ").startswith("#"):
        index -= 1
        text = lines[index].lstrip("# \t")
        if text.startswith("@"):
            marks.add(php_text.words(text[1:])[0])
    return frozenset(marks)
