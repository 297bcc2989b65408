"""Roles, permissions, and what a session may do by them."""

from features.support.access import roles
from features.support.scenario.vocabulary import act, given, then


@given('the platform\'s role "{name:Name}"')
def of_platform(context, name):
    """One of partner 0, by its system name."""
    roles.of_platform(context.world, name)


@given("I have {caller:Caller} for a user with the role {names:Names}")
def hold(context, caller, names):
    """A new user, "Holder", holds these roles; from now on the scenario acts with a session of this user."""
    roles.hold(context.world, caller, names)


@given('a permission "{name:Name}" to call {action:Action}')
def permission_to_call(context, name, action):
    """A permission of the account's own, with the platform's item for this action and no other."""
    roles.permit(context.world, name, action)


@act('clone the role "{name:Name}" as "{copy:Name}"')
def clone(context, name, copy):
    """userRole.clone. The platform gives the copy its name."""
    roles.clone(context.world, name, copy)


@then("the session at hand may call")
def may_call(context):
    """Rows of an action and yes or no: each is called without parameters; no is SERVICE_FORBIDDEN."""
    roles.must_be_permitted(context.world, context.table)
