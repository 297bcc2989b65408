"""Entries, and files on the way to one, whose user gets another id: they are the same user's."""

from __future__ import annotations

from kaltura_sandbox.platform.store.filters import ENTITLED
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.ingest import tokens
from kaltura_sandbox.topics.people import renaming

renaming.follows(entries.KIND, "userId", "creatorId", lists=ENTITLED)
renaming.follows(tokens.KIND, "userId", forgotten=True)
