"""Polls: votes for answers. Voters are called as the scenario calls them; no user is made for one."""

from behave import register_type

from features.support.engagement import polls, votes
from features.support.scenario.vocabulary import act, given, then

register_type(Voter=votes.voter_named)


@given('a poll "{name:Name}"{table:With}')
def exists(context, name, table):
    """poll_poll.add by the administrator; a table gives pollType."""
    with context.world.as_admin():
        polls.add(context.world, name, context.table)


@act('create a poll "{name:Name}"{table:With}')
def create(context, name, table):
    """poll_poll.add with the session at hand; a table gives pollType. Nothing is left of a poll to be deleted."""
    polls.add(context.world, name, context.table)


@given('{who:Voter} has voted for "{answers:Name}" in the poll "{name:Name}"')
def has_voted(context, who, answers, name):
    """poll_poll.vote, in words without a session; several answers have commas between them."""
    polls.must_count_vote(context.world, who, answers, name)


@act('vote for "{answers:Name}" as "{voter:Name}" in the poll "{name:Name}"')
def vote(context, answers, voter, name):
    """poll_poll.vote with the session at hand; several answers have commas between them."""
    polls.vote(context.world, voter, answers, name)


@act('ask for the vote of "{voter:Name}" in the poll "{name:Name}"')
def get_vote(context, voter, name):
    """poll_poll.getVote with the session at hand: a text, as JSON or as a sentence."""
    polls.get_vote(context.world, voter, name)


@then('the poll "{name:Name}" counts')
def counts(context, name):
    """poll_poll.getVotes by the administrator: numVoters, and votes by the ids of answers."""
    polls.must_count(context.world, name, context.table)
