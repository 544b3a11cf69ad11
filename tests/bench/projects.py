# SPDX-License-Identifier: GPL-3.0-or-later
"""Work on large projects: from CSV to project, opening, positions, single edits."""
import random
import statistics

import measuring
from measuring import Row
from pictures import on_display, read_steps

# What one would write by hand to have such rows in a database of one's own.
BY_HAND = """
import csv
import sqlite3
import sys
database = sqlite3.connect(sys.argv[2])
database.executescript("create table actor (id integer primary key, name text); create table issue (id integer primary key,"
                       " name text); create table statement (id integer primary key, actor integer, issue integer, stance"
                       " integer, qualifier text, date text, form text, quote text)")
actors, issues = {}, {}
def rows(reader):
    for row in reader:
        yield (actors.setdefault(row[0], len(actors)), issues.setdefault(row[1], len(issues)), *row[2:])
with open(sys.argv[1], newline="") as table:
    reader = csv.reader(table)
    next(reader)
    database.executemany("insert into statement (actor, issue, stance, qualifier, date, form, quote) values (?,?,?,?,?,?,?)",
                         rows(reader))
database.executemany("insert into actor (name, id) values (?,?)", actors.items())
database.executemany("insert into issue (name, id) values (?,?)", issues.items())
database.execute("create index by_actor on statement (actor)")
database.execute("create index by_issue on statement (issue)")
database.commit()
"""


def write_statements(path, n):
    source = random.Random(1)
    words = "we call on all parties to cease fire and return to the table of talks without any condition".split()
    with open(path, "w", encoding="utf-8") as out:
        out.write("actor,issue,stance,qualifier,date,form,quote\n")
        for _ in range(n):
            day = f"20{source.randrange(10, 26)}-{source.randrange(1, 13):02}-{source.randrange(1, 29):02}"
            out.write(f"Actor {source.randrange(3000)},Issue {source.randrange(200)},{source.randrange(-2, 3)},firm,{day},"
                      f"direct-quote,\"{' '.join(source.choices(words, k=8))}\"\n")


def row_statements(bench):
    """A table of statements into a project, and the project opened again."""
    for n in (1000,) if bench.short else (100000, 1000000):
        table = bench.folder / f"statements-{n}.csv"
        write_statements(table, n)
        project = bench.folder / f"statements-{n}.standpoint"
        program = bench.program("bench-project")

        def fill(_):
            project.unlink(missing_ok=True)
            return measuring.run([program, "import", project, table])

        def fill_by_hand(_):
            database = bench.folder / "by-hand.sqlite"
            database.unlink(missing_ok=True)
            return measuring.run(["/usr/bin/python3", "-c", BY_HAND, table, database])

        # A million takes long: three pairs tell enough.
        ours, peer = measuring.alternate(fill, fill_by_hand, 1 if bench.short else min(bench.pairs, 3))
        steps = [read_steps(run) for run in ours]
        rate = n / sorted(step["import"][0] for step in steps)[len(steps) // 2]
        saved = sorted(step["save"][0] for step in steps)[len(steps) // 2]
        yield Row(f"{n:,} statements, CSV to project",
                  f"{measuring.describe(ours)}: {rate:,.0f} rows/s, then {saved:.2f} s to save",
                  f"by hand, Python's csv and sqlite3 {measuring.describe(peer)}", measuring.describe_ratio(ours, peer),
                  "≥ 300,000 rows/s" if n == 1000000 else "", rate >= 300000 if n == 1000000 else None)
        opened = [read_steps(measuring.run([program, "open", project])) for _ in range(1 if bench.short else bench.pairs)]
        parts = {name: sorted(step[name][0] for step in opened)[len(opened) // 2] for name in ("open", "positions", "matrix")}
        total = sum(parts.values())
        yield Row(f"{n:,} statements, opened again",
                  ", ".join(f"{name} {seconds:.2f} s" for name, seconds in parts.items()), "", "",
                  "first matrix < 1 s" if n == 1000000 else "", total < 1 if n == 1000000 else None)


def row_edit_to_screen(bench):
    """A statement is changed in the window of a project that shows the matrix."""
    measuring.need("Xvfb", "xvfb")
    n = 1000 if bench.short else 100000
    table = bench.folder / f"shown-{n}.csv"
    project = bench.folder / f"shown-{n}.standpoint"
    write_statements(table, n)
    measuring.run([bench.program("bench-project"), "import", project, table])
    runs = [read_steps(on_display(bench, bench.program("bench-window"), "edits", project))["edit"]
            for _ in range(1 if bench.short else bench.pairs)]
    passed, busy = [statistics.median(run[i] * 1000 for run in runs) for i in (0, 1)]
    yield Row(f"Edit to the end of the next frame, 3,000 actors, {n:,} statements",
              f"{passed:.1f} ms ({busy:.1f} ms of the processor)", "", "", "the next frame: 16.7 ms of the processor", busy <= 16.7)


def row_start(bench):
    """The program up to its first frame, and with a project up to its picture, beside a window of libadwaita with nothing in it."""
    measuring.need("Xvfb", "xvfb")
    example = bench.build / "data/examples/berlin.standpoint"

    def start(what, program, *words):
        command = " ".join(map(str, (bench.program(program), *words)))
        run = on_display(bench, "sh", "-c", f"begun=$(date +%s%N); exec {command}")
        return measuring.Run(read_steps(run)[what][0], run.processor, run.memory, run.output)

    for row, what, words, goal in (("Start to the first frame", "first-frame", ("start", "$begun"), 1.3),
                                   ("Start to the picture of a project", "content", ("content", "$begun", example), None)):
        ours, peer = measuring.alternate(lambda i, what=what, words=words: start(what, "bench-window", *words),
                                         lambda i: start("first-frame", "empty-window", "$begun"),
                                         1 if bench.short else bench.pairs)
        share = statistics.median(a.seconds / b.seconds for a, b in zip(ours, peer))
        yield Row(row, f"{measuring.median(ours):.3g} s", f"an empty window {measuring.median(peer):.3g} s", f"1 : {share:.2f}",
                  f"≤ {goal} times as long" if goal else "", share <= goal if goal else None)


def row_edits(bench):
    """Single edits with undo beside the same rows without, and undoing them."""
    folder = bench.folder / "edits"
    results = []
    for i in range(1 if bench.short else bench.pairs):
        place = folder / str(i)
        place.mkdir(parents=True)
        results.append(read_steps(measuring.run([bench.program("bench-project"), "edits", 20 if bench.short else 500, place])))
    middle = sorted(results, key=lambda each: each["with"][0] / each["without"][0])[len(results) // 2]
    cost = middle["with"][0] / middle["without"][0]
    undo = middle["undo"][0]
    yield Row("One edit, with undo", f"{middle['with'][0] * 1000:.3f} ms, one undo {undo * 1000:.3f} ms",
              f"without {middle['without'][0] * 1000:.3f} ms", f"{1 / cost:.2f}", "≤ 1.3 times, undo < 10 ms",
              cost <= 1.3 and undo < 0.01)
