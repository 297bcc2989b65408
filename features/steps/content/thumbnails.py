"""Thumbnails: the pictures of an entry (thumbAsset), and which of them it shows."""

from features.support.content import thumbnails
from features.support.playing import pictures
from features.support.scenario.vocabulary import act, given, then


@given('a thumbnail "{name:Name}" of "{entry:Name}" with the picture "{file:Name}"')
def has_picture(context, name, entry, file):
    """The administrator has added a file of features/data."""
    with context.world.as_admin():
        thumbnails.add_file(context.world, name, entry, file)


@given('an empty thumbnail "{name:Name}" of "{entry:Name}"{table:With}')
def has_empty(context, name, entry, table):
    """The administrator has added a thumbnail without a picture; a table gives its fields."""
    with context.world.as_admin():
        thumbnails.add(context.world, name, entry, context.table)


@given('a thumbnail "{name:Name}" taken from "{entry:Name}" with')
def was_taken(context, name, entry):
    """The administrator has taken a picture from the film; the table is KalturaThumbParams."""
    with context.world.as_admin():
        thumbnails.generate(context.world, name, entry, context.table)


@given('the thumbnail "{name:Name}" is the default')
def is_default(context, name):
    """The administrator has called thumbAsset.setAsDefault."""
    with context.world.as_admin():
        context.world.call("thumbAsset.setAsDefault", {"thumbAssetId": context.world.own("thumbnail", name)})


@act('add an empty thumbnail "{name:Name}" to "{entry:Name}"{table:With}')
def add(context, name, entry, table):
    """thumbAsset.add: a place for a picture to come; a table gives its fields."""
    thumbnails.add(context.world, name, entry, context.table)


@act('add the picture "{file:Name}" to "{entry:Name}" as the thumbnail "{name:Name}"')
def add_file(context, file, entry, name):
    """thumbAsset.addFromImage: a file of features/data goes with the call."""
    thumbnails.add_file(context.world, name, entry, file)


@act('add the picture that "{source:Name}" shows to "{entry:Name}" as the thumbnail "{name:Name}"')
def add_picture_of(context, source, entry, name):
    """thumbAsset.addFromUrl with the thumbnail address of another entry (an address that this guide can be sure of)."""
    thumbnails.add_url(context.world, name, entry, pictures.address(context.world, source))


@act('put the upload token "{token:Name}" into the thumbnail "{name:Name}"')
def fill(context, token, name):
    """thumbAsset.setContent: the uploaded file becomes the picture."""
    thumbnails.fill(context.world, name, token)


@act('take the thumbnail "{name:Name}" from "{entry:Name}" with')
def generate(context, name, entry):
    """thumbAsset.generate: a moment of the film; the table is KalturaThumbParams, and sourceAssetId."""
    thumbnails.generate(context.world, name, entry, context.table)


@act('take the thumbnail "{name:Name}" from "{entry:Name}" by "{params:Name}"')
def generate_by(context, name, entry, params):
    """thumbAsset.generateByEntryId: the platform takes the picture by a set of thumbnail params, after the answer."""
    thumbnails.generate_by(context.world, name, entry, params)


@act('make the thumbnail "{name:Name}" the default')
def set_default(context, name):
    """thumbAsset.setAsDefault."""
    context.world.call("thumbAsset.setAsDefault", {"thumbAssetId": context.world.own("thumbnail", name)})


@act('open the address of the thumbnail "{name:Name}"')
def open_address(context, name):
    """thumbAsset.getUrl, and GET the address that it answers."""
    thumbnails.open_address(context.world, name)


@act('have the thumbnail "{name:Name}" served{table:With}')
def serve(context, name, table):
    """GET thumbAsset.serve, without a session; a table is its thumbParams."""
    thumbnails.serve(context.world, name, context.table)


@act('let "{entry:Name}" show the picture "{file:Name}"')
def update_by_file(context, entry, file):
    """media.updateThumbnailJpeg: a file of features/data goes with the call."""
    thumbnails.update_by_file(context.world, entry, file)


@act('let "{entry:Name}" show second {second:Count} of "{source:Name}"')
def update_by_moment(context, entry, second, source):
    """media.updateThumbnail; media.updateThumbnailFromSourceEntry where the film is another entry's."""
    thumbnails.update_by_moment(context.world, entry, second, source)


@then('"{entry:Name}" shows the thumbnail "{name:Name}"')
def is_shown(context, entry, name):
    """The entry's own thumbnail address gives the same picture as the thumbnail."""
    thumbnails.must_be_shown(context.world, name, entry)


@then('the thumbnail address of "{entry:Name}" has changed')
def has_new_address(context, entry):
    """thumbnailUrl has another version than when the scenario first saw it, so caches fetch anew."""
    thumbnails.must_have_new_address(context.world, entry)
