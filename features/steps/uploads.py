"""Upload tokens: how files get to the platform."""

from hamcrest import assert_that, equal_to

from features.support import objects, uploads
from features.support.nouns import UPLOAD_TOKEN
from features.support.vocabulary import act, given, then


@given('an upload token "{token:Name}" with the file "{file:Name}"')
def uploaded(context, token, file):
    """A token that holds a whole file of features/data, sent by the administrator."""
    with context.world.as_admin():
        objects.add(context.world, UPLOAD_TOKEN, token)
        uploads.send(context.world, token, uploads.whole(file))


@act('upload the file "{file:Name}" to the upload token "{token:Name}"')
def upload(context, file, token):
    """Send a whole file of features/data."""
    uploads.send(context.world, token, uploads.whole(file))


@act('attach the upload token "{token:Name}" to the entry "{entry:Name}"')
def attach(context, token, entry):
    """media.addContent: the uploaded file becomes the content of the entry, and processing begins."""
    uploads.attach(context.world, token, entry)


@given('the file "{file:Name}" in the upload token "{token:Name}"')
def waiting(context, file, token):
    """A token of the administrator's that holds a whole file of features/data, ready to become content."""
    with context.world.as_admin():
        uploads.fill(context.world, token, file)


@act('send the {part:Part} of "{file:Name}" to the upload token "{token:Name}"{table:With}')
def send_part(context, part, file, token, table):
    """Send a third of a file as a chunk: the first begins, the others resume where they belong, the last is final.
    A table overrides what the API is told: resume, finalChunk, resumeAt (bytes)."""
    uploads.send_part(context.world, token, part, file, context.table)


@given('the {part:Part} of "{file:Name}" in the upload token "{token:Name}"')
def part_sent(context, part, file, token):
    """The administrator has sent that third of a file to the token."""
    with context.world.as_admin():
        uploads.send_part(context.world, token, part, file)


@then('the upload token "{token:Name}" holds {share:Share} of "{file:Name}"')
def holds(context, token, share, file):
    """How many bytes the platform has received without a gap: where a resumed upload goes on."""
    received = context.world.current(token).get("uploadedFileSize", 0)
    assert_that(int(received), equal_to(uploads.size_of(share, file)), "bytes received (uploadedFileSize)")


@then('"{entry:Name}" holds the file "{file:Name}", byte for byte')
def holds_file(context, entry, file):
    """What the platform gives back as the entry's original is the file that was sent."""
    content = uploads.original(context.world, entry)
    assert_that(
        content == uploads.whole(file).read(), f'that the {len(content)} bytes of "{entry}" are {file}'
    )
