#!/usr/bin/env python3
# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""Times `asl validate` beside npm's asl-validator, whole process, in turns.

    build/release/bench/bench_lint FOLDER        # writes FOLDER/chain-*.asl.json
    (cd PEER && npm install asl-validator)       # PEER: any folder outside of the project
    tests/bench/validators.py FOLDER --peer PEER [--bin build/release/bin/asl] [--repeat 7]
"""
import argparse
import os
import resource
import statistics
import subprocess
import time


def timed(command):
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {process.returncode} {process.stderr.decode()[:400]}")
    return time.perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--peer", required=True)
    parser.add_argument("--bin", default="build/release/bin/asl")
    parser.add_argument("--repeat", type=int, default=7)
    options = parser.parse_args()
    print(f"{'states':>7} {'asl':>18} {'asl-validator':>18}   ratio (medians of elapsed / CPU seconds)")
    for states in (10, 1_000, 10_000):
        path = os.path.join(options.folder, f"chain-{states}.asl.json")
        commands = ([options.bin, "validate", "--no-limits", path],
                    [os.path.join(options.peer, "node_modules", ".bin", "asl-validator"), "--json-path", path])
        runs = [[timed(command) for command in commands] for _ in range(options.repeat)]
        (ours, our_cpu), (theirs, their_cpu) = ([statistics.median(r[side][kind] for r in runs) for kind in (0, 1)]
                                               for side in (0, 1))
        print(f"{states:>7} {ours:>8.4f} / {our_cpu:>7.4f} {theirs:>8.3f} / {their_cpu:>7.3f}   "
              f"{theirs / ours:.0f} / {their_cpu / max(our_cpu, 1e-3):.0f}")


if __name__ == "__main__":
    main()
