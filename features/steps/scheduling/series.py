"""Series of events, and single occurrences of them."""

from features.support.scenario.vocabulary import act, given, then
from features.support.scheduling import series


@given('a series "{name:Name}" of {noun:Things} with')
def has_series(context, name, noun):
    """A series made by the administrator; the table has fields of the event and parts of its rule of recurrence."""
    with context.world.as_admin():
        series.add(context.world, name, noun, context.table)


@act('create a series "{name:Name}" of {noun:Things} with')
def create(context, name, noun):
    """scheduleEvent.add with recurrenceType RECURRING: the table has fields of the event and parts of its rule."""
    series.add(context.world, name, noun, context.table)


@act('change the series "{name:Name}" with')
def change(context, name):
    """scheduleEvent.update of a series, or of what becomes one; parts of the rule in the table make a new rule."""
    series.change(context.world, name, context.table)


@given('"{name:Name}" is occurrence {number:Count} of "{series_name:Name}"')
def is_occurrence(context, name, number, series_name):
    """From now on the name means this occurrence, counted from 1 by start."""
    series.name_occurrence(context.world, number, name, series_name)


@then('the occurrences of "{name:Name}" are')
def occurrences_are(context, name):
    """These and no others, by start: the columns are Kaltura's fields, moments with their zone."""
    series.must_be(context.world, name, context.table)


@then('"{name:Name}" has {number:Count} occurrences')
def has_occurrences(context, name, number):
    """How many the platform made of a series."""
    series.must_count(context.world, name, number)
