# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""Values for ${Name} placeholders, and input that is not JSON."""
import unittest

from support import Case, asl

BARE = '{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": ${Delay}, "Next": "P"},\n' \
       ' "P": {"Type": "Pass", "Result": {"a": "x-${Name}-y"}, "End": true}}}'


class Placeholders(Case):
    def test_values_stand_inside_strings_and_bare(self):
        result = self.run_json(self.write("d.json", BARE), "--set", "Delay=5", "--set", 'Name=a"b')
        self.assertEqual({"a": 'x-a"b-y'}, result["output"])

    def test_values_from_a_file(self):
        values = self.write("values.json", {"Delay": 7, "Name": "file"})
        result = self.run_json(self.write("d.json", BARE), "--substitutions", values)
        self.assertEqual({"a": "x-file-y"}, result["output"])

    def test_a_bare_placeholder_without_a_value_is_named(self):
        process = asl("run", self.write("d.json", BARE), "--set", "Name=x")
        self.assertEqual(2, process.returncode)
        self.assertIn("${Delay}", process.stderr)
        self.assertNotIn("${Name}", process.stderr)

    def test_inside_a_string_a_placeholder_may_stay(self):
        result = self.run_json(self.write("d.json", BARE), "--set", "Delay=1")
        self.assertEqual({"a": "x-${Name}-y"}, result["output"])

    def test_wrong_options_are_refused(self):
        path = self.write("d.json", BARE)
        for arguments in (("--set", "Delay"), ("--set", "a b=1"), ("--substitutions", self.write("v.json", "[1]")),
                          ("--substitutions", self.write("w.json", "{"))):
            self.assertEqual(2, asl("run", path, *arguments).returncode, arguments)

    def test_test_and_test_state_take_values_too(self):
        path = self.write("d.json", BARE)
        cases = self.write("c.json", {"Cases": [{"Name": "c", "Expect": {"Output": {"a": "x-n-y"}}}]})
        self.assertEqual(0, asl("test", path, "--cases", cases, "--set", "Delay=1", "--set", "Name=n").returncode)
        process = asl("test-state", path, "P", "--set", "Delay=1", "--set", "Name=z")
        self.assertIn("x-z-y", process.stdout)


class Input(Case):
    def test_line_and_column_of_broken_input(self):
        path = self.write("d.json", {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})
        file = self.write("input.json", '{\n  "ä": 1,\n  "b": }\n')
        for argument, place in (("@" + file, "3:8"), ('{"a" 1}', "1:6")):
            process = asl("run", path, "--input", argument)
            self.assertEqual(2, process.returncode)
            self.assertIn(f"--input", process.stderr)
            self.assertIn(f"not JSON at {place}", process.stderr)


if __name__ == "__main__":
    unittest.main()
