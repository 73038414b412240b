#!/bin/sh
# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
# run_fuzz.sh SECONDS [NAME...]: runs every fuzz target (or those named) for that long each, from its checked-in corpus. With
# FUZZ_SEED set two runs try the same.
# What is found new stays in the build folder; a crash fails the run and leaves its input there.
set -eu
seconds=${1:?usage: run_fuzz.sh SECONDS [NAME...]}
shift
top=$(cd "$(dirname "$0")/../.." && pwd)
[ -f "$top/build/fuzz/build.ninja" ] || (cd "$top" && cmake --preset fuzz)
if [ $# -eq 0 ]; then
    for source in "$top"/tests/fuzz/fuzz_*.cpp; do
        name=$(basename "$source" .cpp)
        set -- "$@" "${name#fuzz_}"
    done
fi
for name in "$@"; do
    ninja -C "$top/build/fuzz" "fuzz_$name"
    found="$top/build/fuzz/found/$name"
    corpus="$top/tests/fuzz/corpus/$name"
    mkdir -p "$found" "$corpus"
    echo "fuzz_$name: $seconds s"
    "$top/build/fuzz/bin/fuzz_$name" -seed="${FUZZ_SEED:-0}" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 \
        -print_final_stats=1 -verbosity=0 -artifact_prefix="$found/crash-" "$found" "$corpus"
done
