"""What every call passes, and every topic stands on.

From the bottom: objects, errors, files and their disk; schema (types), store (database), wire (requests and answers);
opening (whether a data directory can be used), jobs, their health, and events; sessions (ks), accounts and callers;
then what topics declare by (services, routes, starting, judges, present), and on top the dispatcher. It knows no topic.
"""
