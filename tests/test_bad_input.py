"""Everything that can be wrong with what a build is given, through the real command: one clear line with a hint each,
nothing lost, and never a traceback.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from digest.cli.main import main

NOW = 1643009400  # 2022-01-24 07:30 UTC
DAY = 86_400
ROOT = Path(__file__).parents[1]
ARTICLE = "---\ntitle: Snow falls on {}\ndate: 2022-01-17\n---\nThe city of {} woke up white.\n"
HEADLINE = re.compile(r"^(\S+?)(?::\d+)*: (?:error|warning)\[([\w-]+)\]", re.MULTILINE)
ROOTED = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with two articles."""
    folder = tmp_path / "project"
    (folder / "content").mkdir(parents=True)
    (folder / "digest.yaml").write_text("url: https://news.example/\n")
    for name in ("oslo", "bergen"):
        (folder / "content" / f"{name}.md").write_text(ARTICLE.format(name.title(), name.title()))
    return folder


@pytest.fixture
def built(project: Path) -> Path:
    """Return a project whose site was built."""
    assert 0 == build(project).exit_code
    return project


def build(project: Path, *options: str, now: int = NOW) -> Result:
    done = CliRunner(env={"SOURCE_DATE_EPOCH": str(now)}).invoke(main, ["build", "-C", str(project), *options])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told(done: Result) -> list[tuple[str, str]]:
    """Return the path and code of each error and warning."""
    return HEADLINE.findall(done.stderr)


def is_refused(done: Result, path: str, code: str) -> bool:
    """Tell whether a build published nothing for this one fault, with a hint."""
    last = done.stdout.splitlines()[-1]
    return (
        (1, [(path, code)]) == (done.exit_code, told(done))
        and "  hint: " in done.stderr
        and last.startswith("Nothing was published.")
    )


