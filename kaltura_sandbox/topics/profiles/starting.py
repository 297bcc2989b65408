"""What conversion has from the start: the system's flavor params, and the profiles of a new account."""

from __future__ import annotations

from kaltura_sandbox.platform import starting
from kaltura_sandbox.platform.accounts import SYSTEM, Account, Platform, now
from kaltura_sandbox.platform.objects import Object, join
from kaltura_sandbox.platform.starting import furnishes, installs
from kaltura_sandbox.topics.profiles import profiles
from kaltura_sandbox.topics.profiles.conversion_profile_service import ConversionProfileService
from kaltura_sandbox.topics.profiles.flavor_params_service import DEFAULTS, READ_LATER, audio_languages
from kaltura_sandbox.topics.profiles.system_params import LIVE, SYSTEM_PARAMS

DEFAULT_PARAMS = [0, 2, 3, 4, 5, 6, 7]
PASSTHROUGH_PARAMS = [32, 36, 37]  # what an encoder sends is published as it comes
HABITS = "FEATURE_ENTRY_REPLACEMENT_APPROVAL"  # who has it also chose a default for live streams
FIRST, STEP = 8, 10  # the ids of an account's profiles begin at 18, of the next one's at 28


@installs
def system_params(platform: Platform) -> None:
    """The system's flavor params; only id 0 (Source) is the same on every installation."""
    for id_, name, values in SYSTEM_PARAMS:
        kind = profiles.LIVE_PARAMS if id_ in LIVE else "KalturaFlavorParams"
        params = Object(kind, id=id_, partnerId=SYSTEM, name=name, createdAt=now(), **values)
        params.defaults({"systemName": name, "isSystemDefault": 1, "tags": ""})
        params.defaults({"videoCodec": "", "audioCodec": "", "format": "", "conversionEngines": ""})
        params.defaults(
            {"conversionEnginesExtraParams": ""}
            | ({"engineVersion": 0} if id_ else {})
            | DEFAULTS
            | READ_LATER
        )
        params.audioLanguages = audio_languages(params.multiStream)
        platform.store.put(profiles.PARAMS_KIND, params, SYSTEM)


@furnishes
def account_profiles(account: Account) -> None:
    """A default profile for media, one that keeps only the source, and one for live streams.

    That is nobody's default (measured), but for the account whose habits differ in other ways too. An account that is
    made from another one has that one's profiles instead.
    """
    partner = account.partner
    if partner is not None and partner._template is not None:
        return _take_over(account, account.platform.account(partner._template))
    number = FIRST + STEP * ((partner._number or 0) if partner else 0)
    _profile(account, number, "Default", 1, DEFAULT_PARAMS, True)
    _profile(account, number + 1, "Source Only", 1, [0], False)
    _profile(account, number + 2, "Passthrough", 2, PASSTHROUGH_PARAMS, account.has(HABITS))
    return None


def _take_over(account: Account, template: Account) -> None:
    """Profiles of another account, with their rows of params that are the system's (read in the source)."""
    for profile in template.find(profiles.KIND):
        twin = profile.copy(id=account.store.number(), partnerId=account.id)
        rows = [row for row in profiles.params_of(template, profile.id) if row.params.partnerId == SYSTEM]
        profiles.set_params(account, twin, join(row.params.id for row in rows))
        for row in rows:
            key = profiles.row_id(twin.id, row.params.id)
            settings = row.settings.copy(id=key, conversionProfileId=twin.id, partnerId=account.id)
            account.put(profiles.ROW_KIND, settings, key)
        account.put(profiles.KIND, twin)


def _profile(account: Account, id_: int, name: str, type_: int, params: list[int], default: bool) -> None:
    profile = Object(
        "KalturaConversionProfile", id=starting.number(account, id_), partnerId=account.id, name=name,
        createdAt=now(),
    )  # fmt: skip
    profile.values["type"] = type_
    profile.systemName, profile.isDefault, profile.isPartnerDefault = name.replace(" ", "_"), default, default
    crop = Object("KalturaCropDimensions", left=-1, top=-1, width=-1, height=-1)
    profile.defaults({"cropDimensions": crop, "tags": ""} | ConversionProfileService.defaults)
    profiles.set_params(account, profile, join(params))
    account.put(profiles.KIND, profile)
