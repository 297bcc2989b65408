"""Resources: the ways in which a call says which bytes it means, one class for each class of the API.

A resource is judged and attached by itself: ``check`` refuses what names nothing or isn't there and changes nothing,
``attach`` gives a target its content, at once or later. Topics add kinds of their own (entries and assets as sources,
clips) by a class below :class:`Resource`. Left out: files on the server's own disk, live recordings.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.classes import below
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.topics.ingest import fetching, ingest_errors, targets, tokens
from kaltura_sandbox.topics.ingest.targets import File, Origin, Target


class Resource(ABC):
    """What a call gives as content, and who calls."""

    class_name: ClassVar[str]  # in the API
    needs: ClassVar[str] = ""  # the property that it can't do without
    assets_need_it: ClassVar[bool] = (
        True  # False: assets look for what isn't named, and don't find it (source)
    )
    for_entries: ClassVar[bool] = False  # other targets don't know it

    def __init__(self, caller: Caller, given: Object) -> None:
        self.caller = caller
        self.account = caller.account
        self.given = given

    def must_say(self) -> None:
        """Refuses a resource that doesn't name what it is about."""
        if self.needs and self.given.values.get(self.needs) in (None, NULL):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{self.class_name}::{self.needs}")

    def check(self) -> None:
        """Refuses also what names something that isn't there, as far as that is told before it is attached."""
        self.must_say()

    @property
    def extension(self) -> str:
        """The ending of the file's name, as far as the resource tells one."""
        return ""

    @abstractmethod
    def attach(self, target: Target) -> Object:
        """Gives the target its content."""


def attach(caller: Caller, target: Target, given: Object) -> Object:
    """Gives a target its content from a resource of any kind; raises before anything is changed."""
    kind = _kind(given)
    if kind is None or (kind.for_entries and not target.is_entry):
        raise target.refusal(given.objectType)
    resource = kind(caller, given)
    if target.is_entry or kind.assets_need_it:
        resource.must_say()
    return resource.attach(target)


def check(caller: Caller, given: Object) -> None:
    """Refuses a resource that can't be attached; kinds that nobody knows are refused when they are."""
    kind = _kind(given)
    if kind:
        kind(caller, given).check()


def extension(caller: Caller, given: Object) -> str:
    """The ending of the name of the file that a resource is about, "" where it tells none."""
    kind = _kind(given)
    return kind(caller, given).extension if kind else ""


def _kind(given: Object) -> type[Resource] | None:
    return next((one for one in below(Resource) if one.class_name == given.objectType), None)


class TokenResource(Resource):
    """A file uploaded under a token, or to be uploaded under it."""

    class_name = "KalturaUploadedFileTokenResource"
    needs, assets_need_it = "token", False

    @property
    def extension(self) -> str:
        token = self.account.get(tokens.KIND, self.given.token)
        return tokens.extension_of(token.fileName) if token else ""

    def attach(self, target: Target) -> Object:
        token = tokens.find(self.caller, self.given.token)
        if not tokens.is_expected(token):
            return target.receive(File(*tokens.close(self.account, token), Origin.UPLOAD))
        waiting = target.expect()
        if token.attachedObjectId != waiting.object.id:
            targets.forsake(self.account, token, "The upload token is for another object now")
        tokens.attach(self.account, token, waiting.name, waiting.object.id)
        return target.object


class PartResource(Resource):
    """A file that comes with the call itself, as a part of its form."""

    class_name = "KalturaUploadedFileResource"

    def attach(self, target: Target) -> Object:
        part = self.given.fileData
        if part is None and target.is_entry:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{self.class_name}::fileData")
        if part is None or not (target.takes_empty or part.size):
            raise ingest_errors.FILE_CONTENT_NOT_SECURE()  # measured
        file = File(self.account.files.take(part.path), tokens.extension_of(part.name), Origin.UPLOAD)
        return target.receive(file)


class TextResource(Resource):
    """A text that comes with the call."""

    class_name = "KalturaStringResource"
    needs = "content"

    def attach(self, target: Target) -> Object:
        content = str(self.given.content).encode()
        if not (target.takes_empty or content):
            raise ingest_errors.FILE_CONTENT_NOT_SECURE()  # measured
        return target.receive(File(self.account.files.write(content), target.text_extension, Origin.TEXT))


class UrlResource(Resource):
    """An address to fetch."""

    class_name = "KalturaUrlResource"
    needs = "url"

    @property
    def extension(self) -> str:
        return fetching.extension(str(self.given.url or ""))

    def attach(self, target: Target) -> Object:
        return target.fetch(str(self.given.url))


class WebcamResource(Resource):
    """A recording of a webcam: there is no server that records them, so there is none."""

    class_name = "KalturaWebcamTokenResource"
    needs = "token"
    for_entries = True

    def must_say(self) -> None:
        super().must_say()
        raise ingest_errors.RECORDED_WEBCAM_FILE_NOT_FOUND()

    def attach(self, target: Target) -> Object:
        return target.object  # never reached: it is refused before


class RemoteStorageResource(Resource):
    """A file on remote storage: no account has a storage profile."""

    class_name = "KalturaRemoteStorageResource"
    needs = "storageProfileId"
    for_entries = True

    def must_say(self) -> None:
        super().must_say()
        raise ingest_errors.STORAGE_PROFILE_ID_NOT_FOUND(self.given.storageProfileId)

    def attach(self, target: Target) -> Object:
        return target.object  # never reached: it is refused before
