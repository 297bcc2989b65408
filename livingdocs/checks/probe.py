"""`make probe`: who may call what on the account of the settings, found out by harmless calls.

Every action that the guides call, as recorded in docs/recorded and in the results of the last run, is called as an
administrator, a user, a widget and without a session; features/support/running/harmless.py says why that changes
nothing. The page, reports/accessibility.md, is about one account and isn't committed; docs/reference/accessibility.md
is the sandbox's.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from features.support.api import making
from features.support.running.harmless import ENDS, Call, harmless
from features.support.wire.client import Delivery, FilePart, KalturaClient, KalturaError, WireError
from features.support.wire.sessions import Sessions
from features.support.wire.settings import ROOT
from livingdocs.common import paths
from livingdocs.common.guides import load_guides
from livingdocs.common.markdown import page
from livingdocs.recorded.recording import load
from livingdocs.run.plan import RunError
from livingdocs.run.preparing import target

PAGE = paths.REPORTS / "accessibility.md"
CALLERS = {"admin": "admin", "user": "user", "widget": "widget session", "no": "no session"}
Told = tuple[str, str, Any]
"""A call as it was recorded: label, command, answer."""
NOT_CALLED = "–"
MARKS = {"SERVICE_FORBIDDEN": "no", "FEATURE_FORBIDDEN": "feature", "INVALID_KS": "ks"}
ABSENT = re.compile("(SERVICE|ACTION)_DOES_NOT_EXIST|SANDBOX_NOT_IMPLEMENTED")
UNDECIDED = re.compile(
    "MISSING_MANDATORY|OBJECT_TYPE_ABSTRACT|INVALID_ENUM|INVALID_PARAMETER|INTERNAL_SERVER"
)
_ABOUT = """\
- **yes**: may call; whether the object at hand may be seen or changed is judged after that
- **no**: refused with `SERVICE_FORBIDDEN`
- **feature**: refused with `FEATURE_FORBIDDEN`, the account lacks what the service belongs to
- **ks**: refused with `INVALID_KS`
- **absent**: the server doesn't have it
- **?**: the arguments were refused before the caller was judged
- **–**: not called, since no arguments are known with which it surely changes nothing"""


@dataclass(frozen=True)
class Row:
    """An action and what each caller was told, in the order of CALLERS."""

    action: str
    marks: tuple[str, ...]


def on_pages() -> Iterator[Told]:
    """The calls that the committed recordings hold."""
    for guide in load_guides():
        for _, line in load(guide).lines():
            yield line.label, line.command, line.answer


def of_the_last_run() -> Iterator[Told]:
    """Those of the last run, whose guides may be younger than the pages."""
    for file in sorted(paths.RESULTS.glob("*-exchanges.json")):
        for one in json.loads(file.read_text(encoding="utf-8"))["exchanges"]:
            if "label" in one:
                yield one["label"], one["command"], one["answer"]


def calls(lines: Iterable[Told]) -> list[Call]:
    """One call for each action, by name: one that succeeded, with as few fields as possible."""
    best: dict[str, tuple[tuple[bool, int, str], Call]] = {}
    for _, command, answer in lines:
        answers = answer if isinstance(answer, list) else [answer]
        for number, call in enumerate(parsed(command)):
            code = code_of(answers[number] if number < len(answers) else None)
            rank = (bool(code), len(call.fields), repr(sorted(call.fields.items())))
            key = call.action.lower()
            if not ABSENT.search(code) and (key not in best or rank < best[key][0]):
                best[key] = rank, call
    return sorted((call for _, call in best.values()), key=lambda call: call.action.lower())


def code_of(answer: Any) -> str:
    """The code of a refusal, in JSON or in the text of an XML answer; "" for anything else."""
    if not isinstance(answer, dict):
        return ""
    if answer.get("objectType") == "KalturaAPIException":
        return str(answer["code"])
    found = re.search(r"<code>(\w+)</code>", " ".join(answer.get("text", ())))
    return found[1] if found else ""


def parsed(command: str) -> list[Call]:
    """The calls of a curl line: one, several of a multirequest, none where it calls no action."""
    words = shlex.split(command.replace("\\\n", " ").rpartition("curl ")[2])
    if "--data-raw" in words:
        return []
    url = next((word for word in words if "/api_v3/service/" in word), "")
    fields = dict(
        word.split("=", 1) for word in _after(words, "--data-urlencode", "--form-string") if "=" in word
    )
    files = tuple(word.partition("=")[0] for word in _after(words, "-F"))
    if "/service/multirequest" in url:
        return _several(fields)
    address, _, query = url.partition("/api_v3/service/")[2].partition("?")
    parts = address.split("/")
    if len(parts) < 3 or parts[1] != "action":
        return []
    fields |= dict(zip(parts[3::2], parts[4::2], strict=False)) | dict(parse_qsl(query))
    return [Call(f"{parts[0]}.{parts[2]}", _own(fields), files)]


def _after(words: list[str], *flags: str) -> Iterator[str]:
    return (word for flag, word in pairwise(words) if flag in flags)


def _several(fields: dict[str, str]) -> list[Call]:
    split = [(key.partition(":"), value) for key, value in fields.items() if key[:1].isdigit() and ":" in key]
    numbered = sorted(((int(key[0]), key[2], value) for key, value in split), key=lambda one: one[0])
    told = [
        {name: value for _, name, value in group} for _, group in groupby(numbered, key=lambda one: one[0])
    ]
    return [
        Call(f"{one.pop('service')}.{one.pop('action')}", _own(one))
        for one in told
        if {"service", "action"} <= one.keys()
    ]


def _own(fields: dict[str, str]) -> dict[str, str]:
    """Without what belongs to the request and not to the action."""
    return {
        key: value for key, value in fields.items() if key not in ("ks", "format", "clientTag", "language")
    }


class Probe:
    """Calls as each of the callers; `made` are things that came into being although they shouldn't have."""

    def __init__(self, client: KalturaClient, sessions: Sessions) -> None:
        self.client, self.sessions = client, sessions
        self.made: list[str] = []

    def row(self, call: Call) -> Row:
        """What each caller is told."""
        tame = harmless(call)
        if not tame:
            return Row(call.action, (NOT_CALLED,) * len(CALLERS))
        return Row(call.action, tuple(self._mark(tame, caller) for caller in CALLERS))

    def _mark(self, call: Call, caller: str) -> str:
        fresh = call.action == ENDS and caller != "no"
        ks = self.sessions.start(caller) if fresh else self.sessions.ks(caller)
        code = self._code(call, ks)
        if ABSENT.search(code):
            return "absent"
        return "?" if UNDECIDED.search(code) else MARKS.get(code, "yes")

    def _code(self, call: Call, ks: str | None) -> str:
        """The code of the refusal, "" where it was answered."""
        files = {name: FilePart(ROOT / "probe.txt", content=b"x") for name in call.files}
        try:
            answer = self.client.call(call.action, call.fields, files, ks)
        except KalturaError as refusal:
            return refusal.code
        except WireError:  # a file, no JSON
            return self._served(call, ks)
        if making.makes(call.action) and making.made(call.action, call.fields, answer):
            self.made.append(f"{call.action} made {making.made(call.action, call.fields, answer)}")
        return ""

    def _served(self, call: Call, ks: str | None) -> str:
        """Actions that answer a file say in a header what they refuse, in JSON where it is the caller."""
        service, name = call.action.split(".")
        query = urlencode(call.fields | ({"ks": ks} if ks else {}) | {"format": "1"})
        reply = self.client.get(f"/api_v3/service/{service}/action/{name}?{query}")
        return _code_in(reply)


