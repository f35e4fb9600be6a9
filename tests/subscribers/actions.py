"""What an editor does between two builds, each thing a function that a history may choose."""

from __future__ import annotations

import shutil
import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

from articles import Article
from editorial import CADENCES, DOMAINS, ZONES, copy_committed

from digest.build import BuildOptions, build

if TYPE_CHECKING:
    from collections.abc import Callable

    from editorial import Desk

SECTIONS = ("world", "science", "sport")
TOPICS = ("NATO", "Tonga", "Webb telescope", "5G")


def begin(desk: Desk) -> None:
    """Write the first articles: a few, or more than a feed holds."""
    crowd = desk.chance.random() < 0.15
    for number in range(desk.chance.randint(52, 60) if crowd else desk.chance.randint(0, 6)):
        create(desk, days_ago=number + 1)


def step(desk: Desk) -> BuildOptions:
    """Let some time pass, do one to three things, and say how to build."""
    desk.now += timedelta(minutes=desk.chance.choice((7, 90, 400, 1500, 3000, 15_000)))
    whole = desk.chance.random()
    if whole < 0.08:
        return import_archive(desk)
    if whole < 0.16 and (desk.folder / "ledger.jsonl").exists():
        merge_branches(desk)
        return BuildOptions()
    if whole < 0.28:
        copy(desk)
        return BuildOptions()
    for _ in range(desk.chance.randint(1, 3)):
        desk.chance.choice(ACTIONS)(desk)
    return BuildOptions()


def create(desk: Desk, days_ago: int | None = None, *, ahead: bool = False) -> None:
    """Write an article: of today, of some days ago, or to appear later."""
    number = next(desk.numbers)
    token = f"zq{number:04}x"
    days = desk.chance.choice((0, 0, 0, 1, 2)) if days_ago is None else days_ago
    due = desk.now + timedelta(hours=30) if ahead else desk.now - timedelta(days=days, minutes=number % 60)
    section = desk.chance.choice(SECTIONS)
    raw = desk.chance.random() < 0.3 and not ahead
    keys = {}
    if not raw:
        keys["topics"] = f"[{', '.join(desk.chance.sample(TOPICS, desk.chance.randint(0, 2)))}]"
        if ahead or desk.chance.random() < 0.7:
            civil = not ahead and desk.chance.random() < 0.5
            keys["date"] = f"{due:%Y-%m-%d}" if civil else due.isoformat(timespec="minutes")
    stem = f"{due:%Y-%m-%d}-{token}" if desk.chance.random() < 0.5 and not ahead else token
    paragraphs = [desk.paragraph(token) for _ in range(desk.chance.randint(7, 9))]
    title = f"{desk.phrase(4).capitalize()} {number}"
    article = Article(token, f"{section}/{stem}.{'txt' if raw else 'md'}", title, paragraphs, keys, due)
    desk.articles.append(article)
    desk.save(article)
    desk.note("create", article)


def copy(desk: Desk) -> None:
    """Take over the text of an article that subscribers have, as another paper would: its own headline, a paragraph at
    the end, and the other's token taken out. Whatever becomes of the two, it never comes as news. What is older by more
    than two days is left alone: taken over late and changed so much, a text may pass for another one."""
    fresh = desk.now - timedelta(days=2)
    public = [
        each
        for each in desk.articles
        if each.is_public(desk.now) and each.token in desk.delivered and (each.due >= fresh or not each.dated)
    ]
    if not public:
        return
    other = desk.chance.choice(public)
    create(desk, days_ago=0)
    article = desk.articles[-1]
    text = [each.replace(f" {other.token}", "") for each in other.paragraphs]
    article.paragraphs = [*text, desk.paragraph(article.token)]
    article.copy = True
    desk.save(article)
    desk.note(f"copy of {other.path}", article)


def create_late(desk: Desk) -> None:
    """Write an article about something long past."""
    create(desk, days_ago=desk.chance.randint(20, 400))


def create_ahead(desk: Desk) -> None:
    """Write an article that is to appear tomorrow."""
    create(desk, ahead=True)


def edit(desk: Desk) -> None:
    """Change the text of an article a lot."""
    if article := desk.any(untouched=True):
        desk.touched.add(article.token)
        article.paragraphs[desk.chance.randrange(len(article.paragraphs))] = desk.paragraph(article.token)
        article.paragraphs.append(desk.paragraph(article.token))
        desk.save(article)
        desk.note("edit", article)


def retitle(desk: Desk) -> None:
    """Give an article another headline."""
    if article := desk.any():
        article.title = f"{desk.phrase(5).capitalize()} {article.token[2:6]}"
        desk.save(article)
        desk.note("retitle", article)


def move(desk: Desk, *, corrected: bool | None = None) -> None:
    """Rename a file, perhaps with a word changed, perhaps into another section's folder."""
    if article := desk.any(untouched=True):
        desk.touched.add(article.token)
        old = desk.folder / "content" / article.path
        name = f"{article.token}-{desk.chance.randrange(10**6)}{old.suffix}"
        article.path = f"{desk.chance.choice(SECTIONS)}/{name}"
        if desk.chance.random() < 0.5 if corrected is None else corrected:
            article.paragraphs[0] += " Corrected."
        old.unlink()
        desk.save(article)
        desk.moved = True
        desk.note("move", article)


def change_slug(desk: Desk) -> None:
    """Ask for another address."""
    desk.set_key("slug", f"story-{desk.chance.randrange(10**6)}")


