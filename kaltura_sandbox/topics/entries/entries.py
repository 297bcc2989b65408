"""Entries: their defaults, who may see and change them, and how they are shown."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.judges import Owned, owns
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.schema import Schema
from kaltura_sandbox.topics.entries import category_limits, entitlement, entry_errors, rights
from kaltura_sandbox.topics.groups import memberships
from kaltura_sandbox.topics.people import users

KIND = "entry"
ERROR_CONVERTING, ERROR_IMPORTING = -1, -2
IMPORT, PRECONVERT, READY, DELETED, PENDING, MODERATE, BLOCKED, NO_CONTENT = 0, 1, 2, 3, 4, 5, 6, 7
VIDEO, IMAGE, AUDIO = 1, 2, 5  # mediaType
CLIP, PLAYLIST, DATA = 1, 5, 6  # type; clips are videos, pictures and sounds
MODERATION_PENDING, MODERATION_REJECTED, MODERATION_DELETED, AUTO_APPROVED = 1, 3, 4, 6
NO_DATE = -1
NO_PROFILE = -1  # conversionProfileId of an entry whose content stays as it is
LONGEST_TAG = 100  # bytes
SHADOW, RECYCLED, SHOWN = -1, -2, 1  # displayInSearch
SOURCE_FILE, SOURCE_NONE, SOURCE_CLONE = "1", "6", "35"

BASE_DEFAULTS: dict[str, Any] = {
    "description": "", "tags": "", "categories": "", "categoriesIds": "", "status": NO_CONTENT,
    "moderationStatus": AUTO_APPROVED, "moderationCount": 0, "rank": 0, "totalRank": 0, "votes": 0, "licenseType": -1,
    "version": 0, "replacementStatus": 0, "partnerSortValue": 0, "operationAttributes": [], "entitledUsersEdit": "",
    "entitledUsersPublish": "", "entitledUsersView": "", "capabilities": "", "displayInSearch": SHOWN,
    "blockAutoTranscript": False,
}  # fmt: skip
CLEARED = (
    "description", "tags", "categories", "categoriesIds", "entitledUsersEdit", "entitledUsersPublish",
    "entitledUsersView", "partnerSortValue", "blockAutoTranscript", "operationAttributes",
)  # fmt: skip
"""Properties that are there again, as on a new entry, when they were cleared."""

NOT_CLEARED = (
    "userId", "adminTags", "displayInSearch", "msDuration", "dataContent", "retrieveDataContentByGet",
    "playlistContent",
)  # fmt: skip
"""Properties that null leaves as they are (measured)."""

PLAYABLE_DEFAULTS: dict[str, Any] = {"plays": 0, "views": 0, "duration": 0, "msDuration": 0}
TYPES: dict[str, Any] = {
    "KalturaBaseEntry": None, "KalturaPlayableEntry": None,
    "KalturaMediaEntry": 1, "KalturaMixEntry": 2, "KalturaPlaylist": 5, "KalturaDataEntry": 6,
    "KalturaLiveStreamEntry": 7, "KalturaLiveChannel": 8, "KalturaDocumentEntry": 10,
    "KalturaExternalMediaEntry": "externalMedia.externalMedia",
}  # fmt: skip


KEPT_AS = {
    1: "KalturaMediaEntry", 2: "KalturaMixEntry", 5: "KalturaPlaylist", 6: "KalturaDataEntry",
    7: "KalturaLiveStreamEntry", 8: "KalturaLiveChannel", 10: "KalturaDocumentEntry",
    "externalMedia.externalMedia": "KalturaExternalMediaEntry",
}  # fmt: skip
"""The class in which an entry of a type is read, whatever class it was added in."""

FOR_ADMINISTRATORS = {"KalturaLiveStreamEntry": "KalturaLiveStreamAdminEntry"}
"""Classes in which administrators get an entry by its id, or in a list of entries of any type (source)."""


@owns("entry")
def _owned(caller: Caller, entry_id: Any) -> Owned | None:
    entry = _got(caller.account, entry_id)
    if entry is None or entry.status == DELETED or not entitlement.admits(caller, entry):
        return None
    return Owned(str(entry.userId or ""), may_edit(caller, entry))


def _got(account: Account, entry_id: Any) -> Object | None:
    return account.get(KIND, stored_id(entry_id))


def stored_id(entry_id: Any) -> str:
    """An entry's id as it is kept: the database knows neither case nor blanks behind a text."""
    return php_text.lower(str(entry_id)).rstrip(" ")


def find(account: Account, entry_id: Any) -> Object:
    """The entry, whatever its status but deleted; ENTRY_ID_NOT_FOUND else."""
    entry = _got(account, entry_id)
    if entry is None or entry.status == DELETED:
        raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
    return entry


