# SPDX-License-Identifier: GPL-3.0-or-later
"""Layouts beside Graphviz, on the same planted graphs: time, stress, bloc share and crossings."""
import statistics

import measuring
from measuring import Row


class Graphs:
    """Planted graphs, made once each, and what their pictures are worth."""

    def __init__(self, bench):
        self.bench = bench

    def find(self, n, seed):
        folder = self.bench.folder / f"graph-{n}-{seed}"
        if not folder.exists():
            folder.mkdir()
            measuring.run([self.bench.program("bench-graph"), "make", n, seed, folder])
        return folder

    def measure(self, n, seed, places):
        words = measuring.run([self.bench.program("bench-graph"), "measure", n, seed, places]).output.split()
        return float(words[0]), float(words[1]), int(words[2])


def lay_out(bench, graphs, n, seed, method):
    folder = graphs.find(n, seed)
    return measuring.run([bench.cli, "layout", folder / "nodes.csv", folder / "links.csv", "-o", folder / f"{method}.csv",
                          "--layout", method, "--seed", seed])


def lay_out_by_graphviz(graphs, n, seed, program):
    folder = graphs.find(n, seed)
    done = measuring.run([program, "-Tplain", "-o", folder / f"{program}.plain", folder / "graph.dot"])
    with open(folder / f"{program}.plain", encoding="utf-8") as plain, \
            open(folder / f"{program}.csv", "w", encoding="utf-8") as places:
        for line in plain:
            words = line.split()
            if words[0] == "node":
                places.write(",".join(words[1:4]) + "\n")
    return done


def compare(bench, n, method, program):
    """Both on the same graphs, each pair on one of another seed. Returns the runs, and the mean quality of each."""
    graphs = Graphs(bench)
    pairs = 1 if bench.short else bench.pairs
    ours, peer = measuring.alternate(lambda i: lay_out(bench, graphs, n, i + 1, method),
                                     lambda i: lay_out_by_graphviz(graphs, n, i + 1, program), pairs)
    qualities = []
    for name in (method, program):
        measured = [graphs.measure(n, i + 1, graphs.find(n, i + 1) / f"{name}.csv") for i in range(pairs)]
        qualities.append([statistics.mean(column) for column in zip(*measured)])
    return ours, peer, *qualities


def row_distances(bench):
    """Distances beside neato."""
    measuring.need("neato", "graphviz")
    for n in (30, 100) if bench.short else (30, 300, 3000):
        ours, peer, our, their = compare(bench, n, "distances", "neato")
        fast = measuring.ratio(ours, peer)
        yield Row(f"Distances, {n:,} actors", f"{measuring.describe(ours)}, stress {our[0]:.4f}",
                  f"neato {measuring.describe(peer)}, {their[0]:.4f}", measuring.describe_ratio(ours, peer),
                  "≥ 20 times as fast, stress no more than 0.002 above" if n >= 300 else "stress no more than 0.002 above",
                  our[0] <= their[0] + 0.002 and (n < 300 or fast >= 20))


def row_camps(bench):
    """Camps beside sfdp."""
    measuring.need("sfdp", "graphviz")
    goals = {3000: (5, 0.94), 30000: (10, 0.80)}  # times as fast, least share: ForceAtlas2's is .94 at 3,000
    for n in (30, 300) if bench.short else (300, 3000, 10000, 30000):
        ours, peer, our, their = compare(bench, n, "camps", "sfdp")
        fast, share = goals.get(n, (1, 0))
        words = f"≥ {fast} times as fast, share ≥ {share:.2f}" if n in goals else ""
        holds = measuring.ratio(ours, peer) >= fast and our[1] >= share
        crossings = ""
        if our[2] >= 0:
            words += ", crossings no more" if words else ""
            holds = holds and our[2] <= their[2]
            crossings = f", crossings {our[2]:,.0f}"
        if n == 30000:
            words += ", memory no more"
            holds = holds and measuring.median(ours, "memory") <= measuring.median(peer, "memory")
        yield Row(f"Camps, {n:,} actors",
                  f"{measuring.describe(ours)}, share {our[1]:.3f}, stress {our[0]:.4f}{crossings}",
                  f"sfdp {measuring.describe(peer)}, {their[1]:.3f}, {their[0]:.4f}"
                  + (f", {their[2]:,.0f}" if crossings else ""),
                  measuring.describe_ratio(ours, peer), words, holds if n in goals else None)
