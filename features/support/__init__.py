"""What the steps stand on: settings, client, evidence, waiting, matchers, names. It speaks HTTP and knows no server."""
