"""Licenses and encrypted streams: what they tell of their keys, who gets these, and what they open."""

from features.support.protection import licenses, streams
from features.support.scenario.vocabulary import act, given, then


@given('the license address "{label:Name}" of "{name:Name}"')
def license_address(context, label, name):
    """Where the viewer with the session at hand gets ClearKey licenses; other steps name it, in config as <…>."""
    licenses.hold(context.world, label, name)


@act('ask "{label:Name}" for a license of "{name:Name}"{table:With}')
def ask(context, label, name, table):
    """POST, as a browser's ClearKey does. Rows: `type`, a made-up `signature`, `of` another entry's key."""
    licenses.ask(context.world, context.world.session(label), name, context.table)


@act('download the stream of "{name:Name}"{table:With}')
def download(context, name, table):
    """Open the manifest and get all segments of its first pictures, as they come, without a key."""
    streams.download(context.world, name, context.table)


@act('decrypt the stream of "{name:Name}"{table:With}')
def decrypt(context, name, table):
    """Get a ClearKey license with the session at hand, the segments, and open them with the license's key."""
    licenses.decrypt(context.world, name, context.table)


@then("the manifest tells of an encryption with")
def manifest_tells(context):
    """DASH: scheme, key id, DRM systems; "its key": the data for a system names the same key. HLS: EXT-X-KEY."""
    streams.must_tell(context.world, context.table)


@then("its first segment tells of an encryption with")
def segment_tells(context):
    """The boxes tenc, schm and pssh of the segment that begins the stream, in the same words."""
    streams.must_tell_inside(context.world, context.table)


@then("the manifest tells of no encryption")
def manifest_is_open(context):
    """No ContentProtection, no EXT-X-KEY."""
    streams.must_not_be_encrypted(context.world)


@then("nobody sees a picture without the key")
def hidden(context):
    """What was downloaded can't be decoded, or shows nothing of the sample."""
    streams.must_not_open(context.world)


@then('"{first:Name}" and "{second:Name}" have different keys')
def differ(context, first, second):
    """The names of their keys, in their manifests, are not the same."""
    streams.must_differ(context.world, first, second)


@then("I get a license")
def is_given(context):
    """The license server's answer holds a key."""
    licenses.must_give(context.world)


@then("I get no license")
def is_denied(context):
    """The license server refuses; what its answer says is its own affair."""
    licenses.must_not_give(context.world)
