#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares Standpoint with its peers: see tools/bench."""
import argparse
import datetime
import os
import pathlib
import sys
import tempfile

import layouts
import measuring
import pictures
import projects

MODULES = (layouts, pictures, projects)
BEGIN = "<!-- begin of the table -->"
END = "<!-- end of the table -->"


def list_rows():
    return {name[4:].replace("_", "-"): function for module in MODULES for name, function in vars(module).items()
            if name.startswith("row_")}


class Bench:
    """What the rows need to know."""

    def __init__(self, arguments, folder):
        self.short = arguments.short
        self.pairs = arguments.pairs
        self.folder = folder
        self.build = pathlib.Path(arguments.build)
        self.cli = self.build / "src/cli/standpoint-cli"
        os.environ["XDG_STATE_HOME"] = str(folder / "state")

    def program(self, name):
        return self.build / "tests/bench" / name


def describe_machine():
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as information:
        for line in information:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
    return f"{model}, {os.cpu_count()} processors"


def format_row(row):
    holds = {True: "holds", False: "**missed**", None: ""}[row.holds]
    return f"| {row.what} | {row.ours} | {row.peer} | {row.ratio} | {row.goal} | {holds} |"


def measure(bench, names, out):
    """Writes the lines as they come; returns whether every goal holds."""
    rows = list_rows()
    good = True
    out("| what | Standpoint | peer | peer : Standpoint | goal | |")
    out("|---|---|---|---|---|---|")
    for name in names:
        try:
            for row in rows[name](bench):
                good = good and row.holds is not False
                out(format_row(row))
        except measuring.Missing as missing:
            out(f"| {name} | | | | | left out: the package {missing} is not installed |")
        except measuring.Failed as failed:
            good = False
            print(failed, file=sys.stderr)
            out(f"| {name} | | | | | **failed** |")
    return good


def keep(path, lines, arguments):
    """Puts the table into the page, with the day, the machine and the command."""
    page = pathlib.Path(path)
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    command = " ".join(["tools/bench", *arguments.rows, *([f"--pairs {arguments.pairs}"] if arguments.pairs != 5 else [])])
    head = f"`{command}` on {datetime.date.today().isoformat()}: {describe_machine()}, load " \
           f"{os.getloadavg()[2]:.1f} in the last quarter of an hour."
    page.write_text(f"{before}{BEGIN}\n{head}\n\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(prog="tools/bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help="which comparisons; all if none: " + ", ".join(list_rows()))
    parser.add_argument("--short", action="store_true", help="small sizes and one pair, to see that all works")
    parser.add_argument("--pairs", type=int, default=5, help="how many alternating pairs (5)")
    parser.add_argument("--keep", metavar="PAGE", help="put the table into this page, such as docs/performance.md")
    parser.add_argument("--build", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    for name in arguments.rows:
        if name not in list_rows():
            parser.error(f"there is no row “{name}”; there are {', '.join(list_rows())}")

    lines = []

    def out(line):
        lines.append(line)
        print(line, flush=True)

    with tempfile.TemporaryDirectory(prefix="standpoint-bench-", dir="/var/tmp") as folder:
        good = measure(Bench(arguments, pathlib.Path(folder)), arguments.rows or list_rows(), out)
    if arguments.keep:
        keep(arguments.keep, lines, arguments)
    return 0 if good or arguments.short else 1


if __name__ == "__main__":
    sys.exit(main())
