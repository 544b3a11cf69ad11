#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks one rule of the house over the whole tree: check.py RULE ROOT. Names every place that breaks it."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

MAY_INCLUDE = {
    "loading": set(),
    "core/values": set(),
    "core": {"core/values"},
    "layout": {"loading"},
    "analysis": {"loading", "core/values"},
    "draw": {"layout", "analysis", "core/values"},
    "exchange": {"draw", "layout", "analysis", "core", "core/values", "loading"},
    "cli": {"exchange", "draw", "layout", "analysis", "core", "core/values"},
    "widgets": {"draw", "layout", "analysis", "core", "core/values"},
    "app": {"widgets", "exchange", "draw", "layout", "analysis", "core", "core/values"},
}
MAY_USE = {
    "loading": {"glib", "igraph", "poppler"},
    "core/values": {"glib", "gio"},
    "core": {"glib", "gio", "sqlite3"},
    "layout": {"glib"},
    "analysis": {"glib"},
    "draw": {"glib", "cairo", "pango"},
    "exchange": {"glib", "gio", "cairo", "pango", "harfbuzz", "json-glib", "libxml", "png"},
    "cli": {"glib", "gio", "json-glib"},
    "widgets": {"glib", "gio", "gtk", "adwaita", "cairo", "pango", "graphene", "json-glib"},
    "app": {"glib", "gio", "gtk", "adwaita", "cairo", "pango", "graphene"},
}
LIBRARY_OF = [
    (r"^(glib|gobject|gmodule)", "glib"), (r"^gio|^gunix", "gio"), (r"^sqlite3", "sqlite3"), (r"^igraph", "igraph"),
    (r"^cairo", "cairo"), (r"^pango", "pango"), (r"^hb(-|\.h)", "harfbuzz"),
    (r"^json-glib", "json-glib"), (r"^libxml", "libxml"),
    (r"^png", "png"), (r"^poppler", "poppler"), (r"^gtk|^gdk|^gsk", "gtk"), (r"^adwaita", "adwaita"), (r"^graphene", "graphene"),
]
MAX_FILE = 500
MAX_TEST = 800
MAX_FUNCTION = 80
MAX_TEMPLATE = 250
MAX_COLUMN = 132


def list_sources(root):
    return sorted(p for folder in ("src", "tests") for p in (root / folder).rglob("*.[ch]"))


def read_lines(path):
    return path.read_text(encoding="utf-8").split("\n")


def find_layer(root, path):
    inner = path.relative_to(root / "src").parent.as_posix()
    return inner if inner in MAY_INCLUDE else inner.split("/")[0]


def check_licence(root):
    wanted = "SPDX-License-Identifier: GPL-3.0-or-later"
    scripts = [p for p in (root / "tests").rglob("*.py")] + [p for p in (root / "tools").rglob("*.py")]
    for path in list_sources(root) + scripts:
        if wanted not in "\n".join(read_lines(path)[:2]):
            yield path, 1, f"the first lines have to say {wanted}"


def check_length(root):
    for path in list_sources(root):
        lines = read_lines(path)
        most = MAX_TEST if "tests" in path.parts else MAX_FILE
        if len(lines) - 1 > most:
            yield path, len(lines) - 1, f"more than {most} lines: cut it by subject"
        begin = None
        for number, line in enumerate(lines, 1):
            if line == "{":
                begin = number
            elif line.startswith("}") and begin:
                if number - begin - 1 > MAX_FUNCTION and line == "}":
                    yield path, begin, f"a function of {number - begin - 1} lines; {MAX_FUNCTION} are the most"
                begin = None
    for path in sorted((root / "ui").glob("*.blp")):
        if len(read_lines(path)) - 1 > MAX_TEMPLATE:
            yield path, MAX_TEMPLATE, f"more than {MAX_TEMPLATE} lines: cut the template"


