# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""Options, formats and exit statuses of `asl validate` and `asl explain`."""
import json
import os
import unittest

from support import Case, asl

GOOD = '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}'
BAD = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Bb"}, "B": {"Type": "Succeed"}}}'
CALLBACK = {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Task.Token"}, "TimeoutSeconds": 9, "End": True}}}


class Validate(Case):
    def test_standard_input(self):
        self.assertEqual(0, asl("validate", "-", stdin=GOOD).returncode)
        process = asl("validate", "-", stdin=BAD)
        self.assertEqual(1, process.returncode)
        self.assertIn("-:1:", process.stdout)

    def test_warnings_alone_exit_0(self):
        text = '{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "B"}]},' \
               ' "B": {"Type": "Succeed"}}}'
        process = asl("validate", "-", stdin=text)
        self.assertEqual(0, process.returncode)
        self.assertIn("warning: ", process.stdout)

    def test_the_type_decides(self):
        path = self.write("callback.asl.json", CALLBACK)
        self.assertEqual(0, asl("validate", path).returncode)
        self.assertEqual(0, asl("validate", path, "--type", "STANDARD").returncode)
        process = asl("validate", path, "--type", "EXPRESS")
        self.assertEqual(1, process.returncode)
        self.assertIn("waitForTaskToken", process.stdout)

    def test_wrong_usage_exits_2(self):
        path = self.write("good.asl.json", GOOD)
        for arguments in ((), ("--type", "OTHER", path), ("--type",), ("--format", "xml", path), ("--nothing", path),
                          ("--fix", "-")):
            process = asl("validate", *arguments)
            self.assertEqual(2, process.returncode, arguments)
            self.assertEqual("", process.stdout)
            self.assertTrue(process.stderr.startswith("asl: "), process.stderr)

    def test_an_unreadable_file_among_others(self):
        good, bad = self.write("good.asl.json", GOOD), self.write("bad.asl.json", BAD)
        process = asl("validate", good, self.folder, bad, "--format", "json")
        self.assertEqual(2, process.returncode)
        result = json.loads(process.stdout)
        self.assertFalse(result["valid"])
        self.assertEqual([good, bad], [f["file"] for f in result["files"]])
        self.assertIn(self.folder, process.stderr)

    def test_every_defect_is_reported(self):
        states = {f"S{i}": {"Type": "Pass", "Next": f"S{i + 1}", "Wrong": i} for i in range(50)}
        states["S50"] = {"Type": "Succeed"}
        process = asl("validate", self.write("many.asl.json", {"StartAt": "S0", "States": states}), "--format", "json")
        self.assertEqual(50, len(json.loads(process.stdout)["diagnostics"]))

    def test_positions_count_code_points(self):
        text = '{"StartAt": "ä😀", "States": {"ä😀": {"Type": "Succeed", "Comment": 1}}}'
        diagnostic = json.loads(asl("validate", "-", "--format", "json", stdin=text).stdout)["diagnostics"][0]
        column = text.index(" 1}") + 2
        self.assertEqual((1, column, 1, column + 1),
                         tuple(diagnostic[k] for k in ("line", "column", "endLine", "endColumn")))
        self.assertEqual("/States/ä😀/Comment", diagnostic["location"])

    def test_sarif(self):
        path = self.write("bad one.asl.json", BAD)
        process = asl("validate", path, "--format", "sarif")
        self.assertEqual(1, process.returncode)
        log = json.loads(process.stdout)
        self.assertEqual("2.1.0", log["version"])
        run = log["runs"][0]
        codes = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
        self.assertEqual(2, len(run["results"]))
        for result in run["results"]:
            self.assertIn(result["ruleId"], codes)
            self.assertEqual("error", result["level"])
            place = result["locations"][0]["physicalLocation"]
            self.assertTrue(place["artifactLocation"]["uri"].endswith("bad%20one.asl.json"))
            self.assertEqual(1, place["region"]["startLine"])

    def test_fixes_are_written(self):
        path = self.write("bad.asl.json", BAD)
        process = asl("validate", path, "--fix")
        self.assertEqual(0, process.returncode, process.stdout)
        with open(path, encoding="utf-8") as file:
            self.assertEqual(BAD.replace('"Bb"', '"B"'), file.read())

    def test_nothing_to_fix_leaves_the_file_alone(self):
        path = self.write("good.asl.json", GOOD)
        before = os.stat(path)
        self.assertEqual(0, asl("validate", path, "--fix").returncode)
        self.assertEqual((before.st_ino, before.st_mtime_ns), (os.stat(path).st_ino, os.stat(path).st_mtime_ns))

    def test_yaml_is_not_corrected(self):
        text = "StartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: '10'\n    End: true\n"
        path = self.write("bad.asl.yaml", text)
        process = asl("validate", path, "--fix")
        self.assertEqual(2, process.returncode)
        self.assertIn("only JSON is corrected", process.stderr)
        with open(path, encoding="utf-8") as file:
            self.assertEqual(text, file.read())

    def test_yaml(self):
        path = self.write("good.asl.yaml", "StartAt: A\nStates:\n  A:\n    Type: Succeed\n    Wrong: 1\n")
        process = asl("validate", path)
        self.assertEqual(1, process.returncode)
        self.assertIn(path + ":5:5: error: ", process.stdout)


class Explain(Case):
    def test_every_code_listed_has_a_page(self):
        process = asl("explain")
        self.assertEqual(0, process.returncode)
        codes = [line.split()[0] for line in process.stdout.splitlines()]
        self.assertGreater(len(codes), 20)
        for code in codes[:3] + codes[-3:]:
            self.assertTrue(asl("explain", code.lower()).stdout.startswith(code + ": "))

    def test_an_unknown_code_exits_2(self):
        process = asl("explain", "NO_DOLAR")
        self.assertEqual(2, process.returncode)
        self.assertIn("NO_DOLLAR", process.stderr)


if __name__ == "__main__":
    unittest.main()
