"""Upload tokens: files that arrived, or are still to come, before anybody uses them."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Caller, Platform, now
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.ingest import ingest_errors

KIND = "upload_token"
PENDING, PARTIAL, FULL, CLOSED, DELETED = 0, 1, 2, 3, 5
USABLE = (PENDING, PARTIAL, FULL)
LONGEST = (
    40  # characters of an extension that a folder's name holds: 255 bytes are the most, with four to each
)


def uploads(platform: Platform) -> Path:
    """The folder of bytes that arrived under tokens and are not used yet."""
    return platform.directory / "uploads"


def folder(account: Account, token: Object) -> Path:
    """Where a token's bytes lie until somebody uses them."""
    return uploads(account.platform) / token.id


def content_name(token: Object) -> str:
    """The name of the file in a token's folder that is its content."""
    return str(token._content or "content")


def content(account: Account, token: Object) -> Path:
    """The file that is a token's content; behind its size may stand what a killed call was writing."""
    return folder(account, token) / content_name(token)


def size(token: Object) -> int:
    """How many bytes of a token's content have been acknowledged."""
    return int(token.uploadedFileSize or 0)


def is_theirs(caller: Caller, token: Object) -> bool:
    """Whether a token is the caller's to use."""
    return caller.is_admin or (not token._orphaned and same_user(token.userId, caller.user_id))


def find(caller: Caller, token_id: Any) -> Object:
    """A token that may be used: one's own, with its bytes or still without them."""
    token = caller.account.get(KIND, token_id)
    if token is None or not is_theirs(caller, token):
        raise ingest_errors.UPLOAD_TOKEN_NOT_FOUND()
    if token.status not in USABLE:
        raise ingest_errors.UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY()
    return token


def full(caller: Caller, token_id: Any) -> Object:
    """A token with all of its bytes, for the actions that are older than tokens (they know no other)."""
    token = caller.account.get(KIND, token_id)
    if token is None or not is_theirs(caller, token):
        raise ingest_errors.UPLOADED_FILE_NOT_FOUND_BY_TOKEN()
    if token.status != FULL:
        raise ingest_errors.UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY()
    return token


def is_expected(token: Object) -> bool:
    """Whether a token's bytes are still to come."""
    return token.status in (PENDING, PARTIAL)


def attach(account: Account, token: Object, kind: str, id_: str) -> None:
    """Notes on a token what its bytes are for; ``kind`` is the platform's name of the target's class."""
    token.attachedObjectType, token.attachedObjectId = kind, id_
    account.put(KIND, token)


def close(account: Account, token: Object) -> tuple[str, str]:
    """A full token's bytes for the store: their digest, and the extension of the file's name.

    They leave the token's folder once the commit has named their new place.
    """
    try:
        digest = account.files.link(content(account, token))
    except FileNotFoundError:
        raise ingest_errors.UPLOADED_FILE_NOT_FOUND_BY_TOKEN() from None
    token.status, token.updatedAt = CLOSED, now()
    account.put(KIND, token)
    discard(account, token)
    return digest, extension_of(token.fileName)


def discard(account: Account, token: Object) -> None:
    """Removes a token's bytes, once what the transaction does is lasting."""
    place = folder(account, token)
    account.store.after(lambda: shutil.rmtree(place, ignore_errors=True))


def keep(caller: Caller, part: Upload) -> str:
    """Keeps a file that came without a token as one that is full, and names it."""
    account, extension = caller.account, part.name.rpartition(".")[2] if "." in part.name else ""
    name = f"{account.id}{secrets.token_hex(16)}_{secrets.token_hex(10)}.{extension[:LONGEST]}"
    place = uploads(account.platform) / name
    place.mkdir(parents=True)
    shutil.move(part.path, place / "content")
    token = Object(
        "KalturaUploadToken", id=name, partnerId=account.id, userId=caller.user_id, fileName=part.name
    )
    token.status, token.uploadedFileSize, token.createdAt = FULL, part.size, now()
    token.updatedAt = token.createdAt
    account.put(KIND, token)
    return name


def is_named(part: Upload) -> bool:
    """Whether a file has a name; PHP takes a zero for none."""
    return part.name not in ("", "0")


def extension_of(name: str | None) -> str:
    """What follows the last dot of a file's name, as PHP tells it; a name may begin with that dot."""
    _, dot, tail = (name or "").rsplit("/", 1)[-1].rpartition(".")
    return php_text.lower(tail) if dot else ""
