"""drm_drmProfile: how an account's content is protected, a profile for each DRM system's provider."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import action
from kaltura_sandbox.platform.store import FieldMap
from kaltura_sandbox.topics.drm import drm_errors, profiles
from kaltura_sandbox.topics.drm.operators import OperatorsService, numbered


class DrmProfileService(OperatorsService):
    """drm_drmProfile: for the platform's operator alone.

    getByProvider is the batch's, which is no account here: everybody is refused, the operator too (measured).
    """

    id = "drm_drmprofile"
    kind = profiles.KIND
    object_type = "KalturaDrmProfile"
    required = ("name", "status", "provider", "partnerId")
    fields = FieldMap(orders=frozenset({"id", "name"}))
    classes = profiles.CLASSES

    def check_place(self, owner: Account, object_: Object) -> None:
        if profiles.of_provider(owner, object_.provider) is not None:
            raise drm_errors.ACTIVE_PROVIDER_PROFILE_ALREADY_EXIST(object_.provider)

    @action
    def get_by_provider(self, provider: Any) -> Object:
        raise errors.SERVICE_FORBIDDEN("drm_drmprofile->getByProvider")


@presents("KalturaDrmProfile")
def _show(profile: Object, caller: Caller) -> Object:
    """What a profile leaves open is the installation's."""
    platform = caller.account.platform
    profile.licenseServerUrl = profiles.license_server(profile, caller.host)
    profile.signingKey = profiles.signing_key(platform, profile)
    return numbered(profile)
