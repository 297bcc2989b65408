"""Configurations of players."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

PLAYER_CONFIGURATION = Noun(
    name="player configuration",
    service="uiConf",
    object_type="KalturaUiConf",
    parameter="uiConf",
    defaults={"creationMode": "WIZARD", "objType": "PLAYER"},
    enums={"objType": enums.UI_CONF_TYPE, "creationMode": enums.UI_CONF_CREATION_MODE},
)
