"""Recorded calls in Python, with Kaltura's official client."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping

from livingdocs.languages import official
from livingdocs.languages.layout import Chain, Code, Group, filled, laid
from livingdocs.languages.python_start import start
from livingdocs.languages.recipes import Alias, Hash, Recipe, Replaced
from livingdocs.languages.speaking import CLIENTS, Piece, Said, Speaker, fields_of, path_of, session_of
from livingdocs.languages.typed import (
    Absent,
    Call,
    Listed,
    Made,
    Named,
    Plain,
    Unspoken,
    Upload,
    Value,
    literal,
    names_of,
)
from livingdocs.languages.values import values_of
from livingdocs.recorded.beside import BEGINS, IS_LOST, IS_TURNED_AWAY, STOPS, Beside
from livingdocs.recorded.exchanges import ADDRESS
from livingdocs.recorded.recording import Line
from livingdocs.recorded.requests import File, Request, Text, Variable, text_of

_RESULT = re.compile(r"\{(\d+):result:([\w:]+)\}")
_COUNT = ("first", "second", "third", "fourth", "fifth", "sixth")


class Python(Speaker):
    """Writes Python."""

    language = "python"
    mark = "#"

    def __init__(self) -> None:
        super().__init__()
        self.results: dict[str, str] = {}  # what the calls before are named, in a multirequest
        self.opened: list[str] = []  # the files that the line reads, as expressions

    def name(self, variable: str) -> str:
        return official.word(variable.removeprefix("KALTURA_").lower())

    def check(self, call: Call) -> None:
        official.check(call)

    # -- values

    def text(self, text: Text) -> str:
        """A text as an expression."""
        if len(text) == 1 and isinstance(text[0], Variable):
            return self.name(text[0].name)
        if all(isinstance(part, str) for part in text):
            found = _RESULT.fullmatch(text_of(text))
            if found and found[1] in self.results:
                return self.results[found[1]] + access(found[2].replace(":", "."), raw=False)
            return quoted(text_of(text))
        inner = "".join(
            f"{{{self.name(part.name)}}}"
            if isinstance(part, Variable)
            else part.replace("{", "{{").replace("}", "}}")
            for part in text
        )
        return f"f{quoted(inner)}"

    def value(self, value: Value) -> Code:
        """A value as an expression."""
        self.used.names |= names_of(value)
        if isinstance(value, Plain):
            plain = literal(value)
            return self.text(value.text) if plain is None else repr(plain)
        if isinstance(value, Named):
            return f"{value.enum}.{value.name}"
        if isinstance(value, Made):
            fields = [(f"{official.word(name)}=", self.value(inner)) for name, inner in value.fields]
            return Group(f"{value.name}(", tuple(fields), ")")
        if isinstance(value, Listed):
            return Group("[", tuple(("", self.value(item)) for item in value.items), "]")
        return "None" if isinstance(value, Absent) else self.file(value.file)

    def file(self, file: File) -> Code:
        """A file that is uploaded, a piece of one, or a text as one."""
        if file.content is None and not file.offset and file.size is None:
            self.opened.append(f'open({quoted(file.path)}, "rb")')
            return f"file{len(self.opened) if len(self.opened) > 1 else ''}"
        if file.content is not None:
            self.used.helpers.add("file_of")
            text = file.content.decode("utf-8", "replace")
            return Group("file_of(", (("", quoted(file.name)), ("", quoted(text))), ")")
        self.used.helpers.add("piece")
        size = [] if file.size is None else [("", str(file.size))]
        return Group("piece(", (("", quoted(file.path)), ("", str(file.offset)), *size), ")")

    # -- calls

    def line(self, line: Line) -> str:
        """What reads a file stands under the statement that opens and closes it."""
        self.opened = []
        code = super().line(line)
        if not self.opened:
            return code
        names = [f"file{number if number > 1 else ''}" for number in range(1, len(self.opened) + 1)]
        files = ", ".join(f"{one} as {name}" for one, name in zip(self.opened, names, strict=True))
        return f"with {files}:\n{textwrap.indent(code, '    ')}"

    def asked(self, call: Call) -> Code:
        return self._method(call, self._client(call))

    def _client(self, call: Call) -> Code:
        """The client that has the call's session, and the profile of its answer."""
        session = session_of(call)
        if session and call.profile is None:
            return self.name(CLIENTS[session])
        items: list[tuple[str, Code]] = [("", self.text(call.session))] if call.session else []
        if call.profile is not None:
            self.used.helpers.add("profile")
            items.append(("profile=", self.value(call.profile)))
        return Group("client_for(", tuple(items), ")")

    def _method(self, call: Call, client: Code) -> Code:
        name, items = (
            f".{official.service_of(call.service)}.{official.word(call.method)}",
            self._arguments(call),
        )
        if isinstance(client, str):
            return Group(f"{client}{name}(", tuple(items), ")")
        return Chain((client, Group(f"{name}(", tuple(items), ")")))

    def _arguments(self, call: Call) -> Iterable[tuple[str, Code]]:
        """Required parameters by place; others by name, but for objects and files that come next."""
        given, places = {field.name: value for field, value in call.arguments}, True
        for name, field in official.parameters(call).items():
            if name not in given:
                places = False
                continue
            places = places and (not field.optional or isinstance(given[name], (Made, Upload)))
            yield "" if places else f"{official.word(name)}=", self.value(given[name])

    def several(self, calls: list[Call]) -> Said:
        if any(call.profile for call in calls):
            raise Unspoken("a profile for one call of a multirequest")
        client = self._client(calls[0])
        if not isinstance(client, str):
            raise Unspoken("a multirequest with another session")
        rows = [f"{client}.startMultiRequest()"]
        wanted = {found for call in calls for found in _RESULT.findall(repr(call))}
        for number, call in enumerate(calls, 1):
            name = _COUNT[number - 1] if any(found[0] == str(number) for found in wanted) else ""
            assigned = (f"{name} = ",) if name else ()
            rows.append(laid(Chain((*assigned, self._method(call, client)))))
            if name:
                self.results[str(number)] = name
        self.results = {}
        return Said(f"{client}.doMultiRequest()", tuple(rows))

    def posted(self, request: Request) -> Code:
        path = ("", self.text(path_of(request)))
        if request.body:
            return Group("post(", (path, ("body=", self.plain(values_of(request)))), ")")
        fields = tuple((f"{quoted(name)}: ", self.text(value)) for name, value in fields_of(request))
        return Group("post(", (path, ("", Group("{", fields, "}"))), ")")

    def plain(self, value: object) -> Code:
        """Values of JSON, texts with variables among them."""
        if isinstance(value, dict):
            return Group(
                "{", tuple((f"{quoted(str(name))}: ", self.plain(one)) for name, one in value.items()), "}"
            )
        if isinstance(value, list):
            return Group("[", tuple(("", self.plain(one)) for one in value), "]")
        return self.text(value) if isinstance(value, tuple) else repr(value)

    # -- statements

    def fetched(self, request: Request, line: Line) -> Iterable[str]:
        self.used.helpers.add("requests")
        follows: tuple[tuple[str, Code], ...] = () if request.follows else (("allow_redirects=", "False"),)
        if request.range:
            follows += (("headers=", f'{{"Range": "bytes={request.range}"}}'),)
        get = Chain(("response = ", Group("requests.get(", (("", self.text(request.url)), *follows), ")")))
        yield laid(get)
        if line.until and line.until[0] == ADDRESS:
            self.used.helpers.add("time")
            yield f'while len([line for line in response.text.split() if line[0] != "#"]) < {line.until[1]}:'
            yield textwrap.indent(f"time.sleep(2)\n{laid(get, before=4)}\n", "    ")
        shown = [
            "response.status_code",
            f'response.headers.get("{"Location" if request.heads else "Content-Type"}")',
        ]
        shown += ["len(response.content)"] if request.saves else []
        yield f"print({', '.join(shown)})"
        for name, path in line.gives.items():
            if path.startswith(ADDRESS):
                place = path.removeprefix(ADDRESS)
                yield f'{self.name(name)} = [line for line in response.text.split() if line[0] != "#"][{place}]'
            else:
                yield f"{self.name(name)} = response.json(){access(path, raw=True)}"

    def made(self, variable: str, recipe: Recipe) -> str:
        name = self.name(variable)
        if isinstance(recipe, Alias):
            return f"{name} = {self.name(recipe.of)}"
        if isinstance(recipe, Replaced):
            return f"{name} = {self.name(recipe.of)}.replace({self.name(recipe.old)}, {quoted(recipe.by)})"
        if isinstance(recipe, Hash):
            self.used.helpers.add("hashlib")
            text = self.text(recipe.text)
            return f"{name} = hashlib.{recipe.kind}({text}.encode()).hexdigest()"
        self.used.helpers.add("admin_secret")
        self.used.names.add("KalturaSessionType")
        kind = "ADMIN" if recipe.type == 2 else "USER"
        arguments = ["admin_secret", quoted(recipe.user), f"KalturaSessionType.{kind}", "partner_id"]
        arguments += [str(recipe.expiry), quoted(recipe.privileges)]
        call = Group("KalturaClient.generateSessionV2(", tuple(("", one) for one in arguments), ")")
        return laid(Chain((f"{name} = ", call, ".decode()")))

    def beside(self, told: Beside) -> str:
        name = self.name(told.variable)
        if told.act == BEGINS:
            self.used.helpers.add("subprocess")
            words = filled([self.text(word) for word in told.words], 4)
            return f"{name} = subprocess.Popen([\n{words}\n])"
        ends = {STOPS: "terminate", IS_LOST: "kill"}
        if told.act in ends:
            return f"{name}.{ends[told.act]}()"
        said = f"{name}.wait()"
        return f"print({said})  # not 0: turned away" if told.act == IS_TURNED_AWAY else said

    def kept(self, code: Code) -> str:
        return laid(Chain(("answer = ", code)))

    def statement(self, code: Code) -> str:
        return laid(code)

    def captured(self, said: Said, gives: Mapping[str, str]) -> Iterable[str]:
        if len(gives) == 1:
            ((name, path),) = gives.items()
            yield laid(Chain((f"{self.name(name)} = ", said.answer, access(path, said.raw))))
            return
        yield laid(Chain(("answer = ", said.answer)))
        for name, path in gives.items():
            yield f"{self.name(name)} = answer{access(path, said.raw)}"

    def refused(self, code: Code, error: str, message: str) -> str:
        self.used.helpers.add("KalturaException")
        call = laid(code, 4)
        return f"try:\n    {call}\nexcept KalturaException as refusal:\n    print(refusal.code)  # {error}"

    def waits(self, field: str, wanted: Value, code: Code) -> Code:
        items = (("", quoted(field)), ("", self.value(wanted)), ("", Chain(("lambda: ", code))))
        return Group("wait_until(", items, ")")

    def waits_refused(self, error: str, code: Code) -> Code:
        return Group("wait_for_refusal(", (("", quoted(error)), ("", Chain(("lambda: ", code)))), ")")

    # -- programs

    def start(self) -> str:
        return start(self.used)

    def needs(self) -> str:
        """The client imports lxml without asking pip for it."""
        signs = " pycryptodome" if "admin_secret" in self.used.helpers else ""
        return f"Python 3.11 or later, with Kaltura's client: `pip install KalturaApiClient lxml{signs}`."

    def whole(self, pieces: list[Piece]) -> str:
        return pasteable(pieces)


def pasteable(pieces: list[Piece]) -> str:
    """The pieces as lines; one that ends indented is followed by a blank line, as an interpreter wants it."""
    rows: list[str] = []
    for piece in pieces:
        ends_inside = bool(rows) and rows[-1].rpartition("\n")[2].startswith(" ")
        rows.append("\n" * (ends_inside and not piece.code.startswith("\n")) + piece.code)
    return "\n".join(rows)


def quoted(text: str) -> str:
    """A text in double quotes, as Python and JavaScript read it."""
    return json.dumps(text, ensure_ascii=False)


def access(path: str, raw: bool) -> str:
    """What follows an answer to get at a value in it: .objects[0].id."""
    steps = [step for step in path.split(".") if step]
    return "".join(
        f"[{step}]" if step.isdecimal() else f"[{quoted(step)}]" if raw else f".{step}" for step in steps
    )
