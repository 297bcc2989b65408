"""What a reader sees of the wire: each exchange as a curl line to paste and its answer, attached to the step.

The only place that calls Allure. Nothing is written before it is masked (masking.py).
"""

from __future__ import annotations

import json
import mimetypes
import re
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import allure
from PIL.Image import Image

from features.support.reporting import looks, sheets
from features.support.reporting.looks import FRAME, PICTURE, SCREEN, Look
from features.support.reporting.masking import mask
from features.support.reporting.transcript import QUIET, SHOWN, TIDY, Transcript
from features.support.reporting.variables import Variables
from features.support.wire.client import Exchange, FilePart
from features.support.wire.settings import ROOT

LIST_SHOWN, TEXT_SHOWN, FED = 5, 2000, 4000
EXCHANGES = "exchanges"
"""The name of the attachment that holds the step's transcript; livingdocs keeps it beside the results."""
MAKING = ("add", "clone", "addFromEntry", "addFromFlavorAsset", "addFromUrl", "addFromImage", "generate")
MARK = re.compile("\ue000(\\w+)\ue001")


def curl(exchange: Exchange, variables: Variables) -> str:
    """The exchange as a bash command: run with the variables set, it makes the same request."""
    url = quoted(variables.write("url", exchange.url, _mark))
    if exchange.method == "GET":
        return f"curl {_get_options(exchange)} {url}"
    lines = [f"curl -s {url}"]
    if exchange.body is not None:
        text = quoted(variables.write("body", exchange.body, _mark))
        lines += ["-H 'Content-Type: application/json'", f"--data-raw {text}"]
    flag = "-F" if exchange.files else "--data-urlencode"
    for name, value in exchange.fields:
        text = quoted(f"{name}={variables.write(name, value, _mark)}")
        lines.append(f"{'--form-string' if exchange.files else flag} {text}")
    for name, part in exchange.files.items():
        lines.append(f"-F {quoted(f'{name}=@{_source(part)}')}")
    return _feed(exchange, variables) + " \\\n  ".join(lines)


def _get_options(exchange: Exchange) -> str:
    """Redirects are shown where they were not followed; media go into a file, not onto the screen."""
    if 300 <= exchange.status < 400:
        return "-si"
    extension = mimetypes.guess_extension(exchange.answer.get("contentType", "")) or ".bin"
    part = f" -r {exchange.range}" if exchange.range else ""
    return f"-sL{part} -o answer{extension}" if "bytes" in exchange.answer else f"-sL{part}"


def _source(part: FilePart) -> str:
    whole = part.content is None and part.offset == 0 and part.size is None
    return _place(part) if whole else f"-;filename={part.path.name}"


def _place(part: FilePart) -> str:
    return str(part.path.relative_to(ROOT)) if part.path.is_relative_to(ROOT) else part.path.name


def _feed(exchange: Exchange, variables: Variables) -> str:
    """What is piped into curl: a piece of a file, or literal bytes; nothing for whole files.

    Of bytes the beginning alone, as long as a small file of text is; names in them without what makes them unique.
    """
    for part in exchange.files.values():
        if part.content is not None:
            told = variables.plain(part.content.decode("latin-1")).encode("latin-1")[:FED]
            return f"printf {shlex.quote(''.join(_octal(byte) for byte in told))} | "
        if part.offset or part.size is not None:
            head = f" | head -c {part.size}" if part.size is not None else ""
            return f"tail -c +{part.offset + 1} {shlex.quote(_place(part))}{head} | "
    return ""


def _octal(byte: int) -> str:
    return chr(byte) if 32 <= byte < 127 and byte not in (37, 92) else f"\\{byte:03o}"


def _mark(name: str) -> str:
    return f"\ue000{name}\ue001"


def quoted(text: str) -> str:
    """`text` as one bash word; the variables marked in it stay variables."""
    if not MARK.search(text):
        return shlex.quote(text)
    safe = re.sub(r'([\\"$`])', r"\\\1", text).replace("!", "\"'!'\"")
    return '"' + MARK.sub(lambda found: _variable(found, safe), safe) + '"'


def _variable(found: re.Match[str], text: str) -> str:
    follower = text[found.end() : found.end() + 1]
    return f"${{{found[1]}}}" if re.match(r"\w", follower) else f"${found[1]}"


