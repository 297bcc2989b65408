"""How bytes come in: upload tokens, addresses to fetch, and the resources by which a call says what it means.

Offers:

- resources: attaches content to a target; kinds of resources
- targets: what another topic's object is as a target of content
- tokens: upload tokens
- fetching: files by address
- ingest_errors
"""

__all__ = ["fetching", "ingest_errors", "resources", "targets", "tokens"]