def _code_in(reply: Delivery) -> str:
    try:
        return code_of(json.loads(reply.body))
    except ValueError:
        return str(reply.headers.get("X-Kaltura", "")).removeprefix("error-")


def accessibility(rows: Sequence[Row], host: str, partner_id: int) -> str:
    """The page: a table for each service."""
    now = time.strftime("%Y-%m-%d %H:%M", time.gmtime())
    told = f"Account {partner_id} on {host}, found by `make probe` on {now} UTC: {len(rows)} actions of the guides."
    parts = ["# Who may call what on this account", told, _ABOUT]
    head = ["| action | " + " | ".join(CALLERS.values()) + " |", "|---|" + "---|" * len(CALLERS)]
    for service, members in groupby(rows, key=lambda row: row.action.partition(".")[0]):
        lines = [f"| `{row.action.partition('.')[2]}` | {' | '.join(row.marks)} |" for row in members]
        parts += [f"## {service}", "\n".join(head + lines)]
    return page(parts)


def probe(_: Sequence[str]) -> int:
    """`python -m livingdocs probe`: 0, or 1 when something was made in spite of all, 2 when nothing could start."""
    try:
        wanted = calls([*on_pages(), *of_the_last_run()])
        if not wanted:
            raise RunError("Nothing is recorded of what the guides call: run `make guides` first.")
        with target() as suite:
            probing = Probe(suite.client, suite.sessions)
            rows = [probing.row(call) for call in wanted]
            where = urlsplit(suite.settings.service_url).hostname or "", suite.settings.partner_id
    except (RunError, WireError) as error:
        print(error, file=sys.stderr)
        return 2
    PAGE.write_text(accessibility(rows, *where), encoding="utf-8")
    count = Counter(mark for row in rows for mark in row.marks[:1])
    told = ", ".join(f"{number} {mark}" for mark, number in count.most_common()).replace(
        NOT_CALLED, "not called"
    )
    print(f"{len(rows)} actions; as administrator: {told}. The page is {paths.relative(PAGE)}.")
    for one in probing.made:
        print(f"Not harmless after all: {one}. It is in the ledger: make sweep", file=sys.stderr)
    return 1 if probing.made else 0
