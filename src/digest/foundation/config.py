"""The configuration of a site: digest.yaml as a frozen value, every option optional.

Only options that something honours are known; any other key is an error with the nearest known one. It does no more I/O
than reading that one file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from digest.foundation.codes import BROKEN_CONFIG, DUPLICATE_KEY
from digest.foundation.diagnostics import Diagnostic, Span, has_faults, report
from digest.foundation.limits import Limits
from digest.foundation.marked import FaultKind, Mapping, Node, Scalar, Sequence
from digest.foundation.marked_yaml import compose
from digest.foundation.model import Rights
from digest.foundation.options import Options, Readers, truth
from digest.foundation.positions import span_at
from digest.foundation.settings import DEFAULT_SETTINGS, Cleanup, EntryDefaults, ReadingSettings, Section, SourceRules
from digest.foundation.spelling import nearest
from digest.foundation.switches import ALL_ANALYSES, ALL_FEEDS, ALL_PAGES, Analyses, Cadence, Feeds, Pages
from digest.foundation.urls import site_address, slugify

if TYPE_CHECKING:
    from pathlib import Path

NAME = "digest.yaml"
_READING = {each.name for each in fields(ReadingSettings)} - {"language"}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")  # the usual shapes of BCP 47


@dataclass(frozen=True, slots=True)
class Config:
    """Everything an editor can set. `url` ends with a slash or is empty; the folders are relative to the project's;
    `publish` is what may be published of an entry where neither it nor its source says so."""

    title: str = "Digest"
    tagline: str = ""
    about: tuple[str, ...] = ()
    url: str = ""
    language: str = "en"
    content: str = "content"
    templates: str = "templates"
    output: str = "site"
    edition: Cadence = Cadence.DAILY
    publish: Rights = Rights.FULL
    pages: Pages = ALL_PAGES
    feeds: Feeds = ALL_FEEDS
    analysis: Analyses = ALL_ANALYSES
    reading: ReadingSettings = DEFAULT_SETTINGS


def load_config(folder: Path) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """Return the configuration in `folder`, and what is wrong with it; None where anything is.

    A missing digest.yaml is the default configuration.
    """
    file = folder / NAME
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return _without_file(folder)
    except OSError as error:
        return None, (report(BROKEN_CONFIG, f"cannot be read: {error.strerror}", Span(NAME)),)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8"
        return None, (report(BROKEN_CONFIG, "not UTF-8 from this line on", Span(NAME, line, 1), hint=hint),)
    return parse_config(text)


def _without_file(folder: Path) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    other = folder / "digest.yml"
    if not other.exists():
        return Config(), ()
    return None, (report(BROKEN_CONFIG, "this file is not read", Span(other.name), hint=f"rename it to {NAME}"),)


def parse_config(text: str) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """Return the configuration a text holds, and everything that is wrong with it at once."""
    composed = compose(text)
    reader = _Reader(NAME, text)
    for fault in composed.faults:
        span = span_at(NAME, text, fault.start, fault.end)
        code = DUPLICATE_KEY if fault.kind is FaultKind.DUPLICATE else BROKEN_CONFIG
        reader.faults.append(report(code, fault.message, span, hint=fault.hint))
    config = reader.config(composed.root) if composed.root else Config()
    faults = tuple(sorted(reader.faults, key=lambda each: (each.span.line, each.span.column)))
    return (None if has_faults(faults) else config), faults


class _Reader(Options):
    """Reads each option by its own form; what is common to many forms is in Options."""

    def config(self, root: Node) -> Config:
        readers: Readers = {
            "title": self.string,
            "tagline": self.string,
            "about": self.strings,
            "url": self.url,
            "language": self.language,
            "timezone": self.timezone,
            "sections": self.sections,
            "cleanup": self.cleanup,
            "sources": self.sources,
            "defaults": self.defaults,
            "limits": self.limits,
            "content": self.folder,
            "templates": self.folder,
            "output": self.folder,
            "edition": self.cadence,
            "publish": self.rights,
            "pages": self.pages,
            "feeds": self.feeds,
            "analysis": self.analysis,
        }
        values = self.group(root, "", readers)
        reading = {key: values.pop(key) for key in list(values) if key in _READING}
        language = values.get("language", "en")
        config = Config(**values, reading=ReadingSettings(**reading, language=language))
        self.check_folders(root, config)
        return config

    def url(self, node: Node, name: str) -> str | None:
        text = self.string(node, name)
        if text is None:
            return None
        address = site_address(text)
        if address is None:
            self.bad(node, f'"{text}" is no web address', "such as https://example.org/news/")
        return address

    def language(self, node: Node, name: str) -> str | None:
        text = self.string(node, name)
        if text is None or LANGUAGE.fullmatch(text):
            return text and text.replace("_", "-")
        self.bad(node, f'"{text}" is no language code', "such as en, de or pt-BR")
        return None

    def timezone(self, node: Node, name: str) -> str | None:
        text = self.string(node, name)
        if text is None:
            return None
        try:
            ZoneInfo(text)
        except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError; a folder's name an OSError
            near = nearest(text.replace(" ", "_"), sorted(available_timezones()))
            hint = f'did you mean "{near}"?' if near else "use a name such as Europe/Berlin or America/New_York"
            self.bad(node, f'"{text}" is no time zone', hint)
            return None
        return text

    def sections(self, node: Node, name: str) -> tuple[Section, ...]:
        if isinstance(node, Mapping):
            named: list[tuple[Node, str, str]] = [
                (key, key.text, self.string(title, name) or key.text) for key, title in node.pairs
            ]
        else:
            items = node.items if isinstance(node, Sequence) else (node,)
            named = [(item, text, text) for item in items if (text := self.string(item, name))]
        sections: dict[str, Section] = {}
        for place, key, title in named:
            section = Section(slugify(key), title)
            if sections.setdefault(section.slug, section) is not section:
                self.bad(place, f'two sections have the name "{section.slug}"', "remove one of them")
        return tuple(sections.values())

    def cleanup(self, node: Node, name: str) -> Cleanup:
        return read_cleanup(node, name, self)

    def sources(self, node: Node, name: str) -> tuple[SourceRules, ...]:
        readers: Readers = {"url": self.url, "cleanup": self.cleanup, "publish": self.rights}
        return tuple(
            SourceRules(key.text, **self.group(rules, f"{name}.{key.text}", readers))
            for key, rules in self.pairs(node, name)
        )

    def defaults(self, node: Node, name: str) -> EntryDefaults:
        values = self.group(node, name, {"author": self.strings, "source": self.string, "language": self.language})
        return EntryDefaults(values.get("author", ()), values.get("source", ""), values.get("language", ""))

    def limits(self, node: Node, name: str) -> Limits:
        return Limits(**self.group(node, name, {each.name: self.number for each in fields(Limits)}))

    def cadence(self, node: Node, name: str) -> Cadence | None:
        text = self.choice(node, name, tuple(Cadence))
        return Cadence(text) if text else None

    def rights(self, node: Node, name: str) -> Rights | None:
        text = self.choice(node, name, tuple(Rights))
        return Rights(text) if text else None

    def pages(self, node: Node, name: str) -> Pages:
        return Pages(**self.group(node, name, {each.name: self.switch for each in fields(Pages)}))

    def feeds(self, node: Node, name: str) -> Feeds:
        return Feeds(**self.group(node, name, {each.name: self.switch for each in fields(Feeds)}))

    def analysis(self, node: Node, name: str) -> Analyses:
        return Analyses(**self.group(node, name, {each.name: self.switch for each in fields(Analyses)}))

    def folder(self, node: Node, name: str) -> str | None:
        path = PurePosixPath((self.string(node, name) or "").replace("\\", "/"))
        if path.parts and not path.is_absolute() and ".." not in path.parts and ":" not in str(path):
            return str(path)
        hint = f"a folder beside digest.yaml or below it, such as {name}"
        self.bad(node, f'"{name}" must be a folder inside the project', hint)
        return None

    def check_folders(self, root: Node, config: Config) -> None:
        """The output folder is emptied of what digest wrote, so it must not be around or inside what editors write."""
        output = PurePosixPath(config.output)
        for name in ("content", "templates"):
            other = PurePosixPath(getattr(config, name))
            if output == other or output in other.parents or other in output.parents:
                keys = {key.text: key for key, _ in root.pairs} if isinstance(root, Mapping) else {}
                place = keys.get("output") or keys.get(name) or root
                self.bad(place, f'"output" and "{name}" must be folders apart')


def read_cleanup(node: Node, name: str, options: Options) -> Cleanup:
    """Return clean-up overrides: `{keep: [...], remove: [...]}`, or `off` for no clean-up at all."""
    if not isinstance(node, Scalar):
        return Cleanup(**options.group(node, name, {"keep": options.strings, "remove": options.strings}))
    switch = True if node.empty else truth(node.text)
    if switch is None:
        options.bad(node, f'"{name}" is a text', "write off, or the lists keep and remove")
    return Cleanup(off=switch is False)
