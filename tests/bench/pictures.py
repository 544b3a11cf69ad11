# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures from file to PDF beside what draws such pictures, and the order of rows."""
import pathlib
import random
import statistics
import struct

import layouts
import measuring
from measuring import Row

SEABORN = """
import sys
import matplotlib
matplotlib.use("pdf")
import pandas
import seaborn
table = pandas.read_csv(sys.argv[1], index_col=0)
figure = matplotlib.pyplot.figure(figsize=(table.shape[1] / 4 + 2, table.shape[0] / 6 + 1))
seaborn.heatmap(table, cmap="RdBu", vmin=-2, vmax=2, xticklabels=True, yticklabels=True)
figure.savefig(sys.argv[2])
"""
R = """
words <- commandArgs(TRUE)
table <- as.matrix(read.csv(words[1], row.names = 1))
pdf(words[2], width = ncol(table) / 4 + 2, height = nrow(table) / 6 + 1)
par(mar = c(1, 6, 6, 1))
image(seq_len(ncol(table)), seq_len(nrow(table)), t(table), axes = FALSE, xlab = "", ylab = "")
axis(2, seq_len(nrow(table)), rownames(table), las = 1, cex.axis = 0.5)
axis(3, seq_len(ncol(table)), colnames(table), las = 2, cex.axis = 0.5)
invisible(dev.off())
"""
GNUPLOT = """
set terminal pdfcairo size {width},{height} font ",5"
set output "{out}"
set datafile separator ","
set palette defined (-2 "#b2182b", 0 "#f7f7f7", 2 "#2166ac")
set xtics rotate
plot "{table}" matrix rowheaders columnheaders with image
"""
# What one would write by hand, without names that keep apart, without pages and without a legend.
MATPLOTLIB = """
import sys
import matplotlib
matplotlib.use("pdf")
import matplotlib.pyplot as plot
import pandas
kind, statements, actors, out = sys.argv[1:]
rows = pandas.read_csv(statements, parse_dates=["date"])
actors = pandas.read_csv(actors, index_col="name")
if kind == "timeline":
    issues = rows.groupby("issue")
    figure, axes = plot.subplots(len(issues), 1, sharex=True, figsize=(8, len(issues)))
    for axis, (issue, part) in zip(axes, issues):
        counts = part.groupby([part.date.dt.to_period("M").dt.to_timestamp(), "stance"]).size().unstack(fill_value=0)
        for sign in (1, -1):
            bottom = 0
            for step in (sign, 2 * sign):
                heights = sign * counts.get(step, 0 * counts.iloc[:, 0])
                axis.bar(counts.index, heights, 25, bottom=bottom)
                bottom = bottom + heights
        axis.set_ylabel(issue)
else:
    figure, axis = plot.subplots(figsize=(8, 6))
    if kind == "grid":
        x, y = rows.groupby("actor").salience.mean(), actors.influence
    else:
        newest = rows[rows.issue == "Issue 0"].sort_values("date").groupby("actor").stance.last()
        x, y = newest, newest.groupby(newest).cumcount()
    axis.scatter(x.reindex(actors.index), y.reindex(actors.index))
    for name in actors.index:
        if name in x.index and name in y.index:
            axis.annotate(name, (x[name], y[name]), fontsize=6)
figure.savefig(out)
"""
SCIPY = """
import sys
import time
import numpy
from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import squareform
numbers = numpy.fromfile(sys.argv[1])
n = int(numbers[0])
square = numbers[1:].reshape(n, n)
begun, on_processor = time.monotonic(), time.process_time()
distances = squareform(square, checks=False)
order = leaves_list(optimal_leaf_ordering(linkage(distances, "average"), distances))
print("order", time.monotonic() - begun, time.process_time() - on_processor)
print("path", square[order[:-1], order[1:]].sum())
"""


