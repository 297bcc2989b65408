"""XML from outside: the one door through which a text becomes a document. Nothing but that text is read.

No entity is put in, no DTD loaded, no other file or address opened, neither by the parser nor for a schema that
includes one. A schema or a path that may take long (libxml2 needs minutes for some of a few lines) is judged in a
process of its own, which has a few seconds and some memory; this file is what runs there.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from xml.dom import expatbuilder
from xml.dom.minidom import Document, parseString
from xml.parsers.expat import ExpatError

from lxml import etree

MOST = 10_000_000  # bytes, as much as libxml2 takes for one text
MOST_AT_ONCE = 2  # processes that judge
MOST_WAITING = 12  # who is judged or waits for it: each holds a thread
PATIENCE = 3  # s of computing, twice that in all
MEMORY = 1 << 30  # bytes
SCHEMA = "{http://www.w3.org/2001/XMLSchema}"
_PLAIN = {
    "schema", "element", "complexType", "sequence", "choice", "simpleType", "restriction", "enumeration", "annotation",
    "documentation", "appinfo", "attribute", "minLength", "maxLength", "length", "any", "anyAttribute", "import",
    "include", "redefine",
}  # fmt: skip
_MOST_PLAIN = 200  # elements of a schema
_PREDICATE = re.compile(r"\[[^\[\]/]*\]")
_turns = threading.BoundedSemaphore(MOST_AT_ONCE)
_queue = threading.BoundedSemaphore(MOST_WAITING)


class Fault(NamedTuple):
    """What is wrong, in the parser's words, and in which line."""

    line: int
    message: str


class _Nowhere(etree.Resolver):
    """Whatever else is asked for isn't there."""

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:
        raise FileNotFoundError(system_url)


def _parser(**more: Any) -> etree.XMLParser:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
        huge_tree=False, **more,
    )  # fmt: skip
    parser.resolvers.add(_Nowhere())
    return parser


def parsed(text: str | bytes) -> tuple[Any, list[Fault]]:
    """The root of a document, or None and why there is none."""
    content = text.encode() if isinstance(text, str) else text
    if len(content) > MOST:
        return None, [Fault(1, "internal error: Huge input lookup")]
    parser = _parser()
    try:
        return etree.fromstring(content, parser), []
    except etree.XMLSyntaxError:
        return None, _faults(parser.error_log)


def written(element: Any) -> str:
    """The text of an element of a document, without what follows it."""
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def recovered(content: bytes) -> Document | None:
    """The nodes of a document in the encoding that it declares, also where it uses prefixes that it doesn't.

    Entities of its own are left out. None where anything else is wrong.
    """
    if len(content) > MOST:
        return None
    parser = _parser(recover=True, strip_cdata=False)
    try:
        root = etree.fromstring(content, parser)
        if any(error.domain_name != "NAMESPACE" for error in parser.error_log.filter_from_errors()):
            return None
        etree.strip_elements(root, etree.Entity, with_tail=False)
        return _nodes(etree.tostring(root, encoding="utf-8"))
    except (etree.LxmlError, ExpatError, ValueError, LookupError, TypeError):
        return None


def _nodes(text: bytes) -> Document:
    try:
        return parseString(text)
    except ExpatError:
        return expatbuilder.parseString(text, namespaces=False)


def judged(text: str, schema: str) -> list[Fault]:
    """What is wrong with a document by a schema."""
    rules, broken = parsed(schema)
    if rules is not None and not _is_plain(rules):
        late = [Fault(0, f"The schema takes more than {PATIENCE} seconds or {MEMORY >> 20} MB")]
        return [Fault(*one) for one in _aside("judge", [text, schema], late)]
    return _judge(text, rules) if rules is not None else broken


def _judge(text: str, rules: Any) -> list[Fault]:
    document, broken = parsed(text)
    if document is None:
        return [*broken, Fault(-1, "The document has no document element.")]
    if elsewhere := _elsewhere(rules):
        return elsewhere
    try:
        judge = etree.XMLSchema(rules)
    except etree.XMLSchemaParseError as unusable:
        return _faults(unusable.error_log)
    try:
        return [] if judge.validate(document) else _faults(judge.error_log)
    except etree.XMLSchemaValidateError:
        return _faults(judge.error_log)


def _elsewhere(rules: Any) -> list[Fault]:
    """A schema may import what can't be loaded, and is none where it includes it (measured)."""
    for child in rules.iterchildren(f"{SCHEMA}import", f"{SCHEMA}include", f"{SCHEMA}redefine"):
        place, kind = child.get("schemaLocation"), etree.QName(child).localname
        if place is None:
            continue
        if kind == "import":
            del child.attrib["schemaLocation"]
            continue
        what = "inclusion" if kind == "include" else "redefinition"
        told = f"Element '{child.tag}': Failed to load the document '{place}' for {what}."
        return [Fault(0, f'failed to load external entity "{place}"'), Fault(child.sourceline or 0, told)]
    return []


