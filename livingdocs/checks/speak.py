"""`python -m livingdocs speak [guides]`: runs the Python and the JavaScript of the pages, against a sandbox of its own.

Each call must answer as the page shows: the same refusals and no others, and the fields that are shown. What a call
answered is noted by a hook that is loaded before the program (hooks/), so that the pages have nothing of this.
Each scenario runs after "Before you begin" alone: it sees nothing of the ones before it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import imageio_ffmpeg
from lxml import etree

from livingdocs.checks.paste import settings
from livingdocs.checks.running import run
from livingdocs.common.guides import Guide, load_guides
from livingdocs.common.paths import NODE_CLIENT, ROOT
from livingdocs.languages.programs import LANGUAGES, Chunk, chunks
from livingdocs.languages.speaking import Piece
from livingdocs.recorded.beside import is_call
from livingdocs.recorded.exchanges import is_refusal
from livingdocs.recorded.recording import Line, Recording, load
from livingdocs.report.node import find_node

HOOKS = Path(__file__).with_name("hooks")
WITHIN = 300  # s for the programs of a page


@dataclass
class Spoken:
    """What became of a guide's programs in a language: the calls, those that the client can't send, what differed."""

    guide: str
    language: str
    calls: int = 0
    plain: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


def speak(
    name: str, recording: Recording, language: str, environment: Mapping[str, str], within: float = WITHIN
) -> Spoken:
    """Run a guide's programs in a language; `environment` holds the KALTURA_ settings."""
    speaker, begin = LANGUAGES[language](), time.monotonic()
    parts = chunks(recording, speaker)
    lines = [piece.line for part in parts for piece in part.pieces if piece.line is not None]
    spoken = Spoken(name, language, speaker.used.calls, sum(speaker.used.plain.values()))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "features").symlink_to(ROOT / "features")
        program = _python if language == "Python" else _node
        try:
            code, said = program(parts, place, environment, within)
            if code:
                spoken.wrong.append(f"ended with {code}: {said[-2000:]}")
        except subprocess.TimeoutExpired:
            spoken.wrong.append(f"not done within {within:g} s")
        spoken.wrong += _differences(lines, place / "answers")
    spoken.seconds = time.monotonic() - begin
    return spoken


Done = tuple[int, str]  # the exit code, and what was complained of


def _python(parts: list[Chunk], place: Path, environment: Mapping[str, str], within: float) -> Done:
    marked = _marked(parts, "_at({})")
    (place / "chunks.json").write_text(json.dumps([[part.title, code] for part, code in marked]))
    command = [sys.executable, str(HOOKS / "python_hook.py"), "chunks.json", "answers"]
    return _run(command, place, environment, within)


def _node(parts: list[Chunk], place: Path, environment: Mapping[str, str], within: float) -> Done:
    (place / "node_modules").symlink_to(NODE_CLIENT / "node_modules")
    codes = [
        f"try {code.removesuffix(';')} catch (error) {{ failed({json.dumps(part.title)}, error); }}"
        if code.startswith("{")
        else code
        for part, code in _marked(parts, "at({});")
    ]
    (place / "program.mjs").write_text("\n".join(codes))
    command = [str(find_node().node), "--import", str(HOOKS / "node_hook.mjs"), "program.mjs"]
    return _run(command, place, {**environment, "ANSWERS": str(place / "answers")}, within)


def _run(command: list[str], place: Path, environment: Mapping[str, str], within: float) -> Done:
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "PATH", "TMPDIR") if name in os.environ}
    (place / "ffmpeg").symlink_to(imageio_ffmpeg.get_ffmpeg_exe())  # the encoder of pages that broadcast
    kept["PATH"] = f"{place}:{kept['PATH']}"
    return run(command, place, kept | dict(environment), within)


def _marked(parts: list[Chunk], mark: str) -> Iterator[tuple[Chunk, str]]:
    """The code of each part, with the number of its line before the code of each."""
    number = 0
    for part in parts:
        pieces = [Piece(mark.format(-1))]
        for piece in part.pieces:
            if piece.line is None:
                pieces.append(piece)
                continue
            pieces.append(piece.after(mark.format(number)))
            number += 1
        yield part, part.code(pieces)


# -- what was answered


def _differences(lines: list[Line], answers: Path) -> Iterator[str]:
    told: dict[int, Mapping[str, Any]] = {}
    failed = False
    for row in answers.read_text(encoding="utf-8").splitlines() if answers.is_file() else []:
        one = json.loads(row)
        if "failed" in one:
            failed = True
            yield f"{one['failed']}: {one['error']}"
        else:
            told[one["line"]] = one
    for number, line in enumerate(lines):
        if is_call(line) and (number in told or not failed):  # else it was never reached
            yield from (f"{line.step}: {what}:\n{line.command}" for what in _wrong(line, told.get(number)))


