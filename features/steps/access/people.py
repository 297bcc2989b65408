"""Users who come into being by being named somewhere."""

from features.support.access import people
from features.support.scenario.vocabulary import then


@then('the user "{id:Name}" has come into being with')
def has_come(context, id):
    """A user of this id is there, with these fields: nobody made them. <context> may be a part of the id."""
    people.must_have_come(context.world, id, context.table)
