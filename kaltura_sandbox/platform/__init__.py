"""What every call passes, and every topic stands on.

From the bottom: objects, errors and files; schema (types), store (database), wire (requests and answers); jobs and
events; sessions (ks), accounts and callers; then what topics declare by (services, routes, starting, judges, present),
and on top the dispatcher. It knows no topic.
"""
