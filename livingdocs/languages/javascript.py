"""Recorded calls in JavaScript, with Kaltura's official client for Node."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from livingdocs.languages.javascript_parts import braces, key, pattern, quoted_plain, short
from livingdocs.languages.javascript_start import SIGN, start
from livingdocs.languages.layout import Chain, Code, Group, filled, laid
from livingdocs.languages.python import access, quoted
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
    Value,
    literal,
)
from livingdocs.languages.values import values_of
from livingdocs.recorded.beside import BEGINS, IS_LOST, IS_TURNED_AWAY, STOPS, Beside
from livingdocs.recorded.exchanges import ADDRESS
from livingdocs.recorded.recording import Line
from livingdocs.recorded.requests import File, Request, Text, Variable, text_of
from livingdocs.schema import schema

RENAMED = (
    "clone",
    "delete",
    "export",
    "goto",
    "list",
)  # actions whose methods the client calls listAction and so on
LACKS = {  # what the platform has and version 21.20 of the client hasn't; objects of its classes are written out
    "KalturaAudioAttributes", "KalturaMediaCompositionAlignment", "KalturaOverlayAttributes", "KalturaOverlayShape",
    "KalturaESearchScoreFunctionBoostMode", "KalturaESearchScoreFunctionDecayAlgorithm",
    "KalturaESearchScoreFunctionField", "KalturaESearchScoreFunctionOrigin", "KalturaESearchScoreFunctionParams",
    "KalturaPosition", "KalturaReplaceBackgroundAttributes", "KalturaResolutionCropAttributes",
}  # fmt: skip
LACKS_SERVICES = {"exportCsv", "systemPartner_systemPartner"}


class JavaScript(Speaker):
    """Writes JavaScript."""

    language = "javascript"
    mark = "//"

    def name(self, variable: str) -> str:
        first, *rest = variable.removeprefix("KALTURA_").lower().split("_")
        return first + "".join(word.capitalize() for word in rest)

    def check(self, call: Call) -> None:
        if call.method.startswith("serve"):
            raise Unspoken("a file that is served")
        if call.service in LACKS_SERVICES:
            raise Unspoken("an action, a class or a field that the client for Node hasn't")
        declared, given = schema().action(call.action), {field.name for field, _ in call.arguments}
        if declared and any(
            one.type == "file" and name not in given for name, one in declared.parameters.items()
        ):
            raise Unspoken("a parameter is left out that the client for Node asks for")

    # -- values

    def text(self, text: Text) -> str:
        """A text as an expression."""
        if len(text) == 1 and isinstance(text[0], Variable):
            return self.name(text[0].name)
        if all(isinstance(part, str) for part in text):
            return quoted(text_of(text))
        inner = (
            f"${{{self.name(part.name)}}}"
            if isinstance(part, Variable)
            else re.sub(r"([`\\]|\$(?=\{))", r"\\\1", part)
            for part in text
        )
        return f"`{''.join(inner)}`"

    def value(self, value: Value) -> Code:
        """A value as an expression."""
        if isinstance(value, Plain):
            plain = literal(value)
            return self.text(value.text) if plain is None else quoted_plain(plain)
        if isinstance(value, Named):
            known = value.enum not in LACKS
            return f"kaltura.enums.{short(value.enum)}.{value.name}" if known else quoted_plain(value.value)
        if isinstance(value, Made):
            return self._object(value)
        if isinstance(value, Listed):
            return Group("[", tuple(("", self.value(item)) for item in value.items), "]", step=2)
        return '""' if isinstance(value, Absent) else self.file(value.file)

    def _object(self, value: Made) -> Code:
        fields = [
            (f"{name}__null: " if isinstance(inner, Absent) else f"{name}: ", self.value(inner))
            for name, inner in value.fields
        ]
        if value.name in LACKS:
            return braces([("objectType: ", quoted(value.name)), *fields])
        made = f"new kaltura.objects.{short(value.name)}("
        return Group(made + "{" * bool(fields), tuple(fields), "}" * bool(fields) + ")", " ", 2)

    def file(self, file: File) -> Code:
        """A file that is uploaded, a piece of one, or a text as one."""
        if file.content is None and not file.offset and file.size is None:
            return quoted(file.path)
        if file.content is not None:
            return f"Buffer.from({quoted(file.content.decode('utf-8', 'replace'))})"
        self.used.helpers.add("readFileSync")
        end = "" if file.size is None else f", {file.offset + file.size}"
        return f"readFileSync({quoted(file.path)}).subarray({file.offset}{end})"

    # -- calls

    def asked(self, call: Call) -> Code:
        return Chain((self._request(call), f".execute({self._client(call)})"))

    def _client(self, call: Call) -> str:
        session = session_of(call)
        if session:
            return self.name(CLIENTS[session])
        return f"clientFor({self.text(call.session) if call.session else ''})"

    def _request(self, call: Call) -> Code:
        service = call.service.rpartition("_")[2]
        method = f"{call.method}Action" if call.method in RENAMED else call.method
        request = Group(f"kaltura.services.{service}.{method}(", tuple(self._arguments(call)), ")", step=2)
        if call.profile is None:
            return request
        profile = Group(".setResponseProfile(", (("", self.value(call.profile)),), ")", step=2)
        return Chain((request, profile))

    def _arguments(self, call: Call) -> Iterable[tuple[str, Code]]:
        """By place; `undefined` for what is left out."""
        given = {field.name: value for field, value in call.arguments}
        declared = schema().action(call.action)
        names = list(declared.parameters) if declared else list(given)
        last = max((place for place, name in enumerate(names) if name in given), default=-1)
        for name in names[: last + 1]:
            yield "", self.value(given[name]) if name in given else "undefined"

    def several(self, calls: list[Call]) -> Said:
        client = self._client(calls[0])
        rows = [f"  .add({laid(self._request(call), 2, 5, 1)})" for call in calls]
        return Said("\n".join([f"{client}.startMultiRequest()", *rows, f"  .execute({client})"]))

    def posted(self, request: Request) -> Code:
        path = ("", self.text(path_of(request)))
        if request.body:
            return Group("post(", (path, ("", "{}"), ("", self.plain(values_of(request)))), ")", step=2)
        fields = [(f"{key(name)}: ", self.text(value)) for name, value in fields_of(request)]
        return Group("post(", (path, ("", braces(fields))), ")", step=2)

    def plain(self, value: object) -> Code:
        """Values of JSON, texts with variables among them."""
        if isinstance(value, dict):
            return braces([(f"{key(str(name))}: ", self.plain(one)) for name, one in value.items()])
        if isinstance(value, list):
            return Group("[", tuple(("", self.plain(one)) for one in value), "]", step=2)
        return self.text(value) if isinstance(value, tuple) else quoted_plain(value)

    # -- statements

    def fetched(self, request: Request, line: Line) -> Iterable[str]:
        options: list[tuple[str, Code]] = [] if request.follows else [("redirect: ", '"manual"')]
        options += [("headers: ", f'{{ Range: "bytes={request.range}" }}')] if request.range else []
        given: list[tuple[str, Code]] = [("", braces(options))] if options else []
        call = Group("fetch(", (("", self.text(request.url)), *given), ")", step=2)
        yield self._let("response", call)
        shown = [
            "response.status",
            f'response.headers.get("{"location" if request.heads else "content-type"}")',
        ]
        shown += ["(await response.arrayBuffer()).byteLength"] if request.saves else []
        yield f"console.log({', '.join(shown)});"
        listed = {name: path for name, path in line.gives.items() if path.startswith(ADDRESS)}
        if listed:
            yield self._let("text", "response.text()")
            if line.until:
                yield f"while ((text.match(/^[^#\\s].*/gm) ?? []).length < {line.until[1]}) {{"
                yield "  await new Promise((done) => setTimeout(done, 2000));"
                yield f"  text = await (await {laid(call, 2)}).text();\n}}"
            for name, path in listed.items():
                place = path.removeprefix(ADDRESS)
                yield f"{self._declare(self.name(name))}{self.name(name)} = text.match(/^[^#\\s].*/gm)[{place}];"
        elif line.gives:
            yield f"const {pattern(line.gives, self.name)} = await response.json();"

    def made(self, variable: str, recipe: Recipe) -> str:
        name = self.name(variable)
        if isinstance(recipe, Alias):
            return f"{self._declare(name)}{name} = {self.name(recipe.of)};"
        if isinstance(recipe, Replaced):
            of, old = self.name(recipe.of), self.name(recipe.old)
            return f"{self._declare(name)}{name} = {of}.replace({old}, {quoted(recipe.by)});"
        self.used.helpers.add("createHash")
        if isinstance(recipe, Hash):
            value = f'createHash("{recipe.kind}").update({self.text(recipe.text)}).digest("hex")'
            return f"{self._declare(name)}{name} = {value};"
        self.used.helpers.add("randomBytes")
        return SIGN.format(
            name=name,
            expiry=f"{'-' if recipe.expiry < 0 else '+'} {abs(recipe.expiry)}",
            fields=f"{recipe.privileges}=&_e=${{ends}}&_t={recipe.type}&_u={recipe.user}",
        )

    def beside(self, told: Beside) -> str:
        name = self.name(told.variable)
        if told.act == BEGINS:
            self.used.helpers |= {"spawn", "once"}
            words = filled([self.text(word) for word in told.words[1:]], 2)
            return f'{self._declare(name)}{name} = spawn("ffmpeg", [\n{words}\n]);'
        ends = {STOPS: "", IS_LOST: '"SIGKILL"'}
        if told.act in ends:
            return f"{name}.kill({ends[told.act]});"
        waits = f'if ({name}.exitCode === null) await once({name}, "exit");'
        shown = f"\nconsole.log({name}.exitCode); // not 0: turned away"
        return waits + (shown if told.act == IS_TURNED_AWAY else "")

    def statement(self, code: Code) -> str:
        return laid(Chain(("await ", code, ";")))

    def kept(self, code: Code) -> str:
        return self._let("answer", code)

    def _let(self, name: str, code: Code) -> str:
        first = name not in self.declared
        self.declared.add(name)
        return laid(Chain((f"{'let ' if first else ''}{name} = await ", code, ";")))

    def _declare(self, name: str) -> str:
        first = name not in self.declared
        self.declared.add(name)
        twice = name in {self.name(one) for one in self.twice}
        return ("let " if twice else "const ") if first else ""

    def captured(self, said: Said, gives: Mapping[str, str]) -> Iterable[str]:
        if not set(gives) & self.twice:
            yield laid(Chain((f"const {pattern(gives, self.name)} = await ", said.answer, ";")))
            return
        yield self._let("answer", said.answer)
        for variable, path in gives.items():
            name = self.name(variable)
            yield f"{self._declare(name)}{name} = answer{access(path, raw=False)};"

    def refused(self, code: Code, error: str, message: str) -> str:
        """An error of the program itself has no code, and isn't hidden."""
        call = laid(Chain(("await ", code, ";")), 2)
        shown = f"  if (!refusal.code) throw refusal;\n  console.log(refusal.code); // {error}"
        return f"try {{\n  {call}\n}} catch (refusal) {{\n{shown}\n}}"

    def waits(self, field: str, wanted: Value, code: Code) -> Code:
        items = (("", quoted(field)), ("", self.value(wanted)), ("", Chain(("() => ", code))))
        return Group("waitUntil(", items, ")", step=2)

    def waits_refused(self, error: str, code: Code) -> Code:
        return Group("waitForRefusal(", (("", quoted(error)), ("", Chain(("() => ", code)))), ")", step=2)

    # -- programs

    def start(self) -> str:
        return start(self.used)

    def needs(self) -> str:
        return (
            "Node 18 or later, with Kaltura's client: `npm install kaltura-client`. A file with this is a module: "
            "call it `guide.mjs`, and put it where you ran npm."
        )

    def whole(self, pieces: list[Piece]) -> str:
        """In braces: what it declares is its own. The semicolon tells node's interpreter that it is no object."""
        code = "\n".join(piece.code for piece in pieces)
        for name in ("answer", "response"):
            if len(re.findall(rf"\b{name} = ", code)) == 1:
                code = code.replace(f"let {name} = ", f"const {name} = ")
        return "{\n" + re.sub(r"^(?=.)", "  ", code, flags=re.MULTILINE) + "\n};"