class TestContent:
    """What lies in the content folder, or does not."""

    def test_missing_folder_is_one_error(self, project: Path) -> None:
        """Nothing is published, and the hint says to make it."""
        shutil.rmtree(project / "content")
        assert is_refused(build(project), "content", "unreadable-file")
        assert not (project / "site").exists()

    def test_empty_folder_of_a_new_project_is_fine(self, project: Path) -> None:
        """An empty site is made, and the last line says what to do."""
        for path in (project / "content").iterdir():
            path.unlink()
        done = build(project)
        assert 0 == done.exit_code
        assert "Next: put an article into content/ and build again.\n" == done.stdout.splitlines(keepends=True)[-1]

    @pytest.mark.parametrize("also_folder", [False, True])
    def test_folder_that_lost_everything_changes_nothing(self, built: Path, *, also_folder: bool) -> None:
        """A folder that is not mounted must not withdraw a whole newspaper."""
        before = tree(built / "site"), (built / "ledger.jsonl").read_bytes()
        shutil.rmtree(built / "content")
        if not also_folder:
            (built / "content").mkdir()
        done = build(built)
        assert is_refused(done, "content", "unreadable-file" if also_folder else "empty-content")
        assert before == (tree(built / "site"), (built / "ledger.jsonl").read_bytes())

    def test_all_files_bad_names_each_of_them(self, project: Path) -> None:
        """Each costs itself; the build ends with 1 and names them all."""
        for name in ("oslo", "bergen"):
            (project / "content" / f"{name}.md").write_text("---\ntitle: [\n---\nText.\n")
        done = build(project)
        assert 1 == done.exit_code
        wanted = [(f"content/{name}.md", "broken-front-matter") for name in ("bergen", "oslo")]
        assert wanted == told(done)
        assert "Withheld, could not be read (2):\n  bergen.md\n  oslo.md\n" in done.stdout

    def test_published_files_that_break_keep_their_place(self, built: Path) -> None:
        """Their addresses say that they are unavailable, no removal is recorded, and they come back as they were."""
        before, ledger = tree(built / "site"), (built / "ledger.jsonl").read_bytes()
        kept = (built / "content/oslo.md").read_text()
        (built / "content/oslo.md").write_text("---\ntitle: [\n---\nText.\n")
        broken = build(built)
        pages = tree(built / "site")
        (built / "content/oslo.md").write_text(kept)
        healed = build(built)
        assert (1, 0) == (broken.exit_code, healed.exit_code)
        assert "2022/01/snow-falls-on-oslo.html" in pages
        assert b"Snow falls on Oslo" not in pages["2022/01/snow-falls-on-oslo.html"]
        assert before == tree(built / "site")
        assert ledger == (built / "ledger.jsonl").read_bytes()

    def test_two_thousand_undated_files_are_published_at_once(self, tmp_path: Path) -> None:
        """A first import is no fault; each date is unknown, and the report stays short."""
        content = tmp_path / "content"
        content.mkdir()
        (tmp_path / "digest.yaml").write_text("url: https://news.example/\n")
        for number in range(2000):
            (content / f"{number}.txt").write_text(f"The train number {number} was late by {number} minutes.\n")
        done = build(tmp_path)
        assert 0 == done.exit_code, done.stderr
        assert "Read 2000 articles, published 2000, 2000 of them new." in done.stdout
        assert len(done.stdout.splitlines()) < 60
        assert (tmp_path / "site/feed.xml").read_text().count("<item>") == 50

    def test_many_new_files_in_an_old_site_ask_for_archive(self, built: Path) -> None:
        """A folder dropped in by accident, or an import: subscribers are not flooded, and the hint names --archive."""
        before = tree(built / "site"), (built / "ledger.jsonl").read_bytes()
        for number in range(40):
            (built / "content" / f"{number}.txt").write_text(f"The train number {number} was late.\n")
        done = build(built, now=NOW + DAY)
        assert 1 == done.exit_code
        assert "too-many-new" in done.stderr
        assert "--archive" in done.stderr
        assert before == (tree(built / "site"), (built / "ledger.jsonl").read_bytes())
        feed = (built / "site/feed.xml").read_text().count("<item>")
        assert 0 == build(built, "--archive", now=NOW + DAY).exit_code
        assert feed == (built / "site/feed.xml").read_text().count("<item>")

    def test_future_article_waits_and_the_report_says_until_when(self, project: Path) -> None:
        """It is named with its date, and it appears when its day has come."""
        (project / "content/2022-02-01-thaw.md").write_text("# The thaw begins\n\nWater everywhere.\n")
        done = build(project)
        assert 0 == done.exit_code
        assert "Held back (1):\n  2022-02-01-thaw.md (dated 2022-02-01, published from then on)\n" in done.stdout
        assert "published 3" in build(project, "--as-of", "2022-02-01").stdout

    def test_naive_time_is_of_the_sites_zone(self, project: Path) -> None:
        """A time without an offset is neither a fault nor a future date in another zone."""
        (project / "digest.yaml").write_text("url: https://news.example/\ntimezone: Asia/Tokyo\n")
        (project / "content/naive.md").write_text("---\ntitle: Naive\ndate: 2022-01-24 16:00\n---\nIt is four.\n")
        done = build(project)  # 16:30 in Tokyo
        assert 0 == done.exit_code
        assert "published 3" in done.stdout
        assert "Mon, 24 Jan 2022 16:00:00 +0900" in (project / "site/feed.xml").read_text()


