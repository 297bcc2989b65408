"""Things of any kind (entries, upload tokens …): make, read, change, delete, list. New kinds: support/api/nouns/."""

from hamcrest import assert_that, has_item

from features.support.scenario import lists, objects
from features.support.scenario.matchers import has_fields
from features.support.scenario.vocabulary import act, given, then


@given('{noun:A} "{name:Name}"{table:With}')
def exists(context, noun, name, table):
    """A new thing made by the administrator: an entry has no content yet. A table gives its fields."""
    with context.world.as_admin():
        objects.add(context.world, noun, name, context.table)


@given('the user has {noun:A} "{name:Name}"{table:With}')
def user_has(context, noun, name, table):
    """A new thing made by, and so belonging to, the user of the user's session. A table gives its fields."""
    with context.world.as_user():
        objects.add(context.world, noun, name, context.table)


@given('{noun:The} "{name:Name}" was deleted')
def was_deleted(context, noun, name):
    """The administrator has deleted a thing of this scenario; its name still stands for its id."""
    with context.world.as_admin():
        objects.delete(context.world, noun, name)


@given('{noun:The} "{name:Name}" was updated with')
def was_updated(context, noun, name):
    """The administrator has changed the fields in the table."""
    with context.world.as_admin():
        objects.update(context.world, noun, name, context.table)


@act('create {noun:A} "{name:Name}"{table:With}')
def create(context, noun, name, table):
    """Make a thing with the session at hand; a table gives its fields. It is deleted after the scenario."""
    objects.add(context.world, noun, name, context.table)


@given('{noun:A} "{name:Name}" made from')
def made_from(context, noun, name):
    """A new thing made by the administrator from the JSON of the doc string, for what a table can't hold."""
    with context.world.as_admin():
        objects.add_from(context.world, noun, name, context.text)


@act('create {noun:A} "{name:Name}" from')
def create_from(context, noun, name):
    """Make a thing from the JSON of the doc string: <Name> in it is an id, names of enums are values."""
    objects.add_from(context.world, noun, name, context.text)


@act('get {noun:The} "{name:Name}"')
def get(context, noun, name):
    """Read a thing with the session at hand; it becomes the answer."""
    world = context.world
    world.call(f"{noun.service}.get", {noun.id_parameter: world.id(noun.name, name)})


@act('update {noun:The} "{name:Name}" with')
def update(context, noun, name):
    """Change the fields in the table; what isn't named stays. (null) clears a field."""
    objects.update(context.world, noun, name, context.table)


@given('the status of {noun:The} "{name:Name}" was set to {state:Constant}')
def status_was_set(context, noun, name, state):
    """The administrator has called the service's updateStatus with the value of this name."""
    with context.world.as_admin():
        objects.set_status(context.world, noun, name, state)


@act('set the status of {noun:The} "{name:Name}" to {state:Constant}')
def set_status(context, noun, name, state):
    """Its service's updateStatus, with the value of this name."""
    objects.set_status(context.world, noun, name, state)


@act('delete {noun:The} "{name:Name}"')
def delete(context, noun, name):
    """Delete a thing with the session at hand."""
    objects.delete(context.world, noun, name)


@act("list the {noun:Things}{table:With}")
def list_things(context, noun, table):
    """List with the session at hand; the table is the filter. Lists lag behind writes: the Then steps wait for it."""
    lists.ask(context.world, noun, context.table)


@act("list page {page:Count} of the {noun:Things}, {size:Count} a page{table:With}")
def list_page(context, page, noun, size, table):
    """List one page with the session at hand; the table is the filter."""
    lists.ask_page(context.world, noun, context.table, page, size)


@act("count the {noun:Things}{table:With}")
def count_things(context, noun, table):
    """Count with the session at hand; the table is the filter."""
    lists.count(context.world, noun, context.table)


@act("call {action:Action}{table:With}")
def call(context, action, table):
    """Call any action with the session at hand; the table is its parameters. For where the wire is the lesson."""
    objects.call(context.world, action, context.table)


@act("send in one request")
def multirequest(context):
    """A multirequest: each line of the doc string is an action and its parameters, `service.action name=value …`."""
    objects.multirequest(context.world, context.text)


@then('{noun:The} "{name:Name}" has')
def has(context, noun, name):
    """The fields of a thing as the administrator reads them now; (absent) and (any) are allowed."""
    world = context.world
    world.id(noun.name, name)
    assert_that(world.plain(world.current(name)), has_fields(world.expected(noun, context.table)))


@then('{noun:The} "{name:Name}" comes to have')
def comes_to_have(context, noun, name):
    """The same, as soon as the platform's jobs have got there: counters, paths and the like follow after seconds."""
    objects.must_come_to_have(context.world, noun, name, context.table)


@then('{noun:The} "{name:Name}" no longer exists')
def is_gone(context, noun, name):
    """Reading it is refused: it was deleted."""
    objects.must_be_gone(context.world, noun, name)


@then('"{name:Name}" becomes {state:Constant}')
def becomes(context, name, state):
    """Wait until a thing reaches a state, by its name in Kaltura's enum: READY. Failed states end the wait at once."""
    objects.wait_for(context.world, name, state)


@then("the list shows {names:Names}")
def list_shows(context, names):
    """These things are in the list just asked for; others may be too."""
    lists.must_show(context.world, names)


@then("the list shows only {names:Names}")
def list_shows_only(context, names):
    """The list just asked for holds these things and no others, in any order."""
    lists.must_show_only(context.world, names)


@then("the list shows {names:Names} in this order")
def list_shows_in_order(context, names):
    """The list just asked for holds these things and no others, the first one first."""
    lists.must_show_in_order(context.world, names)


@then("the list counts {number:Count} in all")
def list_counts(context, number):
    """The list's totalCount: how many things fit the filter, on this page or another."""
    lists.must_count_in_all(context.world, number)


@then("the list comes to count {number:Count} in all")
def list_comes_to_count(context, number):
    """The same, as soon as a job of the platform's has got there, which may take minutes."""
    lists.must_come_to_count(context.world, number)


@then("the list does not show {names:Names}")
def list_lacks(context, names):
    """None of these things is in the list just asked for."""
    lists.must_not_show(context.world, names)


@then("the count is {number:Count}")
def count_is(context, number):
    """The bare number that a count answers; counts lag behind writes like lists do."""
    lists.must_count(context.world, number)


@then("one of the list has")
def one_of_list_has(context):
    """The list just asked for holds a thing with these fields."""
    world = context.world
    expected = has_fields(world.expected(lists.noun(world), context.table))
    assert_that(world.plain(lists.objects(world)), has_item(expected))
