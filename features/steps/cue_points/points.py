"""Cue points of every kind. Making one: steps/objects.py."""

from behave import register_type

from features.support.cue_points import points
from features.support.scenario.vocabulary import act, given, then

register_type(Points=points.points_named)


@given('the cue point "{name:Name}" was marked as {state:Constant}')
def was_marked(context, name, state):
    """The administrator has given a cue point this status."""
    with context.world.as_admin():
        points.mark(context.world, name, state)


@act('mark the cue point "{name:Name}" as {state:Constant}')
def mark(context, name, state):
    """cuePoint.updateStatus, by the name of the status: HANDLED."""
    points.mark(context.world, name, state)


@act('move the cue point "{name:Name}" to')
def move(context, name):
    """cuePoint.updateCuePointsTimes; the table has startTime and endTime (ms)."""
    points.move(context.world, name, context.table)


@act('copy the cue point "{name:Name}" to "{entry:Name}" as "{copy:Name}"')
def copy(context, name, entry, copy):
    """cuePoint.clone: a copy for another entry."""
    points.copy(context.world, name, entry, copy)


@act('copy the annotation "{name:Name}" to "{entry:Name}" as "{copy:Name}"{table:With}')
def copy_annotation(context, name, entry, copy, table):
    """annotation.clone: a copy for another entry; a table gives parentId."""
    points.copy_annotation(context.world, name, entry, copy, context.table)


@given('the entry "{name:Name}" was cloned with its {kind:Points} as "{copy:Name}"')
def was_cloned_with(context, name, kind, copy):
    """A copy made by the administrator, with the option that takes cue points of a kind along."""
    with context.world.as_admin():
        points.clone_with(context.world, name, copy, kind)


@act('clone the entry "{name:Name}" with its {kind:Points} as "{copy:Name}"')
def clone_with(context, name, kind, copy):
    """baseEntry.clone with the option that takes cue points of a kind along."""
    points.clone_with(context.world, name, copy, kind)


@then('"{entry:Name}" has these cue points')
def are(context, entry):
    """These and no others, by their start: the columns are Kaltura's fields. Copies come a while after the entry."""
    points.must_be(context.world, entry, context.table)


@then('"{entry:Name}" has no cue points')
def none(context, entry):
    """The administrator's list of the entry's cue points is empty."""
    points.must_have_none(context.world, entry)


@given('the first cue point of "{entry:Name}" is "{name:Name}"')
def first(context, entry, name):
    """From now on the name means the cue point of the entry that starts first; it may come a while after the entry."""
    points.name_first(context.world, name, entry)
