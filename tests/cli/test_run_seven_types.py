# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""The workflow with all seven state types of 2017, run with its Python functions as real child processes, and its variants."""
import datetime
import json
import os
import shutil
import unittest

from support import EXPECTED, SEVEN, Case, asl

INPUT = '{"processResult":"Process2b"}'
HANDLED_ERROR = "class HandledError(Exception):\n    pass\n\n\n"


def when(event):
    """Time of an event in seconds, however it is written."""
    stamp = event["timestamp"]
    if isinstance(stamp, (int, float)):
        return float(stamp)
    return datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00")).timestamp()


class SevenTypes(Case):
    def setUp(self):
        super().setUp()
        self.sample = os.path.join(self.folder, "sample")
        shutil.copytree(SEVEN, self.sample)
        self.definition = os.path.join(self.sample, "definition.asl.json")
        self.handlers = os.path.join(self.sample, "handlers.json")

    def function(self, name, code):
        self.write(f"sample/{name}.py", code)

    def run_sample(self, status=0, source=INPUT):
        return self.run_json(self.definition, "--input", source, "--handlers", self.handlers, status=status)

    def entered(self, result):
        return [e["stateEnteredEventDetails"]["name"] for e in result["events"] if "stateEnteredEventDetails" in e]

    def test_the_output_is_the_article_s(self):
        process = asl("run", self.definition, "--input", INPUT, "--handlers", self.handlers)
        self.assertEqual(0, process.returncode, process.stderr)
        self.assertEqual(EXPECTED, json.loads(process.stdout))

    def test_the_shipped_sample_itself_runs(self):
        result = self.run_json(os.path.join(SEVEN, "definition.asl.json"), "--input", INPUT,
                               "--handlers", os.path.join(SEVEN, "handlers.json"))
        self.assertEqual(EXPECTED, result["output"])

    def test_json_result_has_the_service_s_events(self):
        result = self.run_sample()
        self.assertEqual("SUCCEEDED", result["status"])
        self.assertEqual(EXPECTED, result["output"])
        events = result["events"]
        self.assertEqual(list(range(1, len(events) + 1)), [e["id"] for e in events])
        self.assertEqual("ExecutionStarted", events[0]["type"])
        self.assertEqual("ExecutionSucceeded", events[-1]["type"])
        self.assertEqual({"processResult": "Process2b"}, json.loads(events[0]["executionStartedEventDetails"]["input"]))
        self.assertEqual(0, events[1]["previousEventId"])
        for event in events[2:]:
            self.assertLess(event["previousEventId"], event["id"])
        kinds = [e["type"] for e in events]
        for kind in ("TaskStateEntered", "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded",
                     "TaskStateExited", "ChoiceStateEntered", "ChoiceStateExited", "WaitStateEntered", "WaitStateExited",
                     "ParallelStateEntered", "ParallelStateStarted", "ParallelStateSucceeded", "ParallelStateExited",
                     "PassStateEntered", "PassStateExited"):
            self.assertIn(kind, kinds)

    def test_process1_answering_process2a_succeeds_at_once(self):
        self.function("process1", 'def lambda_handler(event, context):\n    return {"processResult": "Process2a"}\n')
        result = self.run_sample()
        self.assertEqual("SUCCEEDED", result["status"])
        self.assertEqual({"processResult": "Process2a"}, result["output"])
        self.assertEqual(["Process1", "ChoiceStep", "SuccessProcess"], self.entered(result))

    def test_process2_raising_handled_error_ends_in_the_fail_state(self):
        self.function("process2", HANDLED_ERROR + 'def lambda_handler(event, context):\n    event["step"] += 1\n'
                      '    if event["step"] == 3:\n        raise HandledError("no")\n    return event\n')
        result = self.run_sample(status=1)
        self.assertEqual("FAILED", result["status"])
        self.assertEqual(["Process1", "ChoiceStep", "Process2b-1", "Process2b-2", "FailedProcess"], self.entered(result))
        self.assertEqual("ExecutionFailed", result["events"][-1]["type"])
        self.assertIsNone(result["error"])

    def test_failing_twice_in_a_branch_waits_3_and_4_5_seconds_of_virtual_time(self):
        # Process2 serves four states; the event at Process4b-1 is the one with step 3 whose calls fail.
        self.function("process2", HANDLED_ERROR + 'import os\n\n\ndef lambda_handler(event, context):\n'
                      '    if event["step"] == 3:\n'
                      '        mark = os.path.join(os.path.dirname(os.path.abspath(__file__)), "calls")\n'
                      '        with open(mark, "a") as file:\n            file.write(".")\n'
                      # The first call with step 3 is Process4a's; the next two are Process4b-1's first attempts.
                      '        if os.path.getsize(mark) in (2, 3):\n            raise HandledError("again")\n'
                      '    event["step"] += 1\n    return event\n')
        result = self.run_sample()
        self.assertEqual(EXPECTED, result["output"])
        failures = [e for e in result["events"] if e["type"] == "LambdaFunctionFailed"]
        self.assertEqual(["HandledError", "HandledError"], [e["lambdaFunctionFailedEventDetails"]["error"] for e in failures])
        pauses = []
        for failure in failures:
            again = next(e for e in result["events"]
                         if e["type"] == "LambdaFunctionScheduled" and e["previousEventId"] == failure["id"])
            pauses.append(round(when(again) - when(failure), 3))
        self.assertEqual([3.0, 4.5], pauses)

    def test_what_process3_prints_is_not_its_result(self):
        self.function("process3", 'import sys\n\n\ndef lambda_handler(event, context):\n    print(event)\n'
                      '    print(\'{"fake": "result"}\', flush=True)\n    sys.stdout.write("no newline at the end")\n    return event\n')
        self.assertEqual(EXPECTED, self.run_sample()["output"])

    def test_a_function_that_dies_fails_its_task(self):
        self.function("process1", "import os\n\n\ndef lambda_handler(event, context):\n    os._exit(3)\n")
        result = self.run_sample(status=1)
        self.assertEqual("FAILED", result["status"])
        self.assertTrue(result["error"])

    def test_the_wait_of_30_seconds_passes_in_virtual_time(self):
        result = self.run_sample()
        entered = next(e for e in result["events"] if e["type"] == "WaitStateEntered")
        left = next(e for e in result["events"] if e["type"] == "WaitStateExited")
        self.assertAlmostEqual(30.0, when(left) - when(entered), places=2)

    def test_a_history_file_is_written(self):
        target = os.path.join(self.folder, "history.json")
        process = asl("run", self.definition, "--input", INPUT, "--handlers", self.handlers, "--history", target)
        self.assertEqual(0, process.returncode, process.stderr)
        with open(target, encoding="utf-8") as file:
            self.assertEqual("ExecutionSucceeded", json.load(file)["events"][-1]["type"])


