"""From runs to documents: the parallel runner, the Allure report, the Markdown guides and the lint of the features.

A folder uses only those beneath it in this list; pyproject.toml holds the contracts, `make check` checks them. Nothing
here imports the sandbox; of features.support it uses what runs the guides, and no step imports this package.

    bench          how fast it all is, and how much memory it takes
    checks, soak   whether features, pages and an account keep to what they should; what the sandbox bears
    new            a start for a guide or a topic
    docs           all that is written, made and compared
    machines       what programs read: llms.txt, compact guides, a skill
    site           the written documents as a site
    pages, run     the written documents; the run on several processes
    reference      what a guide uses, looked up: fields, numbers, refusals; a page for each service
    report         what a run leaves for its reader: Allure results, the report, JUnit
    languages      a recorded call in other notations: one compact line, Python, JavaScript
    schema         the platform's types, as the sandbox's command tells them
    recorded       what a run on the sandbox showed, as lines that can be pasted
    common         where things lie; guides and step library as values; Markdown
"""
