"""Accounts, which the API calls partners: their states, kinds and limits."""

from __future__ import annotations

from features.support.api.enums import EnumValues
from features.support.api.nouns.noun import Noun

STATUS: EnumValues = {"DELETED": 0, "ACTIVE": 1, "BLOCKED": 2, "FULL_BLOCK": 3, "READ_ONLY": 4}
GROUP_TYPE: EnumValues = {"PUBLISHER": 1, "VAR_GROUP": 2, "GROUP": 3, "TEMPLATE": 4}
PACKAGE: EnumValues = {"FREE": 1}
TYPE: EnumValues = {"KMC": 1, "WIKI": 100, "WORDPRESS": 101, "DRUPAL": 102}
USE: EnumValues = {"NON_COMMERCIAL_USE": 0, "COMMERCIAL_USE": 1}
AUTHENTICATION: EnumValues = {"PASSWORD_ONLY": 0, "TWO_FACTOR_AUTH": 1, "SSO": 2}

ACCOUNT = Noun(
    name="account",
    service="partner",
    object_type="KalturaPartner",
    parameter="partner",
    defaults={"adminName": "Ann Other", "description": "made by a guide"},
    enums={
        "status": STATUS,
        "partnerGroupType": GROUP_TYPE,
        "partnerPackage": PACKAGE,
        "type": TYPE,
        "commercialUse": USE,
        "authenticationType": AUTHENTICATION,
    },
    secret="adminSecret",
)