class Answers(Case):
    definition = os.path.join(SEVEN, "definition.asl.json")

    def test_nobody_answering_a_task_is_said_with_the_state(self):
        process = asl("run", self.definition, "--input", INPUT, "--format", "json")
        self.assertEqual(2, process.returncode)
        result = json.loads(process.stdout)
        self.assertEqual(("UNANSWERED", "Process1"), (result["status"], result["state"]))
        process = asl("run", self.definition, "--input", INPUT)
        self.assertEqual(2, process.returncode)
        self.assertIn("Process1", process.stderr)
        self.assertIn("--handlers", process.stderr)

    def test_answers_by_state(self):
        mocks = self.write("answers.json", '{"States": {"Process1": [{"output": {"processResult": "Process2a", "n": 1.50}}]}}')
        process = asl("run", self.definition, "--input", INPUT, "--mocks", mocks)
        self.assertEqual(0, process.returncode, process.stderr)
        self.assertEqual({"processResult": "Process2a", "n": 1.5}, json.loads(process.stdout))
        self.assertIn("1.50", process.stdout)

    def test_mock_config_file(self):
        step = [{"processResult": "Process2b", "step": n} for n in range(1, 6)]
        mocks = self.write("MockConfigFile.json", {
            "StateMachines": {"Sample": {"TestCases": {"Happy": {
                "Process1": "One", "Process2b-1": "Two", "Process2b-2": "Three", "Process4a": "Four", "Process4b-1": "Flaky",
                "Process4b-3": "Five", "Process5": "Last"}}}},
            "MockedResponses": {
                "One": {"0": {"Return": step[0]}}, "Two": {"0": {"Return": step[1]}}, "Three": {"0": {"Return": step[2]}},
                "Four": {"0": {"Return": step[3]}},
                "Flaky": {"0-1": {"Throw": {"Error": "HandledError", "Cause": "mocked"}}, "2": {"Return": step[3]}},
                "Five": {"0": {"Return": step[4]}}, "Last": {"0": {"Return": "done"}}}})
        result = self.run_json(self.definition, "--input", INPUT, "--mocks", mocks, "--state-machine", "Sample", "--test-case", "Happy")
        self.assertEqual("done", result["output"])
        self.assertEqual(2, len([e for e in result["events"] if e["type"] == "LambdaFunctionFailed"]))

    def test_broken_arguments_are_named_and_exit_2(self):
        for arguments, word in ((["--input", "{"], "--input"), (["--input", "@/no/such/file"], "/no/such/file"),
                                (["--mocks", self.write("m.json", "[]")], "m.json"),
                                (["--handlers", self.write("h.json", "{")], "h.json"), (["--no-such-option"], "--no-such-option")):
            process = asl("run", self.definition, *arguments)
            self.assertEqual(2, process.returncode, arguments)
            self.assertIn(word, process.stderr)


if __name__ == "__main__":
    unittest.main()
