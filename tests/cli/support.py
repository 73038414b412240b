# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""Runs the built `asl` command for the tests of the command line, without a display."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

SOURCE = os.environ["ASL_SOURCE"]
BIN = os.environ["ASL_BIN"]
SEVEN = os.path.join(SOURCE, "resources", "blueprints", "seven-state-types")
EXPECTED = [{"processResult": "Process2b", "step": 4},
            {"test-data": {"data1": 12345, "data2": -12345}, "processResult": "Process2b", "step": 5}]


def asl(*arguments, stdin=None, timeout=120):
    """Returns the finished process: returncode, stdout and stderr as text."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run([os.path.join(BIN, "asl"), *arguments], capture_output=True, text=True, timeout=timeout,
                          env=environment, input=stdin, encoding="utf-8", stdin=None if stdin is not None else subprocess.DEVNULL)


class Case(unittest.TestCase):
    """A test with a scratch folder of its own."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(content if isinstance(content, str) else json.dumps(content, indent=2))
        return path

    def run_json(self, *arguments, status=0, **options):
        process = asl("run", *arguments, "--format", "json", **options)
        self.assertEqual(status, process.returncode, process.stdout + process.stderr)
        return json.loads(process.stdout)
