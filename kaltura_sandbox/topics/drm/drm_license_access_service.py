"""drm_drmLicenseAccess: what a license server asks of the platform before it gives a license."""

from __future__ import annotations

from dataclasses import replace

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.delivery.address import QUIET, Refusal
from kaltura_sandbox.topics.drm import rights
from kaltura_sandbox.topics.drm.profiles import DRM, PLUGIN


class DrmLicenseAccessService(Service):
    """drm_drmLicenseAccess: getAccess alone."""

    id = "drm_drmlicenseaccess"

    @action
    def get_access(self, entryId: str, flavorIds: str, referrer: str) -> Object:
        """The policy for whoever calls, and until when (unix s). Empty where none applies, or nothing is found.

        The policy is told by its name, and both durations are the license's end (read in the source).
        """
        if not self.account.has(DRM):
            raise errors.FEATURE_FORBIDDEN(PLUGIN)
        told = Object("KalturaDrmLicenseAccessDetails", policy="", duration=0, absolute_duration=0)
        entry = rights.entry_of(self.account, entryId)
        given = self._license(entry, flavorIds, referrer) if entry else None
        if given:
            told.policy, told.licenseParams = given.policy.name, given.policy.licenseParams
            told.duration = told.absolute_duration = given.end
        return told

    def _license(self, entry: Object, flavor_ids: str, referrer: str) -> rights.License | None:
        scope = replace(access.scope_of(self.caller, entry), referrer=referrer or "")
        try:
            return rights.of_viewer(self.account, scope, split(flavor_ids))
        except Refusal as refused:
            refused.status = QUIET
            raise
