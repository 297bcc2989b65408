"""DRM: profiles and policies, which the platform's operator makes for an account."""

from __future__ import annotations

from features.support.api.enums import EnumValues
from features.support.api.nouns.noun import Noun

STATUS: EnumValues = {"ACTIVE": 1, "DELETED": 2}
PROVIDER: EnumValues = {
    "CENC": "1",
    "PLAY_READY": "playReady.PLAY_READY",
    "WIDEVINE": "widevine.WIDEVINE",
    "FAIRPLAY": "fairplay.FAIRPLAY",
}
SCENARIO: EnumValues = {
    "NONE": "0",
    "PROTECTION": "playReady.PROTECTION",
    "PURCHASE": "playReady.PURCHASE",
    "RENTAL": "playReady.RENTAL",
    "SUBSCRIPTION": "playReady.SUBSCRIPTION",
}
LICENSE_TYPE: EnumValues = {
    "NON_PERSISTENT": "playReady.NON_PERSISTENT",
    "PERSISTENT": "playReady.PERSISTENT",
}
EXPIRATION: EnumValues = {"FIXED_DURATION": 1, "ENTRY_SCHEDULING_END": 2, "UNLIMITED": 3}
PROVIDERS = {"provider": PROVIDER, "providerEqual": PROVIDER, "providerIn": PROVIDER}

DRM_PROFILE = Noun(
    name="DRM profile",
    service="drm_drmProfile",
    object_type="KalturaDrmProfile",
    parameter="drmProfile",
    id_parameter="drmProfileId",
    defaults={"partnerId": "<partner id>", "status": "ACTIVE", "provider": "CENC"},
    enums={"status": STATUS, **PROVIDERS},
)
DRM_POLICY = Noun(
    name="DRM policy",
    service="drm_drmPolicy",
    object_type="KalturaDrmPolicy",
    parameter="drmPolicy",
    id_parameter="drmPolicyId",
    plural="DRM policies",
    defaults={
        "partnerId": "<partner id>",
        "status": "ACTIVE",
        "provider": "CENC",
        "systemName": "policy",
        "scenario": "NONE",
        "licenseType": "NON_PERSISTENT",
        "licenseExpirationPolicy": "FIXED_DURATION",
        "duration": "2",
    },
    enums={
        "status": STATUS,
        "scenario": SCENARIO,
        "licenseType": LICENSE_TYPE,
        "licenseExpirationPolicy": EXPIRATION,
        **PROVIDERS,
    },
)
