"""Groups of users. Groups themselves are made, read, changed, deleted and listed by steps/objects.py."""

from features.support.access import groups
from features.support.scenario.vocabulary import act, given, then


@given('a group "{group:Name}" of {names:Names}{table:With}')
def of(context, group, names, table):
    """The administrator has made a group and put users into it, new ones too; a table gives fields of their places."""
    with context.world.as_admin():
        groups.make(context.world, group, names, context.table)


@given('"{user:Name}" is in the group "{group:Name}"{table:With}')
def is_in(context, user, group, table):
    """The administrator has put a user into a group; a table gives creationMode and userRole."""
    with context.world.as_admin():
        groups.add(context.world, user, group, context.table)


@given('"{user:Name}" was taken out of the group "{group:Name}"')
def was_taken_out(context, user, group):
    """The administrator has taken a member out of a group."""
    with context.world.as_admin():
        groups.remove(context.world, user, group)


@act('put "{user:Name}" into the group "{group:Name}"{table:With}')
def put(context, user, group, table):
    """groupUser.add with the session at hand; a table gives creationMode and userRole."""
    groups.add(context.world, user, group, context.table)


@act('take "{user:Name}" out of the group "{group:Name}"')
def take_out(context, user, group):
    """groupUser.delete."""
    groups.remove(context.world, user, group)


@act('change the place of "{user:Name}" in the group "{group:Name}" with')
def change(context, user, group):
    """groupUser.update; the table gives the fields."""
    groups.update(context.world, user, group, context.table)


@act('bring the groups of "{user:Name}" into line with {names:Names}{table:With}')
def sync(context, user, names, table):
    """groupUser.sync; the table gives its options. The bulk upload that it leaves to a job is called "the rest"."""
    groups.sync(context.world, user, names, "the rest", context.table)


@act('copy the group "{group:Name}" as "{copy:Name}"')
def copy(context, group, copy):
    """group.clone: another group with the same members."""
    groups.copy(context.world, group, copy)


@act('upload a file of users "{name:Name}" with')
def upload(context, name):
    """user.addFromBulkUpload of the table as CSV: action, userId, group …; names are ids, -<group> is left."""
    groups.upload(context.world, name, context.table)


@then('the members of the group "{group:Name}" are')
def are(context, group):
    """These and no others, as soon as jobs have done their part; the columns are Kaltura's fields."""
    groups.must_be(context.world, group, context.table)


@then('"{user:Name}" is only in the groups {names:Names}')
def is_only_in(context, user, names):
    """In these and no others, as soon as jobs have done their part."""
    groups.must_be_in(context.world, user, names)


@then('"{user:Name}" is in no group')
def is_in_none(context, user):
    """In none, or in none any more, as soon as jobs have done their part."""
    groups.must_be_in(context.world, user, [])