def _is_plain(rules: Any) -> bool:
    """Whether a schema is of the kind that is judged at once: few elements, none a certain number of times."""
    for number, node in enumerate(rules.iter(etree.Element)):
        name = node.tag.removeprefix(SCHEMA)
        often = (node.get("minOccurs", "1"), node.get("maxOccurs", "1"))
        if number > _MOST_PLAIN or name not in _PLAIN or not {*often} <= {"0", "1", "unbounded"}:
            return False
        if name in ("sequence", "choice") and often != ("1", "1"):
            return False
    return True


def found(text: str, paths: Sequence[str | None]) -> list[str]:
    """What paths lead to, "" for one that leads to nothing, to several things, or too far."""
    if all(_is_plain_path(path) for path in paths):
        return _find(text, paths)
    return [str(one) for one in _aside("find", [text, list(paths)], [""] * len(paths))]


def all_at(text: str, path: str) -> list[str]:
    """The texts of all elements at a path of local names."""
    root, _ = parsed(text)
    if root is None or not _is_plain_path(path):
        return []
    return ["".join(hit.itertext()) for hit in root.xpath(path) if hasattr(hit, "itertext")]


def _find(text: str, paths: Iterable[str | None]) -> list[str]:
    root, _ = parsed(text)
    return [_at(root, path) for path in paths]


def _at(root: Any, path: str | None) -> str:
    try:
        hits = root.xpath(path) if path and root is not None else []
    except (etree.XPathError, ValueError):
        return ""
    if not isinstance(hits, list) or len(hits) != 1:
        return ""
    return str(hits[0].text or "") if hasattr(hits[0], "text") else str(hits[0])


def _is_plain_path(path: str | None) -> bool:
    """Whether a path goes through a document once."""
    bare = _PREDICATE.sub("", path or "")
    return "[" not in bare and "::" not in (path or "") and bare.count("//") + bare.count("(") < 2


def transformed(text: str, sheet: str, parameters: dict[str, str]) -> tuple[str | None, list[str]]:
    """What an XSL stylesheet makes of a document, and what went wrong on the way (None: no document came of it).

    A stylesheet reads no other file and writes none, and is run in a process of its own.
    """
    made, wrong = transformed_all([text], sheet, parameters)[0]
    return made, wrong


def transformed_all(
    texts: Sequence[str], sheet: str, parameters: dict[str, str]
) -> list[tuple[str | None, list[str]]]:
    """The same for several documents, in one process."""
    late = [f"The stylesheet takes more than {PATIENCE} seconds or {MEMORY >> 20} MB"]
    made = _aside("transform", [list(texts), sheet, parameters], [(None, late)] * len(texts))
    return [(text, wrong) for text, wrong in made]


def _transform(text: str, sheet: str, parameters: dict[str, str]) -> list[Any]:
    document, rules = parsed(text)[0], parsed(sheet)[0]
    if document is None or rules is None:
        return [None, []]
    try:
        run = etree.XSLT(rules, access_control=etree.XSLTAccessControl.DENY_ALL)
        made = run(document, **{name: etree.XSLT.strparam(value) for name, value in parameters.items()})
    except etree.XSLTError as broken:
        return [None, [error.message for error in broken.error_log] or [str(broken)]]
    return [str(made) or None, [error.message for error in run.error_log]]


def _faults(log: Iterable[Any]) -> list[Fault]:
    return [Fault(one.line, one.message) for one in log]


def _aside(what: str, given: list[Any], otherwise: list[Any]) -> list[Any]:
    """What a process of its own makes of it; ``otherwise`` where that takes too much."""
    if not _queue.acquire(blocking=False):
        return otherwise
    try:
        return _in_turn(what, given, otherwise)
    finally:
        _queue.release()


def _in_turn(what: str, given: list[Any], otherwise: list[Any]) -> list[Any]:
    if not _turns.acquire(timeout=2 * PATIENCE):
        return otherwise
    try:
        done = subprocess.run(
            [sys.executable, "-I", __file__],
            input=json.dumps([what, *given]).encode(),
            capture_output=True,
            timeout=2 * PATIENCE,
            check=True,
        )
        return list(json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError):
        return otherwise
    finally:
        _turns.release()


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    what, text, *more = json.load(sys.stdin)
    json.dump(_done(what, text, more), sys.stdout)


def _done(what: str, text: Any, more: list[Any]) -> list[Any]:
    if what == "transform":
        return [_transform(one, *more) for one in text]
    return list(_find(text, more[0]) if what == "find" else _judge(text, parsed(more[0])[0]))


if __name__ == "__main__":
    _main()
