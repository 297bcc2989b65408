"""What the operator sets of an account (KalturaSystemPartnerConfiguration): its fields, features, limits, and place.

What the account shows of it, and what the sandbox goes by, are properties of the account. All else is kept and shown
to the operator, and changes nothing here.

Left out: delivery and search of languages, refusals of entries that are to be thumbnails, domains of mails.
"""

from __future__ import annotations

import json
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.features import declared
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.topics.accounts import partners

CLASS, LIMIT, OVERAGED = (
    "KalturaSystemPartnerConfiguration", "KalturaSystemPartnerLimit", "KalturaSystemPartnerOveragedLimit",
)  # fmt: skip
GRANTED = 1  # status of a permission
SPECIAL = 2  # type of a permission that is a feature
OWN = (
    "description", "adminName", "adminEmail", "host", "cdnHost", "partnerPackage", "monitorUsage",
    "notificationsConfig", "allowedFromEmailWhiteList", "allowMultiNotification", "loginBlockPeriod",
    "numPrevPassToKeep", "passReplaceFreq", "isFirstLogin", "partnerGroupType", "partnerParentId", "crmId",
    "referenceId", "logoutUrl", "defaultEntitlementEnforcement", "defaultDeliveryType", "defaultEmbedCodeType",
    "timeAlignedRenditions", "publisherEnvironmentType", "ovpEnvironmentUrl", "ottEnvironmentUrl",
    "useTwoFactorAuthentication", "useSso", "blockDirectLogin", "excludedAdminRoleName", "allowedDomains",
    "twoFactorAuthenticationMode", "isSelfServe", "eventPlatformAllowedTemplates", "recycleBinRetentionPeriod",
    "customAnalyticsDomain", "allowedEmailDomainsForAdmins",
)  # fmt: skip
"""Fields that are the account's own, by the same name."""
EMPTIED = (
    "excludedAdminRoleName", "allowedDomains", "customAnalyticsDomain", "allowedEmailDomainsForAdmins",
)  # fmt: skip
"""Fields that a configuration without them empties (read in the source)."""
SEPARATE = ("id", "permissions", "limits", "partnerName", "passwordStructureValidations")
DEFAULTS: dict[str, Any] = {
    "monitorUsage": 1, "moderateContent": 0, "storageDeleteFromKaltura": 0, "storageServePriority": 1,
    "kmcVersion": "4", "defThumbOffset": 3, "userSessionRoleId": 1, "adminSessionRoleId": 2,
    "alwaysAllowedPermissionNames": "ALWAYS_ALLOWED_ACTIONS", "importRemoteSourceForConvert": False, "language": "en",
    "enforceDelivery": False, "restrictEntryByMetadata": False, "usagePercent": 0, "enforceHttpsApi": False,
    "purifyImageContent": True, "cdnHostWhiteList": "", "enableBulkUploadNotificationsEmails": False,
}  # fmt: skip
LIMITS: dict[str, tuple[str, str | None, Any]] = {
    "ENTRIES": (OVERAGED, None, 0),
    "MONTHLY_STREAM_ENTRIES": (OVERAGED, None, 0),
    "MONTHLY_BANDWIDTH": (OVERAGED, None, 0),
    "PUBLISHERS": (OVERAGED, "publishersQuota", 0),
    "ADMIN_LOGIN_USERS": (OVERAGED, "adminLoginUsersQuota", "10"),
    "LOGIN_USERS": (OVERAGED, None, 0),
    "USER_LOGIN_ATTEMPTS": (LIMIT, "maxLoginAttempts", "5000"),
    "BULK_SIZE": (OVERAGED, None, None),
    "MONTHLY_STORAGE": (OVERAGED, None, None),
    "MONTHLY_STORAGE_AND_BANDWIDTH": (OVERAGED, None, None),
    "END_USERS": (OVERAGED, None, None),
    "ACCESS_CONTROLS": (LIMIT, None, None),
    "LIVE_STREAM_INPUTS": (LIMIT, None, 10),
    "LIVE_STREAM_OUTPUTS": (LIMIT, None, 10),
    "LIVE_RTC_STREAM_INPUTS": (LIMIT, None, "2"),
}
"""Limits by their types: their class, the account's property, and what one reads that was never set."""


