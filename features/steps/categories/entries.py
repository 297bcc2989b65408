"""Entries in categories. Categories themselves are made, read, changed, deleted and listed by steps/objects.py."""

from features.support.categories import entries, proposals
from features.support.scenario.vocabulary import act, given, then


@given("the categories {names:Names}")
def categories_exist(context, names):
    """The administrator has made a tree: "Science", "Science>Physics" …; each goes by the last part of its path."""
    with context.world.as_admin():
        entries.plant(context.world, [{"fullName": name} for name in names])


@given("these categories")
def categories_exist_with(context):
    """The administrator has made a tree; the columns are fullName and other fields of categories."""
    with context.world.as_admin():
        entries.plant(context.world, [dict(row.items()) for row in context.table])


@given('an entry "{entry:Name}" in {names:Names}')
def entry_in(context, entry, names):
    """The administrator has made an entry without content, and put it into these categories."""
    with context.world.as_admin():
        entries.make(context.world, entry, names)


@given('"{entry:Name}" is in "{category:Name}"')
def is_in(context, entry, category):
    """The administrator has put an entry into a category."""
    with context.world.as_admin():
        entries.put(context.world, entry, category)


@given('an entry "{entry:Name}" that "{user:Name}" proposed for "{category:Name}"')
def proposed(context, entry, user, category):
    """A contributor of a moderated category has put an entry of the administrator's into it, where it is PENDING."""
    proposals.propose(context.world, entry, user, category)


@given('"{entry:Name}" waits in "{category:Name}"')
def waits(context, entry, category):
    """An administrator has put an entry into a moderated category, with enablecategorymoderation: it is PENDING."""
    proposals.put_aside(context.world, entry, category)


@act('put "{entry:Name}" into "{category:Name}"')
def put(context, entry, category):
    """categoryEntry.add with the session at hand."""
    entries.put(context.world, entry, category)


@act('take "{entry:Name}" out of "{category:Name}"')
def take_out(context, entry, category):
    """categoryEntry.delete."""
    entries.act(context.world, "delete", entry, category)


@act('activate "{entry:Name}" in "{category:Name}"')
def activate(context, entry, category):
    """categoryEntry.activate: a moderator lets a pending entry in."""
    entries.act(context.world, "activate", entry, category)


@act('reject "{entry:Name}" in "{category:Name}"')
def reject(context, entry, category):
    """categoryEntry.reject: a moderator turns a pending entry away."""
    entries.act(context.world, "reject", entry, category)


@act('list what is in "{category:Name}"')
def list_category(context, category):
    """categoryEntry.list by the category, in whatever state."""
    world = context.world
    entries.ask(world, {"categoryIdEqual": world.id("category", category)})


@act('move {names:Names} beneath "{target:Name}"')
def move(context, names, target):
    """category.move: categories of one parent get another."""
    entries.move(context.world, names, target)


@act("move {names:Names} to the top")
def move_up(context, names):
    """category.move beneath 0: categories of one parent have none any more."""
    entries.move(context.world, names, "")


@then('"{entry:Name}" is only in {names:Names}')
def is_only_in(context, entry, names):
    """The entry is ACTIVE in these categories and in no others, as soon as jobs have done their part."""
    entries.must_be_in(context.world, entry, names)


@then('"{entry:Name}" is in no category')
def is_in_none(context, entry):
    """The entry is ACTIVE in no category, as soon as jobs have done their part."""
    entries.must_be_in(context.world, entry, [])


@then('"{entry:Name}" is {state:Constant} in "{category:Name}"')
def has_state(context, entry, state, category):
    """The state of an entry's place in a category: PENDING, ACTIVE or REJECTED."""
    entries.must_have_state(context.world, entry, category, state)


@then("the list names only {names:Names}")
def names_only(context, names):
    """The places just listed are of these entries and no others."""
    entries.must_list(context.world, names)
