"""What Kaltura answers to the last act: a value, an object, a refusal."""

from hamcrest import assert_that, contains_string, equal_to

from features.support.api.nouns import noun_of
from features.support.scenario.matchers import has_fields, tell
from features.support.scenario.refusals import refused
from features.support.scenario.vocabulary import then
from features.support.scenario.world import rows


@then('Kaltura refuses with "{code:Code}"')
def refuses(context, code):
    """The attempt was refused with this error code; a table may add what the error's args say."""
    error = refused(context.world)
    assert_that(error.code, equal_to(code), str(error))
    if context.table:
        expected = {name: context.world.resolve(text) for name, text in rows(context.table).items()}
        assert_that(error.details, has_fields(expected), str(error))


@then('Kaltura refuses in words: "{text:Text}"')
def refuses_in_words(context, text):
    """The attempt was refused with a sentence where the code should be."""
    error = refused(context.world)
    assert_that(error.code, equal_to(text), str(error))


@then('the refusal says "{text:Text}"')
def refusal_says(context, text):
    """The message of the refusal contains these words."""
    assert_that(context.world.plain(refused(context.world).message), contains_string(text))


@then("the answer has")
def answer_has(context):
    """Fields of the answer to the last act, by Kaltura's names; (absent) and (any) are allowed."""
    world = context.world
    assert_that(world.plain(world.answer), has_fields(world.expected(noun_of(world.answer), context.table)))


@then("answer {number:Count} has")
def numbered_answer_has(context, number):
    """Fields of one answer of a multirequest, counted from 1."""
    answer = context.world.answer[number - 1]
    expected = context.world.expected(noun_of(answer), context.table)
    assert_that(context.world.plain(answer), has_fields(expected))


@then("Kaltura answers {text:Text}")
def answers(context, text):
    """The answer is a bare value: true, 1, or nothing (null)."""
    answer = context.world.answer
    assert_that("nothing" if answer is None else tell(answer), equal_to(text))


@then('the answer says "{text:Text}"')
def answer_says(context, text):
    """The answer is a text, and contains these words."""
    assert_that(context.world.plain(context.world.answer), contains_string(text))


@then("answer {number:Count} is {text:Text}")
def numbered_answer_is(context, number, text):
    """One answer of a multirequest, counted from 1, is a bare value."""
    assert_that(tell(context.world.answer[number - 1]), equal_to(text))
