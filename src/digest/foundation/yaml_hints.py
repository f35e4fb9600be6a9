"""Says in plain English what the YAML parser means, and what to type instead.

The parsers (libyaml and its Python twin) name a fault by fixed phrases; this table turns the ones editors meet into
advice that quotes their own line. It knows nothing of the parser but those phrases.
"""

from __future__ import annotations

import re

_PAIR = re.compile(r"(?P<key>\s*(?:- )?[^\s:#'\"\[{][^:]*):\s+(?P<value>\S.*)")
_INDENT = "check the indentation: the lines of one level begin in the same column"
_IN_PROBLEM = {  # a phrase of the parser's: what it means, what to do
    "could not find expected ':'": (
        "this line is not of the form key: value",
        "write key: value, or indent the line if it continues the one above",
    ),
    "escape": (
        "a backslash between double quotes begins an escape code",
        "write the backslash twice, or use single quotes",
    ),
    "hexdecimal": ("a backslash between double quotes begins an escape code", "write the backslash twice"),
}
_IN_CONTEXT = {
    "quoted scalar": (
        "the quotation mark that opens here is never closed",
        "close it, or put other quotation marks around the value",
    ),
    "flow": ("the bracket that opens here is not closed as a list is", "close it, or put the value in quotes"),
}


def explain(problem: str, context: str, line: str, character: str) -> tuple[str, str]:
    """Return message and hint for the parser's words. `line` is the line at fault, `character` what stands there."""
    advice: tuple[str, str] | None = None
    if "start any token" in problem or "alias" in context or "anchor" in context:
        advice = _bad_start(line, character)
    elif "mapping values" in problem:
        advice = _colon(line)
    advice = advice or next((said for phrase, said in _IN_PROBLEM.items() if phrase in problem), None)
    advice = advice or next((said for phrase, said in _IN_CONTEXT.items() if phrase in context), None)
    if advice is None and ("block" in problem + context or "expected key" in problem):
        advice = _block(line)
    return advice or (f"YAML cannot be read: {problem}", _INDENT)


def in_quotes(line: str) -> str:
    """Return the advice to quote the value of a `key: value` line, with the line as it should be; else nothing."""
    pair = _PAIR.fullmatch(line.rstrip())
    if not pair:
        return ""
    return f"put the value in quotes: {pair['key'].strip()}: {_quote(pair['value'])}"


def _quote(value: str) -> str:
    inner = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
    if '"' not in inner and "\\" not in inner:
        return f'"{inner}"'
    return "'" + inner.replace("'", "''") + "'"


def _value(line: str) -> str:
    pair = _PAIR.fullmatch(line.rstrip())
    return pair["value"] if pair else ""


def _bad_start(line: str, character: str) -> tuple[str, str]:
    if character == "\t":
        return "a tab stands where YAML allows spaces only", "indent with spaces, not with a tab"
    first = _value(line)[:1] or character
    return f'a value cannot begin with "{first}" unless it is in quotes', in_quotes(line)


def _colon(line: str) -> tuple[str, str]:
    if ": " in _value(line) or _value(line).endswith(":"):
        return "a colon stands inside a value that is not in quotes", in_quotes(line)
    return "this key does not fit the line above it", _INDENT


def _block(line: str) -> tuple[str, str]:
    value = _value(line)
    if value.startswith(("'", '"')):
        return "the value goes on after its closing quotation mark", in_quotes(line)
    if value.startswith(("[", "{")):
        return "the value goes on after its closing bracket", in_quotes(line)
    return "this line does not fit the lines above it", _INDENT
