"""Conversion profiles: what they say about each of their sets of flavor params, and which one is the default."""

from features.support.content import profiles
from features.support.scenario.vocabulary import act, given, then


@given('the account\'s default conversion profile is called "{name:Name}"')
def default_is_called(context, name):
    """The profile that content takes when its entry names none."""
    profiles.name_default(context.world, name)


@given('the conversion profile "{profile:Name}" was told about "{params:Name}"')
def was_told(context, profile, params):
    """The administrator has changed the profile's row of these params by the fields in the table."""
    with context.world.as_admin():
        profiles.tell(context.world, profile, params, context.table)


@given('the conversion profile "{profile:Name}" is the default for {type:Constant}')
def is_made_default(context, profile, type):
    """The administrator has called conversionProfile.setAsDefault; the former default is restored afterwards."""
    with context.world.as_admin():
        profiles.make_default(context.world, profile, type)


@act('tell the conversion profile "{profile:Name}" about "{params:Name}"')
def tell(context, profile, params):
    """conversionProfileAssetParams.update: the table's fields for these params in this profile."""
    profiles.tell(context.world, profile, params, context.table)


@act('make the conversion profile "{profile:Name}" the default for {type:Constant}')
def make_default(context, profile, type):
    """conversionProfile.setAsDefault; the former default is restored after the scenario."""
    profiles.make_default(context.world, profile, type)


@then('the conversion profile "{profile:Name}" says about "{params:Name}"')
def says(context, profile, params):
    """The fields of the profile's row of these params; "Source" is the original."""
    profiles.must_say(context.world, profile, params, context.table)


@then('the default conversion profile for {type:Constant} is "{profile:Name}"')
def is_default(context, type, profile):
    """conversionProfile.getDefault of this type answers this profile."""
    profiles.must_be_default(context.world, profile, type)
