"""Requests and answers as they go over the wire. For the guides whose lesson is the wire; others say what is done."""

from hamcrest import assert_that, equal_to

from features.support.scenario import raw_requests
from features.support.scenario.matchers import has_fields
from features.support.scenario.vocabulary import act, then
from features.support.scenario.world import rows


@act("send this request")
def send(context):
    """The doc string: `POST /api_v3/…`, then form fields, one a line, or a JSON object. <ks> is the session at hand."""
    raw_requests.send(context.world, context.text)


@then("the XML says")
def xml_says(context):
    """Texts of the XML answer by their path: result/id. (absent) is no such element."""
    expected = {path: context.world.resolve(text) for path, text in rows(context.table).items()}
    found = raw_requests.xml(context.world, list(expected))
    assert_that(context.world.plain(found), has_fields(expected))


@then('I receive the text "{text:Name}"')
def receive_text(context, text):
    """The answer, as it is."""
    assert_that(raw_requests.text(context.world), equal_to(text))


@then('Kaltura refuses with an empty page and "{code:Constant}"')
def refuses_with_empty_page(context, code):
    """Nothing in the body; the header X-Kaltura says why."""
    assert_that(raw_requests.reason(context.world), equal_to(code))
