"""Logins: e-mails and passwords, each good for one user in every account where that person is.

It knows users by their accounts and ids alone; the topic of users says who they are. Offers:

- attempts: counts wrong passwords, and locks
- keys: the keys by which a person sets a password without the old one
- login_data: finds, makes and changes logins
- login_errors
- mails: what the platform would send
- password_rules: what an account asks of passwords
- passwords: keeps and compares them
"""

__all__ = ["attempts", "keys", "login_data", "login_errors", "mails", "password_rules", "passwords"]
