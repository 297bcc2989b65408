"""A start for something new: a guide that passes, a topic of the sandbox that answers.

May use: all beneath it in the list of livingdocs/__init__.py. What is written comes from the files in templates/.
"""
