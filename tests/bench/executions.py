#!/usr/bin/env python3
# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""Generates large executions and times `asl run` on them, whole process.

    tests/bench/executions.py [--bin build/release/bin/asl] [--repeat 3] [--only NAME] [--write FOLDER]
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin/asl")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--only")
    parser.add_argument("--write", help="keep definition and input of every workload in this folder")
    arguments = parser.parse_args()
    folder = arguments.write or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    for name, make in WORKLOADS.items():
        if arguments.only and arguments.only not in name:
            continue
        stem = os.path.join(folder, name.replace(" ", "-").replace(",", ""))
        definition, data = make()
        for suffix, value in ((".asl.json", definition), (".input.json", data)):
            with open(stem + suffix, "w", encoding="utf-8") as file:
                json.dump(value, file)
        times, busy, peak = [], [], 0
        for _ in range(arguments.repeat):
            begin = time.monotonic()
            process = subprocess.Popen([arguments.bin, "run", stem + ".asl.json", "--input", "@" + stem + ".input.json",
                                        "--type", "EXPRESS", "--no-limits"], stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            times.append(time.monotonic() - begin)
            busy.append(usage.ru_utime + usage.ru_stime)
            peak = max(peak, usage.ru_maxrss)
            if status:
                raise SystemExit(f"{name}: status {status}")
        print(f"{name:36} {1000 * statistics.median(times):8.1f} ms  {1000 * min(busy):8.1f} ms of CPU  {peak / 1024:7.1f} MiB")


if __name__ == "__main__":
    main()
