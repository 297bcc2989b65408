"""Searches that the platform remembers of a user."""

from features.support.scenario.vocabulary import act, given, then
from features.support.searching import asking, history


@given('I searched the entries for "{term:Name}"')
def searched(context, term):
    """A search for a part of names with the session at hand, with highlights: so it is remembered."""
    asking.for_a_word(context.world, term, highlighted=True)


@given('I searched the entries for "{term:Name}" without highlights')
def searched_plainly(context, term):
    """The same without highlights, which leaves nothing behind."""
    asking.for_a_word(context.world, term, highlighted=False)


@act('forget the search for "{term:Name}"')
def forget(context, term):
    """searchHistory.delete, once the search is in the history of the session's user."""
    history.forget(context.world, term)


@then('no search for "{term:Name}" is remembered')
def is_forgotten(context, term):
    """It isn't in the history of the session's user, or no more."""
    history.must_lack(context.world, term)
