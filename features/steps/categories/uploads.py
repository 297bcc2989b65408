"""Files with many categories, members or decisions in them, and the logs of uploads."""

from behave import register_type

from features.support.categories import files
from features.support.scenario.vocabulary import act, then

register_type(RowsOf=files.kind)


@act('upload a file of {kind:RowsOf} "{name:Name}" with')
def upload(context, kind, name):
    """category.addFromBulkUpload, categoryUser's or categoryEntry.updateStatusFromBulk of the table as CSV."""
    files.upload(context.world, kind, name, context.table)


@then("there are these categories")
def are_there(context):
    """Of these full names with these fields, at once or as soon as the job has done its part."""
    files.must_be_there(context.world, context.table)


@then('the log of "{name:Name}" tells')
def log_tells(context, name):
    """bulkUpload_bulk.serveLog: each of these texts is in it."""
    files.log_must_tell(context.world, name, context.table)