class TestOutput:
    """Where the site is to go."""

    def test_foreign_folder_is_refused_and_untouched(self, project: Path) -> None:
        """A folder with other people's files is never written to."""
        (project / "site").mkdir()
        (project / "site/thesis.odt").write_text("mine")
        done = build(project)
        assert is_refused(done, "site", "foreign-output")
        assert {"thesis.odt": b"mine"} == tree(project / "site")
        assert not (project / "ledger.jsonl").exists()

    @pytest.mark.parametrize("output", ["content", "content/site", "templates", "static/site", ".", ".."])
    def test_folder_that_digest_reads_is_refused(self, project: Path, output: str) -> None:
        """The site goes neither around nor into what editors write."""
        before = tree(project)
        assert is_refused(build(project, "--output", output), output, "misplaced-output")
        assert before == tree(project)

    def test_link_into_content_is_seen_through(self, project: Path) -> None:
        """A site/ that is a link to content/ is content/."""
        (project / "site").symlink_to(project / "content")
        assert is_refused(build(project), "site", "misplaced-output")

    @ROOTED
    def test_read_only_folder_is_one_error(self, built: Path) -> None:
        """The site stays as it is, and so does the ledger."""
        before = tree(built / "site"), (built / "ledger.jsonl").read_bytes()
        (built / "content/new.md").write_text(ARTICLE.format("Narvik", "Narvik"))
        (built / "site").chmod(0o555)
        try:
            done = build(built)
        finally:
            (built / "site").chmod(0o755)
        assert (1, "output-fault") == (done.exit_code, told(done)[0][1])
        assert before == (tree(built / "site"), (built / "ledger.jsonl").read_bytes())

    @pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc here")
    def test_folder_that_nobody_may_make_is_one_error(self, built: Path) -> None:
        """Where the system itself refuses, even to root, nothing else happens."""
        ledger = (built / "ledger.jsonl").read_bytes()
        (built / "content/new.md").write_text(ARTICLE.format("Narvik", "Narvik"))
        assert is_refused(build(built, "--output", "/proc/digest-site"), "/proc/digest-site", "output-fault")
        assert ledger == (built / "ledger.jsonl").read_bytes()

    def test_file_system_of_its_own_is_no_obstacle(self, project: Path) -> None:
        """site/ may be a link to a folder on another file system, such as a memory disk."""
        other = Path("/dev/shm")  # noqa: S108  (the one other file system that most Linux systems have)
        if not os.access(other, os.W_OK) or other.stat().st_dev == project.stat().st_dev:
            pytest.skip("no second file system here")
        place = other / f"digest-test-{os.getpid()}-{project.parent.name}"
        try:
            assert 0 == build(project, "--output", str(place)).exit_code
            assert "Nothing changed" in build(project, "--output", str(place)).stdout
            assert (place / "index.html").is_file()
        finally:
            shutil.rmtree(place, ignore_errors=True)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_full_disk_is_one_error(self, built: Path) -> None:
        """A disk without space (a file size limit stands for it): the old site is whole, the next build works."""
        before = tree(built / "site"), (built / "ledger.jsonl").read_bytes()
        (built / "content/new.md").write_text(ARTICLE.format("Narvik", "Narvik"))
        done = subprocess.run(
            ["sh", "-c", f'ulimit -f 1; exec "{sys.executable}" -m digest build -C "{built}"'],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": str(NOW)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert 1 == done.returncode, done.stderr
        assert "error[output-fault]" in done.stderr
        assert "Traceback" not in done.stderr
        assert before[0] == tree(built / "site")
        assert 0 == build(built).exit_code


class TestPreview:
    """Where drafts may be shown."""

    @pytest.mark.parametrize("option", ["--drafts", "--future"])
    def test_preview_needs_a_folder_of_its_own(self, built: Path, option: str) -> None:
        """Without --output it is wrong usage; the public folder, by whatever name, is refused."""
        before = tree(built / "site")
        assert 2 == build(built, option).exit_code
        for output in ("site", "content/../site", "site/preview", str(built / "site")):
            done = build(built, option, "--output", output)
            assert (1, ["misplaced-output"]) == (done.exit_code, [code for _, code in told(done)]), output
        assert before == tree(built / "site")

    def test_public_site_elsewhere_is_no_place_for_a_preview(self, project: Path) -> None:
        """A folder that a plain build filled is known to be public, wherever it is."""
        build(project, "--output", "public")
        assert is_refused(build(project, "--drafts", "--output", "public"), "public", "misplaced-output")

    def test_preview_may_be_built_again_and_replaced(self, built: Path) -> None:
        """The second preview changes nothing; a plain build in its place leaves no draft behind."""
        (built / "content/secret.md").write_text("---\ntitle: Secret plan\ndraft: true\n---\nNobody knows.\n")
        assert 0 == build(built, "--drafts", "--output", "preview").exit_code
        assert "Nothing changed" in build(built, "--drafts", "--output", "preview").stdout
        assert any(b"Secret plan" in data for data in tree(built / "preview").values())
        assert 0 == build(built, "--output", "preview").exit_code
        assert tree(built / "site") == tree(built / "preview")

    def test_preview_is_not_for_search_engines(self, built: Path) -> None:
        """Should one be put on a host, every page says so, and no sitemap leads to it."""
        assert 0 == build(built, "--future", "--output", "preview").exit_code
        pages = [(built / "preview" / path).read_bytes() for path in tree(built / "preview") if path.endswith(".html")]
        assert pages
        assert all(b'<meta name="robots" content="noindex">' in page for page in pages)
        assert not (built / "preview/sitemap.xml").exists()
        assert b"noindex" not in (built / "site/index.html").read_bytes()

    def test_preview_and_locked_are_wrong_usage_together(self, built: Path) -> None:
        """One shows what the public must not see, the other is for the public site."""
        assert 2 == build(built, "--drafts", "--output", "preview", "--locked").exit_code


class TestLedger:
    """The file that subscribers depend on."""

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (lambda data: data.replace(b'{"digest-ledger": 2', b'{"digest-ledger": 99'), "newer digest"),
            (lambda data: data[: len(data) - 40], "cut short"),
            (lambda data: b"".join(data.splitlines(keepends=True)[:-1]), "cut short"),
            (lambda data: data + b"<<<<<<< HEAD\n", "unfinished merge"),
            (lambda data: b"\xff\xfe" + data, "not UTF-8"),
            (lambda data: data[:0], "first line"),
        ],
        ids=["newer", "truncated", "line-lost", "conflict", "not-utf8", "empty"],
    )
    def test_ledger_that_cannot_be_trusted_publishes_nothing(self, built: Path, change: object, message: str) -> None:
        """One line says what is wrong with it; it and the site stay as they are."""
        assert callable(change)
        before = tree(built / "site")
        data = change((built / "ledger.jsonl").read_bytes())
        (built / "ledger.jsonl").write_bytes(data)
        (built / "content/new.md").write_text(ARTICLE.format("Narvik", "Narvik"))
        done = build(built)
        assert is_refused(done, "ledger.jsonl", "broken-ledger")
        assert message in done.stderr
        assert (before, data) == (tree(built / "site"), (built / "ledger.jsonl").read_bytes())

    def test_lost_ledger_is_rebuilt_from_the_site(self, built: Path) -> None:
        """A warning says so; ids, dates and feeds are as they were."""
        before, ledger = tree(built / "site"), (built / "ledger.jsonl").read_bytes()
        (built / "ledger.jsonl").unlink()
        done = build(built, now=NOW + 3600)
        assert (0, [("ledger.jsonl", "ledger-rebuilt")]) == (done.exit_code, told(done))
        assert ledger == (built / "ledger.jsonl").read_bytes()
        assert before == tree(built / "site")

    def test_lost_ledger_without_a_copy_publishes_nothing(self, built: Path) -> None:
        """New ids would bring every article a second time: that is said, and the site stays as it is."""
        (built / "ledger.jsonl").unlink()
        manifest = built / "site/.digest-manifest.json"
        manifest.write_bytes(manifest.read_bytes().replace(b'digest-ledger\\": 2', b'digest-ledger\\": 99'))
        before = tree(built / "site")
        done = build(built)
        assert is_refused(done, "ledger.jsonl", "broken-ledger")
        assert "newer digest" in done.stderr
        assert before == tree(built / "site")
        assert not (built / "ledger.jsonl").exists()

    def test_lost_ledger_stops_a_locked_build(self, built: Path) -> None:
        """What would have to be written again is not there for an automatic build."""
        (built / "ledger.jsonl").unlink()
        assert is_refused(build(built, "--locked"), "ledger.jsonl", "locked-ledger")
        assert not (built / "ledger.jsonl").exists()

    def test_locked_build_of_what_the_ledger_knows_succeeds(self, built: Path) -> None:
        """An edit of the text needs no new ledger, nor does a later day."""
        ledger = (built / "ledger.jsonl").read_bytes()
        with (built / "content/oslo.md").open("a") as file:
            file.write("\nA word was added.\n")
        done = build(built, "--locked", now=NOW + 3 * DAY)
        assert 0 == done.exit_code, done.stderr
        assert ledger == (built / "ledger.jsonl").read_bytes()
        assert b"A word was added." in tree(built / "site")["2022/01/snow-falls-on-oslo.html"]

    def test_locked_build_of_something_new_publishes_nothing(self, built: Path) -> None:
        """One line names the article and says what to do; then the same build succeeds once the ledger knows it."""
        before, ledger = tree(built / "site"), (built / "ledger.jsonl").read_bytes()
        (built / "content/new.md").write_text(ARTICLE.format("Narvik", "Narvik"))
        done = build(built, "--locked")
        assert is_refused(done, "ledger.jsonl", "locked-ledger")
        assert "it does not know new.md" in done.stderr
        assert (before, ledger) == (tree(built / "site"), (built / "ledger.jsonl").read_bytes())
        build(built, "--output", "elsewhere")
        assert 0 == build(built, "--locked").exit_code

    def test_locked_build_without_a_published_article_publishes_nothing(self, built: Path) -> None:
        """In an automatic build nobody looks: a file that broke must not take its article down."""
        before = tree(built / "site")
        (built / "content/oslo.md").write_text("---\ntitle: [\n---\nText.\n")
        done = build(built, "--locked")
        assert 1 == done.exit_code
        assert ("ledger.jsonl", "locked-ledger") in told(done)
        assert before == tree(built / "site")


