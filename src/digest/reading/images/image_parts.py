"""What the readers of picture formats share: their result, their one failure, and a careful walk over bytes."""

from __future__ import annotations

from dataclasses import dataclass


class BrokenImageError(Exception):
    """The bytes are not the picture they seem to be. Raised and caught within the readers of pictures only."""


@dataclass(frozen=True, slots=True)
class Stripped:
    """A picture's size in pixels as it is shown, and its bytes without personal metadata."""

    width: int
    height: int
    data: bytes


class Bytes:
    """Walks over bytes and notices their end."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self.data = data
        self.position = position

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes."""
        end = self.position + count
        if end > len(self.data):
            raise BrokenImageError("it is cut off")
        taken = self.data[self.position : end]
        self.position = end
        return taken

    def number(self, count: int, *, little: bool = False) -> int:
        """Return the next `count` bytes as an unsigned number."""
        return int.from_bytes(self.take(count), "little" if little else "big")
