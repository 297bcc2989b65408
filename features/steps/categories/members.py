"""Members of categories, and who acts under entitlement."""

from features.support.categories import members
from features.support.scenario.vocabulary import act, given, then


@given('"{user:Name}" is {level:Constant} of "{category:Name}"')
def is_member(context, user, level, category):
    """The administrator has made a user a member with this level: MANAGER, MODERATOR, CONTRIBUTOR, MEMBER, NONE."""
    with context.world.as_admin():
        members.add_at(context.world, user, category, level)


@given('I am "{user:Name}" under entitlement')
def am(context, user):
    """From now on the scenario acts as a user: enableentitlement,privacycontext:<context>,list:*."""
    members.become(context.world, user)


@given('I am "{user:Name}" with the privileges "{privileges:Name}"')
def am_with(context, user, privileges):
    """From now on the scenario acts as a user, with a session that carries these privileges."""
    members.become(context.world, user, privileges)


@given('"{user:Name}" was made a member of "{category:Name}" with')
def was_added(context, user, category):
    """The administrator has made a user a member; a table gives the level and the like."""
    with context.world.as_admin():
        members.add(context.world, user, category, context.table)


@given('"{user:Name}" was deactivated in "{category:Name}"')
def was_deactivated(context, user, category):
    """The administrator has let a membership rest."""
    with context.world.as_admin():
        members.act(context.world, "deactivate", user, category)


@act('make "{user:Name}" a member of "{category:Name}"{table:With}')
def add(context, user, category, table):
    """categoryUser.add with the session at hand; a table gives the level and the like."""
    members.add(context.world, user, category, context.table)


@act('change the membership of "{user:Name}" in "{category:Name}" with')
def update(context, user, category):
    """categoryUser.update; the row override is the action's own parameter."""
    members.update(context.world, user, category, context.table)


@act('remove "{user:Name}" from "{category:Name}"')
def remove(context, user, category):
    """categoryUser.delete."""
    members.act(context.world, "delete", user, category)


@act('get the membership of "{user:Name}" in "{category:Name}"')
def get(context, user, category):
    """categoryUser.get, by the two ids."""
    members.act(context.world, "get", user, category)


@then('the members of "{category:Name}" are')
def are(context, category):
    """These and no others, as soon as jobs have done their part; the columns are Kaltura's fields."""
    members.must_be(context.world, category, context.table)
