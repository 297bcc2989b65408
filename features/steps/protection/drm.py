"""DRM: what the operator sets up for an account, and what players of its entries are told."""

from features.support.protection import drm
from features.support.scenario.vocabulary import given, then


@given("a DRM profile for {provider:Constant} is set up")
def set_up(context, provider):
    """The operator has made a profile for a provider (CENC, FAIRPLAY …), now or before; it stays until the run ends."""
    with context.world.as_admin():
        drm.set_up(context.world, provider)


@given('"{name:Name}" is protected by the DRM policy "{policy:Name}"')
def protected(context, name, policy):
    """The administrator has given the entry an access control profile whose one rule names the policy."""
    with context.world.as_admin():
        drm.protect(context.world, name, policy)


@then('players of "{format:Name}" get licenses of')
def get_licenses(context, format):
    """Each source of this format names these DRM schemes and no others; one a row."""
    drm.must_tell(context.world, format, context.table)


@then('players of "{format:Name}" get no licenses')
def get_no_licenses(context, format):
    """The sources of this format have no DRM data."""
    drm.must_tell(context.world, format, None)


@then("the license address of {scheme:Constant} says")
def says(context, scheme):
    """Its server, and the fields of its custom_data: account_id, content_id, files, user_token …"""
    drm.must_name(context.world, scheme, context.table)


@then("the license address of {scheme:Constant} is signed by the account's DRM profile")
def signed(context, scheme):
    """The SHA-1 of the profile's signingKey and the custom_data, in base64; the operator reads the key."""
    drm.must_be_signed(context.world, scheme)
