"""What a platform consists of, read once and shared by all that are forked."""

from __future__ import annotations

from kaltura_sandbox import assembly, server

__all__ = ["server"]

assembly.load()
