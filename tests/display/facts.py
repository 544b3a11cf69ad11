# SPDX-License-Identifier: GPL-3.0-or-later
"""What a careful reader gets out of an article, from a data package, and how a project compares with it.

STANDPOINT_FACTS names another folder than that of the example.
"""
import csv
import datetime
import os
import subprocess
import tempfile
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "data" / "examples" / "berlin"

# Values in the order of the window's lists.
KINDS = ["person", "office", "organisation", "state", "group", "other"]
QUALIFIERS = ["firm", "conditional", "ambiguous", "undecided", "no-comment"]
FORMS = ["direct-quote", "paraphrase", "reported", "behaviour", "own-assessment"]
DIRECTIONS = {"no": "both ways", "yes": "one way"}
SIGNS = {"-1": "negative", "0": "none", "1": "positive"}

# What the program gives by itself: identifiers and the order by hand.
GIVEN = {"id", "ordinal", "text_file"}


def day_in_words(day):
    """As the window writes it."""
    return f"{datetime.date.fromisoformat(day):%-d %B %Y}"


def read(folder, table):
    with open(Path(folder) / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def order_by_passage(rows):
    return sorted(rows, key=lambda row: (int(row["passage_start"]), int(row["passage_end"])))


class Facts:
    """One source with what was coded from it."""

    def __init__(self, coder):
        self.folder = os.environ.get("STANDPOINT_FACTS", EXAMPLE)
        self.coder = coder
        self.project = read(self.folder, "project")[0]
        self.source = read(self.folder, "sources")[0]
        self.actors = {row["name"]: row for row in read(self.folder, "actors")}
        self.issues = {row["name"]: row for row in read(self.folder, "issues")}
        self.statements = order_by_passage(read(self.folder, "statements"))
        self.links = order_by_passage(read(self.folder, "links"))
        self.errors = order_by_passage(read(self.folder, "source_errors"))
        self.text = (Path(self.folder) / self.source["text_file"]).read_text(encoding="utf-8").rstrip("\n")

    def list_rows(self, folder, table, coder=""):
        """The rows of a table as they can be compared: without what the program gives, the source by its title."""
        titles = {row["id"]: row["title"] for row in read(folder, "sources")}
        rows = []
        for row in read(folder, table):
            kept = {key: value for key, value in row.items() if key not in GIVEN}
            if "source" in kept:
                kept["source"] = titles.get(kept["source"], "")
            if "coder" in kept:
                kept["coder"] = kept["coder"] or coder
            rows.append(kept)
        return sorted(rows, key=lambda row: sorted(row.items()))

    def compare(self, command, path):
        """Field by field; what differs is told."""
        folder = tempfile.mkdtemp(prefix="standpoint-tables-")
        subprocess.run([command, "tables", path, "--out", folder], check=True, capture_output=True)
        differences = []
        for table in ("project", "sources", "actors", "issues", "statements", "links", "source_errors"):
            wanted, got = self.list_rows(self.folder, table, self.coder), self.list_rows(folder, table)
            differences += [f"{table}: missing {row}" for row in wanted if row not in got]
            differences += [f"{table}: too much {row}" for row in got if row not in wanted]
            if len(wanted) != len(got):
                differences.append(f"{table}: {len(got)} rows instead of {len(wanted)}")
        text = Path(folder) / read(folder, "sources")[0]["text_file"]
        if text.read_text(encoding="utf-8").rstrip("\n") != self.text:
            differences.append("sources: another text")
        assert not differences, "\n".join(differences)
