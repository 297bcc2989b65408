"""system: is the server there, and what time does it have."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.services import Service, action

RELEASE = "Venus-22.19.0"
"""The release of the platform whose behaviour the sandbox reproduces (its types are the installed client's)."""


class SystemService(Service):
    """system: ping, the server's clock and its version."""

    id = "system"

    @action
    def ping(self) -> bool:
        return True

    @action
    def ping_database(self) -> bool:
        return bool(self.platform.store.execute("SELECT 1"))

    @action
    def get_time(self) -> int:
        """Unix time in seconds."""
        return now()

    @action
    def get_version(self) -> str:
        """The release that callers may count on."""
        return RELEASE
