"""accessControlProfile: rules on who may play, download and see entries. access.py judges by them."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors, starting
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.schema import Schema
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.starting import furnishes
from kaltura_sandbox.topics.access import access, access_errors, conditions, context_fields
from kaltura_sandbox.topics.entries import entries

ACTIONS: dict[str, int | str] = {
    "KalturaAccessControlBlockAction": 1, "KalturaAccessControlPreviewAction": 2,
    "KalturaAccessControlLimitFlavorsAction": 3, "KalturaStorageAddAction": 4,
    "KalturaAccessControlLimitDeliveryProfilesAction": 5, "KalturaAccessControlServeRemoteEdgeServerAction": 6,
    "KalturaAccessControlModifyRequestHostRegexAction": 7, "KalturaAccessControlLimitThumbnailCaptureAction": 8,
    "KalturaAccessControlDrmPolicyAction": "DRM_POLICY",
    "KalturaAddEntryVendorTaskAction": "reach.ADD_ENTRY_VENDOR_TASK",
}  # fmt: skip
"""RuleActionType by class."""
MATCH_ALL = 2
UNTOLD: dict[str, dict[str, Any]] = {
    "KalturaMatchCondition": {"matchType": MATCH_ALL},
    "KalturaCountryCondition": {"geoCoderType": 1}, "KalturaGeoDistanceCondition": {"geoCoderType": 1},
    "KalturaAnonymousIPCondition": {"geoCoderType": 1}, "KalturaSessionTypeCondition": {"sessionType": 2},
    "KalturaDeliveryProfileCondition": {"deliveryProfileIds": []}, "KalturaOrCondition": {"conditions": []},
    "KalturaAssetPropertiesCompareCondition": {"properties": []},
    "KalturaValidateActiveEdgeCondition": {"edgeServerIds": ""},
    "KalturaCountryContextField": {"geoCoderType": 1}, "KalturaCoordinatesContextField": {"geoCoderType": 1},
    "KalturaAnonymousIPContextField": {"geoCoderType": 1},
}  # fmt: skip
"""What conditions and fields of a class (and of those below it) read back where they were not told it."""

MUST_SAY = {
    "KalturaHttpHeaderCondition": "headerName", "KalturaMatchMetadataCondition": "xPath",
    "KalturaMetadataFieldChangedCondition": "xPath",
}  # fmt: skip
"""What conditions can't do without."""

BREAKS_WITHOUT = {
    "KalturaFieldMatchCondition": ("field",),
    "KalturaFieldCompareCondition": ("field", "value"),
}
"""What the platform steps into without looking whether it was told (measured)."""

LONGEST_NAME = 128  # bytes
FIRST = 1  # an account's first profile has the id after it that the account's place says
LIMITS = ("KalturaAccessControlLimitFlavorsAction", "KalturaAccessControlLimitDeliveryProfilesAction")


class AccessControlProfileService(ObjectService):
    """accessControlProfile: one of an account's is the default, which new entries get."""

    id = "accesscontrolprofile"
    kind = access.KIND
    object_type = "KalturaAccessControlProfile"
    not_found = access_errors.ACCESS_CONTROL_ID_NOT_FOUND
    required = ("name",)
    defaults = {"systemName": "", "description": "", "isDefault": False}  # noqa: RUF012

    def before_save(self, object_: Object) -> None:
        if object_.systemName:
            for other in self.account.find(self.kind, systemName=object_.systemName):
                if other.id != object_.id:
                    raise errors.SYSTEM_NAME_ALREADY_EXISTS(object_.systemName)
        schema = self.platform.schema
        object_.values["rules"] = [completed(schema, rule) for rule in object_.rules or []]

    def before_add(self, object_: Object) -> None:
        """The operator may limit how many an account has; without such a limit there is none here."""
        most = (self.account.partner._limits or {}).get("ACCESS_CONTROLS") if self.account.partner else None
        if most is not None and self.account.store.count(self.account.query(self.kind)) >= most:
            raise access_errors.MAX_NUMBER_OF_ACCESS_CONTROLS_REACHED(most)

    def check_new(self, object_: Object) -> None:
        super().check_new(object_)
        self._check_name(object_)

    def after_add(self, object_: Object) -> None:
        if object_.isDefault in (True, 1):
            self._make_default(object_)

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        """One that is made the default takes the place of the former; being none is answered, and changes nothing."""
        self._check_name(changes)
        wanted = changes.isDefault
        profile = super().update(id, changes)
        if wanted in (True, 1):
            self._make_default(profile)
        return profile if wanted in (None, NULL) else profile.copy(_told=wanted in (True, 1))

    def apply(self, object_: Object, changes: Object) -> None:
        """Rules take the place of restrictions, the older form."""
        super().apply(object_, changes)
        if "rules" in changes.values:
            object_._restrictions = None

    @staticmethod
    def _check_name(profile: Object) -> None:
        name = profile.values.get("name")
        if not isinstance(name, str):
            return
        told = f"{profile.objectType}::name"
        if not name:
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH(told, 1)
        if len(name.encode()) > LONGEST_NAME:
            raise errors.PROPERTY_VALIDATION_MAX_LENGTH(told, LONGEST_NAME)

    def _make_default(self, profile: Object) -> None:
        partner = self.account.partner
        if partner and partner._defaultAccessControlId != profile.id:
            partner._defaultAccessControlId = profile.id
            self.account.put("partner", partner)

    def before_delete(self, object_: Object) -> None:
        """Entries under a deleted profile fall back to the default; that one stays."""
        if object_.id == entries.default_access(self.account):
            raise access_errors.CANNOT_DELETE_DEFAULT_ACCESS_CONTROL()
        fallback = entries.default_access(self.account)
        for entry in self.account.find(entries.KIND, accessControlId=object_.id):
            entry.accessControlId = fallback
            entries.save(self.account, entry, touch=False)


