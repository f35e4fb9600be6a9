"""The patterns by which a quotation's attribution is read, over the letters of `speech.py`, a letter a word.

Every repetition is bounded, so that the cost of a quotation is. In each pattern the first group that matched is the
letter of who speaks. Here is only what may follow what; what it means is decided in `clauses.py` and `leading.py`.
"""

from __future__ import annotations

import re

WINDOW = 80  # words that are looked at on either side

# Words before a name in its noun phrase: "the Fed's former chief economist", "Trump spokesman".
_NOUN = r"N'|N(?=[wxbo])|(?<=[CwOxbo])'"  # with a possessive, or as another's attribute
_PRE = rf"(?:xpd?[CwOo]|[dCwOaBzbMxo]|{_NOUN}){{0,12}}"
# What may stand between a name and its verb: "of Greenpeace", "(D-Mass.)", ", 45, who lives in Dallas,".
_APART = (
    r"(?:pd?[COwabxo']{1,6})?(?:\([^Q()!]{1,20}\))?"
    r"(?:,(?![ck])(?:(?!c[dCwMxo]{0,3}N)[^Q:;!]){1,60}?,)?(?:-[^Q!-]{1,40}-)?"
)
_QUOTED = r"[ah]{0,2}e[ea]{0,2}K(?:[yp][dCwONbxo']{1,6})?sG"
_SAYS = rf"(?:[ahl]{{0,4}}[VT](?!s(?!H))|[ah]{{0,2}}e[ea]{{0,2}}G|[hl]a?B|{_QUOTED})"
# A noun phrase that a name follows between commas: "the group's chairman, N," "a spokesman for the Fed, N,".
_HEAD = (
    rf"(?:[dCwOaBbMxo]|{_NOUN}){{1,10}}(?:[pt](?:[dCwObMo]|(?<=[CwObo])'){{0,6}}[COob]|(?<=x)p[dCwOo]{{1,4}}){{0,2}}"
)
_END = r"(?=$|[,;:!Q()psaRtyk-])"
_NOT_JOINED = r"(?!,?c[dCNOMxo])(?!(?:,[dCwMxo]{0,4}N){1,4},?c)(?!')"
# Where a clause, and so its subject, begins.
_START = r"(?:^(?:[ack]|pa{1,3},?){0,3}|[;:(Q-]|,a{0,2}|(?<!N),c|[kHsuVT]|e(?=d))"

AFTER = (
    ("verb-speaker", re.compile(rf"^[,-]?a?Va?{_PRE}(N){_NOT_JOINED}{_END}")),
    ("verb-speaker", re.compile(rf"^[,-]?a?V{_HEAD},(N){_NOT_JOINED}{_END}")),
    ("speaker-verb", re.compile(rf"^[,-]?s?{_PRE}(N){_APART}{_SAYS}")),
    ("speaker-verb", re.compile(rf"^[,-]?s?{_HEAD},(N)(?:,[^Q:;!]{{1,40}}?)?,{_SAYS}")),
    ("according-to", re.compile(rf"^[,-]?At{_PRE}(N){_NOT_JOINED}{_END}")),
)
AFTER_OTHER = re.compile(rf"^[,!-]?(?:V(?=[drwCOMxbo])|s?[dCwOarBpbMxNzo'R]{{1,10}}{_SAYS}|At)")
AFTER_STOP = re.compile(rf"^!{_PRE}(N){_APART}{_SAYS}(?P<rest>[tdCwOpaNbMxo,]{{0,12}})(?=$|[!Q])")
TELLS_OF_OTHERS = re.compile(r"[^,;:(!Q-]{0,30}?(?:[NrCOwxbo][ah]{0,2}[VT]|K)|,K")
SIGNED = re.compile(rf"^-{_PRE}(N)(?:,[^Q!]{{0,30}})?$")

SUBJECTS = (
    re.compile(rf"{_START}{_PRE}(N){_APART}[ahl]{{0,4}}$"),
    re.compile(rf"{_START}{_HEAD},(N),[ahl]{{0,4}}$"),
)
SUBJECT_OF_BEING = re.compile(rf"{_START}{_PRE}(N){_APART}[ah]{{0,2}}e[ea]{{0,2}}$")
SUBJECT_QUOTED = re.compile(
    rf"(?:{_START}{_PRE}(N){_APART}[ah]{{0,2}}e[ea]{{0,2}}K(?:[yp][dCwONbxo']{{1,6}})?|K{_PRE}(N))s$"
)
RELATIVE = re.compile(rf"(?:^|[^ptcydCwOaBzbMx'N]){_PRE}(N)(?:,[wdCOpabxo]{{1,10}})?,?R[ahl]{{0,3}}$")
MAIN = re.compile(
    rf"(?:^(?:[ack]|pa{{1,3}},?|p(?:[dCOwao]|'){{1,8}},){{0,3}}|(?<!N),c)(?:{_HEAD},(?=N[^Q:;!]{{0,20}},))?{_PRE}(N){_APART}"
    r"(?:(?<=N),|(?![KiR,cN']))(?:(?![kuRQ!;:]|,c|c[dCwOMxbo']{0,4}N).){1,60}$"
)
MAIN_INVERTED = re.compile(rf"^V{_PRE}(N){_NOT_JOINED}[^kuRQ!;:]{{0,30}}$")
ACCORDING = re.compile(rf"(?:^|,)At{_PRE}(N){_NOT_JOINED}(?=,)")
IN_THE_WORDS = re.compile(rf"(?:^|,)pdjp{_PRE}(N)[,:]$")
LABEL = re.compile(rf"^{_PRE}(N):$")
INVERTED = re.compile(rf"^V{_PRE}(N){_NOT_JOINED}[^VTGQ]{{0,12}}[:,]$")
OPENED_THAT = re.compile(r"H[pkai][^,]{1,20},[^,ckRu]*$")  # "said that before it began, they had felt"
NOT_SPEECH = re.compile(r"z[^zeh]{0,3}$")
TITLED = re.compile(r"b[^beh]{0,3}$")
NESTED = re.compile(r"K.*[VT]$")
GOES_ON = re.compile(r"[rN][ahelm]|H")
SOURCES = (("according-to", ACCORDING), ("in-the-words-of", IN_THE_WORDS), ("label", LABEL))
