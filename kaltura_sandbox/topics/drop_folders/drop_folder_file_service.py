"""dropFolder_dropFolderFile: the files of drop folders, for whoever watches a folder and for who looks after it."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import ObjectService, action, action_with
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.drop_folders import arrivals, drop_errors, files, folders


class DropFolderFileService(ObjectService):
    """dropFolder_dropFolderFile: add, get, list, update, updateStatus, ignore, delete."""

    id = "dropfolder_dropfolderfile"
    kind = files.KIND
    object_type = files.CLASS
    not_found = errors.INVALID_OBJECT_ID
    default_order = "+id"
    hidden = {"status": files.PURGED}

    @action
    def add(self, object_: Object) -> Object:
        """A file that was seen in a folder, UPLOADING; under a name that is under way it is the same file."""
        for name in ("dropFolderId", "fileName", "fileSize"):
            if object_.values.get(name) in (None, NULL):
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{object_.objectType}::{name}")
        _check_size(object_)
        folder = folders.find(self.account, object_.dropFolderId)
        if folder is None:
            raise drop_errors.DROP_FOLDER_NOT_FOUND(object_.dropFolderId)
        self.check_new(object_)
        return files.added(self.account, folder, object_)

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        file = self.get(id)
        _check_size(changes)
        before = file.fileSize
        self.apply(file, changes)
        size, file.fileSize = file.fileSize, before  # so that it is noted when a size is a new one
        return files.changed(self.account, file, {"fileSize": size})

    def listing(self, filter_: Object | None) -> Query:
        """Purged files are never shown, whatever a filter asks for (measured)."""
        return super().listing(filter_).without(status=files.PURGED)

    @action_with(in_transaction=False)
    def update_status(self, dropFolderFileId: Any, status: int) -> Object:  # noqa: N803
        """Anybody's step in a file's life; what is DELETED can only be PURGED."""
        ahead = arrivals.prepared(self.account, self.get(dropFolderFileId), status)
        with self.account.store.transaction():
            file = self.get(dropFolderFileId)
            if file.status == files.DELETED and status != files.PURGED:
                raise errors.INVALID_OBJECT_ID(dropFolderFileId)
            return arrivals.status_set(self.account, file, {"status": status}, ahead)

    @action
    def ignore(self, dropFolderFileId: Any) -> Object:  # noqa: N803
        """The file stays where it is, and is left alone."""
        return files.changed(self.account, self.get(dropFolderFileId), {"status": files.IGNORE})

    @action
    def delete(self, id: Any) -> Object:  # noqa: A002
        """The watcher takes the file away at its next visit, whatever the folder's policy says."""
        return files.changed(self.account, self.get(id), {"status": files.DELETED})


def _check_size(given: Object) -> None:
    size = given.values.get("fileSize")
    if size not in (None, NULL) and size < 0:
        raise errors.PROPERTY_VALIDATION_MIN_VALUE(f"{given.objectType}::fileSize", 0)