def change_section(desk: Desk) -> None:
    """Put an article into another section by its metadata."""
    desk.set_key("section", desk.chance.choice(SECTIONS))


def announce_update(desk: Desk) -> None:
    """State that an article was updated."""
    desk.set_key("updated", desk.now.isoformat(timespec="minutes"))


def withdraw(desk: Desk) -> None:
    """Withdraw an article."""
    desk.set_key("withdrawn", "it was wrong")


def unpublish(desk: Desk) -> None:
    """Take an article back into the drawer, or let it expire."""
    if desk.chance.random() < 0.5:
        desk.set_key("draft", "true")
    else:
        desk.set_key("expires", "2022-01-01")


def restore(desk: Desk) -> None:
    """Bring back what was withdrawn, drafted, deleted or broken."""
    for article in desk.articles if not desk.lost else ():
        hidden = {"withdrawn", "draft", "expires"} & article.keys.keys()
        if hidden or not article.present or article.broken:
            for key in hidden:
                del article.keys[key]
            article.present, article.broken = True, False
            desk.save(article)
            desk.note("restore", article)
            return


def delete(desk: Desk) -> None:
    """Delete a file; it may come back. The last one stays: a build takes an empty folder for a mistake."""
    there = [each for each in desk.articles if each.present]
    if len(there) > 1 and (article := desk.any()):
        article.present = False
        (desk.folder / "content" / article.path).unlink()
        desk.note("delete", article)


def spoil(desk: Desk) -> None:
    """Make a metadata block that cannot be read."""
    if (article := desk.any()) and article.path.endswith(".md"):
        article.broken = True
        desk.save(article)
        desk.note("spoil", article)


def change_domain(desk: Desk) -> None:
    """Move the site to another address, or forget to say which."""
    desk.url = desk.chance.choice(DOMAINS)
    desk.configure()
    desk.log.append(f"domain {desk.url}")


def change_zone(desk: Desk) -> None:
    """Move the site to another time zone."""
    desk.zone = desk.chance.choice(ZONES)
    desk.configure()
    desk.log.append(f"zone {desk.zone}")


def change_edition(desk: Desk) -> None:
    """Let editions last longer or shorter."""
    desk.edition = desk.chance.choice(CADENCES)
    desk.configure()
    desk.log.append(f"edition {desk.edition}")


def lose_cache(desk: Desk) -> None:
    """Delete what a build remembers for its own sake."""
    shutil.rmtree(desk.folder / ".digest", ignore_errors=True)
    desk.log.append("lose .digest")


def lose_ledger(desk: Desk) -> None:
    """Delete the ledger beside a site that is still there, and perhaps rename a file. What the site remembers tells no
    text by its likeness: a file that is renamed and rewritten as well would be another article then."""
    if (desk.site / ".digest-manifest.json").exists() and not desk.moved:
        (desk.folder / "ledger.jsonl").unlink(missing_ok=True)
        desk.log.append("lose ledger")
        if not desk.changed:
            move(desk, corrected=False)
        desk.lost = True


def clone(desk: Desk) -> None:
    """Go on in a fresh clone: what is committed, and nothing else."""
    if not (desk.folder / "ledger.jsonl").exists():
        return
    old = desk.folder
    desk.clones += 1
    desk.folder = desk.home / f"project-{desk.clones}"
    copy_committed(old, desk.folder)
    desk.log.append("clone")


def import_archive(desk: Desk) -> BuildOptions:
    """Add many old articles at once, which no subscriber must be told of."""
    for number in range(desk.chance.randint(1, 40)):
        create(desk, days_ago=100 + number)
    desk.log.append("import with --archive")
    return BuildOptions(archive=True)


def merge_branches(desk: Desk) -> None:
    """Let a colleague publish in a clone of their own, publish here too, then unite both as git does."""
    here, there = desk.folder, desk.home / f"branch-{len(desk.log)}"
    copy_committed(here, there)
    base = (here / "ledger.jsonl").read_bytes()
    desk.folder = there
    create(desk)
    edit(desk)
    report = build(there, None, desk.now + timedelta(minutes=5))
    assert report.published, (desk.log, [each.message for each in report.diagnostics])
    desk.folder = here
    theirs = desk.articles[-1]
    theirs.present = False
    create(desk)
    desk.publish(BuildOptions())
    theirs.present = True
    for article in desk.articles:
        if article.present:
            desk.save(article)
    names = {"ours": (here / "ledger.jsonl").read_bytes(), "base": base}
    names["theirs"] = (there / "ledger.jsonl").read_bytes()
    for name, data in names.items():
        (desk.home / name).write_bytes(data)
    subprocess.run(["git", "merge-file", "--union", "ours", "base", "theirs"], cwd=desk.home, check=True)
    shutil.copy(desk.home / "ours", here / "ledger.jsonl")
    desk.now += timedelta(minutes=20)
    desk.log.append("merge")


Action: TypeAlias = "Callable[[Desk], None]"
ACTIONS: tuple[Action, ...] = (
    *(create,) * 6,
    *(create_late,) * 2,
    create_ahead,
    *(edit,) * 2,
    *(retitle,) * 2,
    *(move,) * 2,
    change_slug,
    change_section,
    announce_update,
    *(withdraw,) * 2,
    *(restore,) * 3,
    unpublish,
    delete,
    spoil,
    change_domain,
    change_zone,
    change_edition,
    lose_cache,
    lose_ledger,
    clone,
)
