"""Services and actions, read from the syntax trees of the client's modules and their stubs."""

import ast
from collections.abc import Iterator

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.schema.extract_types import api_name, classes_in
from kaltura_sandbox.platform.schema.source import SchemaError
from kaltura_sandbox.platform.schema.types import Action, Parameter, Property, ServiceType

SERVICE_BASE = "KalturaServiceBase"
ADDERS = {
    "addStringIfDefined": "string",
    "addStringEnumIfDefined": "string",
    "addIntIfDefined": "int",
    "addIntEnumIfDefined": "int",
    "addBoolIfDefined": "bool",
    "addFloatIfDefined": "float",
    "addObjectIfDefined": "object",
    "addArrayIfDefined": "array",
    "addMapIfDefined": "map",
}
STUB_TYPES = {"str": "string", "int": "int", "bool": "bool", "float": "float", "map": "map"}


def services_of(module: ast.Module, stub: ast.Module) -> Iterator[ServiceType]:
    """The services that a module's plug-in offers."""
    stubs = {node.name: node for node, _ in classes_in(stub)}
    names, plugin = offered(module)
    for node, base in classes_in(module):
        if base == SERVICE_BASE and node.name in names:
            yield service_of(node, stubs[node.name], names[node.name], plugin)


def offered(module: ast.Module) -> tuple[dict[str, str], str]:
    """Service class -> name, and the plug-in's name, from the plug-in class at the module's end."""
    names, plugin = {}, ""
    for node, base in classes_in(module):
        if base != "KalturaClientPlugin":
            continue
        for method in (item for item in node.body if isinstance(item, ast.FunctionDef)):
            answer = method.body[-1]
            if method.name == "getServices" and isinstance(answer, ast.Return):
                names = service_names(answer.value)
            if method.name == "getName" and isinstance(answer, ast.Return) and answer.value:
                plugin = str(ast.literal_eval(answer.value))
    return names, plugin


def service_names(table: ast.expr | None) -> dict[str, str]:
    """{"uploadToken": KalturaUploadTokenService} turned round."""
    if not isinstance(table, ast.Dict):
        raise SchemaError("getServices does not return a dict")
    pairs = zip(table.keys, table.values, strict=True)
    return {
        value.id: str(key.value)
        for key, value in pairs
        if isinstance(key, ast.Constant) and isinstance(value, ast.Name)
    }


def service_of(node: ast.ClassDef, stub: ast.ClassDef, short_name: str, plugin: str) -> ServiceType:
    """One service. Its id is what its actions call (plug-ins: lower case, with the plug-in's name)."""
    stubs = {item.name: item for item in stub.body if isinstance(item, ast.FunctionDef)}
    actions, service_id = {}, php_text.lower(short_name)
    for item in node.body:
        if isinstance(item, ast.FunctionDef) and item.name != "__init__":
            service_id, name = called(item)
            actions[php_text.lower(name)] = action_of(name, item, stubs[item.name])
    if "_" not in service_id:
        return ServiceType(php_text.lower(service_id), short_name, actions, None, short_name)
    return ServiceType(php_text.lower(service_id), php_text.lower(service_id), actions, plugin, short_name)


def called(method: ast.FunctionDef) -> tuple[str, str]:
    """(service id, action) that a method calls."""
    for call in calls(method):
        if call_name(call) == "queueServiceActionCall":
            return str(ast.literal_eval(call.args[0])), str(ast.literal_eval(call.args[1]))
    raise SchemaError(f"{method.name} calls no action")


def calls(method: ast.FunctionDef) -> Iterator[ast.Call]:
    """The calls in a method, in order of the source."""
    found = [node for node in ast.walk(method) if isinstance(node, ast.Call)]
    return iter(sorted(found, key=lambda node: (node.lineno, node.col_offset)))


def call_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def action_of(name: str, method: ast.FunctionDef, stub: ast.FunctionDef) -> Action:
    """One action: kinds of its parameters from the method's body, classes and answer from the stub."""
    kinds = {
        str(ast.literal_eval(call.args[0])): ADDERS[call_name(call)]
        for call in calls(method)
        if call_name(call) in ADDERS
    }
    arguments = stub.args.args[1:]
    required = len(arguments) - len(stub.args.defaults)
    defaults: list[ast.expr | None] = [*([None] * required), *stub.args.defaults]
    parameters = []
    for argument, default in zip(arguments, defaults, strict=True):
        parameter = api_name(argument.arg)
        type_, item = annotated(argument.annotation)
        type_ = "file" if type_ == "file" else kinds[parameter]
        parameters.append(
            Parameter(parameter, type_, None, item, default is not None, default_value(default))
        )
    answer, item = annotated(stub.returns)
    return Action(name, parameters, None if answer == "void" else Property("", answer, None, item))


def annotated(annotation: ast.expr | None) -> tuple[str, str | None]:
    """(type, class) of an annotation: KalturaX, List[KalturaX], IO[Any], str … None is void."""
    if isinstance(annotation, ast.Constant) and annotation.value is None:
        return "void", None
    if isinstance(annotation, ast.Subscript) and isinstance(annotation.value, ast.Name):
        if annotation.value.id == "IO":
            return "file", None
        item = annotation.slice.id if isinstance(annotation.slice, ast.Name) else None
        return "array", item
    if isinstance(annotation, ast.Name):
        known = STUB_TYPES.get(annotation.id)
        return (known, None) if known else ("object", annotation.id)
    raise SchemaError("an annotation of a shape that is not known")


def default_value(default: ast.expr | None) -> str | int | float | bool | None:
    """The default that the signature names; NotImplemented stands for none."""
    if default is None or isinstance(default, ast.Name):
        return None
    value: str | int | float | bool | None = ast.literal_eval(default)
    return value
