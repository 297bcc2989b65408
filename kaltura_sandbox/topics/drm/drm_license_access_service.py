"""drm_drmLicenseAccess: what a license server asks of the platform before it gives a license."""

from __future__ import annotations

import time
from dataclasses import replace

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.delivery.address import QUIET, Refusal
from kaltura_sandbox.topics.drm import policies, rights
from kaltura_sandbox.topics.drm.profiles import DRM, PLUGIN


class DrmLicenseAccessService(Service):
    """drm_drmLicenseAccess: getAccess alone."""

    id = "drm_drmlicenseaccess"

    @action
    def get_access(self, entryId: str, flavorIds: str, referrer: str) -> Object:
        """The policy for whoever calls, and until when. Empty where none applies, or nothing is found.

        The policy is told by its name, its parameters by their keys, and both durations are the license's end: as a
        number (unix s), but that of an entry's schedule as a text in the server's zone, which is UTC here (measured).
        Left out: the platform's XML has the parameters without their keys.
        """
        if not self.account.has(DRM):
            raise errors.FEATURE_FORBIDDEN(PLUGIN)
        told = Object("KalturaDrmLicenseAccessDetails", policy="", duration=0, absolute_duration=0)
        entry = rights.entry_of(self.account, entryId)
        given = self._license(entry, flavorIds, referrer) if entry else None
        if given:
            told.policy = given.policy.name
            parameters = {str(one.key): one.value for one in given.policy.licenseParams or []}
            told.licenseParams = parameters or None
            told.duration = told.absolute_duration = _told(given)
        return told

    def _license(self, entry: Object, flavor_ids: str, referrer: str) -> rights.License | None:
        scope = replace(access.scope_of(self.caller, entry), referrer=referrer or "")
        try:
            return rights.of_viewer(self.account, scope, split(flavor_ids))
        except Refusal as refused:
            refused.status = QUIET
            raise


def _told(given: rights.License) -> int | str | None:
    if given.end is not None and policies.by_schedule(given.policy):
        return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(given.end))
    return given.end
