"""Accounts as the API shows them: what one reads that was never set, who sees which, and who sees the secrets.

Numbers that an account was made with are texts in answers, those that were set are numbers (measured).
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import OPERATOR, SYSTEM, Account, Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.topics.accounts.player_types import delivery_types, embed_code_types

KIND = "partner"
DELETED, ACTIVE, BLOCKED, FULL_BLOCK, READ_ONLY = range(5)
PUBLISHER, VAR_GROUP, GROUP, TEMPLATE = range(1, 5)
PASSWORD, SECOND_FACTOR, SINGLE_SIGN_ON = range(3)  # authenticationType
FREE = 1  # partnerPackage of a new account
FORMS = (
    r"/^[a-zA-Z0-9~!@#$%^*=+?\(\)\-\[\]\{\}]{8,14}$/", "/[0-9]+/", "/[a-z]+/", r"/[~!@#$%^*=+?\(\)\-\[\]\{\}]+/",
)  # fmt: skip
"""What a password has to match where the account has no rules of its own."""
FORMS_TOLD = r"\n".join((
    "- Must be 8\u201314 characters long; allowed: alphanumeric and ~!@#$%^*=+?()[]{} .",
    "- Must contain at least one digit (0-9).",
    "- Must contain at least one lowercase letter (a-z).",
    "- Must contain at least one of the following symbols:  !?~@#$%^*=+-()[]{}",
    "- Must not contain your name or email.",
))  # fmt: skip

DEFAULTS: dict[str, Any] = {
    "appearInSearch": 1, "adminName": "", "adminEmail": "", "description": "", "commercialUse": 0, "type": 1,
    "describeYourself": "", "adultContent": 0, "defConversionProfileType": 1001, "notify": 0, "status": ACTIVE,
    "allowQuickEdit": 1, "maxUploadSize": "150", "partnerPackage": FREE, "allowMultiNotification": 0,
    "adminLoginUsersQuota": "10", "additionalParams": [], "publishersQuota": 0, "partnerGroupType": PUBLISHER,
    "defaultEntitlementEnforcement": False, "templatePartnerId": 0, "ignoreSeoLinks": False,
    "useTwoFactorAuthentication": False, "useSso": False, "blockDirectLogin": False, "isFirstLogin": True,
    "publisherEnvironmentType": 0, "eSearchLanguages": [], "authenticationType": PASSWORD,
    "passReplaceFreq": "432000000", "maxLoginAttempts": "5000", "loginBlockPeriod": "0", "numPrevPassToKeep": "0",
    "allowDefaultPasswordRestrictions": True, "isSelfServe": False, "allowedDomains": "", "excludedAdminRoleName": "",
    "eventPlatformAllowedTemplates": "", "recycleBinRetentionPeriod": 30,
}  # fmt: skip
"""What an account reads that it never set; passReplaceFreq and loginBlockPeriod in s, maxUploadSize in MB,
recycleBinRetentionPeriod in days."""

FIELDS = FieldMap(
    names={
        "partnerNameDescriptionWebsiteAdminNameAdminEmail": (
            "name", "description", "website", "adminName", "adminEmail",
        ),
    },
    orders=frozenset({"id", "name", "website", "createdAt", "adminName", "adminEmail", "status"}),
)  # fmt: skip


def full(partner: Object) -> Object:
    """A copy with what it reads that it never set."""
    return partner.copy().defaults(DEFAULTS)


def own(account: Account) -> Query:
    """The accounts that this one sees: itself and its children, in the order in which they came about."""
    query = Query(KIND, None)
    return query.add(("(id = ? OR json_extract(data, '$.partnerParentId') = ?)", [account.id, account.id]))


def customers() -> Query:
    """All accounts of customers, as the operator sees them."""
    return Query(KIND, None).without(id=[OPERATOR, SYSTEM])


def listing(query: Query, filter_: Object | None) -> Query:
    """The query with a filter, in the order of ids unless it says otherwise; ids are given in turn."""
    query.filtered(filter_, FIELDS)
    query.order = [("seq" if name == "id" else name, down) for name, down in query.order] or [("seq", False)]
    return query


def seen(account: Account, id_: Any) -> Object | None:
    """The account of this id if this one sees it: itself or its child; None otherwise."""
    found = account.platform.store.get(KIND, id_)
    return found if found and account.id in (found.id, found.partnerParentId) else None


TAKEN = (
    "country", "state", "referenceId", "useSso", "blockDirectLogin", "authenticationType",
    "defaultEntitlementEnforcement", "_defaultEntitlementEnforcement", "passwordStructureValidations",
    "passReplaceFreq", "maxLoginAttempts", "loginBlockPeriod", "numPrevPassToKeep",
    "recycleBinRetentionPeriod", "allowedDomains", "excludedAdminRoleName", "allowedFromEmailWhiteList",
    "_configuration", "_features", "_without",
)  # fmt: skip
"""What an account takes from its template where it says nothing itself, the granted features among it (read in the
source; measured of country and of the rules of passwords)."""


def take_after(partner: Object, template: Object) -> None:
    """Gives an account that is being made what it has of its template."""
    for name in TAKEN:
        if name.startswith("_") or partner.values.get(name) is None:
            partner.values[name] = template.copy().values.get(name)
    partner._template = template.id


@presents("KalturaPartner")
def _show(partner: Object, caller: Caller) -> Object:
    """The kind of group is for the operator. Rules of passwords come with their texts."""
    partner.defaults(DEFAULTS)
    partner.deliveryTypes, partner.embedCodeTypes = delivery_types(), embed_code_types()
    rules = partner.passwordStructureValidations
    if rules:
        partner.passwordStructureValidationsDescription = (
            r"\n".join(rule.description for rule in rules if rule.description is not None) or ""
        )
    else:
        partner.passwordStructureValidations = [Object("KalturaRegexItem", regex=form) for form in FORMS]
        partner.passwordStructureValidationsDescription = FORMS_TOLD
    if caller.account.id != OPERATOR:
        partner.partnerGroupType = None
    return partner
