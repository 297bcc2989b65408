"""Targets: what content can be for. An entry, a flavor, a picture, captions; each topic says what it does with a file.

Content that is not here yet (a token without its bytes, an address to fetch) is brought to its target later: a token
remembers for what it is by the target's name and the object's id, and so does the job that fetches.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, ClassVar

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.classes import below
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.events import DATA, DELETED, Event, on
from kaltura_sandbox.platform.jobs import Failed, handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.ingest import fetching, ingest_errors, tokens, turns

JOB = "fetch_content"
LATER = 1.0  # s until a download is tried that had no turn


class Origin(Enum):
    """How a file came: uploaded, as a text in the call, from an address, or from something that has it already."""

    UPLOAD = auto()
    TEXT = auto()
    ADDRESS = auto()
    LINK = auto()


@dataclass(frozen=True)
class File:
    """Content: the digest of a stored file, the extension of its name, and how it came.

    ``picture``: whether it is known to be a picture or a film (None: as its target says).
    """

    digest: str
    extension: str
    origin: Origin
    picture: bool | None = None


class Target(ABC):
    """An object that takes content. A topic's own is a class below this one, by the name that tokens show of it."""

    name: ClassVar[str]
    kind: ClassVar[str]  # the store's name of the object
    is_entry: ClassVar[bool] = False
    is_picture: ClassVar[bool] = False  # takes pictures alone
    takes_empty: ClassVar[bool] = True  # whether an empty file may be sent with a call
    text_extension: ClassVar[str] = "txt"  # of a text that came with a call

    def __init__(self, account: Account, object_: Object) -> None:
        self.account = account
        self.object = object_

    @classmethod
    def load(cls, account: Account, id_: Any) -> Target | None:
        """The target of an object that is still there."""
        found = account.get(cls.kind, id_)
        return cls(account, found) if found else None

    @abstractmethod
    def receive(self, file: File) -> Object:
        """Takes a file as the object's content; the object as it is then."""

    @abstractmethod
    def expect(self) -> Target:
        """Marks the object as waiting for its content; who gets it when it comes (mostly this one)."""

    @property
    @abstractmethod
    def waits(self) -> bool:
        """Whether it still waits for content."""

    @abstractmethod
    def fail(self, problem: Exception) -> None:
        """The content that was waited for can't be had."""

    def forsake(self, reason: str) -> None:
        """The token that it waits for is gone, or is another object's now."""
        self.fail(Failed(reason))

    @abstractmethod
    def refusal(self, class_name: str) -> ApiError:
        """The refusal of a resource of a class that is none for it."""

    def fetch(self, url: str) -> Object:
        """Has an address fetched, and waits for it."""
        self.expect()
        return self.fetch_later(url)

    def fetch_later(self, url: str) -> Object:
        """Queues the job that fetches an address for the object."""
        self.account.job(JOB, lane="fetch", target=self.name, id=self.object.id, url=url)
        return self.object

    def own_file(self, asset_id: Any) -> str | None:
        """The digest of another object of the same kind, where the id is one's; raises where that has no file."""
        return None


class AssetTarget(Target):
    """An asset of an entry: a flavor, a picture, captions. It waits and fails by its status."""

    importing: ClassVar[int]  # the status of one that waits
    error: ClassVar[int]  # the status of one that failed
    without_content: ClassVar[tuple[int, ...]]  # those in which it never had any

    def expect(self) -> Target:
        self.object.status = self.importing
        self.account.put(self.kind, self.object)
        return self

    @property
    def waits(self) -> bool:
        return bool(self.object.status == self.importing)

    def tell_failure(self, reason: str) -> None:
        """Notes on the asset why it has no content."""
        self.object.status, self.object.description = self.error, reason
        self.account.put(self.kind, self.object)

    def forsake(self, reason: str) -> None:
        self.tell_failure(reason)

    def refusal(self, class_name: str) -> ApiError:
        """An asset that has no content yet fails by a resource that is none for it (source)."""
        kind = class_name.replace("Kaltura", "k", 1)
        if self.object.status in self.without_content:
            self.tell_failure(f"Resource of type [{kind}] is not supported")
            self.account.store.keep()
        return ingest_errors.RESOURCE_TYPE_NOT_SUPPORTED(kind)

    def own_file(self, asset_id: Any) -> str | None:
        other = self.account.get(self.kind, asset_id)
        if other is None:
            return None
        if not other._file:
            raise ingest_errors.FILE_DOESNT_EXIST()
        return str(other._file)


def found(account: Account, name: str, id_: Any) -> Target | None:
    """The target that a token or a job names; None where its object is gone."""
    kind = next((one for one in below(Target) if getattr(one, "name", None) == name), None)
    return kind.load(account, id_) if kind else None


@on(DATA, tokens.KIND)
def bytes_arrived(account: Account, event: Event) -> None:
    """The bytes of a token that was attached before they came."""
    token = event.object
    if not token.attachedObjectId:
        return
    digest, extension = tokens.close(account, token)
    target = found(account, token.attachedObjectType, token.attachedObjectId)
    if target:
        target.receive(File(digest, extension, Origin.UPLOAD))


@on(DELETED, tokens.KIND)
def token_deleted(account: Account, event: Event) -> None:
    """The bytes of a deleted token never come."""
    forsake(account, event.object, "The upload token was deleted before its bytes came")


def forsake(account: Account, token: Object, reason: str) -> None:
    """Tells whoever waits for a token that it waits in vain, unless it waits for another token as well."""
    id_ = token.attachedObjectId
    target = found(account, token.attachedObjectType, id_) if id_ and tokens.is_expected(token) else None
    if target is None or not target.waits:
        return
    others = account.find(tokens.KIND, attachedObjectId=id_)
    if not any(other.id != token.id and tokens.is_expected(other) for other in others):
        target.forsake(reason)


def _failed(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    target = found(account, payload["target"], payload["id"])
    if target and target.waits:
        target.fail(problem)


@handles(JOB, _failed)
def fetch(account: Account, payload: dict[str, Any]) -> None:
    """Downloads an address for a target; an account that fetches much already comes to it later."""
    with turns.JOBS.take(account.id) as mine:
        if not mine:
            account.job(JOB, lane="fetch", delay=LATER, **payload)
            return
        digest, extension = fetching.download(account, payload["url"])
    with account.store.transaction():
        target = found(account, payload["target"], payload["id"])
        if target and target.waits:
            target.receive(File(digest, extension, Origin.ADDRESS))