def check_layers(root):
    own = {}
    for path in (root / "src").rglob("*.h"):
        own[path.name] = find_layer(root, path)
    for path in sorted((root / "src").rglob("*.[ch]")):
        layer = find_layer(root, path)
        for number, line in enumerate(read_lines(path), 1):
            include = re.match(r'\s*#\s*include\s+["<]([^">]+)[">]', line)
            if not include:
                continue
            name = include.group(1)
            if name in own:
                if own[name] != layer and own[name] not in MAY_INCLUDE[layer]:
                    yield path, number, f"{layer} may not use {own[name]} ({name})"
                continue
            for pattern, library in LIBRARY_OF:
                if re.match(pattern, name) and library not in MAY_USE[layer]:
                    yield path, number, f"{layer} may not use {library} ({name})"


def check_form(root):
    for path in list_sources(root):
        for number, line in enumerate(read_lines(path), 1):
            if "\t" in line:
                yield path, number, "a tab"
            if line != line.rstrip():
                yield path, number, "white space at the end"
            if len(line) > MAX_COLUMN:
                yield path, number, f"longer than {MAX_COLUMN} characters"
            if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", line):
                yield path, number, "an open end: do it, or leave it out"
            if path.suffix == ".c" and re.search(r"\bg_object_unref \(", line) and "tests" not in path.parts:
                yield path, number, "a bare g_object_unref: g_clear_object or g_autoptr serve"


def check_bins(root):
    """GTK lets go of a bound outermost child, and the bin, which is not told, does it once more."""
    for path in sorted((root / "ui").glob("*.blp")):
        text = path.read_text(encoding="utf-8")
        template = re.search(r"^template \$(\w+): Adw\.Bin \{\n(?:.*\n)*?  child: [\w.$]+ (\w+) \{", text, re.M)
        if not template:
            continue
        for source in (root / "src").rglob(path.stem + ".c"):
            if "adw_bin_set_child (ADW_BIN (self), NULL)" not in source.read_text(encoding="utf-8"):
                yield source, 1, f"dispose has to call adw_bin_set_child (ADW_BIN (self), NULL): {template.group(2)} is bound"


def check_css(root):
    """GTK reads on after a block that does not end, and loses what follows."""
    depth = 0
    for number, line in enumerate(read_lines(root / "ui" / "style.css"), 1):
        depth += line.count("{") - line.count("}")
        if "{" in line and depth != 1:
            yield root / "ui" / "style.css", number, "a block begins before the last one has ended"
            depth = 1


def check_names(root):
    forbidden = re.compile(r"(^|[-_])(utils?|helpers?|manager|misc)([-_.]|$)")
    for folder in ("src", "ui", "data", "tests", "tools", "docs"):
        for path in sorted((root / folder).rglob("*")):
            if forbidden.search(path.name) and "__pycache__" not in path.parts:
                yield path, 0, "a name that does not say what is inside"
    for path in list_sources(root):
        text = path.read_text(encoding="utf-8")
        name = re.search(r"/(?:root|home|work)/[a-z]+/", text)
        if name:
            yield path, text[: name.start()].count("\n") + 1, f"a path of one machine: {name.group(0)}"


def check_translatable(root):
    listed = {line.strip() for line in read_lines(root / "po" / "POTFILES") if line.strip() and line[0] != "#"}
    marker = re.compile(r"\b(?:_|C_|N_|NC_|ngettext|Q_|g_dngettext|g_dpgettext2?) \((?:GETTEXT_PACKAGE, )?\"")
    for path in sorted((root / "src").rglob("*.c")) + sorted((root / "ui").glob("*.blp")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        has_words = bool(marker.search(text)) or (path.suffix == ".blp" and re.search(r"\bC?_\(\"", text))
        if has_words and name not in listed:
            yield path, 1, "has translatable words but is not listed in po/POTFILES"
    for name in sorted(listed):
        if not (root / name).exists():
            yield root / "po" / "POTFILES", 1, f"lists {name}, which does not exist"


def check_blueprint(root):
    templates = sorted((root / "ui").glob("*.blp"))
    compiler = shutil.which("blueprint-compiler")
    if not templates or not compiler:
        return
    result = subprocess.run([compiler, "format", *map(str, templates)], capture_output=True, text=True)
    if result.returncode:
        yield root / "ui", 0, "not formatted as blueprint-compiler does:\n" + result.stdout


def main(rule, root):
    problems = list(globals()["check_" + rule](Path(root)))
    for path, line, words in problems:
        print(f"{path.relative_to(root)}:{line}: {words}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
