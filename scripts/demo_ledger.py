"""Makes the demo's ledger anew, by building the demo as it grew.

There is a build whenever an article came, and one each morning, which closes the edition before. Run it after a change
of what digest notes in ledgers:

    .venv/bin/python scripts/demo_ledger.py [PATH=INSTANT ...]

When each article came stands in the ledger itself; an argument such as `world/snow.md=2022-01-20T16:20:00Z` adds one.
Ids, dates, addresses and editions of known articles come out as they were, or the script ends with a fault.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from digest.build import build

ROOT = Path(__file__).parents[1]
LEDGER = ROOT / "ledger.jsonl"
MORNING = time(6, 30, tzinfo=UTC)
SETTINGS = ("digest.yaml", "names.yaml", "topics.yaml")


def records(text: str) -> dict[str, dict[str, Any]]:
    """Return the lines of a ledger that are entries', by their paths."""
    lines = (json.loads(line) for line in text.splitlines())
    return {line["path"]: line for line in lines if "id" in line}


def instants(added: dict[str, datetime]) -> list[datetime]:
    """Return when to build: at each article, and each morning from the day after the first to that after the last."""
    first, last = min(added.values()).date(), max(added.values()).date()
    mornings = (first + timedelta(days=number) for number in range(1, (last - first).days + 2))
    return sorted({*added.values(), *(datetime.combine(day, MORNING) for day in mornings)})


def replay(folder: Path, added: dict[str, datetime]) -> str:
    """Return the ledger of a site that got each article when it came."""
    for name in SETTINGS:
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "content", folder / "content")
    for path in added:
        (folder / "content" / path).unlink()
    for now in instants(added):
        for path, came in added.items():
            if came <= now:
                shutil.copy(ROOT / "content" / path, folder / "content" / path)
        report = build(folder, None, now)
        if not report.published:
            sys.exit("\n".join(str(each) for each in report.diagnostics))
    return (folder / "ledger.jsonl").read_text(encoding="utf-8")


def main() -> None:
    """Write the demo's ledger."""
    before = records(LEDGER.read_text(encoding="utf-8"))
    added = {path: datetime.fromisoformat(line["added"]) for path, line in before.items()}
    added |= {path: datetime.fromisoformat(when) for path, when in (each.split("=", 1) for each in sys.argv[1:])}
    with tempfile.TemporaryDirectory() as folder:
        text = replay(Path(folder), added)
    after = records(text)
    changed = [path for path, line in before.items() if after.get(path) != line]
    if changed:
        sys.exit(f"these articles would no longer be the same for subscribers: {', '.join(changed)}")
    LEDGER.write_text(text, encoding="utf-8")


main()
