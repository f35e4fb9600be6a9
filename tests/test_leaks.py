"""Nothing that is held back, withdrawn or not to be published in full is anywhere in site/: not in a page, a feed, a
sitemap, a file name, an image, nor in digest's own list of what it wrote.

Every field and every paragraph holds a word of its own that occurs nowhere else, so a failure names what leaked.
"""

from __future__ import annotations

import re
import shutil
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NOW = 1643009400  # 2022-01-24 07:30 UTC
DAY = 86_400
MARKED = re.compile(r"zq[a-z0-9]+qz", re.IGNORECASE)
FIELDS = (
    "title", "summary", "author", "source", "section", "topics", "image_alt", "correction", "story", "reminder",
)  # fmt: skip
LISTED = ("_redirects", ".digest-manifest.json")  # name addresses of the site
HELD = {
    "draft": "draft: true\ndate: 2022-01-17",
    "future": "date: 2035-01-17",
    "expired": "date: 2022-01-17\nexpires: 2022-01-20",
    "withdrawn": "date: 2022-01-17\nwithdrawn: The source took it back.",
}


def picture(word: str) -> bytes:
    """Return a PNG of one pixel with a word in its metadata."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    text = b"Comment\x00" + word.encode()
    pixel = zlib.compress(b"\x00\x80")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"tEXt", text)
        + chunk(b"IDAT", pixel)
        + chunk(b"IEND", b"")
    )


def mark(kind: str, place: str) -> str:
    return f"zq{kind}{place}qz"


def write_marked(content: Path, kind: str, metadata: str, *, with_address: bool = True) -> None:
    """Write an article whose every field, paragraph, link, file name and image holds a marker of its own."""
    folder = content / mark(kind, "folder")
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{name}: {mark(kind, name.replace('_', ''))}" for name in FIELDS if name != "section"]
    lines += [f"image: {mark(kind, 'lead')}.png", f"source_url: https://{mark(kind, 'host')}.example/"]
    if with_address:
        lines += [f"slug: {mark(kind, 'slug')}", f"aliases: [{mark(kind, 'alias')}.html]"]
    else:
        lines += [f"slug: {kind}-article"]
    text = "\n".join(
        (
            "---",
            *lines,
            metadata,
            "---",
            f"The opening says {mark(kind, 'opening')} to whoever reads it.",
            "",
            f"## A heading of {mark(kind, 'heading')}",
            "",
            f"“A quotation of {mark(kind, 'quote')},” said {mark(kind, 'speaker').title()}.",
            "",
            f"![{mark(kind, 'alt')}]({mark(kind, 'inline')}.png)",
            f"[{mark(kind, 'label')}](https://{mark(kind, 'link')}.example/)",
            "",
            f"The last paragraph ends with {mark(kind, 'last')}.",
            "",
        )
    )
    (folder / f"{mark(kind, 'file')}.md").write_text(text)
    for name in ("lead", "inline"):
        (folder / f"{mark(kind, name)}.png").write_bytes(picture(mark(kind, f"pixel{name}")))


def write_public(content: Path, hidden: Mapping[str, str]) -> None:
    """Write a public article that links to each hidden one, and one that is near to them in everything."""
    links = " ".join(f"[the {kind} one]({mark(kind, 'folder')}/{mark(kind, 'file')}.md)" for kind in hidden)
    (content / "public.md").write_text(f"---\ntitle: Public\ndate: 2022-01-18\n---\nSee {links}.\n")
    (content / "2022-01-16-older.md").write_text("---\ntitle: Older\ntopics: [trains]\n---\nThe trains ran on time.\n")


def build(project: Path, now: int = NOW, *options: str) -> str:
    done = CliRunner(env={"SOURCE_DATE_EPOCH": str(now)}).invoke(main, ["build", "-C", str(project), *options])
    assert 0 == done.exit_code, done.output
    return done.output


def leaked(site: Path) -> set[tuple[str, str]]:
    """Return each marker in the bytes or the path of a file of the site, with that file."""
    found = set()
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        texts = [name, path.read_bytes().decode("latin-1") if path.is_file() else ""]
        found |= {(name, word.lower()) for text in texts for word in MARKED.findall(text)}
    return found


def left(site: Path, kinds: Iterable[str]) -> set[tuple[str, str]]:
    """Return what leaked but for the addresses of lists in which articles of some kinds stood: where they were public
    they keep answering, and say no more than their own names."""
    words = {mark(kind, place) for kind in kinds for place in ("folder", "topics", "source")}
    return {(name, word) for name, word in leaked(site) if word not in words or not (word in name or name in LISTED)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return an empty project whose site has an address and every kind of page."""
    (tmp_path / "content").mkdir()
    (tmp_path / "digest.yaml").write_text("url: https://news.example/\ntitle: News\n")
    return tmp_path


def test_markers_are_seen_where_they_are_public(project: Path) -> None:
    """The test can fail: of a public article, fields, text, file names in use and images are found."""
    write_marked(project / "content", "open", "date: 2022-01-17")
    build(project)
    words = {word for _, word in leaked(project / "site")}
    assert {mark("open", each) for each in ("title", "last", "alt", "topics", "lead", "slug", "source")} <= words


def test_nothing_held_back_is_anywhere_in_the_site(project: Path) -> None:
    """Not one word of drafts, future, expired and withdrawn articles, their images, addresses and file names."""
    for kind, metadata in HELD.items():
        write_marked(project / "content", kind, metadata)
    write_public(project / "content", HELD)
    told = build(project)
    assert set() == leaked(project / "site")
    assert all(mark(kind, "file") in told for kind in HELD)


