"""The state of the platform: one SQLite database and a folder of files; nothing else survives a restart."""

from kaltura_sandbox.platform.store.database import NAME, VERSION, Store
from kaltura_sandbox.platform.store.filters import FieldMap, Query
from kaltura_sandbox.platform.store.page import Page

__all__ = ["NAME", "VERSION", "FieldMap", "Page", "Query", "Store"]