def completed(schema: Schema, rule: Object) -> Object:
    """A rule as it reads back: each part with its type, each condition with what it was not told."""
    if isinstance(rule.conditions, list):
        rule.conditions = [_condition(schema, one) for one in rule.conditions]
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


def _condition(schema: Schema, condition: Object) -> Object:
    wanted = MUST_SAY.get(condition.objectType)
    if wanted and condition.values.get(wanted) in (None, NULL):
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{condition.objectType}::{wanted}")
    context_fields.check(schema, condition)
    for name in BREAKS_WITHOUT.get(condition.objectType, ()):
        if condition.values.get(name) in (None, NULL):
            raise errors.INTERNAL_SERVERL_ERROR()
    if isinstance(condition.conditions, list):
        condition.conditions = [_condition(schema, one) for one in condition.conditions]
    condition.values["type"] = conditions.TYPES.get(condition.objectType)
    condition.values["not"] = bool(condition.values.get("not"))
    for name in schema.ancestors(condition.objectType):
        condition.defaults(UNTOLD.get(name, {}))
    for field in context_fields.fields_of(schema, condition):
        field.defaults(UNTOLD.get(field.objectType, {}))
    context_fields.forget(condition)
    if condition.objectType == "KalturaAuthenticatedCondition":
        condition.defaults(
            {"privileges": [Object("KalturaStringValue", value=name) for name in conditions.VIEW]}
        )
    return condition


def _action(action: Object) -> Object:
    action.values["type"] = ACTIONS.get(action.objectType)
    if action.objectType in LIMITS:
        action.defaults({"isBlockedList": False})
    return action


@presents("KalturaAccessControlProfile")
def _show(profile: Object, caller: Caller) -> Object:
    """isDefault is a boolean in answers: whether new entries get this one."""
    told = profile._told
    profile.values["isDefault"] = (
        profile.id == entries.default_access(caller.account) if told is None else told
    )
    return profile


@furnishes
def first_profiles(account: Account) -> None:
    """An account's first profile, which lets everybody play everything; or those of its template."""
    partner = account.partner
    assert partner is not None
    if partner._template is not None:
        return _take_over(account, partner)
    access_profile = Object(
        "KalturaAccessControlProfile", id=starting.number(account, FIRST + (partner._number or 0)),
        partnerId=account.id, name="Default", systemName="Default", description="Default access control profile",
        createdAt=now(), updatedAt=now(), isDefault=True, rules=[],
    )  # fmt: skip
    account.put(access.KIND, access_profile)
    partner._defaultAccessControlId = access_profile.id
    account.put("partner", partner)
    return None


def _take_over(account: Account, partner: Object) -> None:
    template = account.platform.account(partner._template)
    for profile in template.find(access.KIND):
        twin = profile.copy(id=account.store.number(), partnerId=account.id)
        account.put(access.KIND, twin)
        if template.partner and profile.id == template.partner._defaultAccessControlId:
            partner._defaultAccessControlId = twin.id
    account.put("partner", partner)
