# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""The service's limits, and what lifts them; tokens, activities; what is not supported is said before the run."""
import json
import unittest

from support import Case, asl

LOOP = {"StartAt": "Count", "States": {
    "Count": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "Again"},
    "Again": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": 7000, "Next": "Count"}], "Default": "Done"},
    "Done": {"Type": "Succeed"}}}


class Limits(Case):
    def test_a_history_holds_25_000_events(self):
        path = self.write("d.json", LOOP)
        result = self.run_json(path, "--input", '{"n": 0}', status=1)
        self.assertEqual(("FAILED", "States.Runtime", 25000), (result["status"], result["error"], len(result["events"])))
        self.assertEqual("The execution reached the maximum number of history events (25000).", result["cause"])
        self.assertEqual({"n": 7000}, self.run_json(path, "--input", '{"n": 0}', "--no-limits")["output"])
        self.assertEqual({"n": 7000}, self.run_json(path, "--input", '{"n": 0}', "--type", "EXPRESS")["output"])

    def test_what_timed_out_says_after_how_long(self):
        waiting = self.write("d.json", {"StartAt": "W", "TimeoutSeconds": 7, "States": {"W": {"Type": "Wait", "Seconds": 9, "End": True}}})
        self.assertIn("TIMED_OUT after 7 seconds", asl("run", waiting).stderr)
        endless = self.write("e.json", {"StartAt": "A", "States": {
            "A": {"Type": "Choice", "Choices": [{"Variable": "$.stop", "IsPresent": True, "Next": "Z"}], "Default": "A2"},
            "A2": {"Type": "Pass", "Next": "A"}, "Z": {"Type": "Succeed"}}})
        self.assertIn("TIMED_OUT as it would go on for ever", asl("run", endless, "--type", "EXPRESS").stderr)

    def test_a_definition_holds_1_048_576_characters(self):
        machine = {"Comment": "", "StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}}
        room = 1_048_576 - len(json.dumps(machine))
        for length, character, status in ((room, "x", 0), (room + 1, "x", 1), (room, "\u00e9", 0)):
            machine["Comment"] = character * length
            path = self.write("d.json", json.dumps(machine, ensure_ascii=False))
            self.assertEqual(status, asl("validate", path).returncode, length)
            self.assertEqual(0, asl("validate", "--no-limits", path).returncode)
            result = self.run_json(path, status=status)
            if status:
                self.assertEqual("INVALID_DEFINITION", result["status"])
                self.assertEqual(["DEFINITION_TOO_LARGE"], [d["code"] for d in result["diagnostics"]])
            self.run_json(path, "--no-limits")

    def test_a_result_holds_256_kib(self):
        task = {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q", "MessageBody": "b"}, "End": True}}}
        path = self.write("d.json", task)
        for size, status in ((262_142, 0), (262_143, 1)):
            mocks = self.write("m.json", {"States": {"T": [{"output": "x" * size}]}})
            result = self.run_json(path, "--mocks", mocks, status=status)
            if status:
                self.assertEqual("States.DataLimitExceeded", result["error"])
                self.run_json(path, "--mocks", mocks, "--no-limits")

    def test_an_input_of_256_kib_starts_an_execution(self):
        path = self.write("d.json", {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": 1, "End": True}}})
        self.run_json(path, "--input", "@" + self.write("most.json", json.dumps("x" * 262_142)))
        large = "@" + self.write("i.json", json.dumps("x" * 262_143))
        refused = asl("run", path, "--input", large)
        self.assertEqual(2, refused.returncode)
        self.assertIn("Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 262144", refused.stderr)
        self.run_json(path, "--input", large, "--no-limits")
        cases = self.write("c.json", {"Cases": [{"Name": "large", "Input": "x" * 262_143}]})
        self.assertIn("/Cases/0: ValidationException", asl("test", path, "--cases", cases).stderr)
        self.assertEqual(2, asl("test-state", path, "A", "--input", large).returncode)

    def test_a_name_is_one_that_an_execution_may_have(self):
        path = self.write("d.json", {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}})
        for name, message in (("run-1_\u00e9.x", None), ("a b", "InvalidName"), ("", "InvalidName"), ("a/b", "InvalidName"),
                              ("x" * 80, None), ("x" * 81, "Member must have length less than or equal to 80")):
            process = asl("run", path, "--name", name)
            self.assertEqual(2 if message else 0, process.returncode, name)
            self.assertIn(message or "", process.stderr)

    def test_a_token_waits_for_its_answer(self):
        path = self.write("d.json", {"StartAt": "T", "States": {"T": {
            "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 9, "End": True,
            "Parameters": {"QueueUrl": "q", "MessageBody": {"token.$": "$$.Task.Token"}}}}})
        mocks = self.write("m.json", {"States": {"T": [{"submitted": {"MessageId": "1"}, "output": {"approved": True}}]}})
        result = self.run_json(path, "--mocks", mocks)
        self.assertEqual({"approved": True}, result["output"])
        self.assertEqual(["TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded"], [e["type"] for e in result["events"]][2:6])
        silent = self.write("n.json", {"States": {"T": [{"timeout": True}]}})
        self.assertEqual("States.Timeout", self.run_json(path, "--mocks", silent, status=1)["error"])

    def test_mocks_of_states_that_are_not_there_are_said(self):
        path = self.write("d.json", {"StartAt": "Task", "States": {"Task": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": True,
                                                                           "Parameters": {"QueueUrl": "q", "MessageBody": "b"}}}})
        mocks = self.write("m.json", {"States": {"Task": [{"output": 1}], "Tsak": []}})
        process = asl("run", path, "--mocks", mocks)
        self.assertEqual((0, "1\n"), (process.returncode, process.stdout))
        self.assertIn("warning", process.stderr)
        self.assertIn("'Tsak'; did you mean 'Task'?", process.stderr)

    def test_activities_have_events_of_their_own(self):
        path = self.write("d.json", {"StartAt": "T", "States": {"T": {
            "Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:Work", "HeartbeatSeconds": 5, "TimeoutSeconds": 9, "End": True}}})
        mocks = self.write("m.json", {"States": {"T": [{"output": 1}]}})
        self.assertEqual(["ActivityScheduled", "ActivityStarted", "ActivitySucceeded"],
                         [e["type"] for e in self.run_json(path, "--mocks", mocks)["events"]][2:5])

    def test_what_cannot_be_run_is_said_at_its_state_before_the_run(self):
        path = self.write("d.json", {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Dream", "End": True}}})
        process = asl("run", path, "--steps")
        self.assertEqual(1, process.returncode)
        self.assertNotIn("PassStateEntered", process.stderr)
        self.assertIn("d.json:", process.stderr)


if __name__ == "__main__":
    unittest.main()
