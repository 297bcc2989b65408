"""DFXP, also called TTML: captions in XML, with styles and regions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any, cast
from xml.dom.minidom import Document, Element, Node

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.captioning.cues import Chunk, Cue, Window, clock, milliseconds, one_line_end
from kaltura_sandbox.php_text import real, whole

_COPIED = (
    "textAlign",
    "displayAlign",
    "color",
    "backgroundColor",
    "fontFamily",
    "fontSize",
    "origin",
    "extent",
)
_SHARES = re.compile(r"([0-9]?[0-9]|100)% ([0-9]?[0-9]|100)%")
_SECONDS = re.compile(r"([0-9]+(?:\.[0-9]+)?)s")
DEEPEST = 256
Style = dict[str, Any]


def read(content: bytes) -> list[Cue]:
    """The cues of a file: its ``p`` elements; none where it is no XML."""
    document = _parsed(content)
    return list(_Reader(document).cues(document, {}, {})) if document else []


def _parsed(content: bytes) -> Document | None:
    """The document, read by the platform's own library: in the encoding that it declares, else UTF-8.

    Entities of its own are left out, as they are there (and nested ones are an attack).
    """
    document = xml_text.recovered(one_line_end(content).strip(b" \r\n\t"))
    return document if document and _is_flat(document) else None


def _is_flat(document: Document) -> bool:
    """Whether elements are nested no deeper than the platform's parser allows."""
    level = _elements(document)
    for _ in range(DEEPEST):
        level = [child for element in level for child in _elements(element)]
    return not level


def _elements(node: Any) -> list[Element]:
    return [child for child in node.childNodes if child.nodeType == Node.ELEMENT_NODE]


def _times(p: Element) -> tuple[int, int]:
    """When a ``p`` is shown, ms: its begin, and its end or begin and dur. What is no time counts as 0."""
    start, end = _read_times(p)
    return start or 0, end or 0


def _read_times(p: Element) -> tuple[int | None, int | None]:
    """The same, None for what is no time."""
    start = _ms(p.getAttribute("begin"))
    if p.hasAttribute("end"):
        return start, _ms(p.getAttribute("end"))
    if p.hasAttribute("dur"):
        length = real(p.getAttribute("dur")) * 1000
        return start, (start or 0) + (round(length) if math.isfinite(length) else 0)
    return start, start


def _ms(text: str) -> int | None:
    """A clock time, or whole seconds: what lies behind their point is lost, as on the platform."""
    seconds = _SECONDS.fullmatch(text)
    return whole(seconds[1]) * 1000 if seconds else milliseconds(text)


class _Reader:
    """Reads with the styles and regions that the head of the file declares."""

    def __init__(self, document: Document) -> None:
        root = document.documentElement
        self.names = root.getAttribute("xmlns:tts") if root else ""
        self.styles = self._declared(document, "style")
        self.regions = self._declared(document, "region")

    def _declared(self, document: Document, name: str) -> dict[str, Style]:
        found = {}
        for element in document.getElementsByTagName(name):
            key = element.getAttribute("id") or element.getAttribute("xml:id")
            if key:
                found[key] = self._style(element)
        return found

    def _style(self, element: Element) -> Style:
        """The style attributes of one element."""
        style: Style = {}
        for name, value, meaning in (("fontWeight", "bold", "bold"), ("fontStyle", "italic", "italic")):
            if element.getAttributeNS(self.names, name) == value:
                style[meaning] = True
        for name in _COPIED:
            value = element.getAttributeNS(self.names, name)
            if value and (name not in ("origin", "extent") or _SHARES.search(value)):
                style[name] = value
        return style

    def cues(self, node: Any, style: Style, region: Style) -> Iterator[Cue]:
        for child in _elements(node):
            own_style, region = self._inherited(child, style, region)  # a region stays for those behind it
            if php_text.lower(child.nodeName) == "p":
                own = self._style(child)
                unread = zip(("start", "end"), _read_times(child), strict=True)
                chunks = list(self._chunks(child, own_style | own, region | own))
                yield Cue(*_times(child), chunks, unread=tuple(name for name, time in unread if time is None))
            else:
                yield from self.cues(child, own_style, region)

    def _inherited(self, element: Element, style: Style, region: Style) -> tuple[Style, Style]:
        """The style and region that an element names, else those around it."""
        if element.hasAttribute("style"):
            style = self.styles.get(element.getAttribute("style"), {})
        if element.hasAttribute("region"):
            region = self.regions.get(element.getAttribute("region"), {})
        return style, region

    def _chunks(self, node: Any, style: Style, region: Style) -> Iterator[Chunk]:
        for child in node.childNodes:
            if child.nodeType == Node.TEXT_NODE:
                yield Chunk(child.data, region | style)
            elif child.nodeType == Node.ELEMENT_NODE and php_text.lower(child.nodeName) == "br":
                yield Chunk("\n")
            elif child.nodeType == Node.ELEMENT_NODE and php_text.lower(child.nodeName) == "span":
                own = self._style(child)
                inner_style = self.styles.get(child.getAttribute("style"), style) | own
                inner_region = self.regions.get(child.getAttribute("region"), region) | own
                yield from self._chunks(child, inner_style, inner_region)


def clip(content: bytes, windows: Iterable[Window]) -> str:
    """The file of a clip: the paragraphs of each window, cut and moved, in the place of the old ones."""
    document = _parsed(content)
    if document is None:
        return ""
    spans = list(windows)
    parents: dict[int, Any] = {id(p.parentNode): p.parentNode for p in _paragraphs(document)}
    for parent in parents.values():
        old = [child for child in _elements(parent) if php_text.lower(child.nodeName) == "p"]
        for new in [moved for window in spans for p in old if (moved := _moved(p, window))]:
            parent.insertBefore(new, old[0])
        for p in old:
            parent.removeChild(p)
    _tidy(document)
    return document.toprettyxml(indent="  ", encoding="UTF-8").decode()


def _paragraphs(node: Any) -> Iterator[Element]:
    for child in _elements(node):
        if php_text.lower(child.nodeName) == "p":
            yield child
        else:
            yield from _paragraphs(child)


def _moved(p: Element, window: Window) -> Element | None:
    times = window.moved(*_times(p))
    if times is None:
        return None
    twin: Any = p.cloneNode(True)
    twin.setAttribute("begin", clock(times[0]))
    if twin.hasAttribute("dur"):
        twin.removeAttribute("dur")
    twin.setAttribute("end", clock(times[1]))
    return cast(Element, twin)


def _tidy(node: Any) -> None:
    """Takes the blanks between elements away, so that the file can be laid out anew."""
    for child in list(node.childNodes):
        if (
            child.nodeType == Node.TEXT_NODE
            and not child.data.strip(" \t\r\n")
            and php_text.lower(node.nodeName) not in ("p", "span")
        ):
            node.removeChild(child)
        elif child.nodeType == Node.ELEMENT_NODE:
            _tidy(child)
