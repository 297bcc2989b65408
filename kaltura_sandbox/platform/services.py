"""What every room shares: how an action is named and found, and the life of an ordinary object.

A room is a class with the ``id`` of a service, in a topic's folder; there is no list of them (see assembly.py).

A method decorated with :func:`action` is an action of the API: ``addContent`` is ``add_content``, ``list`` is
``list_`` (names that Python keeps get an underscore). Arguments come in the order of the schema, already cast and
judged; an answer is an :class:`Object`, a list of them, a plain value, or a :class:`Served` file.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors, events, guarded
from kaltura_sandbox.platform.accounts import Account, Caller, Platform, now
from kaltura_sandbox.platform.errors import Hiding, Kind
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.schema import Schema
from kaltura_sandbox.platform.store import FieldMap, Page, Query

F = TypeVar("F", bound=Callable[..., Any])
MOST_MATCHES = 10_000  # the search index gives no more objects of a list, however many there are


@dataclass
class Served:
    """A file as an answer: bytes or a path, its type, and headers; or a redirect when ``location`` is set."""

    content: bytes = b""
    path: Path | None = None
    content_type: str = "application/octet-stream"
    headers: dict[str, str] = field(default_factory=dict)
    location: str | None = None


@dataclass(frozen=True)
class Traits:
    """How an action differs from others.

    needs_session     False: a KS that comes along is not even looked at
    in_transaction    False: it may take long, and makes its own transactions
    reads             True: it sees one state of the database and waits for nobody; a write is its own transaction
    says_what_lacks   True: arguments that are missing come as None, and the action answers that they are
    hiding            what is answered in place of refusals that would tell too much; None: they are told
    """

    needs_session: bool = True
    in_transaction: bool = True
    reads: bool = False
    says_what_lacks: bool = False
    hiding: Hiding | None = None


READING = ("get", "list", "count", "search", "serve", "execute", "ping", "goto")
"""How the names of actions begin that only read."""


def action(method: F) -> F:
    """Marks a method as an action of the API."""
    return action_with()(method)


def action_with(
    *,
    needs_session: bool = True,
    in_transaction: bool = True,
    reads: bool = False,
    says_what_lacks: bool = False,
    hiding: Hiding | None = None,
) -> Callable[[F], F]:
    """Marks a method as an action of the API that differs from others, see :class:`Traits`."""

    def mark(method: F) -> F:
        only_reads = reads or method.__name__.split("_")[0] in READING
        traits = Traits(needs_session, in_transaction, only_reads, says_what_lacks, hiding)
        method.__api_action__ = traits  # type: ignore[attr-defined]
        return method

    return mark


def traits_of(method: Any) -> Traits | None:
    """The traits of a method that is an action of the API, None for others."""
    return getattr(method, "__api_action__", None)


def method_name(action_name: str) -> str:
    """The method of an action: ``serve_web_vtt``; names that Python keeps have an underscore behind, ``list_``."""
    name = php_text.lower(re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", action_name))
    return f"{name}_" if keyword.iskeyword(name) or hasattr(builtins, name) else name


class Service:
    """A room: made for one call, with its caller and the caller's account."""

    id: ClassVar[str]
    fills_in: ClassVar[tuple[str, ...]] = ()
    """Actions that fill in the very object they were given and answer it, so that what was sent is answered even where
    a response profile leaves it out."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.account: Account = caller.account
        self.platform: Platform = caller.account.platform

    @classmethod
    def actions(cls) -> set[str]:
        """The names of its methods that are actions of the API."""
        return {name for name in dir(cls) if traits_of(getattr(cls, name)) is not None}

    def page(self, query: Query, pager: Object | None, response: str) -> Object:
        """A list response: one page of the objects and how many there are in all."""
        found, total = self.platform.store.page(query, Page.of(pager))
        return Object(response, totalCount=total, objects=found)


class Part(Service):
    """Actions that a topic adds to a service of another topic; ``extends`` names the services.

    A part is made for one call, with the room that it extends (``self.room``).
    """

    extends: ClassVar[tuple[str, ...]]

    def __init__(self, room: Service) -> None:
        super().__init__(room.caller)
        self.room: Any = room


def check_reach(pager: Object | None) -> None:
    """Refuses a page that begins where the search index ends (QUERY_EXCEEDED_MAX_MATCHES_ALLOWED)."""
    if Page.of(pager).offset >= MOST_MATCHES:
        raise errors.QUERY_EXCEEDED_MAX_MATCHES_ALLOWED()


def check_cast(schema: Schema, filter_: Object | None, wanted: str) -> None:
    """Refuses a filter that is neither of the wanted class nor of one above or below it (INVALID_OBJECT_TYPE)."""
    kind = filter_.objectType if filter_ else wanted
    if not (schema.is_a(kind, wanted) or schema.is_a(wanted, kind)):
        raise errors.INVALID_OBJECT_TYPE(kind)


class ObjectService(Service):
    """A room of ordinary objects: add, get, update, delete and list come from the schema and these settings."""

    kind: ClassVar[str]  # the store's name for them
    object_type: ClassVar[str]
    not_found: ClassVar[Kind]
    defaults: ClassVar[dict[str, Any]] = {}
    required: ClassVar[tuple[str, ...]] = ()
    fields: ClassVar[FieldMap] = FieldMap()
    shared: ClassVar[bool] = False  # whether the system's own objects (partner 0) are seen as well
    numeric: ClassVar[bool] = True
    default_order: ClassVar[str] = "+createdAt"
    hidden: ClassVar[dict[str, Any]] = {"status": 3}
    """Values that mean deleted: such objects are kept from get and list, and the status is told as a deletion."""

    def __init_subclass__(cls) -> None:
        """Objects that are hidden by their status stay in the store: it says when they are deleted."""
        super().__init_subclass__()
        if "id" in vars(cls) and "status" in cls.hidden:
            events.deleted_by_status(cls.kind, cls.hidden["status"])

    @action
    def add(self, object_: Object) -> Object:
        self.check_new(object_)
        self.stamp(object_)
        object_.defaults(self.defaults)
        self.before_add(object_)
        self.before_save(object_)
        self.account.put(self.kind, object_)
        self.after_add(object_)
        return object_

    @action
    def get(self, id: Any) -> Object:  # noqa: A002 (the API's own name)
        found = self.account.get(self.kind, id, self.shared)
        if found is None or any(getattr(found, name) == value for name, value in self.hidden.items()):
            raise self.not_found(id)
        return found

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        object_ = self.own(id)
        self.apply(object_, changes)
        self.before_save(object_)
        return self.account.put(self.kind, object_)

    @action
    def delete(self, id: Any) -> Object | None:  # noqa: A002
        object_ = self.own(id)
        self.before_delete(object_)
        self.account.remove(self.kind, object_)
        return None

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        query = self.listing(filter)
        if self.indexed(filter):
            check_reach(pager)
        return self.page(query, pager, self.list_response)

    def indexed(self, filter_: Object | None) -> bool:
        """Whether the platform asks its search index for a list, and not the database (read in the source)."""
        return False

    @property
    def list_response(self) -> str:
        return f"{self.object_type}ListResponse"

    def listing(self, filter_: Object | None) -> Query:
        """The query behind list: the account's objects, without deleted ones, as the filter says."""
        fields = self.fields.ordered_by(self.platform.schema.orders(filter_.objectType) if filter_ else None)
        query = self.account.query(self.kind, self.shared).filtered(filter_, fields)
        asked = set(filter_.values) if filter_ else set()
        for name, value in self.hidden.items():
            if not {f"{name}Equal", f"{name}In"} & asked:
                query.without(**{name: value})
        if not query.order:
            query.ordered(self.default_order)
        return query

    def own(self, id: Any) -> Object:  # noqa: A002
        """The account's own object (not the system's), for changing it."""
        found = self.get(id)
        if self.shared and found.partnerId != self.account.id:
            raise self.not_found(id)
        return found

    def stamp(self, object_: Object) -> None:
        """What the platform itself sets on a new object."""
        object_.id = self.platform.store.number() if self.numeric else self.platform.store.text_id()
        object_.partnerId = self.account.id
        for name in ("createdAt", "updatedAt"):
            if name in self.platform.schema.properties(object_.objectType):
                setattr(object_, name, now())

    def check_new(self, object_: Object) -> None:
        """Refuses read-only properties and missing ones, as add does it."""
        for name, wanted in self.platform.schema.properties(object_.objectType).items():
            if wanted.read_only and object_.values.get(name) is not None:
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{object_.objectType}::{name}")
        self.drop_unpermitted(object_, "insert")
        for name in self.required:
            if object_.values.get(name) in (None, NULL):
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{object_.objectType}::{name}")
        for name in [n for n, v in object_.values.items() if v is NULL]:
            setattr(object_, name, None)

    def drop_unpermitted(self, object_: Object, what: str) -> None:
        """Ignores properties for which the caller lacks the permission (``what`` is insert or update)."""
        guarded.drop(self.platform.schema, self.caller.rights, object_, what)

    def apply(self, object_: Object, changes: Object) -> None:
        """A partial update: what was sent is set, what was sent as null is cleared, the rest stays."""
        properties = self.platform.schema.properties(changes.objectType)
        for name, wanted in properties.items():
            given = changes.values.get(name)
            if given is None or (given == object_.values.get(name) and not wanted.is_time):
                continue  # what doesn't change may be sent; times are always taken for a change, as by the platform
            if wanted.read_only or wanted.insert_only:
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{changes.objectType}::{name}")
        self.drop_unpermitted(changes, "update")
        for name, value in changes.values.items():
            cleared = self.cleared(name, properties[name].type) if value is NULL else value
            setattr(object_, name, cleared)
        if "updatedAt" in self.platform.schema.properties(object_.objectType):
            object_.updatedAt = now()

    def cleared(self, name: str, type_: str) -> Any:
        """What a property reads after it was set to null: texts that the object had become empty."""
        return "" if type_ == "string" else None

    def before_add(self, object_: Object) -> None:
        """Checks and side effects of a new object; raise to refuse."""

    def after_add(self, object_: Object) -> None:
        """What follows once a new object is stored."""

    def before_save(self, object_: Object) -> None:
        """Checks of a new or changed object; raise to refuse."""

    def before_delete(self, object_: Object) -> None:
        """Checks and side effects of a deletion; raise to refuse."""
