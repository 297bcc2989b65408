"""The request that a recorded curl line makes: its action, fields and files, for whoever writes it in another language.

features/support/reporting writes the lines and knows a handful of shapes; this reads those and nothing else. A text
of a request is a tuple of plain parts and variables: ("_", Variable("KALTURA_PARTNER_ID")).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    """A shell variable of the page: KALTURA_KS."""

    name: str


Text = tuple[str | Variable, ...]


@dataclass(frozen=True)
class File:
    """What is uploaded: a file of the repository, `size` bytes of it from `offset` on (None: all), or literal bytes."""

    name: str
    path: str = ""
    offset: int = 0
    size: int | None = None
    content: bytes | None = None


@dataclass(frozen=True)
class Request:
    """One HTTP request. `action` is "media.add" or "multirequest"; "" for an address that is fetched."""

    method: str
    url: Text
    action: str = ""
    fields: tuple[tuple[str, Text], ...] = ()
    files: tuple[tuple[str, File], ...] = ()
    body: Text = ()  # JSON that was sent as it is, in place of fields
    follows: bool = False  # redirects
    heads: bool = False  # shows the headers of the answer
    saves: str = ""  # the file that takes the answer
    range: str = ""  # the bytes that are asked for: "0-999"

    def field(self, name: str) -> Text:
        """The value of a field; () where it isn't sent."""
        return dict(self.fields).get(name, ())


class RequestError(ValueError):
    """A line of a shape that isn't known."""


_ACTION = re.compile(r"/service/(\w+)/action/(\w+)$")
_NAME = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_WORDS = re.compile(r"""\s*((?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\|]|\|(?!\s))+|\|)""", re.DOTALL)
_PIECES = re.compile(r"""'([^']*)'|"((?:[^"\\]|\\.)*)"|(\\.)|(\$(?:\{\w+\}|\w+))|([^'"\\$]+|\$)""", re.DOTALL)
_OCTAL = re.compile(r"\\([0-7]{3})")


@functools.lru_cache(maxsize=8192)
def request_of(command: str) -> Request:
    """The request of a line's command. Raises RequestError for what is no call: a recipe ("made"), say."""
    stages = list(_stages(command.replace("\\\n", " ")))
    if stages[-1][:1] != [("curl",)]:
        raise RequestError(command)
    return _curl(stages[-1][1:], _fed(stages[:-1]))


def text_of(text: Text, mark: str = "${}") -> str:
    """A text with its variables as `mark` writes them."""
    return "".join(mark.format(part.name) if isinstance(part, Variable) else part for part in text)


def words_of(command: str) -> list[Text]:
    """The words of a command that is no pipe."""
    return next(_stages(command.replace("\\\n", " ")))


def _stages(command: str) -> Iterator[list[Text]]:
    """The commands of a pipe, each as its words."""
    words: list[Text] = []
    for found in _WORDS.finditer(command):
        if found[1] == "|":
            yield words
            words = []
        else:
            words.append(_text(found[1]))
    yield words


def _text(word: str) -> Text:
    parts: list[str | Variable] = []
    for single, double, escaped, variable, bare in _PIECES.findall(word):
        if variable:
            parts.append(_variable(variable))
        elif double:
            parts += _inside(double)
        else:
            parts.append(single or escaped[1:] or bare)
    joined: list[str | Variable] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return tuple(joined)


def _inside(text: str) -> Iterator[str | Variable]:
    """What stands in double quotes."""
    for escaped, variable, bare in re.findall(
        r"""\\(["\\$`])|(\$(?:\{\w+\}|\w+))|([^\\$]+|[\\$])""", text, re.DOTALL
    ):
        yield _variable(variable) if variable else escaped or bare


def _variable(written: str) -> Variable:
    return Variable(written.strip("${}"))


def _fed(stages: list[list[Text]]) -> File | None:
    """What is piped into curl: bytes of printf, or a piece that tail and head cut out of a file."""
    if not stages:
        return None
    first = [text_of(word) for word in stages[0]]
    if first[0] == "printf":
        raw = _OCTAL.sub(lambda found: chr(int(found[1], 8)), first[1])
        return File("", content=raw.encode("latin-1"))
    if first[:2] != ["tail", "-c"]:
        raise RequestError(" ".join(first))
    size = int(text_of(stages[1][2])) if len(stages) > 1 else None
    return File("", first[3], int(first[2]) - 1, size)


def _curl(words: list[Text], fed: File | None) -> Request:
    method, saves, flags, part = "GET", "", "", ""
    url: Text = ()
    body: Text = ()
    fields: list[tuple[str, Text]] = []
    files: list[tuple[str, File]] = []
    queue = iter(words)
    for word in queue:
        option = text_of(word)
        if option in ("-s", "-sL", "-si", "-L"):
            flags += option
        elif option == "-o":
            saves = text_of(next(queue))
        elif option == "-r":
            part = text_of(next(queue))
        elif option == "-H":
            next(queue)
        elif option == "--data-raw":
            method, body = "POST", next(queue)
        elif option in ("--data-urlencode", "--form-string"):
            method = "POST"
            fields.append(_field(next(queue)))
        elif option == "-F":
            method = "POST"
            name, value = _field(next(queue))
            files.append((name, _file(text_of(value), fed)))
        elif url or option.startswith("-"):
            raise RequestError(option)
        else:
            url = word
    return Request(
        method, url, _action(url), tuple(fields), tuple(files), body, "L" in flags, "i" in flags, saves, part
    )


def _action(url: Text) -> str:
    written = text_of(url)
    found = _ACTION.search(written)
    return f"{found[1]}.{found[2]}" if found else "multirequest" if written.endswith("multirequest") else ""


def _field(word: Text) -> tuple[str, Text]:
    name, equals, rest = str(word[0]).partition("=")
    if not equals:
        raise RequestError(text_of(word))
    return name, ((rest,) if rest else ()) + word[1:]


def _file(value: str, fed: File | None) -> File:
    source, _, name = value.removeprefix("@").partition(";filename=")
    if source != "-":
        return File(source.rpartition("/")[2], source)
    if fed is None:
        raise RequestError(value)
    return File(name, fed.path, fed.offset, fed.size, fed.content)
