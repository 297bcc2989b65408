"""A filter graph in the making: inputs, chains and their labels."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Graph:
    """ffmpeg's inputs and one -filter_complex, built piece by piece."""

    inputs: list[str] = field(default_factory=list)
    chains: list[str] = field(default_factory=list)
    _count: int = 0
    _labels: int = 0

    def open(self, *arguments: str) -> int:
        """Add an input (its options and ``-i``, address) and answer its index."""
        self.inputs += arguments
        self._count += 1
        return self._count - 1

    def chain(self, sources: str, filters: str, kind: str = "v") -> str:
        """Run ``sources`` (labels in brackets, or nothing) through ``filters`` and answer the new label."""
        self._labels += 1
        label = f"[{kind}{self._labels}]"
        self.chains.append(f"{sources}{filters}{label}")
        return label

    def arguments(self, *outputs: str) -> list[str]:
        """The inputs, the graph, and a -map for each of these labels."""
        maps = [word for label in outputs if label for word in ("-map", label)]
        return [*self.inputs, "-filter_complex", ";".join(self.chains), *maps]
