"""Upload tokens: how files get to the platform."""

from features.support import uploads
from features.support.vocabulary import act


@act('upload the file "{file:Name}" to the upload token "{token:Name}"')
def upload(context, file, token):
    """Send a whole file of features/data."""
    uploads.send(context.world, token, uploads.whole(file))


@act('attach the upload token "{token:Name}" to the entry "{entry:Name}"')
def attach(context, token, entry):
    """media.addContent: the uploaded file becomes the content of the entry, and processing begins."""
    uploads.attach(context.world, token, entry)