def trimmed(value: Any) -> Any:
    """A JSON value short enough to read: long lists keep both ends, and say how much is left out."""
    if isinstance(value, dict):
        return {key: trimmed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        shown = [trimmed(inner) for inner in value]
        left_out = len(shown) - LIST_SHOWN
        return shown if left_out <= 1 else [*shown[:3], f"… {left_out} more …", *shown[-2:]]
    if isinstance(value, str) and len(value) > TEXT_SHOWN:
        return f"{value[:TEXT_SHOWN]}… ({len(value)} characters)"
    return value


def _first_and_last(made: list[tuple[Exchange, str]]) -> list[tuple[Exchange, str]]:
    """Of each call the first and the last, in their order; the last with the count of all where some are left out."""
    kept = []
    for place, (exchange, note) in enumerate(made):
        places = [other for other, (one, _) in enumerate(made) if one.label == exchange.label]
        if place in (places[0], places[-1]):
            left_out = place == places[-1] and len(places) > 2
            kept.append((exchange, f" (call {len(places)} of {len(places)})" if left_out else note))
    return kept


class Evidence:
    """Collects the exchanges of a step and attaches them at its end, when the objects they made have names."""

    def __init__(self, variables: Variables, transcript: Transcript | None = None) -> None:
        self.variables, self.transcript = variables, transcript
        self._pending: list[tuple[Exchange, str]] = []
        self._looks: list[Look] = []
        self._clips: list[tuple[str, bytes]] = []
        self._quiet = self._polling = 0
        self._part = QUIET

    def overhear(self, exchange: Exchange) -> None:
        """Take what another program sent, a player: the report shows it, the written guides don't repeat it."""
        self._learn(exchange)
        self._pending.append((exchange, ""))

    def record(self, exchange: Exchange) -> None:
        """Take an exchange; ignored inside `quiet`."""
        self._learn(exchange)
        if self.transcript:
            part = self._part if self._quiet else SHOWN
            self.transcript.record(exchange, part, self._polling > 0)
        if not self._quiet:
            self._pending.append((exchange, ""))

    def _learn(self, exchange: Exchange) -> None:
        self.variables.learn(exchange.answer)
        for name, value in exchange.fields:
            self.variables.suspect(name, value)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Nothing that happens inside is shown: preparations and cleaning up are no part of the story."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    @contextmanager
    def tidying(self) -> Iterator[None]:
        """The quiet end of a scenario: what is deleted inside is told to the written guides."""
        self._part = TIDY
        with self.quiet():
            yield
        self._tell()

    @contextmanager
    def polling(self) -> Iterator[None]:
        """Of the same call repeated inside only the first and the last are shown, with the count of all."""
        start = len(self._pending)
        self._polling += 1
        try:
            yield
        finally:
            self._polling -= 1
            self._pending[start:] = _first_and_last(self._pending[start:])

    def flush(self) -> None:
        """Attach what was collected to the current step, pictures first."""
        seen, self._looks = self._looks, []
        for group in looks.gathered(seen):
            self._show(group)
        clips, self._clips = self._clips, []
        for name, film in clips:
            allure.attach(film, f"clip: {name}", "video/mp4", "mp4")
        pending, self._pending = self._pending, []
        for exchange, note in pending:
            self._attach(exchange, note)
        self._tell(seen)

    def _show(self, group: list[Look]) -> None:
        alone = len(group) == 1
        image = sheets.small(group[0].image, sheets.LARGE) if alone else looks.drawn(group, sheets.ALONE)
        allure.attach(sheets.jpeg(image), f"picture: {looks.title(group)}", "image/jpeg", "jpg")

    def made_here(self, variable: str, command: str) -> None:
        """For the written guides: `command` gives the value of a variable that no answer holds."""
        if self.transcript:
            self.transcript.made(variable, command)

    def beside(self, label: str, words: Sequence[str], ending: str = "", variable: str = "") -> None:
        """Show a command that a shell runs beside the calls, and tell it to the written guides.

        `ending` follows its words as it is; `variable` stands for what the command begins.
        """
        command = " ".join(
            [*(quoted(self.variables.write("", word, _mark)) for word in words), ending]
        ).strip()
        if self.transcript:
            self.transcript.beside(label, command, self._part if self._quiet else SHOWN, variable)
        if not self._quiet:
            self.note(label, command)

    def _tell(self, seen: Sequence[Look] = ()) -> None:
        told = self.transcript.chunk() if self.transcript else {}
        told |= {"looks": [look.told() for look in seen]} if self.transcript and seen else {}
        if told:
            allure.attach(json.dumps(told, ensure_ascii=False), EXCHANGES, "application/json", "json")

    def _attach(self, exchange: Exchange, note: str) -> None:
        lines = [curl(exchange, self.variables), *self._kept(exchange)]
        label = self.variables.hide(exchange.label)
        allure.attach("\n".join(lines), f"request: {label}{note}", "text/plain", "sh")
        told = mask(trimmed(exchange.answer), self.variables.known)
        text = self.variables.hide(json.dumps(told, indent=2, ensure_ascii=False))
        allure.attach(text, f"answer: {label}{note}", "application/json", "json")

    def _kept(self, exchange: Exchange) -> list[str]:
        """Comments that say which variables of later lines this answer gives."""
        answer = exchange.answer
        if isinstance(answer, str) and answer in self.variables.known:
            return [f"# {self.variables.known[answer]} is the answer"]
        made = str(answer.get("id", "")) if isinstance(answer, dict) else ""
        if made and not self.variables.assigned(made) and exchange.label.split(".")[-1] in MAKING:
            return [f"# {self.variables.of(made)} is the id of the answer"]
        return []

    def note(self, name: str, text: str) -> None:
        """Show a text in the current step: what a page is made of, or what it did."""
        allure.attach(self.variables.hide(text), name, "text/plain", "txt")

    def picture(self, name: str, image: Image) -> None:
        """Show a picture in the current step."""
        self._looks.append(Look(PICTURE, name, image.convert("RGB")))

    def frame(self, film: str, second: float, image: Image) -> None:
        """Show a moment of a film in the current step, beside its other moments that the step looks at."""
        self._looks.append(Look(FRAME, film, image.convert("RGB"), second))

    def screen(self, name: str, data: bytes) -> None:
        """Show a page in the current step, as it is when the step ends."""
        self._looks.append(Look(SCREEN, name, sheets.opened(data)))

    def clip(self, name: str, data: bytes) -> None:
        """Show a playable MP4 in the current step."""
        self._clips.append((name, data))
