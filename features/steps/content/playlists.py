"""Playlists: lists by hand and by rules, and what they give. For the guides on playlists and on the player."""

from hamcrest import assert_that, close_to

from features.support.content import playlists
from features.support.scenario.vocabulary import act, given, then


@given('the entry "{name:Name}" was tagged "{tags:Name}"')
def was_tagged(context, name, tags):
    """The administrator has given an entry these tags, which no entry of another scenario has."""
    with context.world.as_admin():
        playlists.tag(context.world, name, tags)


@act('tag the entry "{name:Name}" with "{tags:Name}"')
def tag(context, name, tags):
    """media.update with these tags, which no entry of another scenario has."""
    playlists.tag(context.world, name, tags)


@given('a playlist "{name:Name}" of {members:Names}')
def has_list(context, name, members):
    """The administrator has made a list by hand with these members, in this order."""
    with context.world.as_admin():
        playlists.of(context.world, name, members)


@given('a playlist "{name:Name}" of {times:Count} times "{member:Name}"')
def has_long_list(context, name, times, member):
    """The administrator has made a list by hand that has one member so often."""
    with context.world.as_admin():
        playlists.of_many(context.world, name, times, member)


@given('a playlist "{name:Name}" of at most {total:Count} entries by rules')
def has_rules(context, name, total):
    """The administrator has made a list by rules: a row a rule, its fields those of the filter.

    Each rule names the account too (partnerIdEqual), unless the table has that column.
    """
    with context.world.as_admin():
        playlists.by_rules(context.world, name, total, context.table)


@act('create the playlist "{name:Name}" of {members:Names}')
def create_list(context, name, members):
    """playlist.add of a list by hand, with the session at hand."""
    playlists.of(context.world, name, members)


@act('create the playlist "{name:Name}" of {members:Names} and have it summed up')
def create_summed(context, name, members):
    """playlist.add of a list by hand with updateStats."""
    playlists.of(context.world, name, members, summed=True)


@act('create a playlist "{name:Name}" of at most {total:Count} entries by rules')
def create_rules(context, name, total):
    """playlist.add of a list by rules: a row a rule, its fields those of the filter, and the account's number."""
    playlists.by_rules(context.world, name, total, context.table)


@act('create a playlist "{name:Name}" by rules without a total')
def create_rules_alone(context, name):
    """playlist.add of rules without totalResults."""
    playlists.by_rules(context.world, name, None, context.table)


@act('give the playlist "{name:Name}" other rules, for at most {total:Count} entries')
def replace_rules(context, name, total):
    """playlist.update with filters and totalResults: a row a rule."""
    playlists.replace_rules(context.world, name, total, context.table)


@act('give the playlist "{name:Name}" other rules without a total')
def replace_rules_alone(context, name):
    """playlist.update with filters alone: a row a rule."""
    playlists.replace_rules(context.world, name, None, context.table)


@act('execute the playlist "{name:Name}"{table:With}')
def execute(context, name, table):
    """playlist.execute with the session at hand; a table is a filter on top of the list."""
    playlists.execute(context.world, name, context.table)


@act('execute page {page:Count} of the playlist "{name:Name}", {size:Count} entries a page')
def execute_page(context, page, name, size):
    """playlist.execute with a pager."""
    playlists.execute(context.world, name, None, page, size)


@act("execute {members:Names} without storing a list")
def execute_members(context, members):
    """playlist.executeFromContent of a list by hand."""
    playlists.execute_members(context.world, members)


@act("execute rules for at most {total:Count} entries without storing a list")
def execute_rules(context, total):
    """playlist.executeFromFilters: a row a rule, its fields those of the filter, and the account's number."""
    playlists.execute_rules(context.world, total, context.table)


@act("execute the text of rules without storing a list")
def execute_text(context):
    """playlist.executeFromContent of the XML in the doc string; tags are the scenario's, <partner id> the account."""
    playlists.execute_text(context.world, context.text)


@act('clone the playlist "{name:Name}" as "{copy:Name}"{table:With}')
def clone(context, name, copy, table):
    """playlist.clone; a table says what the copy shall have of its own (newPlaylist)."""
    playlists.clone(context.world, name, copy, context.table)


@given('the playlist "{name:Name}" gives {members:Names} in this order')
@then('the playlist "{name:Name}" gives {members:Names} in this order')
def gives(context, name, members):
    """What playlist.execute answers to the administrator comes to be these and no others; the index may lag behind."""
    playlists.must_give(context.world, name, members)


@then('the playlist "{name:Name}" gives nothing')
def gives_nothing(context, name):
    """What playlist.execute answers to the administrator is empty."""
    playlists.must_give(context.world, name, [])


@then("the list is {number:Count} entries long")
def is_long(context, number):
    """So many entries came with the answer."""
    playlists.must_be_long(context.world, number)


@then("the sum is {seconds:Seconds} seconds")
def sum_is(context, seconds):
    """The duration in the answer; a few frames more or less don't count."""
    assert_that(float(context.world.answer["duration"]), close_to(seconds, 0.2))
