"""What a scenario knows: who it acts as, the things it named, the last answer, the last refusal, and what to tidy up.

Steps act through `context.world`, the only attribute they own:
    world.call("media.get", {"entryId": …})     act with the session at hand; the answer is kept as world.answer
    world.look("media.get", {"entryId": …})     observe, always as administrator; what a Then does
    world.id("entry", "Keynote")                the id of a thing by the scenario's name for it
    world.own("entry", "Keynote")               the same, for steps that change it (shared samples are refused)
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from features.support.api import moments
from features.support.api.enums import value_of
from features.support.api.making import GONE, deletion, reading
from features.support.api.nouns import NOUNS, Noun
from features.support.reporting.evidence import Evidence, curl
from features.support.reporting.transcript import Transcript
from features.support.reporting.variables import Variables, slug
from features.support.running.run import Run
from features.support.scenario.cleanups import Cleanups
from features.support.scenario.matchers import Expected
from features.support.scenario.references import resolved
from features.support.viewing.encoder import Encoder
from features.support.viewing.player_page import PlayerPage
from features.support.wire.client import Delivery, FilePart, KalturaError, Params
from features.support.wire.sessions import VARIABLES
from features.support.wire.stopping import STOPPING
from features.support.wire.waiting import patiently

UNIQUE_FIELDS = ("name", "summary", "referenceId", "systemName", "fileName")
NOTHING = Delivery("", 0, "", {}, b"")


@dataclass
class Record:
    """A thing of the scenario: what kind it is, its id, and the answer that made it."""

    noun: Noun
    name: str
    id: str
    answer: Mapping[str, Any] = field(default_factory=dict)
    shared: bool = False


class World:
    """The scenario's memory, and its way to the platform. `run` is what outlives it.

    `home` is the run on the account that was asked for; `run` may be one beside it, on an account that has what the
    scenario needs.
    """

    def __init__(self, run: Run) -> None:
        self.home = self.run = run
        self.begin()

    # -- a scenario's life

    def begin(self, tags: Iterable[str] = ()) -> None:
        """Forget everything: a new scenario starts, on an account that has what its tags need."""
        self.run = self.home.on(tags)
        self.stamp = f"{self.run.id}{secrets.token_hex(2)}"
        self.variables = Variables(self.run.settings, self.run.id)
        account = "" if self.run is self.home else self.run.settings.account
        transcript = Transcript(self.variables, curl, account)
        self.evidence = Evidence(self.variables, transcript)
        self.run.observer, self.run.samples.used = self.evidence.record, transcript.shared
        self.records: dict[str, Record] = {}
        self.sessions: dict[str, str] = {}
        self.cleanups = Cleanups()
        self.answer: Any = None
        self.refusal: KalturaError | None = None
        self.acting: Callable[[], str | None] = self.admin
        self.preparing = False  # a Given acts: as the administrator, or the operator where only that one may
        self.listed: Noun | None = None
        self.shape: Params = {}  # the response profile that the scenario's acts carry
        self.delivery: Delivery = NOTHING
        self.repeat: Callable[[], Any] = lambda: self.answer
        self.player: PlayerPage | None = None
        self.encoders: dict[tuple[str, str], Encoder] = {}  # by the live stream's name and the place
        self.places: dict[str, Any] = {}  # where files are dropped, by the drop folder's name

    def end(self) -> None:
        """Delete what the scenario made."""
        with self.evidence.tidying(), STOPPING.tidy():
            self.cleanups.run(self.variables.hide)

    # -- speaking to the platform

    def ks(self, kind: str) -> str | None:
        """The run's KS of a kind of caller: admin, user, widget; None for "no"."""
        with self.evidence.quiet():
            ks = self.run.sessions.ks(kind)
        if ks:
            self.variables.session(ks, VARIABLES[kind])
        return ks

    def admin(self) -> str | None:
        """The KS of the administrator, who prepares and observes."""
        return self.ks("admin")

    def keeper(self, action: str) -> str | None:
        """The KS of who may make this call to prepare, to observe and to tidy up."""
        return self.ks(self.run.sessions.keeper(action))

    def call(
        self, action: str, params: Params | None = None, files: Mapping[str, FilePart] | None = None
    ) -> Any:
        """Act with the session at hand. The answer is returned and kept. Raises KalturaError when refused."""
        ks = self.keeper(action) if self.preparing else self.acting()
        params = {**(params or {}), **({"responseProfile": self.shape} if self.shape else {})}
        params = self.run.sessions.within(ks, params, action)
        self.answer = patiently(lambda: self.run.client.call(action, params, files, ks), self.run.settings)
        self.repeat = lambda: self.run.client.call(action, params, None, ks)
        return self.answer

    def look(self, action: str, params: Params | None = None) -> Any:
        """Observe as administrator, or as operator what only that one sees; world.answer stays as it is."""
        ks = self.keeper(action)
        sent = self.run.sessions.within(ks, params or {}, action)
        return patiently(lambda: self.run.client.call(action, sent, None, ks), self.run.settings)

    @contextmanager
    def attempt(self, expected: bool = True) -> Iterator[None]:
        """Inside, a refusal is kept as world.refusal for the Then to judge; with expected=False it fails."""
        self.refusal = None
        try:
            yield
        except KalturaError as refusal:
            if not expected:
                raise AssertionError(self.variables.hide(str(refusal))) from refusal
            self.refusal = refusal

    @contextmanager
    def as_admin(self) -> Iterator[None]:
        """Inside, acts are the administrator's: what a Given prepares. What only the operator may is that one's."""
        before = self.acting, self.preparing
        self.acting, self.preparing = self.admin, True
        try:
            yield
        finally:
            self.acting, self.preparing = before

    @contextmanager
    def as_user(self) -> Iterator[None]:
        """Inside, acts are those of the user's session: things made here are the user's."""
        before = self.acting, self.preparing
        self.acting, self.preparing = lambda: self.ks("user"), False
        try:
            yield
        finally:
            self.acting, self.preparing = before

    # -- things by name

    def unique(self, name: str) -> str:
        """`name` as it goes to the server: nobody else's, recognisable in a list."""
        return f"{name} {self.stamp}"

    def plain(self, value: Any) -> Any:
        """A JSON value as the scenario knows it: without the stamps of `unique`."""
        if isinstance(value, str):
            return self.variables.plain(value)
        if isinstance(value, Mapping):
            return {key: self.plain(inner) for key, inner in value.items()}
        return [self.plain(inner) for inner in value] if isinstance(value, list) else value

    def remember(self, noun: Noun, name: str, answer: Mapping[str, Any], shared: bool = False) -> Record:
        """From now on `name` is the object of this answer (an object with an id)."""
        record = Record(noun, name, str(answer[noun.key]), answer, shared)
        self.records[name] = record
        self.variables.name(noun.name, record.id, name)
        if noun.secret in answer:
            self.variables.known[str(answer[noun.secret])] = f"{slug(name) or 'APP'}_{noun.secret.upper()}"
        return record

    def record(self, name: str) -> Record:
        """The thing that the scenario calls `name`. AssertionError where there is none."""
        if name not in self.records:
            raise AssertionError(
                f'This scenario has nothing called "{name}"; it has {sorted(self.records) or "nothing"}.'
            )
        return self.records[name]

    def id(self, noun: str, name: str) -> str:
        """The id of a thing, which must be a `noun`, or be one as well."""
        record = self.record(name)
        if noun not in (record.noun.name, record.noun.kin):
            raise AssertionError(f'"{name}" is {record.noun.article}, not {NOUNS[noun].article}.')
        return record.id

    def own(self, noun: str, name: str) -> str:
        """Its id, for a step that changes it. Shared samples are refused: other scenarios rely on them."""
        if self.record(name).shared:
            raise AssertionError(
                f'"{name}" is shared and must not be changed: write "Given a … of my own "{name}"".'
            )
        return self.id(noun, name)

    def create(self, noun: Noun, name: str, action: str, params: Params) -> Record:
        """Make an object by `action`, remember it as `name`, and see to its deletion. The client tells the ledger."""
        return self.keep(noun, name, self.call(action, params))

    def keep(self, noun: Noun, name: str, answer: Mapping[str, Any]) -> Record:
        """Remember an object that was just made as `name`, and see to its deletion."""
        record = self.remember(noun, name, answer)
        self.cleanups.add(f"{noun.name} {record.id}", lambda: self._delete(record))
        return record

    def restore(self, label: str, action: str, params: Params) -> None:
        """The account is about to be changed: this call puts it back, after the scenario or in a sweep."""
        restored = self.run.ledger.changing(action, params)

        def put_back() -> None:
            self.look(action, params)
            restored()

        self.cleanups.add(label, put_back)

    def _delete(self, record: Record) -> None:
        if record.id in self.run.ledger.flagged:
            self._answer_flags(record.id)
        try:
            self.look(*deletion(record.noun.service, record.noun.id_parameter, record.id))
        except KalturaError as refusal:
            if not GONE.search(refusal.code):
                raise

    def _answer_flags(self, id: str) -> None:
        """Once the entry is deleted nobody can answer them any more."""
        with self.evidence.quiet(), suppress(KalturaError):
            self.look("baseEntry.approve", {"entryId": id})

    def current(self, name: str) -> Any:
        """The thing as it is now on the server."""
        record = self.record(name)
        return self.look(*reading(record.noun.service, record.noun.id_parameter, record.id))

    # -- tables

    def resolve(self, text: str) -> str:
        """`text` with each <Name> replaced: id of a thing, a session, <partner id>, <user id> or a <… secret>.

        <context> is a word of this scenario's own, of letters and digits; <fullName of Science> is a field of a thing.
        """
        told = self.run.settings
        account = {"partner id": str(told.partner_id), "user id": told.user_id}
        account |= {"context": f"guide{self.stamp}"}
        known = account | {"admin secret": told.admin_secret, "user secret": told.user_secret} | self.sessions
        return resolved(text, known, self.records, self.record)

    def fields(self, noun: Noun, table: Any) -> dict[str, Any]:
        """The rows (field | value) of a table as parameters, see `value`."""
        return {name: self.value(noun, name, text) for name, text in rows(table).items()}

    def expected(self, noun: Noun | None, table: Any) -> Expected:
        """The rows of a table as an answer will show them, names without stamps (compare with `plain`)."""
        values = noun.enums if noun else {}
        told = {name: self.plain(self.resolve(text)) for name, text in rows(table).items()}
        found = {name: value_of(values, name, moments.on_the_wire(text)) for name, text in told.items()}
        return Expected(found, values)

    def value(self, noun: Noun, name: str, text: str) -> Any:
        """A cell as a parameter: enum names, moments, true, false, (null), <Name>; names are made unique."""
        if text in ("(null)", "true", "false"):
            return {"(null)": None, "true": True, "false": False}[text]
        unique = re.sub("(Equal|Like|In)$", "", name) in UNIQUE_FIELDS and text
        if unique:
            stem, dot, ending = text.rpartition(".") if name.startswith("fileName") else (text, "", "")
            return self.unique(stem) + dot + ending if stem else self.unique(text)
        return value_of(noun.enums, name, moments.on_the_wire(self.resolve(text)))

    # -- sessions by name

    def hold(self, name: str, ks: str) -> None:
        """Keep a KS under the scenario's name; curl lines write it as $NAME_KS."""
        self.sessions[name] = ks
        self.variables.session(ks, f"{slug(name) or 'OTHER'}_KS")

    def session(self, name: str) -> str:
        """The KS that the scenario calls `name`. AssertionError where there is none."""
        if name not in self.sessions:
            raise AssertionError(f'This scenario has no session called "{name}".')
        return self.sessions[name]


def rows(table: Any) -> dict[str, str]:
    """A behave table of fields and values as a dict; the first row counts too when it isn't a heading."""
    pairs = [tuple(row.cells) for row in table]
    if tuple(table.headings) != ("field", "value"):
        pairs.insert(0, tuple(table.headings))
    return dict(pairs)
