"""The same content, configuration, ledger and instant give the same site, byte for byte, wherever and by whomever it is
built; and where nothing is left to close or to expire, on any later day, too.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOW = 1643184000  # 2022-01-26 08:00 UTC, two days after the demo's last article
DAY = 86_400
HERE = {"TZ": "Pacific/Kiritimati", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "LC_ALL": "POSIX", "PYTHONHASHSEED": "20220118"}


def lay_out(folder: Path, seed: int) -> Path:
    """Copy the demo, file by file in an order of its own, with file times of its own."""
    files = [path for part in ("content", "templates") for path in sorted((ROOT / part).rglob("*")) if path.is_file()]
    files += [ROOT / "digest.yaml", ROOT / "ledger.jsonl"]
    random.Random(seed).shuffle(files)  # noqa: S311  (an order, not a secret)
    for number, path in enumerate(files):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (seed * DAY + number, seed * DAY + number))
    return folder


def build(folder: Path, surroundings: dict[str, str], now: int = NOW, umask: int = 0o022) -> None:
    """Run `digest build` in a process of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    env = {**kept, **surroundings, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": str(now)}
    command = [sys.executable, "-m", "digest", "build", "-C", str(folder), "--quiet"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, umask=umask)
    assert 0 == done.returncode, done.stderr


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Return the demo, built in one place."""
    folder = lay_out(tmp_path / "one", 1)
    build(folder, HERE)
    return folder


def test_place_zone_locale_seed_umask_and_order_do_not_matter(first: Path, tmp_path: Path) -> None:
    """Two builds in different surroundings differ in not a byte, of the site and of the ledger."""
    second = lay_out(tmp_path / "elsewhere" / "zwei zwei", 2)
    build(second, THERE, umask=0o077)
    assert tree(first / "site") == tree(second / "site")
    assert (first / "ledger.jsonl").read_bytes() == (second / "ledger.jsonl").read_bytes()
    assert len(tree(first / "site")) > 50


def test_later_day_makes_no_difference_with_the_same_ledger(first: Path, tmp_path: Path) -> None:
    """A fresh clone with the ledger, built a hundred days later, gives the same bytes."""
    build(first, HERE, NOW + DAY)
    later = lay_out(tmp_path / "later", 3)
    shutil.copyfile(first / "ledger.jsonl", later / "ledger.jsonl")
    build(later, THERE, NOW + 100 * DAY)
    assert tree(first / "site") == tree(later / "site")
    assert (first / "ledger.jsonl").read_bytes() == (later / "ledger.jsonl").read_bytes()


def test_building_twice_and_building_afresh_are_the_same(first: Path) -> None:
    """What was there before leaves no trace: a site that grew is the site that is made at once."""
    article = first / "content" / "2022-01-25-extra.md"
    article.write_text("---\ntitle: Extra\ntopics: [trains]\n---\nThe trains ran on time.\n")
    build(first, HERE)
    article.unlink()
    build(first, HERE, NOW + DAY)
    grown = tree(first / "site")
    shutil.rmtree(first / "site")
    build(first, HERE, NOW + DAY)
    assert grown == tree(first / "site")


def test_owner_may_be_strict_about_permissions(first: Path) -> None:
    """The mask decides what others may read, not what is written: files are never executable."""
    modes = {path.stat().st_mode & 0o777 for path in (first / "site").rglob("*") if path.is_file()}
    assert {0o644} == modes
