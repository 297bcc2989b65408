"""Roles and permissions: what an account's people may do, role by role, and roles within applications.

How a call is judged by them is in platform/roles. Here are the services by which they are read and changed, and what
an account has of them from the start.
"""
