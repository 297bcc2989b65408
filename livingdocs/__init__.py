"""From runs to documents: the parallel runner, the Allure report, the Markdown guides and the lint of the features.

This package reads features and results; it never imports the sandbox, and no step imports this package.
"""
