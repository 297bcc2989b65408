"""Tags that an account has used: a record of each word by kind of object and privacy context, its uses counted."""
