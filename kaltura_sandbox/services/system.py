"""system: is the server there, and what time does it have."""

from __future__ import annotations

from importlib.metadata import version

from kaltura_sandbox.platform import now
from kaltura_sandbox.services.base import Service, action


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
        """The version of the types that the sandbox speaks."""
        return version("KalturaApiClient")
