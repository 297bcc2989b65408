"""What was found in a text, and where: the words that fit, between <em> and </em>.

A text is told in fragments of about a hundred characters, which end with sentences; of each field that was searched in
several ways (as a whole, by words, in English, by pieces) a fragment is told once, by the way that comes first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.index import analysis
from kaltura_sandbox.topics.esearch.fields import EXACT, PARTIAL, STARTS
from kaltura_sandbox.topics.esearch.items import Leaf

LONGEST = 100
MOST, MOST_IN_POINTS = 7, 8
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]*\s*")  # any script: sentences of any language
_CHUNK = re.compile(r"\S+")  # any script: as the analyzers read
_RUN = re.compile(r"\w+")  # any script: as the analyzers read
Spans = list[tuple[int, int]]
SpansOf = Callable[[str], Spans]


class Word(NamedTuple):
    """A word of a text: where it stands, and how the engine reads it."""

    start: int
    end: int
    read: tuple[str, ...]


def of_leaves(
    leaves: Sequence[Leaf], texts: Callable[[Leaf], Sequence[str]], most: int = MOST
) -> list[Object]:
    """The highlights of items that ask for them; in a field stands what any of the items on it looks for."""
    found: dict[str, list[str]] = {}
    told: dict[str, set[str]] = {}
    wanted = {leaf.field.engine: leaf for leaf in leaves if leaf.highlights and leaf.field.engine != "_id"}
    for way in WAYS:
        for engine, leaf in wanted.items():
            same = [pair for one in leaves if one.field.engine == engine for pair in _ways(one, way)]
            for name in dict.fromkeys(name for name, _ in same):
                all_spans = partial(_spans, [spans for other, spans in same if other == name])
                known = told.setdefault(engine, set())
                for fragment in _fragments(texts(leaf), all_spans, most):
                    bare = fragment.replace("<em>", "").replace("</em>", "").strip(" ")
                    if bare not in known and len(found.get(name, ())) < most:
                        known.add(bare)
                        found.setdefault(name, []).append(fragment)
    return [
        Object(
            "KalturaESearchHighlight",
            fieldName=name,
            hits=[Object("KalturaString", value=hit) for hit in hits],
        )
        for name, hits in found.items()
    ]


def _spans(all_: Sequence[SpansOf], text: str) -> Spans:
    """What any of several looks for, each place once."""
    found: Spans = []
    for start, end in sorted({span for spans_of in all_ for span in spans_of(text)}):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


WAYS = ("whole", "words", "english", "synonyms", "pieces")
"""In the order in which a fragment is told."""


def _ways(leaf: Leaf, way: str) -> list[tuple[str, SpansOf]]:
    """How a leaf finds in a text, in a way: the name of the field in the highlight, and where in a text it is."""
    name, term = leaf.field.engine, leaf.term
    if leaf.type == EXACT:
        if way == "words" and leaf.field.is_text:
            return [(name, lambda text: _phrase(text, analysis.words(term)))]
        if way == "words":
            return [(name, lambda text: _whole(text, analysis.term(term)))]
    if leaf.type == STARTS and way == "whole":
        raw = f"{name}.raw" if leaf.field.is_text else name
        return [(raw, lambda text: _whole(text, analysis.term(term), beginning=True))]
    if leaf.type == PARTIAL:
        return [(f"{name}{end}", spans) for one, end, spans in _partial(leaf) if one == way]
    return []


def _partial(leaf: Leaf) -> Iterable[tuple[str, str, SpansOf]]:
    term = leaf.term
    yield "whole", ".raw", lambda text: _whole(text, analysis.term(term))
    yield "words", "", lambda text: _any(text, analysis.words, analysis.words_asked(term))
    if leaf.field.english:
        yield (
            "english",
            "_english" if leaf.inner else ".english",
            lambda text: _any(text, analysis.english, analysis.english(term)),
        )
    if leaf.field.english and leaf.synonyms:
        end = "_english.synonym" if leaf.inner else ".english.synonym"
        yield "synonyms", end, lambda text: _any(text, analysis.synonyms, analysis.synonyms(term))
    if len(term.split(" ")) == 1:
        yield "pieces", ".ngrams", lambda text: _pieces(text, analysis.pieces(term))


def words_in(text: str, read: Callable[[str], list[str]]) -> list[Word]:
    """The words of a text, each where it stands, as an analyzer reads them."""
    found = []
    for chunk in _CHUNK.finditer(text):
        at, end = _trimmed(text, chunk.start(), chunk.end())
        whole = read(text[at:end])
        if len(whole) == 1:
            found.append(Word(at, end, tuple(whole)))
        else:
            runs = (
                Word(run.start(), run.end(), tuple(read(run.group()))) for run in _RUN.finditer(text, at, end)
            )
            found += [run for run in runs if run.read]
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A chunk without marks around it."""
    while start < end and not text[start].isalnum():  # any script: letters of any language
        start += 1
    while end > start and not text[end - 1].isalnum():  # any script: as above
        end -= 1
    return start, end


def _phrase(text: str, wanted: list[str]) -> Spans:
    words = words_in(text, analysis.words)
    size = len(wanted)
    found: Spans = []
    for place in range(len(words) - size + 1):
        some = words[place : place + size]
        if size and [word.read[0] for word in some] == wanted:
            found += [(word.start, word.end) for word in some]
    return found


def _any(text: str, read: Callable[[str], list[str]], wanted: list[str]) -> Spans:
    some = set(wanted)
    return [(word.start, word.end) for word in words_in(text, read) if some.intersection(word.read)]


def _whole(text: str, wanted: str, beginning: bool = False) -> Spans:
    value = analysis.whole(text)
    fits = value.startswith(wanted) if beginning else value == wanted
    return [(0, len(text))] if fits else []


def _pieces(text: str, wanted: list[str]) -> Spans:
    marked: set[int] = set()
    for run in re.finditer(r"[^\W_]+", text):  # any script: as the analyzers read
        letters = [analysis.folded(letter) for letter in run.group()]
        for at in range(len(letters) - analysis.PIECE + 1):
            if "".join(letters[at : at + analysis.PIECE]) in wanted:
                marked.update(range(run.start() + at, run.start() + at + analysis.PIECE))
    return [(at, at + 1) for at in sorted(marked)]


def _fragments(texts: Sequence[str], spans_of: SpansOf, most: int) -> list[str]:
    """The fragments of texts that have something to show, those with the most first."""
    found: list[tuple[int, str]] = []
    for text in texts:
        spans = spans_of(text)
        for start, end in _pieces_of(text) if spans else ():
            inner = [(at, to) for at, to in spans if start <= at < end]
            if inner:
                found.append((len(inner), _marked(text, start, end, inner)))
    found.sort(key=lambda pair: -pair[0])
    return [text for _, text in found[:most]]


def _pieces_of(text: str) -> Spans:
    """Where a text is cut: behind sentences, so that no piece is much longer than a hundred characters."""
    cuts: Spans = []
    start = 0
    for sentence in _SENTENCE.finditer(text):
        if sentence.end() - start > LONGEST and sentence.start() > start:
            cuts.append((start, sentence.start()))
            start = sentence.start()
    return [*cuts, (start, len(text))]


def _marked(text: str, start: int, end: int, spans: Spans) -> str:
    told, at = "", start
    for begin, stop in spans:
        told += text[at:begin] + "<em>" + text[begin:stop] + "</em>"
        at = stop
    return (told + text[at:end]).strip(" ").replace("</em><em>", "")
