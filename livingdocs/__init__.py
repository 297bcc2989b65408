"""From runs to documents: the parallel runner, the Allure report, the Markdown guides and the lint of the features.

Folders by what comes out, each may use those under it: bench, checks; run, pages; report; recorded; common.
This package reads features and results; it never imports the sandbox, and no step imports this package.
"""
