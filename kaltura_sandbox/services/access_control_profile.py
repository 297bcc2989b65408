"""accessControlProfile: rules on who may play, download and see entries. library/access.py judges by them."""

from __future__ import annotations

from kaltura_sandbox import errors
from kaltura_sandbox.library import access, conditions, entries
from kaltura_sandbox.objects import NULL, Object
from kaltura_sandbox.platform import Caller
from kaltura_sandbox.present import presents
from kaltura_sandbox.services.base import ObjectService

ACTIONS: dict[str, int | str] = {
    "KalturaAccessControlBlockAction": 1, "KalturaAccessControlPreviewAction": 2,
    "KalturaAccessControlLimitFlavorsAction": 3, "KalturaStorageAddAction": 4,
    "KalturaAccessControlLimitDeliveryProfilesAction": 5, "KalturaAccessControlServeRemoteEdgeServerAction": 6,
    "KalturaAccessControlModifyRequestHostRegexAction": 7, "KalturaAccessControlLimitThumbnailCaptureAction": 8,
    "KalturaAccessControlDrmPolicyAction": "DRM_POLICY",
    "KalturaAddEntryVendorTaskAction": "reach.ADD_ENTRY_VENDOR_TASK",
}  # fmt: skip
"""RuleActionType by class."""
MATCH_ANY = 2
MATCHING = (
    "KalturaSiteCondition",
    "KalturaIpAddressCondition",
    "KalturaCountryCondition",
    "KalturaUserAgentCondition",
)
LIMITS = ("KalturaAccessControlLimitFlavorsAction", "KalturaAccessControlLimitDeliveryProfilesAction")


class AccessControlProfileService(ObjectService):
    """accessControlProfile: one of an account's is the default, which new entries get."""

    id = "accesscontrolprofile"
    kind = access.KIND
    object_type = "KalturaAccessControlProfile"
    not_found = errors.ACCESS_CONTROL_ID_NOT_FOUND
    required = ("name",)
    defaults = {"systemName": "", "description": "", "isDefault": False}  # noqa: RUF012

    def before_save(self, object_: Object) -> None:
        if object_.systemName:
            for other in self.account.find(self.kind, systemName=object_.systemName):
                if other.id != object_.id:
                    raise errors.SYSTEM_NAME_ALREADY_EXISTS(object_.systemName)
        object_.values["rules"] = [completed(rule) for rule in object_.rules or []]
        if object_.isDefault in (True, 1):
            self._make_default(object_)

    def _make_default(self, profile: Object) -> None:
        """There is one default: the former is none any more."""
        for other in self.account.find(self.kind):
            if other.id != profile.id and other.isDefault:
                other.isDefault = False
                self.account.put(self.kind, other)
        partner = self.account.partner
        if partner and partner._defaultAccessControlId != profile.id:
            partner._defaultAccessControlId = profile.id
            self.platform.store.put("partner", partner, self.account.id)

    def before_delete(self, object_: Object) -> None:
        """Entries under a deleted profile fall back to the default; that one stays."""
        if object_.isDefault in (True, 1):
            raise errors.CANNOT_DELETE_DEFAULT_ACCESS_CONTROL()
        fallback = entries.default_access(self.account)
        for entry in self.account.find(entries.KIND, accessControlId=object_.id):
            entry.accessControlId = fallback
            entries.save(self.account, entry, touch=False)


def completed(rule: Object) -> Object:
    """A rule as it reads back: each part with its type, each condition with what it was not told."""
    if isinstance(rule.conditions, list):
        rule.conditions = [_condition(one) for one in rule.conditions]
    if isinstance(rule.contexts, list):
        rule.contexts = [
            Object("KalturaAccessControlContextTypeHolder", type=str(one.values.get("type")))
            for one in rule.contexts
        ]
    rule.values["actions"] = [_action(one) for one in rule.actions or []]
    rule.values["forceAdminValidation"] = rule.forceAdminValidation in (True, 1)
    for name in [name for name, value in rule.values.items() if value is NULL]:
        setattr(rule, name, None)
    return rule


def _condition(condition: Object) -> Object:
    condition.values["type"] = conditions.TYPES.get(condition.objectType)
    condition.values["not"] = bool(condition.values.get("not"))
    if condition.objectType in MATCHING:
        condition.defaults({"matchType": MATCH_ANY})
    if condition.objectType == "KalturaAuthenticatedCondition":
        condition.defaults(
            {"privileges": [Object("KalturaStringValue", value=name) for name in conditions.VIEW]}
        )
    if condition.objectType == "KalturaCountryCondition":
        condition.defaults({"geoCoderType": 1})
    return condition


def _action(action: Object) -> Object:
    action.values["type"] = ACTIONS.get(action.objectType)
    if action.objectType in LIMITS:
        action.defaults({"isBlockedList": False})
    return action


@presents("KalturaAccessControlProfile")
def _show(profile: Object, caller: Caller) -> Object:
    """isDefault is a boolean in answers."""
    profile.values["isDefault"] = profile.isDefault in (True, 1)
    return profile
