"""dropFolder_dropFolder: folders that the operator sets up for accounts, which read them and switch them on and off."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import OPERATOR, Account, now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.topics.drop_folders import allocation, drop_errors, folders, names
from kaltura_sandbox.topics.profiles import profiles

REQUIRED = ("name", "status", "type", "dc", "path", "partnerId")
DATA_CENTER = 0  # the only one
NOT_NEGATIVE = ("fileSizeCheckInterval", "autoFileDeleteDays")
DEFAULTS = {"fileSizeCheckInterval": 600, "fileNamePatterns": "*", "fileDeletePolicy": folders.AUTO_DELETE}
CONTENT_CONFIG = "KalturaDropFolderContentFileHandlerConfig"
OF_CONTENT = ("contentMatchPolicy", "slugRegex")
CONFIGS = {folders.CONTENT: CONTENT_CONFIG, folders.XML: "KalturaDropFolderXmlBulkUploadFileHandlerConfig"}


class DropFolderService(ObjectService):
    """dropFolder_dropFolder: add, get, list, update, delete, updateStatus, updateBasicFields, and for watchers
    getExclusiveDropFolder and freeExclusiveDropFolder. The operator reaches the folders of all accounts.

    Left out: Webex and Zoom folders are kept, and never watched; Feed, Teams and WebexAPI folders.
    """

    id = "dropfolder_dropfolder"
    kind = folders.KIND
    object_type = folders.CLASS
    not_found = errors.INVALID_OBJECT_ID
    fields = FieldMap(lists=frozenset({"tags", "fileNamePatterns"}))
    default_order = "+id"
    hidden = {"status": folders.DELETED}

    @action
    def add(self, object_: Object) -> Object:
        """For the operator, who names the account in the folder's partnerId."""
        self._check_given(object_)
        account = self.platform.account(object_.partnerId)
        if account.partner is None:
            raise drop_errors.INVALID_PARTNER_ID(object_.partnerId)
        self._check_place(account, object_, None)
        owner, config = object_.partnerId, object_.fileHandlerConfig
        super().check_new(object_)
        _check_config(config)
        object_.id, object_.partnerId = self.platform.store.number(), owner
        object_.createdAt = object_.updatedAt = now()
        object_.defaults(DEFAULTS)
        _tidy(object_)
        account.put(self.kind, object_)
        return object_

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        """The whole folder, passwords included, as the platform answers it."""
        found = folders.anywhere(self.platform, id) if self._is_operator else folders.find(self.account, id)
        if found is None:
            raise errors.INVALID_OBJECT_ID(id)
        return found

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        folder = self.get(id)
        self._check_numbers(changes)
        account = self._account_of(folder)
        self._check_place(account, changes, folder)
        before = folder.fileHandlerConfig
        self.apply(folder, changes)
        if before is not None and changes.fileHandlerConfig is not None:
            _merge(before, folder)
        _tidy(folder)
        return account.put(self.kind, folder)

    @action
    def delete(self, id: Any) -> Object:  # noqa: A002
        return self._changed(self.get(id), status=folders.DELETED)

    @action
    def update_status(self, dropFolderId: Any, status: int) -> None:  # noqa: N803
        self._changed(self._own(dropFolderId), status=status)

    @action
    def update_basic_fields(self, dropFolderId: Any, dropFolder: Object) -> Object:  # noqa: N803
        """The description alone; whatever else is sent is passed over (measured)."""
        folder = self._own(dropFolderId)
        given = dropFolder.values.get("description")
        return self._changed(folder, description="" if given is NULL else given or folder.description)

    @action
    def get_exclusive_drop_folder(self, tag: str, maxTime: int) -> Object | None:  # noqa: N803
        """A folder with these tags for a watcher that isn't ours; none where all are taken."""
        return allocation.take(self.platform, tag, maxTime)

    @action
    def free_exclusive_drop_folder(
        self,
        dropFolderId: Any,
        errorCode: str | None = None,
        errorDescription: str | None = None,  # noqa: N803
    ) -> Object:
        """Gives it back, with what was wrong."""
        allocation.free(self.platform, dropFolderId)
        folder = self.get(dropFolderId)
        code = php_text.whole(errorCode) if errorCode and php_text.is_digits(errorCode) else errorCode
        return self._changed(
            folder, lastAccessedAt=now(), errorCode=code or None, errorDescription=errorDescription
        )

    def listing(self, filter_: Object | None) -> Query:
        query = super().listing(filter_)
        if self._is_operator and self.account.id == OPERATOR:
            query.partners = None
        return query

    @property
    def _is_operator(self) -> bool:
        session = self.caller.session
        return session is not None and session.partner_id == OPERATOR

    def _own(self, id_: Any) -> Object:
        """A folder of the account that the call is about: here the operator must name it as well (measured)."""
        found = folders.find(self.account, id_)
        if found is None:
            raise errors.INVALID_OBJECT_ID(id_)
        return found

    def _account_of(self, folder: Object) -> Account:
        return self.platform.account(folder.partnerId)

    def _changed(self, folder: Object, **changes: Any) -> Object:
        for name, value in changes.items():
            setattr(folder, name, value)
        folder.updatedAt = now()
        return self._account_of(folder).put(self.kind, folder)

    def _check_given(self, given: Object) -> None:
        """What a new folder can't do without, in the platform's order."""
        for name in REQUIRED:
            _must_have(given, name)
        self._check_numbers(given)
        for name in ("fileHandlerType", "fileHandlerConfig"):
            _must_have(given, name)

    @staticmethod
    def _check_numbers(given: Object) -> None:
        for name in NOT_NEGATIVE:
            value = given.values.get(name)
            if value not in (None, NULL) and value < 0:
                raise errors.PROPERTY_VALIDATION_MIN_VALUE(f"{given.objectType}::{name}", 0)

    def _check_place(self, account: Account, given: Object, before: Object | None) -> None:
        """The data center, a path that no other LOCAL folder may have, and the conversion profile."""
        if given.dc not in (None, NULL, DATA_CENTER):
            raise drop_errors.DATA_CENTER_ID_NOT_FOUND(given.dc)
        path = php_text.trim(str(given.path or ""))
        moved = path and (before is None or path != before.path)
        if moved and str(given.type) == str(folders.LOCAL) and folders.at_path(self.platform, path):
            raise drop_errors.DROP_FOLDER_ALREADY_EXISTS(path)
        profile = given.conversionProfileId
        if profile not in (None, NULL) and account.get(profiles.KIND, profile, shared=True) is None:
            raise drop_errors.INGESTION_PROFILE_ID_NOT_FOUND(profile)


