"""Live streams: where encoders send, whether a stream is on air, and what it shows while it isn't."""

from features.support.live import addresses, streams
from features.support.scenario.vocabulary import act, given, then


@act('regenerate the token of "{name:Name}"')
def regenerate(context, name):
    """liveStream.regenerateStreamToken: encoders need the new one."""
    streams.regenerate(context.world, name)


@given('"{name:Name}" has got a new token')
def has_new_token(context, name):
    """The administrator has called liveStream.regenerateStreamToken."""
    with context.world.as_admin():
        addresses.look_up(context.world, name)
        streams.regenerate(context.world, name)


@act('ask whether "{name:Name}" is on air')
def ask_live(context, name):
    """liveStream.isLive; anybody may ask."""
    context.world.call("liveStream.isLive", {"id": context.world.id("live stream", name)})


@act('ask for the details of "{name:Name}"')
def ask_details(context, name):
    """liveStream.getDetails: what comes in at both places, and who may see it."""
    context.world.call("liveStream.getDetails", {"id": context.world.id("live stream", name)})


@act('let "{name:Name}" show the picture "{file:Name}" while it is off air')
def offline_picture(context, name, file):
    """liveStream.updateOfflineThumbnailJpeg with a picture of features/data."""
    streams.show_offline(context.world, name, file)


@then('"{name:Name}" is broadcast to by')
def is_broadcast_to(context, name):
    """The entry's addresses, as the administrator reads them: field | protocol | place. Each has id and token in it."""
    streams.must_take(context.world, name, context.table)


@then('no address of "{name:Name}" holds the first token of "{other:Name}"')
def first_token_is_gone(context, name, other):
    """No field of the entry holds the token that the other one (or itself) had when it was made."""
    streams.must_not_hold(context.world, name, other)


@then('"{name:Name}" goes on air')
def goes_on_air(context, name):
    """liveStream.isLive turns true; it is asked again until it does."""
    streams.must_become(context.world, name, True)


@then('"{name:Name}" goes off air')
def goes_off_air(context, name):
    """liveStream.isLive turns false; it is asked again until it does."""
    streams.must_become(context.world, name, False)


@then("the answer has no address to broadcast to")
def no_addresses(context):
    """None of the broadcasting URLs, SRT stream ids and passwords is in the answer."""
    streams.must_hide(context.world)
