# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""`asl format`: what it prints, checks and writes, and how it exits."""
import json
import os
import unittest

from support import SEVEN, Case, asl

UGLY = '{"StartAt":"A",\n      "States":{"A":{"Type":"Wait","Seconds":1.50e1,"End":true}}}'
DEFINITION = os.path.join(SEVEN, "definition.asl.json")


class Format(Case):
    def test_formatting_twice_changes_nothing(self):
        for text in (UGLY, "[]", "{}", '{"a": [1, [2, {"b": ${C}}], "\\u00e4"]}'):
            once = asl("format", "-", stdin=text)
            self.assertEqual(0, once.returncode, once.stderr)
            self.assertEqual(once.stdout, asl("format", "-", stdin=once.stdout).stdout)

    def test_values_keep_their_spelling(self):
        out = asl("format", "-", stdin=UGLY).stdout
        self.assertIn('"Seconds": 1.50e1', out)
        self.assertEqual(json.loads(UGLY), json.loads(out))

    def test_check(self):
        ugly = self.write("ugly.asl.json", UGLY)
        tidy = self.write("tidy.asl.json", asl("format", ugly).stdout)
        self.assertEqual(0, asl("format", "--check", tidy).returncode)
        process = asl("format", "--check", tidy, ugly)
        self.assertEqual(1, process.returncode)
        self.assertIn(ugly + ":1:", process.stdout)
        self.assertNotIn(tidy, process.stdout)
        with open(ugly, encoding="utf-8") as file:
            self.assertEqual(UGLY, file.read())

    def test_write(self):
        ugly = self.write("ugly.asl.json", UGLY)
        expected = asl("format", ugly).stdout
        self.assertEqual(0, asl("format", "--write", ugly).returncode)
        with open(ugly, encoding="utf-8") as file:
            self.assertEqual(expected, file.read())
        self.assertEqual(0, asl("format", "--check", ugly).returncode)

    def test_what_is_not_json_exits_1_and_stays(self):
        path = self.write("broken.asl.json", '{"a": }')
        for arguments in ((), ("--check",), ("--write",)):
            process = asl("format", *arguments, path)
            self.assertEqual(1, process.returncode)
            self.assertIn(path + ":1:", process.stdout + process.stderr)
        with open(path, encoding="utf-8") as file:
            self.assertEqual('{"a": }', file.read())

    def test_wrong_usage_and_unreadable_files_exit_2(self):
        yaml = self.write("a.asl.yaml", "StartAt: A\n")
        for arguments in ((), ("--check", "--write", DEFINITION), ("--odd", DEFINITION), (DEFINITION, DEFINITION),
                          ("--write", "-"), (os.path.join(self.folder, "none"),), (self.folder,), (yaml,)):
            process = asl("format", *arguments)
            self.assertEqual(2, process.returncode, arguments)
            self.assertEqual("", process.stdout)


if __name__ == "__main__":
    unittest.main()
