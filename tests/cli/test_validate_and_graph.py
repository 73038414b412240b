# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""`asl validate` and `asl graph` as a user of the first minute calls them."""
import json
import os
import re
import unittest
import xml.etree.ElementTree

from support import SEVEN, SOURCE, Case, asl

DEFINITION = os.path.join(SEVEN, "definition.asl.json")
BLUEPRINTS = os.path.join(SOURCE, "resources", "blueprints")


def text_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


class Validate(Case):
    def test_every_blueprint_is_valid(self):
        names = sorted(os.listdir(BLUEPRINTS))
        self.assertGreaterEqual(len(names), 7)
        for name in names:
            process = asl("validate", os.path.join(BLUEPRINTS, name, "definition.asl.json"))
            self.assertEqual(0, process.returncode, process.stdout + process.stderr)

    def test_an_extra_state_is_an_error_at_its_position(self):
        text = text_of(DEFINITION).replace('"SuccessProcess": {', '"Extra": {"Type": "Pass", "End": true},\n        "SuccessProcess": {', 1)
        path = self.write("extra.asl.json", text)
        line = text[:text.index('"Extra"')].count("\n") + 1
        process = asl("validate", path)
        self.assertEqual(1, process.returncode)
        self.assertRegex(process.stdout, re.escape(path) + rf":{line}:\d+: error: .*Extra.*\[MISSING_TRANSITION_TARGET\]")
        process = asl("validate", path, "--format", "json")
        result = json.loads(process.stdout)
        self.assertFalse(result["valid"])
        error = next(d for d in result["diagnostics"] if d["severity"] == "ERROR")
        self.assertEqual(("/States/Extra", line), (error["location"], error["line"]))

    def test_what_is_not_json_is_located(self):
        path = self.write("broken.asl.json", '{\n  "StartAt": "A",\n  "States": {"A": {"Type": "Pass" "End": true}}\n}\n')
        process = asl("validate", path)
        self.assertEqual(1, process.returncode)
        self.assertRegex(process.stdout, re.escape(path) + r":3:3\d: error: ")

    def test_json_that_is_no_state_machine(self):
        process = asl("validate", self.write("other.json", '[1, 2]'), "--format", "json")
        self.assertEqual(1, process.returncode)
        self.assertFalse(json.loads(process.stdout)["valid"])

    def test_every_file_named_is_checked(self):
        bad = self.write("bad.asl.json", '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}')
        process = asl("validate", DEFINITION, bad, "--format", "json")
        self.assertEqual(1, process.returncode)
        result = json.loads(process.stdout)
        self.assertEqual([True, False], [f["valid"] for f in result["files"]])

    def test_an_unreadable_file_exits_2(self):
        process = asl("validate", os.path.join(self.folder, "missing.asl.json"))
        self.assertEqual(2, process.returncode)
        self.assertIn("missing.asl.json", process.stderr)


class Graph(Case):
    def test_every_state_stands_in_the_svg_as_text(self):
        target = os.path.join(self.folder, "out.svg")
        process = asl("graph", DEFINITION, "-o", target)
        self.assertEqual(0, process.returncode, process.stderr)
        tree = xml.etree.ElementTree.parse(target)
        words = " ".join("".join(element.itertext()) for element in tree.iter() if element.tag.endswith("text"))
        for name in ("Process1", "ChoiceStep", "SuccessProcess", "Process2b-1", "Process2b-2", "FailedProcess", "Process3",
                     "Process4", "Process4a", "Process4b-1", "Process4b-2", "Process4b-3", "Process5"):
            self.assertIn(name, words)

    def test_other_formats(self):
        for ending, start in (("png", b"\x89PNG"), ("pdf", b"%PDF"), ("dot", b"digraph")):
            target = os.path.join(self.folder, "out." + ending)
            process = asl("graph", DEFINITION, "-o", target, "--theme", "dark")
            self.assertEqual(0, process.returncode, process.stderr)
            with open(target, "rb") as file:
                self.assertTrue(file.read(16).startswith(start), ending)

    def test_unknown_ending_and_unreadable_file_exit_2(self):
        self.assertEqual(2, asl("graph", DEFINITION, "-o", os.path.join(self.folder, "out.xyz")).returncode)
        self.assertEqual(2, asl("graph", os.path.join(self.folder, "none"), "-o", os.path.join(self.folder, "o.svg")).returncode)


if __name__ == "__main__":
    unittest.main()