def exists(account: Account, entry_id: Any) -> bool:
    """Whether there is such an entry that isn't deleted."""
    entry = _got(account, entry_id)
    return entry is not None and entry.status != DELETED


def visible(caller: Caller, entry_id: Any) -> Object:
    """The entry as a caller may read it: without a session an account has no entries."""
    if caller.session is None and not caller.account.id:
        raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
    entry = find(caller.account, entry_id)
    if not entitlement.admits(caller, entry):
        raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
    return entry


def may_edit(caller: Caller, entry: Object) -> bool:
    """Admins, owner, users entitled to edit it (and their groups), sessions with edit:<id> or what stands for it."""
    if caller.is_admin:
        return True
    if caller.session is None:
        return False
    if memberships.is_meant(caller.account, caller.user_id, [entry.userId, *split(entry.entitledUsersEdit)]):
        return True
    return rights.granted(caller.account, caller.session, "edit", entry)


def editable(caller: Caller, entry_id: Any) -> Object:
    """The entry for changing it; a stranger is refused as the platform does it (INVALID_KS, empty)."""
    entry = visible(caller, entry_id)
    if not may_edit(caller, entry):
        raise ks.not_yours()
    return entry


def prepare(caller: Caller, entry: Object) -> Object:
    """A new entry's own values: ids, owner, defaults, cleaned tags."""
    account = caller.account
    stamp = now()
    _own(caller, entry)
    entry.id = account.store.text_id()
    entry.partnerId = account.id
    entry.createdAt = entry.updatedAt = stamp
    entry.type = TYPES.get(entry.objectType, 1) if entry.type in (None, -1, "-1") else type_of(entry.type)
    entry.defaults({"name": f"{account.id}_{stamp}", "accessControlId": default_access(account)})
    entry.defaults(BASE_DEFAULTS)
    clean(entry)
    return entry


def type_of(given: Any) -> Any:
    """An entry type as it is kept: a number, but for documents and what plug-ins add."""
    text = str(given)
    return php_text.whole(text) if php_text.is_index(text) and text not in TYPES.values() else text


def _own(caller: Caller, entry: Object) -> None:
    """Owner and creator of a new entry: the user of the session, or whom an administrator names; they become users.

    A creator alone is not heard (read in the server's source): without an owner both are the session's user.
    """
    named = caller.is_admin and entry.userId is not None
    owner = php_text.trim(str(entry.userId)) if named else caller.user_id
    creator = php_text.trim(str(entry.creatorId)) if named and entry.creatorId is not None else owner
    entry.userId, entry.creatorId = (users.named(caller.account, user_id) for user_id in (owner, creator))


def default_access(account: Account) -> int | None:
    return account.partner._defaultAccessControlId if account.partner else None


def clean(entry: Object) -> None:
    """Tags trimmed, without doubles and one-letter words; empty texts stay texts."""
    for name in ("name", "description"):
        if entry.values.get(name) is NULL:
            entry.values[name] = ""
    if entry.tags is NULL:
        entry.tags = ""
    for name in ("startDate", "endDate"):
        if entry.values.get(name) in (None, NULL, 0, NO_DATE):
            setattr(entry, name, None)  # the zero time is none (measured)
    words = (cut(php_text.lower(word), LONGEST_TAG) for word in split(entry.tags) if len(word.encode()) > 1)
    entry.values["tags"] = join(dict.fromkeys(words), ", ")
    if entry.adminTags:
        entry.adminTags = join(dict.fromkeys(php_text.lower(word) for word in split(entry.adminTags)))
    if isinstance(entry.categories, str):
        entry.categories = _categories(entry.categories)
    if entry.startDate and entry.endDate and entry.endDate <= entry.startDate:
        raise entry_errors.INVALID_ENTRY_SCHEDULE_DATES()


def _categories(text: str) -> str:
    """Full names of categories, trimmed, each once; one that differs in case alone is the first one's (measured)."""
    known: dict[str, str] = {}
    for word in dict.fromkeys(split(text)):
        levels = (level.rstrip(" ") for level in word.split(">"))
        name = ">".join(level for level in levels if level)
        known[word] = next(
            (one for one in known.values() if php_text.lower(one) == php_text.lower(name)), name
        )
        if len(set(known.values())) > category_limits.MOST:
            raise entry_errors.MAX_CATEGORIES_FOR_ENTRY_REACHED(category_limits.MOST)
    return join(name for name in known.values() if name)


