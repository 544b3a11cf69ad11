# SPDX-License-Identifier: GPL-3.0-or-later
"""How the benchmarks measure: whole processes, in alternating pairs, by the median."""
import dataclasses
import os
import statistics
import subprocess
import time


@dataclasses.dataclass
class Run:
    """One run of a program."""
    seconds: float
    processor: float
    memory: float  # the most it had resident, in MB
    output: str


@dataclasses.dataclass
class Row:
    """A line of the table. RATIO is peer to ours, so that more is better, unless it says otherwise."""
    what: str
    ours: str
    peer: str
    ratio: str
    goal: str
    holds: bool | None


class Failed(Exception):
    """A program of the comparison did not do its work."""


class Missing(Exception):
    """A package that a row needs is not installed."""


def run(command, environment=None, stdin=None):
    begun = time.monotonic()
    with subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=stdin,
                          env={**os.environ, **(environment or {})}) as process:
        # Small outputs only: both pipes are read after each other.
        output = process.stdout.read()
        message = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - begun
    if process.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}: {message.decode(errors='replace').strip()[-500:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.decode(errors="replace"))


def alternate(ours, peer, pairs):
    """Calls ours(i) and peer(i) in turn and returns both lists of runs. Warms up once where there are several pairs."""
    if pairs > 1:
        ours(0)
    left, right = [], []
    for i in range(pairs):
        first, second = (ours, peer) if i % 2 == 0 else (peer, ours)
        results = (first(i), second(i))
        left.append(results[i % 2])
        right.append(results[1 - i % 2])
    return left, right


def median(runs, name="seconds"):
    return statistics.median(getattr(each, name) for each in runs)


def ratio(ours, peer, name="seconds"):
    """The median of the ratios of the pairs: peer to ours."""
    return statistics.median(getattr(b, name) / max(getattr(a, name), 1e-6) for a, b in zip(ours, peer))


def describe(runs):
    return f"{median(runs):.3g} s, {median(runs, 'memory'):.0f} MB"


def describe_ratio(ours, peer):
    """In time that passed, and in brackets in time of the processors, which another program disturbs less."""
    return f"{ratio(ours, peer):.2f} ({ratio(ours, peer, 'processor'):.2f})"


def need(program_or_module, package):
    if program_or_module.startswith("import "):
        found = subprocess.run(["/usr/bin/python3", "-c", program_or_module], capture_output=True).returncode == 0
    else:
        found = subprocess.run(["which", program_or_module], capture_output=True).returncode == 0
    if not found:
        raise Missing(package)
