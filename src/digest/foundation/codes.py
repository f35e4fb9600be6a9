"""Every kind of diagnostic there is, in one list, so that the documentation and the tests can be held against it."""

from __future__ import annotations

from digest.foundation.diagnostics import Code, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# Finding and decoding files
UNREADABLE_FILE = Code("unreadable-file", _E, "The operating system refused to open or read the file.")
EMPTY_FILE = Code("empty-file", _W, "The file holds no text.")
NOT_TEXT = Code("not-text", _E, "The bytes are no text in any encoding digest knows, such as an image or an archive.")
FILE_TOO_LARGE = Code("file-too-large", _E, "The file is larger than the limit for article files.")
MISREAD_TEXT = Code("misread-text", _N, "Characters garbled by a wrong encoding, such as â€™ for ’, were put right.")
CONTROL_CHARACTERS = Code(
    "control-characters", _N, "Control characters, which no page or feed may hold, were taken out."
)
FOREIGN_FILE = Code("foreign-file", _N, "The file is of a type digest neither reads nor publishes.")
REFUSED_LINK = Code("refused-link", _W, "A symbolic link leads out of the content or static folder, or in a circle.")
SPECIAL_FILE = Code("special-file", _W, "A socket, pipe or device lies in the content folder and was passed over.")

# Front matter
BROKEN_FRONT_MATTER = Code("broken-front-matter", _E, "The metadata block cannot be read, so the file is withheld.")
FRONT_MATTER_TOO_LARGE = Code(
    "front-matter-too-large", _E, "The metadata block is over a limit of size, depth or aliases."
)
DUPLICATE_KEY = Code("duplicate-key", _E, "A metadata key stands twice; the first one counts.")
BAD_FIELD = Code("bad-field", _E, "A metadata value is not of the form its key needs; it counts as unknown.")
MISSPELT_KEY = Code("misspelt-key", _W, "A metadata key is unknown but close to a known one.")
TOO_MANY_TOPICS = Code("too-many-topics", _E, "An entry names more topics than the limit; the first ones count.")

# Configuration
BROKEN_CONFIG = Code("broken-config", _E, "digest.yaml cannot be read.")
UNKNOWN_OPTION = Code("unknown-option", _E, "digest.yaml has a key digest does not know.")
BAD_OPTION = Code("bad-option", _E, "A value in digest.yaml is not of the form its key needs.")
UNKNOWN_SECTION = Code("unknown-section", _E, "An entry names a section that digest.yaml does not list.")

# Overrides of what is inferred
BROKEN_OVERRIDES = Code("broken-overrides", _E, "names.yaml or topics.yaml cannot be read.")
UNKNOWN_OVERRIDE = Code("unknown-override", _E, "names.yaml or topics.yaml has a key digest does not know.")
BAD_OVERRIDE = Code("bad-override", _E, "A value in names.yaml or topics.yaml is not of the form its key needs.")
OVERRIDE_CONFLICT = Code(
    "override-conflict", _E, "names.yaml or topics.yaml says two things of the same name or topic."
)

# Reading the body
LOST_EMBED = Code("lost-embed", _N, "A paragraph ends with a colon and what followed it, such as a video, is gone.")
DROPPED_HTML = Code("dropped-html", _W, "Raw HTML was taken out because it is not safe to publish.")
NO_TEXT_LEFT = Code("no-text-left", _W, "Nothing of the body is left after clean-up; the whole body is kept.")
MISSING_IMAGE = Code("missing-image", _W, "A local image is not in the content folder.")
BAD_IMAGE = Code("bad-image", _W, "A local image is of a type or form that cannot be published.")
BROKEN_LINK = Code("broken-link", _W, "A link to another article file leads nowhere that is published.")
UNSAFE_LINK = Code("unsafe-link", _W, "A link or image has an address that is not safe to publish; its text stays.")
TOO_DEEP = Code("too-deep", _W, "Lists or quotations are nested beyond the limit and shown flat.")
TOO_COMPLEX = Code(
    "too-complex", _W, "A text has more markup than can be read in reasonable time; it is shown as it is."
)

# From entries to a site
BROKEN_LEDGER = Code("broken-ledger", _E, "ledger.jsonl cannot be read, so nothing is published.")
DUPLICATE_ID = Code("duplicate-id", _E, "Two articles give the same id; the second one gets an id of its own.")
ID_KEPT = Code(
    "id-kept", _W, "An article that is published already gives another id than it has; it keeps the one it has."
)
SLUG_TAKEN = Code("slug-taken", _E, "Two articles ask for the same address; the later one gets a number behind it.")
BAD_ALIAS = Code("bad-alias", _W, "A former address of an article cannot be made to lead to it.")
LINK_WITHOUT_SOURCE = Code(
    "link-without-source", _W, "Only a link to the original may be published, and its address is not known."
)
TOO_MANY_NEW = Code(
    "too-many-new", _E, "So many articles are new at once that it looks like an import; nothing is published."
)
LEDGER_REBUILT = Code("ledger-rebuilt", _W, "ledger.jsonl is gone and was rebuilt from what the site itself remembers.")
URL_NOT_SET = Code("url-not-set", _W, "Feeds need the site's address, and digest.yaml does not say it.")
TEMPLATE_ERROR = Code("template-error", _E, "A template cannot be read or fails, so nothing is published.")
FOREIGN_OUTPUT = Code(
    "foreign-output", _E, "The output folder holds files that digest did not write; nothing is touched."
)
OUTPUT_FAULT = Code("output-fault", _E, "The operating system refused to write the output folder or the ledger.")
BUILD_RUNNING = Code("build-running", _E, "Another build is writing the same site or ledger; this one changed nothing.")
BUILD_CUT_OFF = Code("build-cut-off", _N, "The last build was ended while it put files in place; this one saw to that.")
OUTPUT_COLLISION = Code("output-collision", _E, "Two files of the site want the same address; nothing is published.")
EDITED_OUTPUT = Code("edited-output", _N, "Files in the output folder were changed by hand, and are put right.")
MISPLACED_OUTPUT = Code(
    "misplaced-output", _E, "The site would be written around or into a folder that digest reads, or over another one."
)
EMPTY_CONTENT = Code("empty-content", _E, "The content folder holds no article although some were published.")
LOCKED_LEDGER = Code("locked-ledger", _E, "A build with --locked would have to write the ledger.")

ALL: tuple[Code, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Code))