class TestInterruptions:
    """Builds that are ended, or meet."""

    def test_killed_build_is_made_up_for(self, built: Path, tmp_path: Path) -> None:
        """Whenever a build is killed, articles and ledger are whole and the next build makes the site it would have."""
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": str(NOW)}
        command = [sys.executable, "-m", "digest", "build", "-q", "-C", str(built)]
        for number in range(30):
            (built / "content" / f"2022-01-18-{number}.md").write_text(ARTICLE.format(number, number))
        twin = Path(shutil.copytree(built, tmp_path / "twin"))
        for delay in (0.3, 0.5, 0.6, 0.7, 0.8):
            with subprocess.Popen(command, env=env) as process:
                try:
                    process.wait(delay)
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
        assert 0 == build(built).exit_code
        assert 0 == build(twin).exit_code
        assert tree(twin) == tree(built)

    def test_second_build_at_once_waits_for_nobody_and_changes_nothing(self, built: Path) -> None:
        """Of two builds at once, one says that the other is running; together they make one site."""
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": str(NOW)}
        for number in range(30):
            (built / "content" / f"2022-01-18-{number}.md").write_text(ARTICLE.format(number, number))
        command = [sys.executable, "-m", "digest", "build", "--format", "json", "-C", str(built)]
        start = time.monotonic()
        both = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        reports = [json.loads(process.communicate(timeout=120)[0]) for process in both]
        assert time.monotonic() - start < 120
        assert any(report["published"] for report in reports)
        refused = [each["code"] for report in reports if not report["published"] for each in report["diagnostics"]]
        assert set(refused) <= {"build-running"}
        assert "Nothing changed" in build(built).stdout
