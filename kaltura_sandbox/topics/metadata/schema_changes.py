"""What a new schema means for values by the old one: nothing, a stylesheet that rewrites them, or a refusal.

Elements are the same by their ``id``, without one by their name. Renamed and moved elements, removed ones, and lists
with fewer values need the values rewritten; another type, fewer occurrences, or more that must be there without a
default are refused, in the platform's words (rules read in its source).
"""

from __future__ import annotations

from html import escape
from typing import Any

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.topics.metadata import metadata_errors

XSL = "http://www.w3.org/1999/XSL/Transform"
_ENUMERATIONS = "/".join(f"{xml_text.SCHEMA}{name}" for name in ("simpleType", "restriction", "enumeration"))


def stylesheet(before: str, after: str) -> str | None:
    """The stylesheet from one schema to the next, None where values can stay as they are.

    Raises METADATA_UNABLE_TO_TRANSFORM.
    """
    old, new = xml_text.parsed(before)[0], xml_text.parsed(after)[0]
    if old is None or new is None:
        raise _refused(f"Invalid xsd file [{before if old is None else after}]")
    rules = _node(old, new, "")
    if rules is None:
        return None
    output = _xsl("output", method="xml", indent="yes", **{"omit-xml-declaration": "yes"})
    template = _xsl("template", *rules, match="/")
    space = _xsl("strip-space", elements="*")
    return _xsl("transform", output, space, template, version="1.0", **{"xmlns:xsl": XSL})


def _node(old: Any, new: Any, path: str) -> list[str] | None:
    """The rules for what is in a node, None where it is the same."""
    if _local(old) != _local(new):
        raise _refused(f"Different nodes [{_local(old)} != {_local(new)}] in path [{path}]")
    mine, theirs = _children(old), _children(new)
    rules: list[str] = []
    same, last = True, -1
    for child in theirs:
        if _local(child) == "attribute":
            raise _refused(f"Attribute changed in path [{path}]")
        was = _match(mine, child)
        if was is None:
            made = _added(child, path)
        elif _local(child) != "element":
            made = _node(was, child, path)
        else:
            same, last = same and mine.index(was) >= last, mine.index(was)
            made = _element(was, child, path)
            rules += [_copy(was, path)] if made is None else []
        same = same and made is None
        rules += made or []
    gone = [one for one in mine if _local(one) in ("element", "attribute") and _match(theirs, one) is None]
    return None if same and not gone else rules


def _element(old: Any, new: Any, above: str) -> list[str] | None:
    """The rules for an element that both schemas have, None where it is the same."""
    path = _path(old, above)
    _check(old, new, path)
    kept = _values_left(old, new)
    inner = _node(old, new, path)
    rules = [_renamed(new, path, kept)] if inner is None else [_made(new, inner)]
    more = _more_required(old, new, path)
    changed = bool(kept) or inner is not None or old.get("name") != new.get("name") or bool(more)
    return [*rules, *more] if changed else None


def _check(old: Any, new: Any, path: str) -> None:
    if old.get("type", "") != new.get("type", ""):
        raise _refused(f"Different types [{old.get('type', '')} != {new.get('type', '')}] in path [{path}]")
    most, most_now = old.get("maxOccurs", ""), new.get("maxOccurs", "")
    if _is_more(most, most_now):
        raise _refused(f"Different max occurs [{most} > {most_now}] in path [{path}]")


def _is_more(one: str, other: str) -> bool:
    """PHP's comparison of texts: as numbers where both are, else by letters (unbounded is more than any number)."""
    return (
        php_text.whole(one) > php_text.whole(other)
        if php_text.is_digits(one) and php_text.is_digits(other)
        else one > other
    )


def _more_required(old: Any, new: Any, path: str) -> list[str]:
    least, least_now = old.get("minOccurs", ""), new.get("minOccurs", "")
    if not (php_text.is_digits(least_now) and php_text.whole(least_now) and _is_more(least_now, least)):
        return []
    if new.get("default") is None:
        raise _refused(f"Different min occurs [{least} < {least_now}] in path [{path}] with no default")
    return [_default(new) for _ in range(php_text.whole(least), php_text.whole(least_now))]


def _added(element: Any, path: str) -> list[str] | None:
    if not (php_text.is_digits(element.get("minOccurs", "")) and php_text.whole(element.get("minOccurs"))):
        return None
    if element.get("default") is None:
        raise _refused(f"Required element added with min occurs [1] in path [{path}] with no default")
    return [_default(element)]


def _values_left(old: Any, new: Any) -> list[str]:
    """The values of a list that lost some; none where it lost none."""
    before, after = ([one.get("value", "") for one in each.findall(_ENUMERATIONS)] for each in (old, new))
    return after if set(before) - set(after) else []


def _match(nodes: list[Any], wanted: Any) -> Any:
    """The node of the same kind with the same id; without an id with the same name; else the first that has neither."""
    alike = [node for node in nodes if _local(node) == _local(wanted)]
    if wanted.get("id"):
        found, told = [one for one in alike if one.get("id") == wanted.get("id")], wanted.get("id")
    elif wanted.get("name"):
        told = wanted.get("name")
        found = [one for one in alike if not one.get("id") and one.get("name") == told]
    else:
        return next((one for one in alike if not one.get("id") and not one.get("name")), None)
    if len(found) > 1:
        raise _refused(f" More than one match found for [{told}]")
    return found[0] if found else None


def _copy(element: Any, path: str) -> str:
    return _xsl("copy-of", select=_path(element, path))


def _renamed(element: Any, path: str, kept: list[str]) -> str:
    """Each of the elements by its new name; of a list that lost values, those that are left."""
    each = _made(element, [_xsl("value-of", select=".")])
    if kept:
        each = _xsl("if", each, test=" or ".join(f".={_quoted(value)}" for value in kept))
    return _xsl("for-each", each, select=path)


def _made(element: Any, inner: list[str]) -> str:
    return _xsl("element", *inner, name=element.get("name", ""))


def _default(element: Any) -> str:
    return _made(element, [escape(element.get("default", ""))])


def _quoted(value: str) -> str:
    """A value in a path, which knows no way to write both quotes: the platform loses values with both as well."""
    return f'"{value}"' if "'" in value else f"'{value}'"


def _path(element: Any, above: str) -> str:
    return f"{above}/*[local-name()='{element.get('name', '')}']"


def _children(node: Any) -> list[Any]:
    return [child for child in node if isinstance(child.tag, str) and _local(child) != "annotation"]


def _local(node: Any) -> str:
    return php_text.lower(str(node.tag).rpartition("}")[2])


def _xsl(name: str, /, *inner: str, **attributes: str) -> str:
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<xsl:{name}{told}>{''.join(inner)}</xsl:{name}>"


def _refused(message: str) -> ApiError:
    return metadata_errors.METADATA_UNABLE_TO_TRANSFORM(message)
