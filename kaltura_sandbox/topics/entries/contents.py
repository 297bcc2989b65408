"""Texts that are an entry's content, of data entries and playlists: each is a version, and old ones are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.events import COPIED, DELETED, Event, on
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.topics.entries import copies, entries

KIND = "entry_content"
FIRST_VERSION, STEP = 100_002, 10
PROPERTIES = {
    entries.PLAYLIST: ("playlistContent",),
    entries.DATA: ("dataContent",),
}
"""What the content of an entry of a type is read and written by; the first is the text."""

Writer = Callable[[Object, Object], None]
_writers: dict[Any, Writer] = {}
PRESENT = (0, -1)
NOTHING = (None, "", "0")  # what PHP takes for no text, so that it isn't shown


def properties(entry: Object) -> tuple[str, ...]:
    """The properties of an entry that are its content; of media there are none."""
    return PROPERTIES.get(entry.values.get("type") or 0, ())


def writes(type_: int) -> Callable[[Writer], Writer]:
    """Declares how entries of a type have their text written of other properties.

    The function gets what was sent and the entry, and gives what was sent its text.
    """

    def register(writer: Writer) -> Writer:
        _writers[type_] = writer
        return writer

    return register


def write(changes: Object, entry: Object) -> None:
    """Gives what was sent for an entry the text that it means, where other properties say it."""
    writer = _writers.get(entry.values.get("type") or 0)
    if writer is not None:
        writer(changes, entry)


def text(entry: Object) -> Any:
    """The text that is an entry's content, None of media and where there is none."""
    names = properties(entry)
    return entry.values.get(names[0]) if names else None


def keep(account: Account, entry: Object, before: Any = None) -> None:
    """Makes the content that an entry has a new version, where it is another than the one before."""
    content = text(entry)
    if content is None or content == before or (content == "" and before in NOTHING):
        return
    entry.version = str(php_text.whole(str(entry.version)) + STEP if entry.version else FIRST_VERSION)
    _put(account, entry, {name: entry.values.get(name) for name in properties(entry)})


def as_of(account: Account, entry: Object, version: int) -> Object:
    """An entry with the content of one of its versions, without content where there is no such version."""
    if version in PRESENT:
        return entry
    kept = account.get(KIND, _key(entry, version))
    return entry.copy(**{name: kept.values.get(name) if kept else None for name in properties(entry)})


def _put(account: Account, entry: Object, content: dict[str, Any]) -> None:
    kept = Object("KalturaObject", entryId=entry.id, _version=entry.version, **content)
    account.put(KIND, kept, _key(entry, entry.version))


def _key(entry: Object, version: Any) -> str:
    return f"{entry.id}_{version}"


@on(DELETED, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    """The versions of a deleted entry's text are read by nobody."""
    for kept in account.find(KIND, entryId=event.object.id):
        account.remove(KIND, kept, _key(event.object, kept._version))


@on(COPIED, entries.KIND)
def entry_copied(account: Account, event: Event) -> None:
    """A copy has the present content, as its first version; older ones stay with the original."""
    source = event.details["of"]
    kept = copies.owner(account, source).get(KIND, _key(source, event.object.version or 0))
    if kept:
        event.object.version = str(FIRST_VERSION)
        _put(account, event.object, {name: kept.values.get(name) for name in properties(event.object)})


def read_by_get(changes: Object, entry: Object) -> None:
    """Marks a data entry as one whose content is read by get, unless it is said not to be.

    Every change by the class of data entries does so anew (read in the server's source).
    """
    if changes.objectType == "KalturaDataEntry":
        given = changes.retrieveDataContentByGet
        entry.retrieveDataContentByGet = 1 if given in (None, NULL) else given


@presents("KalturaDataEntry")
def _show(entry: Object, caller: Caller) -> Object:
    """As any entry; who keeps the content from get reads an empty text, as long as there is any or none."""
    entry.defaults({"retrieveDataContentByGet": 1})
    if not entry.retrieveDataContentByGet:
        entry.dataContent = ""
    elif entry.dataContent in NOTHING:
        entry.dataContent = None
    return entries.show(entry, caller)