def make_project(bench, name, *tables):
    project = bench.folder / f"{name}.standpoint"
    if not project.exists():
        measuring.run([bench.cli, "new", project, "--title", name])
        measuring.run([bench.cli, "import", project, *tables])
    return project


def export(bench, project, picture, *options):
    return measuring.run([bench.cli, "export", project, "-o", project.with_suffix(".pdf"), "--picture", picture, *options])


def make_diagram(bench, n):
    """The project of a planted graph, and the folder of the graph."""
    graph = layouts.Graphs(bench).find(n, 1)
    links = bench.folder / f"diagram-{n}.csv"
    with open(graph / "links.csv", encoding="utf-8") as source, open(links, "w", encoding="utf-8") as out:
        next(source)
        out.write("from,to,kind,directed,sign\n")
        for line in source:
            ends = line.split(",")
            out.write(f"Actor {ends[0]},Actor {ends[1]},works with,no,1\n")
    return make_project(bench, f"diagram-{n}", links), graph


def row_diagram(bench):
    """A diagram from project to PDF beside sfdp -Tpdf."""
    measuring.need("sfdp", "graphviz")
    n = 100 if bench.short else 3000
    project, graph = make_diagram(bench, n)
    ours, peer = measuring.alternate(lambda i: export(bench, project, "diagram"),
                                     lambda i: measuring.run(["sfdp", "-Tpdf", "-o", graph / "graph.pdf", graph / "graph.dot"]),
                                     1 if bench.short else bench.pairs)
    yield Row(f"Diagram to PDF, {n:,} actors", measuring.describe(ours), "sfdp -Tpdf " + measuring.describe(peer),
              measuring.describe_ratio(ours, peer), "≥ 3 times as fast", measuring.ratio(ours, peer) >= 3)


def row_scene(bench):
    """What a diagram takes until it can be drawn: laid out, and with every node in its place, as after an edit."""
    for n in (100,) if bench.short else (300, 3000, 10000):
        project, _ = make_diagram(bench, n)
        steps = read_steps(measuring.run([bench.program("bench-project"), "scene", 1 if bench.short else 9, project]))
        first, again = [f"{passed * 1000:.0f} ms ({busy * 1000:.0f} ms of the processors)"
                        for passed, busy in (steps["scene"], steps["anew"])]
        yield Row(f"Scene of a diagram, {n:,} actors", f"{first}, after an edit {again}", "", "", "", None)


