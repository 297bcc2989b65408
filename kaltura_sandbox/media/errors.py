"""What can go wrong with media files. Callers turn these into states and codes of the platform."""

from __future__ import annotations


class MediaError(Exception):
    """ffmpeg refused, failed or took too long.

    ``detail`` is the end of what it wrote to stderr, without paths of its own; ``returncode`` is None after
    a time-out.
    """

    def __init__(self, message: str, detail: str = "", returncode: int | None = None) -> None:
        super().__init__(f"{message}: {detail}" if detail else message)
        self.message = message
        self.detail = detail
        self.returncode = returncode

    def __reduce__(self) -> tuple[type[MediaError], tuple[str, str, int | None]]:
        """As errors that come from another process travel."""
        return type(self), (self.message, self.detail, self.returncode)


class NotMedia(MediaError):
    """The file holds neither video, nor sound, nor a picture that can be read."""
