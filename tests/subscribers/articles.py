"""Articles of an editor who works by chance: their files' texts, and words to fill them with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

START = datetime(2022, 1, 10, 8, tzinfo=UTC)
PROSE = """
ministers agreed on a plan for the harbour after long talks while crews repaired the northern line and farmers asked
for water because rain stayed away from the valley where engineers tested a bridge that carries goods between two towns
whose councils share one budget and a museum opened its winter show with maps letters coins from private rooms as
scientists measured dust on the glacier near an old station
"""
WORDS = PROSE.split()


@dataclass
class Article:
    """An article as the editor has it; `path` is below content/. A `copy` came as the text of another one, which had
    its place in the feed by then."""

    token: str
    path: str
    title: str
    paragraphs: list[str]
    keys: dict[str, str] = field(default_factory=dict)
    due: datetime = START
    present: bool = True
    broken: bool = False
    copy: bool = False

    @property
    def dated(self) -> bool:
        """Tell whether its day is stated, by itself or by its file's first name."""
        return "date" in self.keys or self.path.split("/")[-1].startswith("20")

    @property
    def text(self) -> str:
        """The file's text. A raw one has no metadata block, and its first line is its headline."""
        body = "\n\n".join(self.paragraphs) + "\n"
        if self.path.endswith(".txt"):
            return f"{self.title}\n\n{body}"
        keys = {"title": f'"{self.title}"', **self.keys}
        block = "".join(f"{key}: {value}\n" for key, value in keys.items())
        return f"---\n{block}{'topics: [unclosed' if self.broken else ''}\n---\n\n{body}"

    def is_public(self, now: datetime) -> bool:
        """Tell whether a reader may see it at an instant."""
        hidden = self.broken or not self.present or {"withdrawn", "draft", "expires"} & self.keys.keys()
        return not hidden and self.due <= now
