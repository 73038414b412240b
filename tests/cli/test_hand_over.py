# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""`asl` becomes `asl-processes` where other programs are to be started."""
import os
import shutil
import subprocess
import unittest

from support import BIN, Case

DEFINITION = '{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "End": true}}}'
HANDLERS = '{"Functions": {"f": {"Command": ["cat"]}}}'


class HandOver(Case):
    def setUp(self):
        super().setUp()
        self.definition = self.write("a.asl.json", DEFINITION)
        self.handlers = self.write("handlers.json", HANDLERS)

    def at(self, name):
        return os.path.join(self.folder, name)

    def run_by(self, program, **options):
        return subprocess.run([program, "run", self.definition, "--handlers", self.handlers, "--input", '{"a": 1}'],
                              capture_output=True, text=True, timeout=60, **options)

    def assert_ran(self, process):
        self.assertEqual((0, '{"a":1}'), (process.returncode, "".join(process.stdout.split())), process.stderr)

    def test_by_path(self):
        self.assert_ran(self.run_by(os.path.join(BIN, "asl")))

    def test_by_a_link(self):
        os.symlink(os.path.join(BIN, "asl"), self.at("link"))
        self.assert_ran(self.run_by(self.at("link"), cwd=self.folder))

    def test_by_name_on_path(self):
        process = self.run_by("asl", env={**os.environ, "PATH": BIN + os.pathsep + os.environ["PATH"]})
        self.assert_ran(process)

    def test_what_was_not_read_is_there(self):
        process = subprocess.run([os.path.join(BIN, "asl"), "run", "-", "--handlers", self.handlers, "--input", '{"a": 1}'],
                                 input=DEFINITION, capture_output=True, text=True, timeout=60)
        self.assert_ran(process)

    def test_alone(self):
        shutil.copy(os.path.join(BIN, "asl"), self.at("asl"))
        process = self.run_by(self.at("asl"), env={"PATH": self.folder})
        self.assertEqual(2, process.returncode)
        self.assertIn("asl-processes", process.stderr)
        # What needs no other program goes on as before.
        process = subprocess.run([self.at("asl"), "eval", "--jsonata", "1 + 1"], capture_output=True, text=True, timeout=60)
        self.assertEqual((0, "2\n"), (process.returncode, process.stdout), process.stderr)


if __name__ == "__main__":
    unittest.main()
