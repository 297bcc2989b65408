"""Moderation: flags that anybody raises on an entry, and what an administrator decides."""

from behave import register_type

from features.support.content import moderation
from features.support.scenario.vocabulary import act, given, then

register_type(Decision=moderation.decision_named)


@given('the entry "{name:Name}" was {decision:Decision}')
def was_decided(context, name, decision):
    """The administrator has approved, rejected or flagged the entry; a flag needs an entry that may be flagged."""
    with context.world.as_admin():
        moderation.decide(context.world, decision, name)


@act('flag the entry "{name:Name}"{table:With}')
def flag(context, name, table):
    """baseEntry.flag; a table gives flagType and comments."""
    moderation.flag(context.world, name, context.table)


@act('approve the entry "{name:Name}"')
def approve(context, name):
    """baseEntry.approve: all flags of the entry are answered."""
    moderation.decide(context.world, "approved", name)


@act('reject the entry "{name:Name}"')
def reject(context, name):
    """baseEntry.reject: lists hide the entry, and all its flags are answered."""
    moderation.decide(context.world, "rejected", name)


@act('list the flags of the entry "{name:Name}"')
def list_flags(context, name):
    """baseEntry.listFlags: those that nobody has answered, oldest first."""
    moderation.list_flags(context.world, name)


@then('"{name:Name}" has no open flags')
def no_flags(context, name):
    """Nobody's flag on the entry waits for a decision."""
    moderation.must_have_no_flags(context.world, name)
