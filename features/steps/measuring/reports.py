"""What players tell the platform of, and the reports on it."""

from behave import register_type

from features.support.measuring import player_events, reports
from features.support.scenario.vocabulary import act, given, then

register_type(ReportPart=reports.part_named)


@given('players told of "{entry:Name}"')
def players_told(context, entry):
    """Events have come to the collector (analytics.trackEvent), a visit a row: events, viewer, position (s)."""
    player_events.tell(context.world, entry, context.table)


@act("ask for the {part:ReportPart} of {type:Constant} on {names:Names}{table:With}")
def ask(context, part, type, names, table):
    """A report of this type on some entries, yesterday to tomorrow: its table, totals, graphs, or a file's address.

    Rows are parameters: order, pageSize … and, behind `filter.`, fields of the filter.
    """
    reports.ask(context.world, part, type, names, context.table)


@then("the report says")
def says(context):
    """These rows and no others, in this order, as soon as the events are counted; the columns are Kaltura's."""
    reports.must_say(context.world, context.table)


@then('the graph "{name:Name}" has')
def draws(context, name):
    """Points of a graph, as soon as the events are counted: a date, (today) or a column's name, and the figure."""
    reports.must_draw(context.world, name, context.table)


@then("the file behind the address has the lines")
def holds(context):
    """The address just answered gives a file with these lines, one after the other, as soon as events are counted."""
    reports.must_hold(context.world, context.text)
