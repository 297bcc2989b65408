"""Delivery: manifests, raw files, downloads, flavor addresses, as players and pages fetch them, without a session."""

from behave import register_type
from hamcrest import assert_that, equal_to

from features.support.playing import delivery, playback
from features.support.scenario.vocabulary import act, given, then

register_type(Kind=delivery.kind_named, Rule=delivery.rule_named)


@given('an access control profile "{name:Name}" that {rule:Rule}')
def has_rule(context, name, rule):
    """The administrator has made a profile with this one rule; administrators are not judged by it."""
    with context.world.as_admin():
        delivery.guard(context.world, name, rule)


@act('open the {kind:Kind} of "{name:Name}"{table:With}')
def open_address(context, kind, name, table):
    """GET the address, following redirects; the table's rows go into it as key/value pairs (referrer in base64)."""
    playback.fetch(context.world, delivery.address(context.world, kind, name, context.table))


@act('ask where the {kind:Kind} of "{name:Name}" leads{table:With}')
def ask_where(context, kind, name, table):
    """GET the address without following where it leads; the table's rows go into it."""
    delivery.lead(context.world, delivery.address(context.world, kind, name, context.table))


@act("open the address")
def open_written(context):
    """GET the path in the doc string, with <Name> replaced; where it leads is not followed."""
    delivery.lead(context.world, context.world.resolve(context.text.strip()))


@act('play "{name:Name}"{table:With}')
def play(context, name, table):
    """Open the manifest and read every segment to the end, as players do; what came is one film."""
    delivery.play(context.world, name, context.table)


@act('ask for the address of the flavor "{flavor:Name}"{table:With}')
def flavor_address(context, flavor, table):
    """flavorAsset.getUrl with the session at hand; the table gives its options (fileName)."""
    delivery.flavor_url(context.world, flavor, context.table)


@act('open the address of the flavor "{flavor:Name}"{table:With}')
def open_flavor(context, flavor, table):
    """flavorAsset.getUrl, and GET of the address that it answers."""
    delivery.open_flavor(context.world, flavor, context.table)


@act('fetch the first {count:Count} bytes of the flavor "{flavor:Name}"')
def open_part(context, count, flavor):
    """flavorAsset.getUrl, and a range request to the address that it answers."""
    delivery.open_flavor(context.world, flavor, None, count)


@then("it leads to an address with")
def leads(context):
    """Key/value pairs of the path it leads to; protocol, and file for its last word. (absent) and (any) are allowed."""
    delivery.must_lead(context.world, context.table)


@then("the manifest lists {count:Count} streams")
def lists_count(context, count):
    """An HLS list names so many streams, one a flavor."""
    delivery.must_list_all(context.world, count)


@then("one of its streams has")
def lists(context):
    """Attributes of a stream in the HLS list (RESOLUTION, CODECS, BANDWIDTH …), or its address."""
    delivery.must_list(context.world, context.table)


@then('the page says "{text:Text}"')
def says(context, text):
    """The text that was received holds these words."""
    delivery.must_say(context.world, text)


@then('it is offered as "{name:Name}"')
def offered(context, name):
    """The file name for whoever saves it (Content-Disposition) contains these words."""
    delivery.must_offer(context.world, name)


@then("I receive {count:Count} bytes")
def receive_bytes(context, count):
    """A part of the file as long as asked."""
    assert_that(len(context.world.delivery.body), equal_to(count))


@then('delivery refuses because "{reason:Name}"')
def refuses(context, reason):
    """The page is empty; the header X-Kaltura-App tells this reason."""
    delivery.must_refuse(context.world, reason)


@then("its headers are")
def headers(context):
    """Headers of the last answer; (absent) and (any) are allowed."""
    delivery.must_have_headers(context.world, context.table)