def test_what_was_public_is_gone_once_it_is_held_back(project: Path) -> None:
    """An article that was public in a closed edition and then is held back leaves nothing but its address and those of
    its lists; a withdrawn one not even these."""
    content = project / "content"
    write_public(content, HELD)
    for kind in HELD:
        write_marked(content, kind, "date: 2022-01-17", with_address=False)
    build(project)
    build(project, NOW + DAY)  # the edition closes, so that its feed item names what was in it
    assert leaked(project / "site")
    for kind, metadata in HELD.items():
        write_marked(content, kind, metadata, with_address=False)
    build(project, NOW + 2 * DAY)
    assert set() == left(project / "site", HELD.keys() - {"withdrawn"})
    for kind in HELD:
        assert list((project / "site").rglob(f"{kind}-article.html")), f"the address of {kind} does not answer"


def test_what_was_public_is_gone_once_its_file_is(project: Path) -> None:
    """A deleted file leaves nothing but its address and those of its lists either."""
    content = project / "content"
    write_public(content, {})
    write_marked(content, "deleted", "date: 2022-01-17", with_address=False)
    build(project)
    for path in (content / mark("deleted", "folder")).iterdir():
        path.unlink()
    build(project, NOW + DAY)
    assert set() == left(project / "site", ["deleted"])


@pytest.mark.parametrize("by", ["entry", "source", "site"])
@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_text_that_is_not_published_is_nowhere(project: Path, rights: str, by: str) -> None:
    """Of an excerpt, only headline, dek, source, topics and the beginning of the text are public, of a link not even
    the beginning; no image, no alternative text, nothing from further down, whoever limited it."""
    settings = {"site": f"publish: {rights}\n", "source": f"sources:\n  zqlimitedsourceqz:\n    publish: {rights}\n"}
    with (project / "digest.yaml").open("a") as file:
        file.write(settings.get(by, ""))
    metadata = "date: 2022-01-17" + (f"\npublish: {rights}" if by == "entry" else "")
    filler = " ".join(f"Sentence {number} tells nothing that is new to anybody." for number in range(80))
    write_marked(project / "content", "limited", metadata)
    path = project / "content" / mark("limited", "folder") / f"{mark('limited', 'file')}.md"
    path.write_text(path.read_text().replace("## A heading", f"{filler}\n\n## A heading"))
    write_public(project / "content", {})
    build(project)
    words = {word for _, word in leaked(project / "site")}
    places = ("heading", "quote", "speaker", "alt", "inline", "label", "link", "last", "imagealt", "lead", "reminder")
    secret = {mark("limited", each) for each in (*places, "story", "pixellead", "pixelinline")}
    assert set() == words & secret
    named = {path for path, word in leaked(project / "site") if word == mark("limited", "file")}
    assert named <= {".digest-manifest.json"}  # the ledger's copy: the file names of what is public
    assert mark("limited", "title") in words
    assert (mark("limited", "opening") in words) == (rights == "excerpt")


def test_preview_shows_what_the_public_site_does_not(project: Path) -> None:
    """--drafts and --future write to a folder of their own; the public site and the ledger do not learn of it."""
    for kind, metadata in HELD.items():
        write_marked(project / "content", kind, metadata)
    write_public(project / "content", HELD)
    build(project)
    ledger = (project / "ledger.jsonl").read_bytes()
    build(project, NOW, "--drafts", "--future", "--output", "preview")
    words = {word for _, word in leaked(project / "preview")}
    assert {mark("draft", "last"), mark("future", "last")} <= words
    assert set() == words & {mark(kind, "last") for kind in ("expired", "withdrawn")}
    assert ledger == (project / "ledger.jsonl").read_bytes()
    build(project)
    assert set() == leaked(project / "site")


def write_twins(content: Path, rights: str) -> None:
    """Write articles on one event that name the same person, place and matter below their first three hundred
    characters, and a third that may be published as a whole and is about the same."""
    told = (
        "John Zqpersonqz, the harbour master, said the zqmatterqz had failed. “The zqmatterqz was switched off for "
        "eleven days,” said John Zqpersonqz. The Zqhouseqz Institute had warned of the zqmatterqz in Zqplaceqz Valley."
    )
    for number in range(2):
        opening = " ".join(f"Hull {number}{place} left pier {number}{place}." for place in range(100))
        metadata = f"title: Ferry {number}\ndate: 2022-01-1{6 + number}\npublish: {rights}"
        (content / f"limited-{number}.md").write_text(f"---\n{metadata}\n---\n{opening}\n\nIn {number}: {told}\n")
    (content / "open.md").write_text("---\ntitle: Ferry 2\ndate: 2022-01-18\n---\nThe ferry is afloat again.\n")


def test_what_is_withheld_is_not_found_by_analysis(project: Path) -> None:
    """Names, quotes, topics, briefs and stories are made of what is published: of the rest no word is anywhere, though
    with `publish: full` it is on a page of its own."""
    write_twins(project / "content", "full")
    build(project)
    assert list((project / "site/names").glob("john-zqpersonqz.html"))
    for rights in ("excerpt", "link"):
        for name in ("site", "ledger.jsonl"):
            path = project / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        write_twins(project / "content", rights)
        build(project)
        assert set() == leaked(project / "site")


def test_names_of_withdrawn_articles_are_forgotten(project: Path) -> None:
    """A person whom only withdrawn articles name has no page, and no address that would still tell of them."""
    write_twins(project / "content", "full")
    build(project)
    for number in range(2):
        path = project / "content" / f"limited-{number}.md"
        path.write_text(path.read_text().replace("publish: full", "withdrawn: A mistake."))
    build(project, NOW + DAY)
    assert set() == leaked(project / "site")