def _wrong(line: Line, told: Mapping[str, Any] | None) -> Iterator[str]:
    if told is None:
        yield "never called"
        return
    answer, shown = _read(told), line.answer
    if isinstance(shown, dict) and {"status", "contentType"} <= set(shown):
        if shown["status"] != told["status"]:
            yield f"status {told['status']}, the page shows {shown['status']}"
        return
    codes, expected = _codes(answer), _codes(shown)
    if codes != expected:
        yield f"refused with {codes or 'nothing'}, the page shows {expected or 'nothing'}"
    elif missing := sorted(_missing(shown, answer)):
        yield f"not in the answer: {', '.join(missing)}"


def _read(told: Mapping[str, Any]) -> Any:
    """An answer as JSON has it; None for what is neither JSON nor XML."""
    if "json" in told["kind"]:
        return _json(told["text"])
    if "xml" not in told["kind"]:
        return None
    root = etree.fromstring(told["text"].encode(), etree.XMLParser(recover=True))
    result = None if root is None else root.find("result")
    return None if result is None else _of_xml(result)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _of_xml(node: Any) -> Any:
    if node.tag in ("result", "item") and node.find("error/code") is not None:
        return {"objectType": "KalturaAPIException", "code": node.findtext("error/code")}
    if len(node) and all(inner.tag == "item" for inner in node):
        if all(inner.find("itemKey") is not None for inner in node):
            return {inner.findtext("itemKey"): _of_xml(inner) for inner in node}
        return [_of_xml(inner) for inner in node]
    return {inner.tag: _of_xml(inner) for inner in node} if len(node) else node.text


def _codes(told: Any) -> list[str]:
    every = told if isinstance(told, list) else [told]
    return sorted(str(one["code"]) for one in every if is_refusal(one))


def _missing(shown: Any, told: Any, path: str = "") -> Iterator[str]:
    """The fields that are shown and weren't answered."""
    if isinstance(shown, dict) and shown and told is not None and not is_refusal(shown):
        if not isinstance(told, dict):
            yield f"{path or 'the answer'} as an object"
            return
        for key, inner in shown.items():
            if key in told:
                yield from _missing(inner, told[key], f"{path}{key}.")
            elif key != "…":
                yield f"{path}{key}"
    elif isinstance(shown, list) and shown and not isinstance(told, list):
        yield f"{path or 'the answer'} as a list"


# -- the command


def speak_guides(
    slugs: Sequence[str] = (), languages: Sequence[str] = tuple(LANGUAGES), jobs: int = 1
) -> Iterator[Spoken]:
    """What became of the programs of these guides (of all, where none is named), on a sandbox of their own."""
    from features.support.running import embedded

    guides = [guide for guide in load_guides() if not slugs or guide.slug in slugs]
    with embedded.running() as announce, ThreadPoolExecutor(jobs) as pool:
        announced = json.loads(announce.read_text())

        def of(guide: Guide) -> list[Spoken]:  # one language after the other: they give the same names
            return [
                speak(_named(guide, account), recording, language, settings(announced, account))
                for language in languages
                for account, recording in load(guide).by_account().items()
            ]

        for told in pool.map(of, guides):
            yield from told


def _named(guide: Guide, account: str) -> str:
    return f"{guide.slug} on {account}" if account else guide.slug


def main(arguments: Sequence[str]) -> int:
    """`python -m livingdocs speak [slugs]`: all guides, or these, in all languages; 1 when one differs."""
    parser = argparse.ArgumentParser(
        prog="python -m livingdocs speak",
        description="Run the Python and the JavaScript of the guides' pages.",
    )
    parser.add_argument("guides", nargs="*", help="clip_and_trim upload_and_ingest … (default: all)")
    parser.add_argument("--language", choices=list(LANGUAGES), action="append", help="(default: all)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="programs at a time")
    options = parser.parse_args(list(arguments))
    done: list[Spoken] = []
    for one in speak_guides(options.guides, options.language or list(LANGUAGES), options.jobs):
        done.append(one)
        told = f"{one.calls} calls, {one.plain} of them plain, {len(one.wrong)} differ, {one.seconds:.1f} s"
        print(f"{one.guide} in {one.language}: {told}", flush=True)
        print("".join(f"  {text}\n" for text in one.wrong), end="", flush=True)
    for language in options.language or LANGUAGES:
        of = [one for one in done if one.language == language]
        calls, plain = sum(one.calls for one in of), sum(one.plain for one in of)
        print(f"{language}: {calls} calls, {plain} of them plain, {sum(len(one.wrong) for one in of)} differ")
    return 1 if any(one.wrong for one in done) else 0
