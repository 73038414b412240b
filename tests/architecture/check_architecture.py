# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""Checks the boundaries that ARCHITECTURE.md states.

    check_architecture.py SOURCE_DIR [BIN_DIR]

- every `#include "..."` follows an arrow of ARROWS, and names its file from the project's root
- core includes nothing of Qt but in the folders of QT_CORE, and there what Qt Core has
- every link line of a target follows the same arrows
- the built programs (with BIN_DIR) load no library that their side of the border may not
- every source file carries the SPDX licence of its side of the border
"""
import os
import re
import subprocess
import sys

CORE_JSON = ["core/base", "core/json"]
TEXT = ["core/regex", "core/unicode"]
QUERY = ["core/query", "core/query/jsonpath", "core/query/intrinsics", "core/query/jsonata"]
ASL = ["core/asl"]
CORE_ALL = CORE_JSON + TEXT + QUERY + ASL + ["core/asl/refactor", "core/asl/assist", "core/lint", "core/execution",
                                      "core/execution/states", "core/history", "core/layout", "core/helper"]

# folder -> folders whose headers it may include besides its own
ARROWS = {
    "core/base": [],
    "core/helper": [],
    "core/json": ["core/base"],
    "core/asl": CORE_JSON,
    "core/regex": [],
    "core/unicode": [],
    "core/digest": [],
    "core/query/jsonpath": CORE_JSON + TEXT + ["core/query"],
    "core/query/intrinsics": CORE_JSON + TEXT + ["core/query", "core/query/jsonpath", "core/digest"],
    "core/query/jsonata": CORE_JSON + TEXT + ["core/query", "core/digest"],
    "core/query": CORE_JSON + QUERY + ["core/unicode"],
    "core/lint": CORE_JSON + QUERY + ASL + ["core/unicode"],
    "core/asl/refactor": CORE_JSON + QUERY + ASL,
    "core/asl/assist": CORE_JSON + QUERY + ASL + ["core/asl/refactor", "core/lint"],
    "core/execution": CORE_JSON + QUERY + ASL + ["core/execution/states"],
    "core/execution/states": CORE_JSON + QUERY + ASL + ["core/execution"],
    "core/history": CORE_JSON + QUERY + ASL + ["core/execution"],
    "core/layout": CORE_JSON + ASL,
    "core/tasks": CORE_JSON + QUERY + ASL + ["core/execution", "core/helper", "core/digest", "core/unicode"],
    "ui/drawing": CORE_JSON + ASL + ["core/layout"],
    "ui/": CORE_ALL + ["core/tasks", "ui/"],
    "app/cli": CORE_ALL + ["core/tasks"],
    "app/draw": CORE_JSON + ASL + ["core/layout", "ui/drawing"],
    "app/endpoint": CORE_JSON,
    "app/desktop": CORE_ALL + ["core/tasks", "ui/"],
}
# The parts of core that start other programs.
QT_CORE = ("core/tasks", "core/helper")
GPL = ("ui/", "app/desktop", "tests/ui", "tests/e2e", "tests/bench/canvas_bench", "tests/bench/window_bench")
APACHE_WITHIN = ("ui/drawing", "tests/ui/drawing")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def rule(folder):
    """The entry of ARROWS that governs a folder."""
    if folder in ARROWS:
        return folder
    if folder.startswith("ui/drawing/"):
        return "ui/drawing"
    if folder == "ui" or folder.startswith("ui/"):
        return "ui/"
    parent = os.path.dirname(folder)
    return rule(parent) if parent else None


def allowed(source, target):
    own = rule(source)
    if own is None:
        return False
    for entry in ARROWS[own]:
        if entry.endswith("/") and (target + "/").startswith(entry):
            return True
        if target == entry:
            return True
    return target == source or rule(target) == own


def qt_core_headers():
    """Names that Qt Core offers as <QName>, asked from the installed Qt."""
    for flag in ("Qt6Core",):
        flags = subprocess.run(["pkg-config", "--cflags-only-I", flag], capture_output=True, text=True).stdout.split()
        for item in flags:
            path = item[2:]
            if os.path.basename(path) == "QtCore" and os.path.isdir(path):
                return set(os.listdir(path))
    for root in ("/usr/include/x86_64-linux-gnu/qt6/QtCore", "/usr/include/aarch64-linux-gnu/qt6/QtCore",
                 "/usr/include/qt6/QtCore"):
        if os.path.isdir(root):
            return set(os.listdir(root))
    return None


def sources(top):
    for side in ("core", "ui", "app", "tests"):
        for folder, _, names in os.walk(os.path.join(top, side)):
            for name in sorted(names):
                if name.endswith((".cpp", ".h")):
                    path = os.path.relpath(os.path.join(folder, name), top)
                    with open(os.path.join(top, path), encoding="utf-8") as file:
                        yield path.replace(os.sep, "/"), file.read()


def check_includes(top, problems):
    core_qt = qt_core_headers()
    if core_qt is None:
        problems.append("Qt Core's headers were not found, so its border cannot be checked")
        core_qt = set()
    for path, text in sources(top):
        if path.startswith("tests/"):
            continue
        folder = os.path.dirname(path)
        for kind, name in INCLUDE.findall(text):
            if kind == '"':
                if name.endswith((".moc",)):
                    continue
                if os.path.exists(os.path.join(top, folder, name)) and "/" not in name:
                    continue
                if not os.path.exists(os.path.join(top, name)):
                    problems.append(f"{path}: include \"{name}\" does not start at the project's root")
                elif not allowed(folder, os.path.dirname(name)):
                    problems.append(f"{path}: {folder} may not include {name}")
                continue
            in_core = path.startswith("core/")
            if in_core and name.startswith("Q"):
                last = name.split("/")[-1]
                if folder not in QT_CORE:
                    problems.append(f"{path}: {folder} includes <{name}>, and loads no Qt")
                elif last not in core_qt:
                    problems.append(f"{path}: <{name}> is not of Qt Core")
            if name.startswith("Qsci/") and not path.startswith("ui/editor"):
                problems.append(f"{path}: QScintilla is included outside ui/editor")
            if path.startswith("ui/drawing") and name.startswith("QtWidgets"):
                problems.append(f"{path}: ui/drawing includes Qt Widgets")


def check_links(top, problems):
    """Link lines of core: wb_ targets only along the arrows, of Qt only Core, and that where QT_CORE says."""
    folder_of = {}
    lines = []
    for folder, _, names in os.walk(os.path.join(top, "core")):
        if "CMakeLists.txt" not in names:
            continue
        relative = os.path.relpath(folder, top).replace(os.sep, "/")
        with open(os.path.join(folder, "CMakeLists.txt"), encoding="utf-8") as file:
            text = re.sub(r"#.*", "", file.read())
        for name, rest in re.findall(r"wb_library\(\s*(\w+)([^)]*)\)", text):
            folder_of[name] = relative
            lines.append((relative, rest))
        for name, rest in re.findall(r"target_link_libraries\(\s*(\w+)([^)]*)\)", text):
            lines.append((relative, rest))
    if not lines:
        problems.append("no link lines were found under core")
    for folder, rest in lines:
        for word in rest.split():
            if word.startswith("wb_") and word not in ("wb_options",):
                target = folder_of.get(word)
                if target is None or not allowed(folder, target):
                    problems.append(f"{folder}/CMakeLists.txt: may not link {word}")
            elif word.startswith("Qt6::") and (word != "Qt6::Core" or folder not in QT_CORE):
                problems.append(f"{folder}/CMakeLists.txt: may not link {word}")


def needed(program):
    out = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
    return set(re.findall(r"^\s*(\S+?)\.so", out, re.M))


def check_programs(directory, problems):
    forbidden = {
        "asl": ("libQt6Core", "libQt6Network", "libQt6Gui", "libQt6Widgets", "libqscintilla2_qt6"),
        "asl-processes": ("libQt6Network", "libQt6Gui", "libQt6Widgets", "libqscintilla2_qt6"),
        "asl-draw": ("libQt6Widgets", "libqscintilla2_qt6"),
    }
    for name, libraries in forbidden.items():
        program = os.path.join(directory, name)
        if not os.path.exists(program):
            problems.append(f"{name} was not built")
            continue
        loaded = needed(program)
        if not loaded:
            problems.append(f"the libraries of {name} could not be read")
        for library in libraries:
            if library in loaded:
                problems.append(f"{name} loads {library}")


def check_licences(top, problems):
    for path, text in sources(top):
        gpl = path.startswith(GPL) and not path.startswith(APACHE_WITHIN)
        wanted = "GPL-3.0-or-later" if gpl else "Apache-2.0"
        head = text[:400]
        if f"SPDX-License-Identifier: {wanted}" not in head:
            problems.append(f"{path}: the header does not say SPDX-License-Identifier: {wanted}")


def main():
    top = sys.argv[1]
    problems = []
    check_includes(top, problems)
    check_links(top, problems)
    check_licences(top, problems)
    if len(sys.argv) > 2:
        check_programs(sys.argv[2], problems)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
