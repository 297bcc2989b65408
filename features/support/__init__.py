"""What the steps stand on, in folders by layer. It speaks HTTP and knows no server.

A folder uses only those beneath it in this list; pyproject.toml holds the contracts, `make check` checks them.

    live                live streams and channels, and what is watched of them
    access, categories, content, cue_points, dropping, engagement, metadata, protection, scheduling, searching
                        the nouns of the platform, a folder a topic
    playing             what the addresses of an entry give
    scenario            what a scenario knows, and the life of any thing
    running             one run, and what it leaves behind
    reporting, viewing  what a reader sees of the wire; looks into media
    wire                requests to the target and their answers
    api                 what is known of Kaltura's API beforehand
"""