def _must_have(given: Object, name: str) -> None:
    if given.values.get(name) in (None, NULL):
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{given.objectType}::{name}")


def _check_config(config: Object) -> None:
    """A content handler needs a policy; without an expression it has the usual one."""
    if config.objectType == CONTENT_CONFIG:
        if config.contentMatchPolicy is None:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{CONTENT_CONFIG}::contentMatchPolicy")
        config.defaults({"slugRegex": names.DEFAULT})


def _merge(before: Object, folder: Object) -> None:
    """What an update doesn't say of the handler's configuration stays, whichever class the update has (measured)."""
    folder.fileHandlerConfig = before.copy(**folder.fileHandlerConfig.values)


def _tidy(folder: Object) -> None:
    """Types as the platform keeps them, a class that follows from each, and a trimmed path."""
    folder.type = folders.OWN_TYPE.get(folder.objectType) or _kept(folder.type)
    folder.objectType = folders.CLASSES.get(folder.type, folder.objectType)
    folder.fileHandlerType = _kept(folder.fileHandlerType)
    folder.path = php_text.trim(str(folder.path or ""))
    config = folder.fileHandlerConfig
    if config is not None:
        folder.fileHandlerConfig = _configured(folder.fileHandlerType, config)
    if folder.type == folders.ZOOM and not folder.zoomVendorIntegrationId:
        missing: ApiError = drop_errors.DROP_FOLDER_INTEGRATION_DATA_MISSING()
        folder.errorDescription = missing.message


def _configured(handler: Any, config: Object) -> Object:
    """A configuration in the class of its handler; one that was sent for content tells so for ever (measured)."""
    values = dict(config.values)
    if config.objectType == CONTENT_CONFIG:
        values["handlerType"] = folders.CONTENT
    class_name = CONFIGS.get(handler, config.objectType)
    if class_name != CONTENT_CONFIG:
        values = {name: value for name, value in values.items() if name not in OF_CONTENT}
    return Object(class_name, **values)


def _kept(value: Any) -> Any:
    """Values of an enum that plugins add to are numbers where they are the platform's own."""
    text = str(value)
    return php_text.whole(text) if php_text.is_digits(text) else value
