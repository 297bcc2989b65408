"""Content for an entry: what each kind of resource means, checked first and then attached.

Resources: a file uploaded under a token, a text, another entry or one of its flavors, clips of entries, an address
to fetch. Left out: files on the server's own disk, remote storage, live recordings.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kaltura_sandbox import errors
from kaltura_sandbox.library import clips, entries, fetching, flavors, pipeline
from kaltura_sandbox.media.errors import NotMedia
from kaltura_sandbox.media.probe import probe
from kaltura_sandbox.objects import NULL, Object
from kaltura_sandbox.platform import Account, Caller, now
from kaltura_sandbox.wire.request import Upload

TOKEN_KIND = "upload_token"
TOKEN_PENDING, TOKEN_PARTIAL, TOKEN_FULL, TOKEN_CLOSED = 0, 1, 2, 3
ENTRY_TARGET, FLAVOR_TARGET = "entry", "flavorAsset"  # attachedObjectType of a token
COPIED = "20"  # searchProviderType of content taken from another entry
IMAGE_VERSION = "100012"
EXTENSIONS = {
    entries.VIDEO: "flv asf qt mov mpg mpeg avi wmv mp4 m4v 3gp vob f4v mkv mxf webm ogv mts m2ts ts rmvb",
    entries.IMAGE: "jpg jpeg bmp png gif tif tiff", entries.AUDIO: "flac mp3 wav wma m4a aac ogg amr",
}  # fmt: skip
"""What a file is by its name, where nobody says so (a stock server's list, shortened)."""

MUST_SAY = {
    "KalturaUploadedFileTokenResource": "token", "KalturaUrlResource": "url", "KalturaEntryResource": "entryId",
    "KalturaAssetResource": "assetId", "KalturaStringResource": "content", "KalturaOperationResource": "resource",
    "KalturaUploadedFileResource": "fileData", "KalturaWebcamTokenResource": "token",
    "KalturaRemoteStorageResource": "storageProfileId",
}  # fmt: skip
"""What each kind of resource can't do without."""


def uploads(account: Account) -> Path:
    """The folder of bytes that arrived under tokens and are not used yet."""
    return account.platform.directory / "uploads"


def attach(caller: Caller, entry: Object, resource: Object | None) -> Object:
    """Gives an entry without content its content; without a resource nothing happens (measured)."""
    if resource is None:
        return entry
    if entry.status != entries.NO_CONTENT:
        raise errors.ENTRY_ALREADY_WITH_CONTENT()
    return put(caller, entry, resource)


def put(caller: Caller, entry: Object, resource: Object) -> Object:
    """Attaches a resource of any kind; raises before anything is changed."""
    kinds = {
        "KalturaUploadedFileTokenResource": _from_token,
        "KalturaUploadedFileResource": _from_part,
        "KalturaEntryResource": _from_entry,
        "KalturaAssetResource": _from_asset,
        "KalturaOperationResource": clips.from_operation,
        "KalturaOperationResources": clips.from_operations,
        "KalturaUrlResource": fetching.from_url,
        "KalturaStringResource": _from_text,
    }
    must_say(resource)
    attacher = kinds.get(resource.objectType)
    if attacher is None:
        raise errors.RESOURCE_TYPE_NOT_SUPPORTED(resource.objectType)
    return attacher(caller, entry, resource)


def must_say(resource: Object) -> None:
    """Refuses a resource that doesn't name what it is about, or is of what no account has: a webcam, a storage."""
    wanted = MUST_SAY.get(resource.objectType)
    if wanted and resource.values.get(wanted) in (None, NULL):
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{resource.objectType}::{wanted}")
    if resource.objectType == "KalturaWebcamTokenResource":
        raise errors.RECORDED_WEBCAM_FILE_NOT_FOUND()
    if resource.objectType == "KalturaRemoteStorageResource":
        raise errors.STORAGE_PROFILE_ID_NOT_FOUND(resource.storageProfileId)


def check(account: Account, resource: Object) -> None:
    """Refuses clips and copies of what isn't there, and changes nothing; other resources tell when attached."""
    must_say(resource)
    if resource.objectType == "KalturaOperationResource":
        clips.check_operation(account, resource)
    elif resource.objectType == "KalturaOperationResources":
        clips.check_operations(account, resource)
    elif resource.objectType in clips.SOURCES:
        clips.source_of(account, resource)


def use_token(caller: Caller, token_id: Any, target: Object, target_kind: str) -> tuple[str, str] | None:
    """The digest and extension of a token's file, which is closed by this; None while bytes are still to come.

    ``target_kind`` is what the token then shows as attachedObjectType: the platform's name of the target's class.
    """
    token = find_token(caller, token_id)
    if is_expected(token):
        expect(caller.account, token, target, target_kind)
        return None
    return close_token(caller.account, token)


def full_token(caller: Caller, token_id: Any) -> Object:
    """A token with all of its bytes, for the actions that are older than tokens (they know no other)."""
    token = caller.account.get(TOKEN_KIND, token_id)
    if token is None or (not caller.is_admin and token.userId != caller.user_id):
        raise errors.UPLOADED_FILE_NOT_FOUND_BY_TOKEN()
    if token.status != TOKEN_FULL:
        raise errors.UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY()
    return token


def keep_upload(caller: Caller, part: Upload) -> str:
    """Keeps a file that came without a token as one that is full, and names it."""
    account, suffix = caller.account, Path(part.name).suffix
    name = f"{account.id}{secrets.token_hex(16)}_{secrets.token_hex(10)}{suffix or '.'}"
    place = uploads(account) / name
    place.mkdir(parents=True)
    shutil.move(part.path, place / "content")
    token = Object(
        "KalturaUploadToken", id=name, partnerId=account.id, userId=caller.user_id, fileName=part.name
    )
    token.status, token.uploadedFileSize, token.createdAt = TOKEN_FULL, part.size, now()
    token.updatedAt = token.createdAt
    account.put(TOKEN_KIND, token)
    return name


def media_type_of(extension: str) -> int | None:
    """The mediaType that an extension tells, None for other files."""
    return next((kind for kind, names in EXTENSIONS.items() if extension in names.split()), None)


def extension_named(caller: Caller, resource: Object) -> str:
    """The extension in the name of an uploaded file or of an address."""
    if resource.objectType == "KalturaUploadedFileTokenResource":
        token = caller.account.get(TOKEN_KIND, resource.token)
        return extension_of(token.fileName) if token else ""
    return extension_of(urlsplit(str(resource.url or "")).path)


def find_token(caller: Caller, token_id: Any) -> Object:
    """A token that may be used: one's own, with its bytes or still without them."""
    token = caller.account.get(TOKEN_KIND, token_id)
    if token is None or (not caller.is_admin and token.userId != caller.user_id):
        raise errors.UPLOAD_TOKEN_NOT_FOUND()
    if token.status not in (TOKEN_PENDING, TOKEN_PARTIAL, TOKEN_FULL):
        raise errors.UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY()
    return token


def is_expected(token: Object) -> bool:
    """Whether a token's bytes are still to come."""
    return token.status in (TOKEN_PENDING, TOKEN_PARTIAL)


def expect(account: Account, token: Object, target: Object, target_kind: str) -> None:
    """Notes on a token what its bytes are for."""
    token.attachedObjectType, token.attachedObjectId = target_kind, target.id
    account.put(TOKEN_KIND, token)


def close_token(account: Account, token: Object) -> tuple[str, str]:
    """Moves a full token's bytes into the store."""
    digest = account.files.take(uploads(account) / token.id / "content")
    token.status, token.updatedAt = TOKEN_CLOSED, now()
    account.put(TOKEN_KIND, token)
    return digest, extension_of(token.fileName)


def extension_of(name: str | None) -> str:
    return Path(name or "").suffix.lstrip(".").lower()


def token_arrived(caller: Caller, token: Object) -> None:
    """The bytes of a token that was attached before they came."""
    account = caller.account
    digest, extension = close_token(account, token)
    handler = _WAITING.get(token.attachedObjectType)
    if handler:
        handler(account, token.attachedObjectId, digest, extension)


def _entry_arrived(account: Account, entry_id: str, digest: str, extension: str) -> None:
    entry = account.get(entries.KIND, entry_id)
    if entry and entry.status != entries.DELETED:
        store_file(account, entry, digest, extension)


_WAITING = {ENTRY_TARGET: _entry_arrived}  # by what a token was attached to


def when_token_arrives(kind: str, handler: Any) -> None:
    """Declares what to do when a token that was attached to another kind of object gets its bytes."""
    _WAITING[kind] = handler


def _from_token(caller: Caller, entry: Object, resource: Object) -> Object:
    token = find_token(caller, resource.token)
    entry.sourceType = entries.SOURCE_FILE
    if is_expected(token):
        return _await(caller.account, entry, token)
    return store_file(caller.account, entry, *close_token(caller.account, token))


def _await(account: Account, entry: Object, token: Object) -> Object:
    """IMPORT until the bytes come: a picture's to its entry, a film's or a sound's to its source flavor."""
    entry.status = entries.IMPORT
    if entry.mediaType == entries.IMAGE:
        expect(account, token, entry, ENTRY_TARGET)
        return entries.save(account, entry)
    pipeline.profiles.assign(account, entry)
    entries.save(account, entry)
    source = flavors.source_of(account, entry.id)
    source = source or flavors.new(account, entry.id, flavors.SOURCE, flavors.IMPORTING)
    source.status = flavors.IMPORTING
    account.put(flavors.KIND, source)
    expect(account, token, source, FLAVOR_TARGET)
    return entry


def _from_part(caller: Caller, entry: Object, resource: Object) -> Object:
    """The file came with the call itself, as a part of its form."""
    entry.sourceType = entries.SOURCE_FILE
    return store_file(caller.account, entry, *part_file(caller.account, resource))


def part_file(account: Account, resource: Object) -> tuple[str, str]:
    """The digest and extension of a file that came with the call."""
    if resource.fileData is None:
        raise errors.FILE_CONTENT_NOT_SECURE()  # measured, for the file that is not there
    return account.files.take(resource.fileData.path), extension_of(resource.fileData.name)


def text_file(account: Account, resource: Object) -> tuple[str, str]:
    """The digest and extension of a text that came with the call."""
    _needed(resource, "content")
    return account.files.write(str(resource.content).encode()), "txt"


def address_of(resource: Object) -> str:
    """The address that a resource is to be fetched from."""
    _needed(resource, "url")
    return str(resource.url)


def asset_named(account: Account, resource: Object) -> Object:
    """The flavor that an asset resource means, which must have a file."""
    _needed(resource, "assetId")
    asset = flavors.get(account, resource.assetId)
    if not asset._file:
        raise errors.FILE_DOESNT_EXIST()
    return asset


def _needed(resource: Object, name: str) -> None:
    if resource.values.get(name) in (None, NULL):
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{resource.objectType}::{name}")


def _from_text(caller: Caller, entry: Object, resource: Object) -> Object:
    return store_file(caller.account, entry, *text_file(caller.account, resource))


def store_file(account: Account, entry: Object, digest: str, extension: str) -> Object:
    if entry.mediaType == entries.IMAGE:
        return store_picture(account, entry, digest, extension)
    return pipeline.begin(account, entry, digest, extension)


def store_picture(account: Account, entry: Object, digest: str, extension: str) -> Object:
    """A picture needs no transcoding: the entry is READY with it, its own thumbnail."""
    try:
        media = probe(account.files.path(digest))
    except NotMedia:
        media = None
    entry._file, entry._extension = digest, extension
    entry._thumb, entry._thumbVersion = digest, int(IMAGE_VERSION)
    entry.version, entry.sourceType, entry.status = IMAGE_VERSION, entries.SOURCE_FILE, entries.READY
    if media and media.image:
        entry.width, entry.height = media.image
    return entries.save(account, entry)


def _from_entry(caller: Caller, entry: Object, resource: Object) -> Object:
    source = entries.find(caller.account, resource.entryId)
    if source.mediaType == entries.IMAGE and source._file:
        return store_picture(caller.account, entry, source._file, source._extension or "jpg")
    asset = clips.asset_of(caller.account, source, resource.flavorParamsId)
    return copy_asset(caller, entry, asset)


def _from_asset(caller: Caller, entry: Object, resource: Object) -> Object:
    return copy_asset(caller, entry, asset_named(caller.account, resource))


def copy_asset(caller: Caller, entry: Object, asset: Object) -> Object:
    """The file of another entry's flavor becomes this entry's source."""
    if not asset._file:
        raise errors.FILE_DOESNT_EXIST()
    entry.searchProviderType = COPIED
    return pipeline.begin(caller.account, entry, asset._file, asset.fileExt or "mp4")
