"""Contexts: what the platform tells a player or a page before it plays. For the guides on entries and on delivery."""

from behave import register_type
from hamcrest import assert_that, has_item

from features.support.playing import contexts
from features.support.scenario.matchers import has_fields
from features.support.scenario.vocabulary import act, then

register_type(Told=contexts.told)


@act('ask for the context data of "{name:Name}"{table:With}')
def context_data(context, name, table):
    """baseEntry.getContextData; a table gives fields of KalturaEntryContextDataParams."""
    contexts.ask(context.world, "getContextData", name, context.table)


@act('ask for the playback context of "{name:Name}"{table:With}')
def playback_context(context, name, table):
    """baseEntry.getPlaybackContext; a table gives fields of KalturaPlaybackContextOptions."""
    contexts.ask(context.world, "getPlaybackContext", name, context.table)


@then("one of the {told:Told} has")
def one_has(context, told):
    """The context's sources, messages, actions or flavors (flavorAssets) hold one with these fields."""
    world = context.world
    assert_that(contexts.part(world, told), has_item(has_fields(world.expected(None, context.table))))


@then("all the {told:Told} have")
def all_have(context, told):
    """There is at least one of them in the context, and each has these fields."""
    contexts.must_all_have(context.world, told, context.table)
