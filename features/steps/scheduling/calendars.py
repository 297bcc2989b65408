"""Calendars: events in the format ical, and files of them that are uploaded."""

from features.support.scenario.vocabulary import act, given, then
from features.support.scheduling import calendars


@act('open the calendar of "{name:Name}"')
def open_event(context, name):
    """GET scheduleEvent.get with format=ical and the session at hand."""
    calendars.open_event(context.world, name)


@act("open one calendar of {names:Names}")
def open_list(context, names):
    """GET scheduleEvent.list of these events with format=ical and the session at hand."""
    calendars.open_list(context.world, names)


@then("an event of the calendar says")
def says(context):
    """Properties by their names in iCalendar; moments with their zone, (absent) is allowed."""
    calendars.must_say(context.world, context.table)


@then("the calendar has {number:Count} events")
def has_events(context, number):
    """How many events were received."""
    calendars.must_hold(context.world, number)


@then('the calendar holds the refusal "{code:Constant}"')
def holds_refusal(context, code):
    """A VERROR with this X-KALTURA-CODE, instead of events."""
    calendars.must_refuse(context.world, code)


@given('{noun:Things} "{name:Name}" were uploaded from')
def were_uploaded(context, noun, name):
    """The administrator has sent this calendar, whose events become those of the kind; its job has begun."""
    with context.world.as_admin():
        calendars.upload(context.world, name, noun, context.text)


@act('upload {noun:Things} "{name:Name}" from')
def upload(context, noun, name):
    """scheduleEvent.addFromBulkUpload of the calendar in the doc string, whose events become those of the kind."""
    calendars.upload(context.world, name, noun, context.text)


@given('the event "{uid:Name}" of the upload is {noun:The} "{name:Name}"')
@then('the event "{uid:Name}" of the upload is {noun:The} "{name:Name}"')
def is_event(context, uid, noun, name):
    """The platform made one event with this UID as its reference id; from now on the name means it."""
    calendars.name_event(context.world, name, uid, noun)
