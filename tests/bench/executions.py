#!/usr/bin/env python3
# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""Generates large executions and times `asl run` on them, whole process.

    tests/bench/executions.py [--bin build/release/bin/asl] [--repeat 5] [--only NAME] [--write FOLDER] [--peer FOLDER]
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time


def chain(count, field=False):
    states = {}
    for i in range(count):
        state = {"Type": "Pass"}
        if field:
            state.update(Result=i, ResultPath=f"$.f{i}")
        state.update({"End": True} if i + 1 == count else {"Next": f"S{i + 1}"})
        states[f"S{i}"] = state
    return {"StartAt": "S0", "States": states}, {}


def loop(rounds):
    return {"StartAt": "Count", "States": {
        "Count": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "Again"},
        "Again": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": rounds, "Next": "Count"}], "Default": "Done"},
        "Done": {"Type": "Succeed"}}}, {"n": 0}


def mapped(items):
    body = {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Pass", "End": True}}
    return {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemsPath": "$.items", "End": True,
                                            "ItemProcessor": {"StartAt": "A", "States": body}}}}, {"items": list(range(items))}


def parallel(branches, length):
    def branch(b):
        names = [f"B{b}S{i}" for i in range(length)]
        states = {n: {"Type": "Pass", **({"End": True} if i + 1 == length else {"Next": names[i + 1]})} for i, n in enumerate(names)}
        return {"StartAt": names[0], "States": states}
    return {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": True, "Branches": [branch(b) for b in range(branches)]}}}, {}


WORKLOADS = {
    "ten states": lambda: chain(10),
    "chain 10,000": lambda: chain(10_000),
    "chain 10,000, each adding a field": lambda: chain(10_000, field=True),
    "loop 10,000": lambda: loop(10_000),
    "Map 10,000 x 3": lambda: mapped(10_000),
    "Parallel 100 x 20": lambda: parallel(100, 20),
}

# Needs more than 4 GB there.
FATAL_TO_PEER = {"chain 10,000, each adding a field"}


def measure(command):
    """Elapsed and CPU seconds and peak MiB of one process; nothing when it failed."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return None if status else (time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def figures(runs):
    if not runs or None in runs:
        return "failed"
    return (f"{1000 * statistics.median(r[0] for r in runs):8.1f} ms {1000 * statistics.median(r[1] for r in runs):8.1f} ms of CPU "
            f"{max(r[2] for r in runs):7.1f} MiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin/asl")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--only")
    parser.add_argument("--write", help="keep definition and input of every workload in this folder")
    parser.add_argument("--peer", help="folder whose node_modules has aws-local-stepfunctions: runs take turns with it")
    arguments = parser.parse_args()
    folder = arguments.write or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "executions_peer.mjs")
    for name, make in WORKLOADS.items():
        if arguments.only and arguments.only not in name:
            continue
        stem = os.path.join(folder, name.replace(" ", "-").replace(",", ""))
        definition, data = make()
        for suffix, value in ((".asl.json", definition), (".input.json", data)):
            with open(stem + suffix, "w", encoding="utf-8") as file:
                json.dump(value, file)
        ours, theirs = [], []
        for _ in range(arguments.repeat):
            ours.append(measure([arguments.bin, "run", stem + ".asl.json", "--input", "@" + stem + ".input.json",
                                 "--type", "EXPRESS", "--no-limits"]))
            if arguments.peer and name not in FATAL_TO_PEER:
                theirs.append(measure(["node", script, arguments.peer, stem + ".asl.json", stem + ".input.json"]))
        print(f"{name:36}{figures(ours)}", flush=True)
        if theirs:
            ratio = "" if None in ours + theirs else (
                f"  {statistics.median(t[0] / o[0] for o, t in zip(ours, theirs)):6.1f} times, "
                f"{statistics.median(t[1] / o[1] for o, t in zip(ours, theirs)):.1f} of CPU")
            print(f"{'    aws-local-stepfunctions':36}{figures(theirs)}{ratio}", flush=True)


if __name__ == "__main__":
    main()
