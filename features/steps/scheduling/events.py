"""Schedule events of every kind. Making one: steps/objects.py."""

from features.support.scenario.vocabulary import act, given, then
from features.support.scenario.world import rows
from features.support.scheduling import events


@given('"{name:Name}" was cancelled')
def was_cancelled(context, name):
    """The administrator has cancelled an event."""
    with context.world.as_admin():
        events.cancel(context.world, name)


@given('"{name:Name}" can be found')
def can_be_found(context, name):
    """The index of lists knows an event that was just made."""
    events.must_be_listed(context.world, name)


@act('cancel "{name:Name}"')
def cancel(context, name):
    """scheduleEvent.cancel: the event stays, CANCELLED."""
    events.cancel(context.world, name)


@given('{noun:A} "{name:Name}" {offset:Count} seconds after "{other:Name}" with')
def has_follower(context, noun, name, offset, other):
    """An event of the administrator's that is linked to another: it begins so long after its end."""
    with context.world.as_admin():
        events.add_after(context.world, noun, name, offset, other, context.table)


@act('create {noun:A} "{name:Name}" {offset:Count} seconds after "{other:Name}" with')
def follow(context, noun, name, offset, other):
    """scheduleEvent.add with linkedTo: the event begins so long after the end of the other."""
    events.add_after(context.world, noun, name, offset, other, context.table)


@act('unlink "{name:Name}"')
def unlink(context, name):
    """scheduleEvent.update with a linkedTo that names no event."""
    events.unlink(context.world, name)


@act('change the feature "{feature:Name}" ({kind:Name}) of "{name:Name}" with')
def change_feature(context, feature, kind, name):
    """scheduleEvent.updateLiveFeature, by the feature's system name; the table has the fields that change."""
    events.change_feature(context.world, name, feature, kind, rows(context.table))


@then('"{name:Name}" meets the blackout {blackouts:Names}')
def meets(context, name, blackouts):
    """The event's blackoutConflicts name these; other people's may be there too."""
    events.must_meet(context.world, name, blackouts)


@then('"{name:Name}" does not meet the blackout {blackouts:Names}')
def does_not_meet(context, name, blackouts):
    """The event's blackoutConflicts name none of these."""
    events.must_not_meet(context.world, name, blackouts)
