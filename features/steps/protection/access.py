"""Access control: the rules of entries, and what their viewers must send."""

from features.support.protection import access
from features.support.scenario.vocabulary import given


@given('"{name:Name}" is under the rules')
def under_rules(context, name):
    """The administrator has given the entry an access control profile with the JSON list of rules in the doc string."""
    with context.world.as_admin():
        access.put_under_rules(context.world, name, context.text)


@given('the hash "{label:Name}" of the secret "{secret:Name}" and the session "{session:Name}"')
def hashed(context, label, secret, session):
    """The MD5 of both, one behind the other, as the server that shares the secret makes it."""
    access.hash_of(context.world, label, secret, session)