def kept_as(schema: Schema, entry: Object) -> Object:
    """The entry in the class of its type, with what every entry of that class has."""
    kind = KEPT_AS.get(entry.values.get("type") or 0)
    if kind and not schema.is_a(entry.objectType, kind):
        entry.objectType = kind
    if schema.is_a(entry.objectType, "KalturaPlayableEntry"):
        entry.defaults(PLAYABLE_DEFAULTS | {"sourceType": SOURCE_NONE})
    return entry


def for_reader(caller: Caller, entry: Object) -> Object:
    """An entry in the class in which this caller gets it."""
    shown = FOR_ADMINISTRATORS.get(entry.objectType) if caller.is_admin else None
    return Object(shown, **entry.values) if shown else entry


def is_clip(entry: Object) -> bool:
    """Whether the media service knows it: a video, a sound or a picture."""
    return str(entry.values.get("type")) == str(CLIP)


def delete_assets(account: Account, kind: str, entry: Object) -> None:
    """Takes an entry's assets of a kind away."""
    for asset in account.find(kind, entryId=entry.id):
        account.remove(kind, asset)


def cut(text: str, most: int) -> str:
    """A text cut to so many bytes, between characters."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def save(account: Account, entry: Object, touch: bool = True) -> Object:
    if touch:
        entry.updatedAt = now()
    return account.put(KIND, entry)


def delete(account: Account, entry: Object) -> None:
    """Marks an entry and its children deleted; its assets go by that event, files stay while others use them."""
    entry.status, entry._file, entry._thumb = DELETED, None, None
    save(account, entry)
    for child in account.find(KIND, parentEntryId=entry.id):
        if child.status != DELETED:
            delete(account, child)


@presents("KalturaBaseEntry")
def show(entry: Object, caller: Caller) -> Object:
    """Adds what is computed: URLs, the text of the index."""
    root = f"{caller.host}/p/{entry.partnerId}/sp/{entry.partnerId}00"
    version = entry.version or 0
    thumb = entry.values.get("_thumbVersion") or 0
    entry.thumbnailUrl = f"{root}/thumbnail/entry_id/{entry.id}/version/{thumb}"
    entry.downloadUrl = f"{root}/raw/entry_id/{entry.id}/version/{version}"
    manifest = f"{root}/playManifest/entryId/{entry.id}"
    if _media_type(entry) in (VIDEO, AUDIO):  # all others have no flavors (source)
        entry.downloadUrl = f"{manifest}/format/download/protocol/http/flavorParamIds/0"
    if entry.mediaType == IMAGE:
        size = "def_height/480/def_width/640"
        entry.dataUrl = f"{root}/thumbnail/entry_id/{entry.id}/{size}/version/{version}/type/1"
    elif "mediaType" in entry.values:
        entry.dataUrl = f"{manifest}/format/url/protocol/http"
    entry.searchText = search_text(entry)
    if entry.groupId is not None:
        entry.groupId = str(entry.groupId)
    entry.defaults({"rootEntryId": entry.id})  # stored for copies alone: filters by root find these only
    if entitlement.contexts(caller.session) or caller.account.has(category_limits.UNLIMITED):
        entry.categories = entry.categoriesIds = None  # in a context they aren't told (measured)
    return entry


def _media_type(entry: Object) -> Any:
    """What an entry shows or plays, also where its class doesn't tell; a document's kind counts as one."""
    kinds = (entry.mediaType, entry.documentType, entry.playlistType, entry._mediaType)
    return next((kind for kind in kinds if kind is not None), None)


def search_text(entry: Object) -> str:
    """The text of the index, as an entry tells it."""
    scope = "_NONE_" if entry.displayInSearch == SHADOW else "_PAR_ONLY_"
    words = " ".join(php_text.trim_end(t) for t in (entry.name, entry.tags, entry.description) if t)
    kind = _media_type(entry)
    media_type = "" if kind is None else kind
    head = f"{scope} _{entry.partnerId}_ _MEDIA_TYPE_{media_type}|"
    return f"{head}  {words}{' ' if words else ''}{entry.adminTags or ''}"


def as_class(entry: Object, class_name: str, caller: Caller) -> Object:
    """The entry cut to a class it inherits from (baseEntry.update answers the base class)."""
    names = caller.account.platform.schema.properties(class_name)
    kept = {k: v for k, v in entry.values.items() if k in names or k.startswith("_")}
    return Object(class_name, **{"_mediaType": _media_type(entry)} | kept)


def import_failed(account: Account, entry_id: str) -> None:
    """What an entry or one of its assets waited for can't be had; one that is READY stays so (source)."""
    entry = account.get(KIND, entry_id)
    if entry is not None and entry.status not in (READY, DELETED):
        entry.status = ERROR_IMPORTING
        save(account, entry)
