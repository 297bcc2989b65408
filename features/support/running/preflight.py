"""Before a run: does the server answer as Kaltura does, and do the secrets open sessions? One sentence where not."""

from __future__ import annotations

from features.support.wire.client import KalturaError, WireError
from features.support.wire.sessions import Sessions
from features.support.wire.settings import SettingsError


def check(sessions: Sessions) -> None:
    """Start the sessions that a run needs; they are kept for it. SettingsError names the setting to mend."""
    settings = sessions.settings
    secrets = {"admin": "KALTURA_ADMIN_SECRET"}
    if settings.user_secret:
        secrets["user"] = "KALTURA_USER_SECRET"
    for kind, setting in secrets.items():
        try:
            sessions.ks(kind)
        except WireError as failure:
            words = str(failure).partition(": ")[0]  # without the page that came instead of an answer
            raise SettingsError(f"Check KALTURA_SERVICE_URL, no Kaltura answers there: {words}.") from failure
        except KalturaError as refusal:
            raise SettingsError(
                f"Check KALTURA_PARTNER_ID and {setting}: Kaltura refuses a session for account {settings.partner_id} "
                f"({refusal.code})."
            ) from refusal
