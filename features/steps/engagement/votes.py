"""Likes and ratings: what a user says of an entry. How often it was said stands in the entry itself."""

from behave import register_type

from features.support.engagement import votes
from features.support.scenario.vocabulary import act, given

register_type(Voter=votes.voter_named)


@given('{who:Voter} likes "{name:Name}"')
def likes(context, who, name):
    """like_like.like by somebody: the user, the administrator, or a user of the scenario by name."""
    with votes.by(context.world, who):
        votes.vote(context.world, "like_like.like", name)


@given('{who:Voter} no longer likes "{name:Name}"')
def likes_no_longer(context, who, name):
    """like_like.unlike by somebody who likes it."""
    with votes.by(context.world, who):
        votes.vote(context.world, "like_like.unlike", name)


@given('{who:Voter} has rated "{name:Name}" with {rank:Count}')
def has_rated(context, who, name, rank):
    """rating_rating.rate by somebody: the user, the administrator, or a user of the scenario by name."""
    with votes.by(context.world, who):
        votes.vote(context.world, "rating_rating.rate", name, rank)


@act('like "{name:Name}"')
def like(context, name):
    """like_like.like with the session at hand."""
    votes.vote(context.world, "like_like.like", name)


@act('take back my like of "{name:Name}"')
def unlike(context, name):
    """like_like.unlike with the session at hand."""
    votes.vote(context.world, "like_like.unlike", name)


@act('rate "{name:Name}" with {rank:Count}')
def rate(context, name, rank):
    """rating_rating.rate with the session at hand."""
    votes.vote(context.world, "rating_rating.rate", name, rank)


@act('take back my rating of "{name:Name}"')
def remove_rating(context, name):
    """rating_rating.removeRating with the session at hand."""
    votes.vote(context.world, "rating_rating.removeRating", name)
