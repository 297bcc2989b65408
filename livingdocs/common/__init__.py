"""What everything here reads: where things lie, the guides and the step library as values, Markdown, links.

May use: nothing else of this package.
"""
