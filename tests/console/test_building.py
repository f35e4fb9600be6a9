"""The build report as people see it."""

from __future__ import annotations

from datetime import date

from digest.assembly.site import Held, Reason
from digest.console.building import draw
from digest.console.lines import plain
from digest.foundation.codes import BAD_FIELD, TEMPLATE_ERROR
from digest.foundation.diagnostics import Span, report
from digest.foundation.model import Moment, Precision, Removed
from digest.publishing.output import Changes
from digest.publishing.report import LOST_EMBED, UNKNOWN_DATE, UNKNOWN_SOURCE, BuildReport, NewEntry
from digest.publishing.subscribers import Subscribers

REMOVED = tuple(Removed("Share this", line, 0, 10, "tail:share") for line in (7, 9))


def test_report_tells_what_was_done_and_what_is_next() -> None:
    """Everything that is not simply published is named."""
    held = (Held("a.txt", Reason.DRAFT), Held("b.txt", Reason.FUTURE, Moment(date(2022, 2, 1), Precision.DAY)))
    changes = Changes(("x", "y"), ("z",), ("u",), ("v",))
    done = BuildReport(
        output="site",
        published=True,
        read=5,
        entries=2,
        held=held,
        unreadable=("bad.txt",),
        undated=("c.txt", "old.txt"),
        new=(
            NewEntry("c.txt", "Snow", None, "", REMOVED, (UNKNOWN_DATE, UNKNOWN_SOURCE, LOST_EMBED, LOST_EMBED)),
            NewEntry("d.txt", "Ice", Moment(date(2022, 1, 18), Precision.DAY), "Reuters"),
        ),
        subscribers=Subscribers(new=("c.txt", "d.txt"), withdrawn=("w.txt",)),
        changes=changes,
        ledger=True,
        seconds=(("read", 0.5), ("publish", 0.001)),
    )
    assert plain(draw(done)) == (
        "Read 5 articles, published 2, 2 of them new.\n"
        "New (2):\n"
        "  c.txt: Snow\n"
        "    date unknown, source unknown, 2 lines removed (7, 9)\n"
        "    look at: 2 embeds lost\n"
        "  d.txt: Ice\n"
        "    2022-01-18, Reuters\n"
        "Held back (2):\n"
        "  a.txt (draft)\n"
        "  b.txt (dated 2022-02-01, published from then on)\n"
        "Withheld, could not be read (1):\n"
        "  bad.txt\n"
        "Date unknown (1):\n"
        "  old.txt\n"
        "Subscribers will see 2 new items, 1 withdrawn.\n"
        "Files in site: 2 created, 1 updated, 1 removed, 1 unchanged.\n"
        "0.50 s (read 0.50)\n"
        "Next: open site/index.html, then commit ledger.jsonl with your articles.\n"
    )


def test_preview_is_called_one() -> None:
    """Nobody shall publish it, and no subscriber sees it."""
    done = BuildReport(output="preview", published=True, preview=True, entries=1, changes=Changes(("x",)))
    assert plain(draw(done)).endswith("Next: open preview/index.html. It is a preview: do not publish it.\n")
    assert "Subscribers" not in plain(draw(done))


def test_unchanged_site_is_said_to_be() -> None:
    """A second build changes nothing and says so."""
    done = BuildReport(output="site", published=True, read=1, entries=1, changes=Changes(unchanged=("a", "b")))
    assert "Nothing changed in site: 2 files." in plain(draw(done))


def test_long_lists_are_cut() -> None:
    """Two thousand undated files do not fill the screen."""
    done = BuildReport(output="site", published=True, read=2000, entries=2000, undated=tuple(map(str, range(2000))))
    assert "  and 1988 more\n" in plain(draw(done))
    assert len(plain(draw(done)).splitlines()) < 20


def test_faults_come_before_the_next_step() -> None:
    """A report with faults counts them, and still says what to do."""
    bad = report(BAD_FIELD, "x", Span("a.txt"))
    done = BuildReport(output="site", published=True, read=1, entries=1, diagnostics=(bad,))
    assert plain(draw(done)).endswith(
        "1 error, see above; everything that could be published is.\nNext: open site/index.html\n"
    )


def test_refused_build_says_that_nothing_was_published() -> None:
    """A fault in a template leaves the old site, and the report says so."""
    bad = report(TEMPLATE_ERROR, "x", Span("a.html"))
    done = BuildReport(output="site", published=False, diagnostics=(bad,))
    assert "Nothing was published. Fix 1 error above and build again.\n" == plain(draw(done))


def test_json_form_is_flat() -> None:
    """Programs get the same as people."""
    held = (Held("b.txt", Reason.FUTURE, Moment(date(2022, 2, 1), Precision.DAY)),)
    new = (NewEntry("c.txt", "Snow", None, "", REMOVED[:1], (UNKNOWN_DATE,)),)
    flat = BuildReport(output="site", published=True, held=held, new=new).flat()
    removed = [{"line": 7, "text": "Share this", "rule": "tail:share"}]
    told = {"path": "c.txt", "headline": "Snow", "date": None, "source": None}
    assert [told | {"removed": removed, "doubts": ["unknown-date"]}] == flat["new"]
    assert [{"path": "b.txt", "reason": "future", "until": "2022-02-01"}] == flat["held"]
    assert {
        "output",
        "published",
        "read",
        "entries",
        "held",
        "unreadable",
        "undated",
        "new",
        "subscribers",
        "preview",
        "ledger",
        "created",
        "updated",
        "unchanged",
        "removed",
        "seconds",
        "diagnostics",
    } == set(flat)
