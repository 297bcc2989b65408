"""drm_drmPolicy: what a license permits, how long, and to keep it or not."""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.drm import drm_errors, policies
from kaltura_sandbox.topics.drm.operators import OperatorsService, numbered


class DrmPolicyService(OperatorsService):
    """drm_drmPolicy: for the platform's operator alone. A system name is one of all accounts' policies.

    Left out: what the policies of PlayReady demand of each other (rights, removal dates); they are stored as they are.
    """

    id = "drm_drmpolicy"
    kind = policies.KIND
    object_type = "KalturaDrmPolicy"
    required = ("name", "status", "provider", "systemName", "scenario", "partnerId")
    classes = policies.CLASSES

    def forbidden(self) -> ApiError:
        return errors.SERVICE_FORBIDDEN("drm_drmpolicy")

    def check_place(self, owner: Account, object_: Object) -> None:
        query = Query(policies.KIND, None).where(systemName=object_.systemName)
        if self.platform.store.find(query.without(status=policies.DELETED)):
            raise drm_errors.DRM_POLICY_DUPLICATE_SYSTEM_NAME(object_.systemName)


@presents("KalturaDrmPolicy")
def _show(policy: Object, caller: Caller) -> Object:
    return numbered(policy)
