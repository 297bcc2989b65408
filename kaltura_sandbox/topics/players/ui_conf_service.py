"""uiConf: configurations of players and tools.

A configuration is kept in files: what is empty is never written, so config, confFile and confFileFeatures can be
changed but not cleared, and each change that names config makes a new version, the same text too (measured). To the
platform confVars is a field like others, and makes none.

Left out: files on the platform's disk (confFilePath), and all of its templates but one.
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import SYSTEM, Account, Caller, Platform, administrator, now
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.starting import furnishes, installs, samples
from kaltura_sandbox.platform.store import FieldMap
from kaltura_sandbox.topics.players import player_errors

KIND = "ui_conf"
PLAYER, WIZARD = 1, 2
VERSIONED = "config"
FILES = (VERSIONED, "confFile", "confFileFeatures")
FIRST_VERSION, STEP = 2, 10
NAMES = {5: "Playlist", 8: "KDP3", 21: "Kaltura Webcasting Studio"}
TEMPLATE = 199
CONF_VARS = '{"kaltura-ovp-player":"{latest}"}'
PLAYER_TAGS = "kalturaPlayerJs,player,ovp"
TYPES = (17, 21, 22, 23)  # kinds that getAvailableTypes names


class UiConfService(ObjectService):
    """uiConf: add, clone, get, list, update, delete; any session may read, admins change."""

    id = "uiconf"
    kind = KIND
    object_type = "KalturaUiConf"
    fills_in = ("update",)
    not_found = player_errors.INVALID_UI_CONF_ID
    required = ("creationMode",)
    default_order = "-createdAt"
    hidden = {}
    fields = FieldMap(names={"version": ("_version",)})

    def check_new(self, object_: Object) -> None:
        object_.partnerId = None  # ignored when sent, not refused
        super().check_new(object_)

    def before_add(self, object_: Object) -> None:
        object_.defaults({"useCdn": True})
        for name in FILES:
            if object_.values.get(name) == "":
                setattr(object_, name, None)
        self._count(object_, VERSIONED in object_.values)

    def apply(self, object_: Object, changes: Object) -> None:
        named = VERSIONED in changes.values
        for name in FILES:
            if changes.values.get(name) in ("", NULL):
                del changes.values[name]
        super().apply(object_, changes)
        self._count(object_, named)

    def _count(self, conf: Object, named: bool) -> None:
        """A new version where config was named, and there is one."""
        if named and conf.config:
            conf._version = conf._version + STEP if conf._version else FIRST_VERSION

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        """One of the account's, or of the platform's."""
        found: Object | None = self.account.get(self.kind, id, shared=True)
        if found is None:
            raise self.not_found(id)
        return found

    def own(self, id: Any) -> Object:  # noqa: A002
        found = self.get(id)
        if found.partnerId != self.account.id:
            raise self.not_found(id)
        return found

    @action
    def clone(self, id: Any) -> Object:  # noqa: A002
        twin = self.get(id).copy()
        self.stamp(twin)
        if twin._version:
            twin._version += STEP
        return self.account.put(self.kind, twin)

    @action
    def list_templates(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """The platform's own that are made to be copied."""
        templates = self.platform.account(SYSTEM).query(self.kind).filtered(filter, self.fields)
        return self.page(templates, pager, self.list_response)

    @action
    def get_available_types(self) -> list[Object]:
        versions = [Object("KalturaString", value="var")]
        rows = [Object("KalturaUiConfTypeInfo", versions=versions, directory="", filename="") for _ in TYPES]
        for row, kind in zip(rows, TYPES, strict=True):
            row.values["type"] = kind
        return rows


@presents("KalturaUiConf")
def _show(conf: Object, caller: Caller) -> Object:
    """Sizes travel as texts and useCdn as 0 or 1, the kind has a name, the version is a text."""
    for name in ("width", "height"):
        if conf.values.get(name) is not None:
            conf.values[name] = str(conf.values[name])
    conf.useCdn = int(bool(conf.useCdn))
    conf.objTypeAsString = NAMES.get(conf.objType or PLAYER, "Widget")
    if conf._version:
        conf.version = str(conf._version)
    found = re.search(r"/v([0-9]+(?:\.[0-9]+)*)/", conf.swfUrl or "")
    if found:
        conf.swfUrlVersion = found[1]
    return conf


@furnishes
def default_widget(account: Account) -> None:
    """The widget by which anybody gets a session of the account."""
    widget = Object(
        "KalturaWidget", id=f"_{account.id}", partnerId=account.id, _privileges=ks.WIDGET_PRIVILEGES
    )
    account.put("widget", widget)


@installs
def template(platform: Platform) -> None:
    """A player of the platform's own, to be copied."""
    made = Object(
        "KalturaUiConf", id=TEMPLATE, partnerId=SYSTEM, name="Player template", objType=PLAYER,
        creationMode=WIZARD, width=640, height=360, tags=PLAYER_TAGS, createdAt=now(), updatedAt=now(),
    )  # fmt: skip
    made.config, made.confVars, made._version = "{}", CONF_VARS, FIRST_VERSION
    platform.account(SYSTEM).put(KIND, made)


@samples
def player(account: Account, user: str) -> None:
    """A player, as accounts have one."""
    made = Object(
        "KalturaUiConf", name="Player", objType=1, creationMode=2, width=640, height=360, tags=PLAYER_TAGS
    )
    made.config, made.confVars = "{}", CONF_VARS
    UiConfService(administrator(account, user)).add(made)
