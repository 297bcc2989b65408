"""Which part of a list is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from kaltura_sandbox.platform.objects import Object


@dataclass
class Page:
    """One page of a list; what the platform can't use becomes its default (page 1 of 30; 500 are the most)."""

    index: int = 1
    size: int = 30

    @classmethod
    def of(cls, pager: Object | None, most: int = 500) -> Page:
        index = pager.pageIndex if pager and isinstance(pager.pageIndex, int) else 1
        size = pager.pageSize if pager and isinstance(pager.pageSize, int) else 30
        return cls(max(1, min(index, 10**9)), min(size, most)) if size > 0 else cls()

    @property
    def offset(self) -> int:
        """How many objects lie before it."""
        return self.size * (self.index - 1)
