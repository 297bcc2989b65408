"""Roles that a session takes by its privileges: setrole, which gives it one, and restrictingrole, which takes away what
a role may do.

Left out: what roles permit, and roles of an account's own, which no service here makes. So no id is one, and a session
with one of the platform's own roles is refused as not implemented instead of getting more, or less, than it asked for.
"""

from __future__ import annotations

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.ks import Session

_OWN = """
    basic user session role|publisher administrator|no session|bulk_log_viewer|report_viewer_role|widget_session_role
    |playback_base_role|external_integration_services_role|kms_webcast_widget_session_role|ivq_widget_session_role
    |capture_device_role|webcast_producer_device_role|reach_vendor_role|upload_base_role|captions_editor_role
    |configuration_editor_role|configuration_view_role|sso_admin_role|kmc_analytics_role|restore_deleted_entry_role
    |ep_user_analytics|kms_restricted_role|system administrator
"""
OWN = frozenset(php_text.trim(name) for name in _OWN.split("|"))
"""System names of the roles that the platform brings along, in lower case: the data base knows no case."""
NONE_AT_ALL = "null"  # what takes every permission away


def check(session: Session) -> None:
    """Refuses a session whose role is none, or is one whose permissions aren't judged here.

    The order and the refusals are measured. An unknown restrictingrole is passed over if it is a name; on one that is a
    number the platform breaks, here it is refused as an unknown role is.
    """
    restricting, role = _named(session, "restrictingrole"), _named(session, "setrole")
    if restricting and php_text.is_number(restricting):
        raise errors.INVALID_OBJECT_ID(None)
    if restricting and _is_own(restricting):
        raise errors.SANDBOX_NOT_IMPLEMENTED(f"a session with restrictingrole:{restricting}")
    if role == NONE_AT_ALL or (role and _is_own(role)):
        raise errors.SANDBOX_NOT_IMPLEMENTED(f"a session with setrole:{role}")
    if role:
        raise errors.INVALID_OBJECT_ID(None)


def _named(session: Session, privilege: str) -> str:
    """The role that a privilege names; "" where it names none."""
    role = session.word(privilege) or ""
    if php_text.is_number(role) and php_text.real(role) < 0:
        raise errors.INVALID_SET_ROLE()
    return "" if role == "0" else role


def _is_own(role: str) -> bool:
    return php_text.lower(php_text.trim_end(role)) in OWN
