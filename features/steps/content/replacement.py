"""Replacing the content of an entry, and trimming it in place."""

from features.support.content import replacement
from features.support.scenario.vocabulary import act, given, then


@given('"{name:Name}" is being trimmed to seconds {start:Seconds} to {end:Seconds}')
def being_trimmed(context, name, start, end):
    """The administrator has begun to trim the entry; the hidden entry is called "…'s replacement"."""
    with context.world.as_admin():
        replacement.trim(context.world, name, start, end)


@given('the replacement of "{name:Name}" has become {state:Constant}')
def has_become(context, name, state):
    """Waited for, before the act."""
    replacement.wait_for(context.world, name, state)


@act('trim "{name:Name}" to seconds {start:Seconds} to {end:Seconds}')
def trim(context, name, start, end):
    """media.updateContent with a part of the entry itself; the hidden entry is called "…'s replacement"."""
    replacement.trim(context.world, name, start, end)


@act('replace the content of "{name:Name}" with "{source:Name}"')
def replace(context, name, source):
    """media.updateContent with the content of another entry; the hidden entry is called "…'s replacement"."""
    replacement.replace(context.world, name, source)


@act('approve the replacement of "{name:Name}"')
def approve(context, name):
    """media.approveReplace."""
    context.world.call("media.approveReplace", {"entryId": context.world.own("entry", name)})


@act('cancel the replacement of "{name:Name}"')
def cancel(context, name):
    """media.cancelReplace."""
    context.world.call("media.cancelReplace", {"entryId": context.world.own("entry", name)})


@then('the replacement of "{name:Name}" becomes {state:Constant}')
def becomes(context, name, state):
    """Wait until the entry's replacementStatus is this one; NONE means that it is over."""
    replacement.wait_for(context.world, name, state)
