"""What comes out of a run for its reader: Allure results and the report made of them, and JUnit for build servers.

May use: recorded, common.
"""
