"""Upload tokens: how files get to the platform."""

from behave import register_type
from hamcrest import assert_that, equal_to

from features.support.content import uploads
from features.support.scenario.vocabulary import act, given, then

register_type(Part=uploads.part_named, Share=uploads.share_named)


@given('an upload token "{token:Name}" with the file "{file:Name}"')
def full_token(context, token, file):
    """A token of the administrator's that holds a whole file of features/data."""
    with context.world.as_admin():
        uploads.fill(context.world, token, file)


@given('the {part:Part} of "{file:Name}" is in the upload token "{token:Name}"')
def part_is_in(context, part, file, token):
    """The administrator has sent that third of a file in its place: the first begins, the last is the final chunk."""
    with context.world.as_admin():
        uploads.send_part(context.world, token, part, file)


@given('the {part:Part} of "{file:Name}" waits in the upload token "{token:Name}"')
def part_waits_in(context, part, file, token):
    """The administrator has sent that third of a file in its place, before what belongs in front of it."""
    with context.world.as_admin():
        uploads.send_part(context.world, token, part, file, finalChunk=False)


@given('the upload token "{token:Name}" is attached to the entry "{entry:Name}"')
def attached(context, token, entry):
    """The administrator has called media.addContent with the token, which may still be empty."""
    with context.world.as_admin():
        uploads.attach(context.world, token, entry)


@act('upload the file "{file:Name}" to the upload token "{token:Name}"')
def upload(context, file, token):
    """Send a whole file of features/data."""
    uploads.send(context.world, token, uploads.whole(file))


@act('send the {part:Part} of "{file:Name}" to the upload token "{token:Name}"{table:With}')
def send_part(context, part, file, token, table):
    """Send a third of a file as a chunk in its place; the last third and the empty end are the final chunk.

    A table overrides what the API is told: resume, finalChunk, resumeAt (bytes).
    """
    options = uploads.options(context.table) if context.table else {}
    uploads.send_part(context.world, token, part, file, **options)


@act('attach the upload token "{token:Name}" to the entry "{entry:Name}"')
def attach(context, token, entry):
    """media.addContent: the uploaded file becomes the content of the entry, and processing begins."""
    uploads.attach(context.world, token, entry)


@then('the upload token "{token:Name}" holds {share:Share} of "{file:Name}"')
def holds(context, token, share, file):
    """How many bytes the platform has received without a gap: where a resumed upload goes on."""
    received = context.world.current(token).get("uploadedFileSize", 0)
    assert_that(int(received), equal_to(uploads.size_of(share, file)), "bytes received (uploadedFileSize)")


@then('"{entry:Name}" holds the file "{file:Name}", byte for byte')
def holds_file(context, entry, file):
    """What the platform gives back as the entry's original is the file that was sent."""
    content, sent = uploads.original(context.world, entry), uploads.whole(file).read()
    assert_that(
        content == sent, f'the original of "{entry}" ({len(content)} bytes) is {file} ({len(sent)} bytes)'
    )