def told(partner: Object) -> Object:
    """The configuration as the operator reads it."""
    known = partners.full(partner)
    shown = Object(CLASS, **(known._configuration or {}))
    for name in OWN:
        setattr(shown, name, known.values.get(name))
    shown.id, shown.partnerName = partner.id, partner.name
    shown.permissions = [_permission(partner, name) for name in granted(partner)]
    shown.limits = [_limit(known, type_) for type_ in LIMITS]
    rules = partner.passwordStructureValidations or []
    shown.passwordStructureValidations = (
        json.dumps({one.regex: one.description for one in rules}) if rules else []
    )
    return shown.defaults(DEFAULTS)


def granted(partner: Object) -> list[str]:
    """The features that an account has, those that the sandbox knows and those that it was given besides."""
    given, without = partner._features or [], set(partner._without or [])
    known = [one.name for one in declared()] if "*" in given else []
    return sorted({*known, *(name for name in given if name != "*")} - without)


def _permission(partner: Object, name: str) -> Object:
    permission = Object(
        "KalturaPermission", name=name, friendlyName=name, status=GRANTED, partnerId=partner.id
    )
    permission.values["type"] = SPECIAL
    return permission


def _limit(known: Object, type_: str) -> Object:
    class_, name, default = LIMITS[type_]
    most = known.values.get(name) if name else (known._limits or {}).get(type_)
    limit = Object(class_, max=default if most is None else most)
    limit.values["type"] = type_
    return limit


def apply(account: Account, partner: Object, sent: Object) -> None:
    """Sets what was sent: a partial update, but for what a configuration without it empties."""
    _check_group(account, sent)
    for name, value in sent.values.items():
        if name in OWN:
            setattr(partner, name, None if value is NULL else value)
        elif name not in SEPARATE:
            partner._configuration = {
                **(partner._configuration or {}),
                name: None if value is NULL else value,
            }
    for name in EMPTIED:
        if sent.values.get(name) is None:
            setattr(partner, name, "")
    if (sent.recycleBinRetentionPeriod or 0) <= 0:
        partner.recycleBinRetentionPeriod = None
    if sent.partnerName:
        partner.name = sent.partnerName
    if sent.passwordStructureValidations:
        partner.passwordStructureValidations = _rules(sent.passwordStructureValidations)
    for permission in sent.permissions or ():
        if permission.name not in (None, NULL, ""):
            grant(partner, permission.name, permission.status == GRANTED)
    for limit in sent.limits or ():
        _set_limit(partner, limit)
    partner._defaultEntitlementEnforcement = partner.defaultEntitlementEnforcement
    partner.authenticationType = _authentication(partner)


def _check_group(account: Account, sent: Object) -> None:
    """Kinds of groups are an enum; on a parent that is none the platform breaks (both measured)."""
    kind = "KalturaPartnerGroupType"
    if sent.partnerGroupType not in (None, NULL, *account.platform.schema.enums[kind].values.values()):
        raise errors.INVALID_ENUM_VALUE(sent.partnerGroupType, "partnerGroupType", kind)
    if sent.partnerParentId and account.store.get(partners.KIND, sent.partnerParentId) is None:
        raise errors.INTERNAL_SERVERL_ERROR()


def _rules(text: str) -> list[Object]:
    """The operator writes an account's rules as JSON: forms, to what is told of them."""
    try:
        rules = json.loads(text)
    except ValueError:
        return []
    pairs = rules.items() if isinstance(rules, dict) else ()
    return [
        Object("KalturaRegexItem", regex=php_text.trim(form), description=words)
        for form, words in pairs
        if form and isinstance(words, str)
    ]


def grant(partner: Object, name: str, has: bool) -> None:
    """Gives an account a feature, or takes it away."""
    given, without = set(partner._features or []) - {name}, set(partner._without or []) - {name}
    partner._features = sorted(given | ({name} if has else set()))
    partner._without = sorted(without | (set() if has else {name}))
    partner._roles = (
        partner._roles or 0
    ) + 1  # what its sessions may do is found out anew, see platform/roles


def _set_limit(partner: Object, limit: Object) -> None:
    """One limit; of another class than its own it is passed over (measured)."""
    class_, name, _ = LIMITS.get(str(limit.values.get("type")), (None, None, None))
    if class_ != limit.objectType:
        return
    most = limit.max
    if isinstance(most, float) and most.is_integer():
        most = php_text.whole(f"{most:.0f}")
    if name:
        setattr(partner, name, most)
    else:
        partner._limits = {**(partner._limits or {}), str(limit.values["type"]): most}


def _authentication(partner: Object) -> int:
    if partner.useSso:
        return partners.SINGLE_SIGN_ON
    return partners.SECOND_FACTOR if partner.useTwoFactorAuthentication else partners.PASSWORD
