"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_UI_CONF_ID = Kind("INVALID_UI_CONF_ID", "Unknown uiConf [{UI_CONF_ID}]")
