"""Response profiles: what an answer carries. Once chosen, they shape the answers to the scenario's act."""

from features.support.api.nouns import RESPONSE_PROFILE
from features.support.scenario import objects
from features.support.scenario.vocabulary import act, given


@given('I ask with the response profile "{name:Name}"')
def ask_with(context, name):
    """From now on the scenario's calls name this stored profile, by its id."""
    id = context.world.id(RESPONSE_PROFILE.name, name)
    context.world.shape = {"objectType": "KalturaResponseProfileHolder", "id": id}


@given("I ask with this response profile")
def ask_with_this(context):
    """From now on the scenario's calls carry the profile of the doc string (JSON); INCLUDE_FIELDS is a type."""
    context.world.shape = objects.json_of(context.world, context.text, RESPONSE_PROFILE)


@act('clone the response profile "{name:Name}" as "{copy:Name}"')
def clone(context, name, copy):
    """responseProfile.clone, with a name and a system name of the copy's own."""
    objects.clone(context.world, RESPONSE_PROFILE, name, copy)
