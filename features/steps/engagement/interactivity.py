"""Interactivity data of entries and playlists: JSON of a doc string, in which <Name> is an id."""

from behave import register_type

from features.support.engagement import interactivity
from features.support.scenario.vocabulary import act, given, then

register_type(Interactivity=interactivity.sort_named)


@given('the {sort:Interactivity} of "{name:Name}" is')
def is_there(context, sort, name):
    """The administrator has added this data."""
    with context.world.as_admin():
        interactivity.add(context.world, sort, name, context.text)


@act('add this {sort:Interactivity} to "{name:Name}"')
def add(context, sort, name):
    """interactivity.add, or volatileInteractivity.add, with the session at hand."""
    interactivity.add(context.world, sort, name, context.text)


@given('I have read the {sort:Interactivity} of "{name:Name}"')
def have_read(context, sort, name):
    """It becomes the answer, and a change that follows names its version."""
    interactivity.read(context.world, sort, name)


@act('read the {sort:Interactivity} of "{name:Name}"')
def read(context, sort, name):
    """interactivity.get, or volatileInteractivity.get, with the session at hand."""
    interactivity.read(context.world, sort, name)


@given('somebody has changed the {sort:Interactivity} of "{name:Name}" to')
def was_changed(context, sort, name):
    """An administrator beside this one has updated it; what was read before stays the answer."""
    interactivity.change_aside(context.world, sort, name, context.text)


@act('change the {sort:Interactivity} of "{name:Name}" to')
def change(context, sort, name):
    """The update names the version of what was read last; where nothing was read, the present one."""
    interactivity.change(context.world, sort, name, context.text)


@given('the {sort:Interactivity} of "{name:Name}" was deleted')
def was_deleted(context, sort, name):
    """The administrator has deleted it."""
    with context.world.as_admin():
        interactivity.delete(context.world, sort, name)


@act('delete the {sort:Interactivity} of "{name:Name}"')
def delete(context, sort, name):
    """interactivity.delete, or volatileInteractivity.delete, with the session at hand."""
    interactivity.delete(context.world, sort, name)


@then('the {sort:Interactivity} of "{name:Name}" reads')
def reads(context, sort, name):
    """The data as the administrator reads it now, letter by letter but for blanks around it."""
    interactivity.must_read(context.world, sort, name, context.text)
