"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

CANNOT_DELETE_DEFAULT_ACCESS_CONTROL = Kind(
    "CANNOT_DELETE_DEFAULT_ACCESS_CONTROL", "Default access control cannot be deleted"
)
MAX_NUMBER_OF_ACCESS_CONTROLS_REACHED = Kind(
    "MAX_NUMBER_OF_ACCESS_CONTROLS_REACHED", 'Max number of "{MAX_NUM}" access controls was reached'
)
ACCESS_CONTROL_ID_NOT_FOUND = Kind("ACCESS_CONTROL_ID_NOT_FOUND", 'Access control id "{ID}" not found')
ACCESS_CONTROL_NEW_VERSION_UPDATE = Kind(
    "ACCESS_CONTROL_NEW_VERSION_UPDATE",
    'Access control id "{ID}" should be updated using AccessControlProfile service',
)
