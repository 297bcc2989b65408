"""Entries as targets: a film or a sound goes the way of conversion, a picture is READY with its file."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.pictures import header
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.conversion import conversion_errors, pipeline
from kaltura_sandbox.topics.conversion.flavor_target import FlavorTarget
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.ingest import fetching, ingest_errors, resources
from kaltura_sandbox.topics.ingest.targets import File, Origin, Target
from kaltura_sandbox.topics.profiles import profiles

COPIED = "20"  # searchProviderType of content taken from another entry
IMAGE_VERSION = "100012"
SOURCE_ADDRESS = "5"


def attach(caller: Caller, entry: Object, resource: Object | None) -> Object:
    """Gives an entry without content its content; without a resource nothing happens (measured)."""
    if resource is None:
        return entry
    if entry.status != entries.NO_CONTENT:
        raise conversion_errors.ENTRY_ALREADY_WITH_CONTENT()
    return put(caller, entry, resource)


def put(caller: Caller, entry: Object, resource: Object) -> Object:
    """Gives an entry content, whatever it has; raises before anything is changed."""
    return resources.attach(caller, EntryTarget(caller.account, entry), resource)


class EntryTarget(Target):
    """An entry; it is in IMPORT while its bytes are still to come."""

    name = "entry"
    kind = entries.KIND
    is_entry = True

    @classmethod
    def load(cls, account: Account, id_: Any) -> Target | None:
        return cls(account, entries.find(account, id_)) if entries.exists(account, id_) else None

    @property
    def _is_picture(self) -> bool:
        return bool(self.object.mediaType == entries.IMAGE)

    def receive(self, file: File) -> Object:
        if file.origin == Origin.UPLOAD:
            self.object.sourceType = entries.SOURCE_FILE
        if self._is_picture if file.picture is None else file.picture:
            return store_picture(self.account, self.object, file.digest, file.extension)
        if file.origin == Origin.LINK:
            self.object.searchProviderType = COPIED
        return pipeline.begin(self.account, self.object, file.digest, file.extension)

    def expect(self) -> Target:
        """A picture's bytes come to its entry, a film's or a sound's to its source flavor."""
        entry = self.object
        entry.status, entry.sourceType = entries.IMPORT, entries.SOURCE_FILE
        if self._is_picture:
            entries.save(self.account, entry)
            return self
        profiles.assign(self.account, entry)
        entries.save(self.account, entry)
        source = flavors.source_of(self.account, entry.id)
        source = source or flavors.new(self.account, entry.id, flavors.SOURCE, flavors.IMPORTING)
        return FlavorTarget(self.account, source).expect()

    def fetch(self, url: str) -> Object:
        """A picture is not even tried later, where its address is plainly one from which nothing is fetched.

        Where a name leads is asked by the job alone: that may take long, and this is a transaction.
        """
        entry = self.object
        entry.status, entry.sourceType = entries.IMPORT, SOURCE_ADDRESS
        if self._is_picture and not fetching.allowed(url):
            entry.status = entries.ERROR_IMPORTING
            return entries.save(self.account, entry)
        entries.save(self.account, entry)
        return self.fetch_later(url)

    @property
    def waits(self) -> bool:
        return bool(self.object.status == entries.IMPORT)

    def fail(self, problem: Exception) -> None:
        """The entry's state says that it failed; a film's or a sound's source flavor says why."""
        entries.import_failed(self.account, self.object.id)
        if self._is_picture:
            return
        source = flavors.source_of(self.account, self.object.id)
        source = source or flavors.new(self.account, self.object.id, flavors.SOURCE, flavors.IMPORTING)
        FlavorTarget(self.account, source).tell_failure(str(problem))

    def refusal(self, class_name: str) -> ApiError:
        return ingest_errors.RESOURCE_TYPE_NOT_SUPPORTED(class_name)


def store_picture(account: Account, entry: Object, digest: str, extension: str) -> Object:
    """A picture needs no transcoding: the entry is READY with it, its own thumbnail."""
    found = header.look(account.files.path(digest))
    entry._file, entry._extension = digest, extension
    entry._thumb, entry._thumbVersion = digest, php_text.whole(IMAGE_VERSION)
    entry.version, entry.status = IMAGE_VERSION, entries.READY
    if entry.sourceType != SOURCE_ADDRESS:
        entry.sourceType = entries.SOURCE_FILE
    if found:
        entry.width, entry.height = found[1]
    return entries.save(account, entry)