def row_tiles(bench):
    """A window of 1200 x 800 filled with tiles of a diagram, in one thread without a display."""
    for n in (100,) if bench.short else (300, 3000, 10000):
        project, _ = make_diagram(bench, n)
        runs = [read_steps(measuring.run([bench.program("bench-project"), "tiles", project]))
                for _ in range(1 if bench.short else bench.pairs)]
        whole, part = [sorted(run[name][0] for run in runs)[len(runs) // 2] for name in ("whole", "part")]
        yield Row(f"Tiles of a window, {n:,} actors", f"all of the diagram {whole * 1000:.0f} ms, a part at full size "
                  f"{part * 1000:.0f} ms", "", "", "sharp within 100 ms", max(whole, part) <= 0.1)


def on_display(bench, *command):
    """A command on a virtual display, with the settings of the build."""
    return measuring.run([pathlib.Path(__file__).parents[1] / "display/run-on-display", *command],
                         {"STANDPOINT_DISPLAY_SIZE": "1280x900", "GSETTINGS_SCHEMA_DIR": str(bench.build / "data")})


def row_frames(bench):
    """A window of 1200 x 800 whose picture moves, beside drawing what each frame shows anew."""
    measuring.need("Xvfb", "xvfb")
    for n in (100,) if bench.short else (300, 3000, 10000):
        project, _ = make_diagram(bench, n)
        runs = [read_steps(on_display(bench, bench.program("bench-window"), "frames", project))
                for _ in range(1 if bench.short else bench.pairs)]
        passed = {name: statistics.median(run[name][0] * 1000 for run in runs) for name in ("frame", "sharp", "anew")}
        busy = {name: statistics.median(run[name][1] * 1000 for run in runs) for name in ("frame", "anew")}
        yield Row(f"Frames while panning, {n:,} actors",
                  f"95 % within {passed['frame']:.1f} ms ({busy['frame']:.1f} ms of the processor), "
                  f"sharp {passed['sharp']:.0f} ms after a zoom",
                  f"drawn anew {passed['anew']:.0f} ms",
                  f"{passed['anew'] / passed['frame']:.2f} ({busy['anew'] / busy['frame']:.2f})",
                  "95 % within 16.7 ms, sharp within 100 ms", passed["frame"] < 16.7 and passed["sharp"] <= 100)


def make_matrix(bench, n_actors, n_issues):
    """The same stances as statements for us and as a wide table for the others."""
    long = bench.folder / f"matrix-{n_actors}.csv"
    wide = bench.folder / f"matrix-{n_actors}-wide.csv"
    source = random.Random(1)
    with open(long, "w", encoding="utf-8") as statements, open(wide, "w", encoding="utf-8") as table:
        statements.write("actor,issue,stance,qualifier,form\n")
        table.write("," + ",".join(f"Issue {j}" for j in range(n_issues)) + "\n")
        for i in range(n_actors):
            stances = [source.randrange(-2, 3) for _ in range(n_issues)]
            table.write(f"Actor {i}," + ",".join(map(str, stances)) + "\n")
            statements.writelines(f"Actor {i},Issue {j},{stance},firm,direct-quote\n" for j, stance in enumerate(stances))
    return long, wide


def list_matrix_peers(bench, wide, n_actors, n_issues):
    out = wide.with_suffix(".pdf")
    gnuplot = bench.folder / "plot.gnuplot"
    gnuplot.write_text(GNUPLOT.format(width=n_issues / 4 + 2, height=n_actors / 6 + 1, out=out, table=wide), encoding="utf-8")
    script = bench.folder / "image.R"
    script.write_text(R, encoding="utf-8")
    return (
        ("seaborn heatmap", "import seaborn", "python3-seaborn", ["/usr/bin/python3", "-c", SEABORN, wide, out], 30),
        ("R image", "Rscript", "r-base-core", ["Rscript", "--vanilla", script, wide, out], 1),
        ("gnuplot", "gnuplot", "gnuplot-nox", ["gnuplot", gnuplot], 1),
    )


def row_matrix(bench):
    """A matrix to PDF beside seaborn, R and gnuplot."""
    for n_actors, n_issues in ((30, 10),) if bench.short else ((300, 40), (3000, 200)):
        long, wide = make_matrix(bench, n_actors, n_issues)
        project = make_project(bench, f"matrix-{n_actors}", long)
        for name, program, package, command, fast in list_matrix_peers(bench, wide, n_actors, n_issues):
            what = f"Matrix to PDF, {n_actors:,} × {n_issues}"
            try:
                measuring.need(program, package)
            except measuring.Missing:
                yield Row(what, "", f"{name}: left out, the package {package} is not installed", "", "", None)
                continue
            pairs = 1 if bench.short else bench.pairs
            ours, peer = measuring.alternate(lambda i: export(bench, project, "matrix"),
                                             lambda i, command=command: measuring.run(command), pairs)
            share = measuring.median(ours, "memory") / measuring.median(peer, "memory")
            holds = measuring.ratio(ours, peer) >= fast and (fast == 1 or share <= 0.2)
            counts = fast > 1 or n_actors > 300
            goal = f"≥ {fast} times as fast, a fifth of the memory" if fast > 1 else "not slower" if counts else ""
            yield Row(what, measuring.describe(ours), f"{name} {measuring.describe(peer)}",
                      measuring.describe_ratio(ours, peer), goal, holds if counts else None)


def make_charts(bench, n_actors, n_statements):
    """Statements with dates and salience, and actors with influence."""
    statements = bench.folder / f"charts-{n_statements}.csv"
    actors = bench.folder / f"charts-{n_actors}-actors.csv"
    source = random.Random(1)
    with open(actors, "w", encoding="utf-8") as out:
        out.write("name,kind,influence\n")
        out.writelines(f"Actor {i},organisation,{source.randrange(101)}\n" for i in range(n_actors))
    with open(statements, "w", encoding="utf-8") as out:
        out.write("actor,issue,stance,qualifier,form,date,salience\n")
        for _ in range(n_statements):
            day = f"20{source.randrange(22, 26)}-{source.randrange(1, 13):02}-{source.randrange(1, 29):02}"
            out.write(f"Actor {source.randrange(n_actors)},Issue {source.randrange(40)},{source.randrange(-2, 3)},firm,"
                      f"direct-quote,{day},{source.randrange(101)}\n")
    return statements, actors


def row_charts(bench):
    """The grid, the spectrum and the timeline to PDF beside a plain script of matplotlib."""
    n_actors, n_statements = (30, 300) if bench.short else (300, 12000)
    tables = make_charts(bench, n_actors, n_statements)
    project = make_project(bench, f"charts-{n_statements}", *tables)
    pairs = 1 if bench.short else bench.pairs
    for picture in ("grid", "spectrum", "timeline"):
        what = f"{picture.capitalize()} to PDF, {n_actors:,} actors, {n_statements:,} statements"
        options = ["--issue", "Issue 0"] if picture == "spectrum" else []
        try:
            measuring.need("import matplotlib, pandas", "python3-pandas")
        except measuring.Missing:
            ours = [export(bench, project, picture, *options) for _ in range(pairs)]
            yield Row(what, measuring.describe(ours), "", "", "", None)
            continue
        command = ["/usr/bin/python3", "-c", MATPLOTLIB, picture, *tables, bench.folder / "charts.pdf"]
        ours, peer = measuring.alternate(lambda i, picture=picture, options=options: export(bench, project, picture, *options),
                                         lambda i, command=command: measuring.run(command), pairs)
        yield Row(what, measuring.describe(ours), f"matplotlib {measuring.describe(peer)}", measuring.describe_ratio(ours, peer),
                  "", None)


def read_steps(run):
    """The lines "name seconds seconds-of-processors" of a program."""
    steps = {}
    for line in run.output.splitlines():
        name, *numbers = line.split()
        steps[name] = [float(number) for number in numbers]
    return steps


def row_order(bench):
    """The order of rows beside scipy, without the start of either program."""
    measuring.need("import scipy", "python3-scipy")
    n = 100 if bench.short else 3000
    path = bench.folder / "distances"
    source = random.Random(1)
    points = [[source.gauss(0, 1) + 3 * (i % 7 == k) for k in range(8)] for i in range(n)]
    with open(path, "wb") as out:
        out.write(struct.pack("d", n))
        for a in points:
            out.write(struct.pack(f"{n}d", *(sum((x - y) ** 2 for x, y in zip(a, b)) ** 0.5 for b in points)))
    runs = measuring.alternate(lambda i: measuring.run([bench.program("bench-project"), "order", path]),
                               lambda i: measuring.run(["/usr/bin/python3", "-c", SCIPY, path]),
                               1 if bench.short else bench.pairs)
    ours, peer = [[read_steps(run) for run in side] for side in runs]
    times = [[measuring.Run(*run["order"], 0, "") for run in side] for side in (ours, peer)]
    paths = ours[0]["path"][0], peer[0]["path"][0]
    yield Row(f"Order of {n:,} rows", f"{measuring.median(times[0]):.3g} s, path {paths[0]:.2f}",
              f"scipy {measuring.median(times[1]):.3g} s, path {paths[1]:.2f}", measuring.describe_ratio(*times),
              "≥ 3 times as fast, path no longer",
              measuring.ratio(*times) >= 3 and paths[0] <= paths[1] * 1.0001)
