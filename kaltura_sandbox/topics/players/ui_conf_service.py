"""uiConf: configurations of players and tools.

Left out: the platform's own templates (listTemplates is empty) and files on its disk (confFile is kept as text only).
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Account, Caller, administrator
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.starting import furnishes, samples
from kaltura_sandbox.platform.store import FieldMap
from kaltura_sandbox.topics.players import player_errors

KIND = "ui_conf"
PLAYER, WIZARD = 1, 2
VERSIONED = ("config", "confVars", "confFile")  # texts whose change makes a new version
FIRST_VERSION, STEP = 2, 10
NAMES = {5: "Playlist", 8: "KDP3", 21: "Kaltura Webcasting Studio"}
HTML5 = "/html5/html5lib/v2.101/mwEmbedLoader.php"
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
        if object_.config is not None or object_.confVars is not None:
            object_.defaults({"html5Url": HTML5})

    def before_save(self, object_: Object) -> None:
        """A new version where the configuration changed."""
        texts = [object_.values.get(name) for name in VERSIONED]
        if any(text is not None for text in texts) and texts != object_._texts:
            object_._version = object_._version + STEP if object_._version else FIRST_VERSION
        object_._texts = texts

    @action
    def clone(self, id: Any) -> Object:  # noqa: A002
        twin = self.get(id).copy()
        self.stamp(twin)
        if twin._version:
            twin._version += STEP
        return self.account.put(self.kind, twin)

    @action
    def list_templates(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """The platform's own, of which this one has none, so filter and pager have nothing to choose from."""
        return Object("KalturaUiConfListResponse", totalCount=0, objects=[])

    @action
    def get_available_types(self) -> list[Object]:
        versions = [Object("KalturaString", value="var")]
        rows = [Object("KalturaUiConfTypeInfo", versions=versions, directory="", filename="") for _ in TYPES]
        for row, kind in zip(rows, TYPES, strict=True):
            row.values["type"] = kind
        return rows


@presents("KalturaUiConf")
def _show(conf: Object, caller: Caller) -> Object:
    """Sizes travel as texts, useCdn reads 1, the kind has a name, the version is a text."""
    for name in ("width", "height"):
        if conf.values.get(name) is not None:
            conf.values[name] = str(conf.values[name])
    conf.useCdn, conf.objTypeAsString = 1, NAMES.get(conf.objType or PLAYER, "Widget")
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


@samples
def player(account: Account, user: str) -> None:
    """A player, as accounts have one."""
    made = Object(
        "KalturaUiConf", name="Player", objType=1, creationMode=2, width=640, height=360, tags=PLAYER_TAGS
    )
    made.config, made.confVars = "{}", '{"kaltura-ovp-player":"{latest}"}'
    UiConfService(administrator(account, user)).add(made)
