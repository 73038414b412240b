#!/usr/bin/env bash
# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
# Installs what building, running and testing ASL Workbench needs on Debian 12 (or a relative of it). Does nothing, and asks for
# no password, when everything is there.
#   packaging/install-dependencies.sh          to build and run
#   packaging/install-dependencies.sh --test   what the test suite and CI need besides
set -eu

packages=(
    g++ cmake ninja-build pkg-config ccache git
    qt6-base-dev libqt6svg6-dev libqscintilla2-qt6-dev
    nlohmann-json3-dev libyaml-dev libpcre2-dev libunistring-dev nettle-dev
    python3
    fonts-inter fonts-dejavu-core
)
if [ "${1:-}" = "--test" ]; then
    packages+=(xvfb xauth clang-format clang-16 libclang-rt-16-dev nodejs librsvg2-bin)
elif [ $# -gt 0 ]; then
    echo "usage: $0 [--test]" >&2
    exit 2
fi

if ! command -v apt-get >/dev/null; then
    echo "This script knows Debian and its relatives only. Please install the equivalents of:" >&2
    echo "  ${packages[*]}" >&2
    exit 1
fi

missing=()
for package in "${packages[@]}"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] && continue
    # A program that came another way (a newer Node.js, say) serves as well.
    [ "$package" = nodejs ] && command -v node >/dev/null && continue
    missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing, and installing them needs root or sudo: ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing: ${missing[*]}"
if ! { "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "Installing the packages failed; the lines above say why." >&2
    exit 1
fi
