"""What events need (cameras, locations, live entries), and conflicts over it. Making one: steps/objects.py."""

from features.support.scenario.vocabulary import act, given, then
from features.support.scheduling import resource_files, resources


@given('"{event:Name}" needs "{resource:Name}"')
def needs(context, event, resource):
    """The administrator has bound a resource to an event or a series."""
    with context.world.as_admin():
        resources.bind(context.world, resource, event)


@act('bind "{resource:Name}" to "{event:Name}"')
def bind(context, resource, event):
    """scheduleEventResource.add."""
    resources.bind(context.world, resource, event)


@act('unbind "{resource:Name}" from "{event:Name}"')
def unbind(context, resource, event):
    """scheduleEventResource.delete."""
    resources.unbind(context.world, resource, event)


@act('get the binding of "{resource:Name}" to "{event:Name}"')
def get(context, resource, event):
    """scheduleEventResource.get, by the two ids."""
    resources.get(context.world, resource, event)


@act('exchange "{resource:Name}" for "{other:Name}" in the binding to "{event:Name}"')
def exchange(context, resource, other, event):
    """scheduleEventResource.update with another resourceId."""
    resources.rebind(context.world, resource, event, other)


@act('list the bindings of "{event:Name}"')
def list_bindings(context, event):
    """scheduleEventResource.list by eventIdEqual; bindings of events that meet a blackout are hidden."""
    resources.list_bindings(context.world, event, hiding=True)


@act('list the bindings of "{event:Name}", hidden ones too')
def list_all_bindings(context, event):
    """scheduleEventResource.list with filterBlackoutConflicts false."""
    resources.list_bindings(context.world, event, hiding=False)


@given("I have found no conflict over {names:Names} with")
def has_looked(context, names):
    """The session at hand has asked scheduleEvent.getConflicts, and nothing was in the way; the table is as there."""
    resources.look_for_conflicts(context.world, names, context.table)
    resources.must_be_free(context.world)


@act("look for conflicts over {names:Names} with")
def look_for_conflicts(context, names):
    """scheduleEvent.getConflicts of a recording, or a series, that isn't made; the table has its fields and its rule.

    Rows of the question's own: scheduleEventIdToIgnore, scheduleEventConflictType.
    """
    resources.look_for_conflicts(context.world, names, context.table)


@then('"{event:Name}" needs only {names:Names}')
def needs_only(context, event, names):
    """What is bound to the event, or to its series where nothing is bound to it."""
    resources.must_need(context.world, event, names)


@then('"{event:Name}" needs nothing')
def needs_nothing(context, event):
    """No resource is bound to the event, nor to its series."""
    resources.must_need(context.world, event, [])


@then("the list has {number:Count} bindings")
def has_bindings(context, number):
    """How many bindings the list just asked for shows."""
    resources.must_list(context.world, number)


@act('upload the resources "{name:Name}"')
def upload(context, name):
    """scheduleResource.addFromBulkUpload of this table as a CSV file; its job does the rows one after the other."""
    resource_files.upload(context.world, name, context.table)


@then('the upload makes {noun:The} "{name:Name}" with the system name "{system_name:Name}"')
def is_made(context, noun, name, system_name):
    """A resource of the kind with this system name is there; from now on the name means it."""
    resource_files.must_be_made(context.world, system_name, noun, name)
