"""The search index: texts of objects as terms in SQLite's FTS5, written behind what they come from."""

from kaltura_sandbox.platform.store.index.documents import Terms, indexed
from kaltura_sandbox.platform.store.index.index import Index

__all__ = ["Index", "Terms", "indexed"]
