# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""`asl test` with the sample, replay of a recorded history, and a Lambda-compatible endpoint."""
import http.server
import json
import os
import threading
import time
import unittest
import xml.etree.ElementTree

from support import SEVEN, Case, asl

DEFINITION = os.path.join(SEVEN, "definition.asl.json")
TO_2A = {"Name": "to 2a", "Answers": {"Process1": [{"output": {"processResult": "Process2a"}}]},
         "Expect": {"Output": {"processResult": "Process2a"}, "Visited": ["SuccessProcess"], "NotVisited": ["Process5"]}}
HANDLED = {"Name": "handled <&>", "Answers": {"Process1": [{"output": {"processResult": "Process2b"}}], "Process2b-1": [{"output": 1}],
                                             "Process2b-2": [{"error": "HandledError"}]},
           "Expect": {"Status": "FAILED", "Error": None}}


class Tests(Case):
    def cases(self, *cases):
        return self.write("cases.json", {"Cases": list(cases)})

    def test_passing_cases_and_their_coverage(self):
        process = asl("test", DEFINITION, "--cases", self.cases(TO_2A, HANDLED))
        self.assertEqual(0, process.returncode, process.stdout + process.stderr)
        self.assertIn("2 cases, 0 failed", process.stdout)
        self.assertIn("catchers      1 of 1", process.stdout)
        self.assertIn("not visited: /States/Process5", process.stdout)

    def test_a_failing_case_says_why(self):
        wrong = dict(TO_2A, Expect={"Output": {"processResult": "other"}, "Visited": ["Process5"]})
        process = asl("test", DEFINITION, "--cases", self.cases(wrong))
        self.assertEqual(1, process.returncode)
        self.assertIn('the output at /processResult is "Process2a", expected "other"', process.stdout)
        self.assertIn("'Process5' was not visited", process.stdout)

    def test_coverage_under_the_floor_fails(self):
        process = asl("test", DEFINITION, "--cases", self.cases(TO_2A), "--fail-under", "90")
        self.assertEqual(1, process.returncode)
        self.assertIn("coverage", process.stderr)

    def test_junit(self):
        process = asl("test", DEFINITION, "--cases", self.cases(TO_2A, dict(HANDLED, Expect={"Status": "SUCCEEDED"})), "--format", "junit")
        suite = xml.etree.ElementTree.fromstring(process.stdout)
        self.assertEqual(("2", "1"), (suite.get("tests"), suite.get("failures")))
        self.assertEqual("handled <&>", suite.findall("testcase")[1].get("name"))

    def test_a_status_that_is_not_expected_is_not_compared(self):
        for expect in ({}, {"Visited": ["Process2b-2"]}, {"Error": None}):
            process = asl("test", DEFINITION, "--cases", self.cases(dict(HANDLED, Expect=expect)))
            self.assertEqual(0, process.returncode, process.stdout + process.stderr)

    def test_slips_in_case_files_are_named(self):
        for change, words in (({"Answers": {"Proces1": [{"output": 1}]}}, ("Answers", "Proces1", "did you mean 'Process1'")),
                              ({"Expect": {"Visited": ["SucessProcess"]}}, ("Visited", "did you mean 'SuccessProcess'")),
                              ({"Expect": {"NotVisited": ["Nowhere at all"]}}, ("NotVisited", "Nowhere at all")),
                              ({"Expect": {"Outputs": 1}}, ("/Cases/0/Expect", "did you mean 'Output'")),
                              ({"Inptu": 1}, ("/Cases/0", "did you mean 'Input'")),
                              ({"Answers": {"Process1": [{"output": 1, "iterations": [0]}]}}, ("/Answers/Process1/0", "did you mean 'iteration'"))):
            process = asl("test", DEFINITION, "--cases", self.cases({**TO_2A, **change}))
            self.assertEqual(2, process.returncode, process.stdout + process.stderr)
            for word in words:
                self.assertIn(word, process.stderr)

    def test_the_definition_is_checked_for_the_types_of_its_cases(self):
        path = self.write("job.asl.json", {"StartAt": "J", "States": {"J": {
            "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": {"JobName": "j"}, "End": True}}})
        case = {"Name": "job", "Answers": {"J": [{"output": 1}]}}
        self.assertEqual(0, asl("test", path, "--cases", self.cases(case)).returncode)
        for cases in ([dict(case, Type="EXPRESS")], [case, dict(case, Name="express", Type="EXPRESS")]):
            process = asl("test", path, "--cases", self.cases(*cases))
            self.assertEqual(1, process.returncode, process.stdout)
            self.assertIn("Express state machine does not support '.sync'", process.stderr)

    def test_broken_case_files_are_named(self):
        for content in ("{", {"Cases": 1}, {"Cases": [{}]}, {"Cases": [{"Name": "x", "Answers": {"A": 1}}]},
                        {"Cases": [{"Name": "x", "Expect": {"Status": "FINE"}}]}):
            process = asl("test", DEFINITION, "--cases", self.write("cases.json", content))
            self.assertEqual(2, process.returncode, content)
            self.assertIn("cases.json", process.stderr)


class Replay(Case):
    def test_a_recorded_history_runs_again_to_the_same_bytes(self):
        first, second = os.path.join(self.folder, "1.json"), os.path.join(self.folder, "2.json")
        run = asl("run", DEFINITION, "--input", "{}", "--handlers", os.path.join(SEVEN, "handlers.json"), "--history", first)
        self.assertEqual(0, run.returncode, run.stderr)
        again = asl("run", DEFINITION, "--replay", first, "--history", second)
        self.assertEqual(0, again.returncode, again.stderr)
        with open(first, encoding="utf-8") as one, open(second, encoding="utf-8") as other:
            self.assertEqual(json.load(one), json.load(other))

    def test_a_stopped_and_a_running_execution_end_where_they_did(self):
        path = self.write("wait.asl.json", {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 30, "End": True}}})
        events = [{"id": 1, "previousEventId": 0, "timestamp": "2026-01-01T00:00:00Z", "type": "ExecutionStarted",
                   "executionStartedEventDetails": {"input": "{}"}},
                  {"id": 2, "previousEventId": 0, "timestamp": "2026-01-01T00:00:00Z", "type": "WaitStateEntered",
                   "stateEnteredEventDetails": {"name": "W", "input": "{}"}},
                  {"id": 3, "previousEventId": 0, "timestamp": "2026-01-01T00:00:03Z", "type": "ExecutionAborted",
                   "executionAbortedEventDetails": {"error": "Manual", "cause": "probe"}}]
        stopped = self.run_json(path, "--replay", self.write("stopped.json", {"events": events}), status=1)
        self.assertEqual(("ABORTED", "Manual", "probe"), (stopped["status"], stopped["error"], stopped["cause"]))
        self.assertEqual("2026-01-01T00:00:03.000Z", stopped["events"][-1]["timestamp"])
        running = self.run_json(path, "--replay", self.write("running.json", {"events": events[:2]}))
        self.assertEqual(("RUNNING", 2), (running["status"], len(running["events"])))

    def test_a_task_that_was_not_accepted_is_not_accepted_again(self):
        path = self.write("job.asl.json", {"StartAt": "J", "States": {"J": {
            "Type": "Task", "Resource": "arn:aws:states:::batch:submitJob.sync",
            "Parameters": {"JobName": "j", "JobDefinition": "d", "JobQueue": "q"}, "End": True}}})
        mocks = self.write("m.json", {"States": {"J": [{"error": "Batch.ServerException", "cause": "busy", "event": "TaskSubmitFailed"}]}})
        history, again = os.path.join(self.folder, "h.json"), os.path.join(self.folder, "again.json")
        asl("run", path, "--mocks", mocks, "--history", history)
        with open(history, encoding="utf-8") as file:
            events = json.load(file)["events"]
        self.assertEqual(("TaskSubmitFailed", {"resourceType": "batch", "resource": "submitJob.sync", "error": "Batch.ServerException", "cause": "busy"}),
                         (events[4]["type"], events[4]["taskSubmitFailedEventDetails"]))
        self.assertEqual("", asl("run", path, "--replay", history, "--history", again).stderr.replace(
            "asl: the execution ended with FAILED: Batch.ServerException: busy\n", ""))
        with open(again, encoding="utf-8") as file:
            self.assertEqual(events, json.load(file)["events"])

    def test_the_children_of_a_distributed_map_are_not_in_its_history(self):
        path = self.write("d.asl.json", {"StartAt": "M", "States": {"M": {"Type": "Map", "End": True, "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "T", "States": {
                "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": True}}}}}})
        mocks = self.write("m.json", {"States": {"T": [{"output": 1}]}})
        history = os.path.join(self.folder, "h.json")
        self.assertEqual(0, asl("run", path, "--input", "[1]", "--mocks", mocks, "--history", history).returncode)
        replay = asl("run", path, "--replay", history)
        self.assertEqual(2, replay.returncode)
        self.assertIn("children of a Distributed Map", replay.stderr)

    def test_a_replay_of_another_definition_says_where_it_differs(self):
        path = self.write("pass.asl.json", {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": True}}})
        history = self.write("h.json", {"events": [
            {"id": 1, "type": "ExecutionStarted", "executionStartedEventDetails": {"input": "{}"}},
            {"id": 2, "type": "SucceedStateEntered", "stateEnteredEventDetails": {"name": "S", "input": "{}"}},
            {"id": 3, "type": "SucceedStateExited"}, {"id": 4, "type": "ExecutionSucceeded"}]})
        replay = asl("run", path, "--replay", history)
        self.assertEqual(0, replay.returncode, replay.stderr)
        self.assertIn("differs from " + history + " in event 2", replay.stderr)

    def test_answers_inside_nested_maps_go_back_to_their_iterations(self):
        inner = {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": True, "Parameters": {"QueueUrl": "q", "MessageBody": "b"},
                                                  "Retry": [{"ErrorEquals": ["Once"], "MaxAttempts": 1}]}}}
        outer = {"StartAt": "I", "States": {"I": {"Type": "Map", "ItemsPath": "$.rows", "ItemProcessor": inner, "Next": "After"},
                                            "After": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": True,
                                                      "Parameters": {"QueueUrl": "q", "MessageBody": "b"}}}}
        for concurrency in (0, 1, 2):
            with self.subTest(concurrency=concurrency):
                path = self.write("nested.asl.json", {"StartAt": "O", "States": {"O": {
                    "Type": "Map", "MaxConcurrency": concurrency, "ItemProcessor": outer, "End": True}}})
                answers = [{"output": f"{o}{i}", "iteration": [o, i]} for o in range(3) for i in range(2)]
                answers.insert(3, {"error": "Once", "iteration": [1, 1]})
                mocks = self.write("mocks.json", {"States": {"T": answers, "After": [{"output": [o], "iteration": [o]} for o in range(3)]}})
                first, second = os.path.join(self.folder, "1.json"), os.path.join(self.folder, "2.json")
                run = asl("run", path, "--input", '[{"rows": [1, 2]}, {"rows": [3, 4]}, {"rows": [5, 6]}]', "--mocks", mocks, "--history", first)
                self.assertEqual(0, run.returncode, run.stderr)
                again = asl("run", path, "--replay", first, "--history", second)
                self.assertEqual(0, again.returncode, again.stderr)
                with open(first, encoding="utf-8") as one, open(second, encoding="utf-8") as other:
                    self.assertEqual(json.load(one), json.load(other))


class MockConfigurations(Case):
    def test_the_machine_called_like_the_definition_is_meant(self):
        machine = {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": True}}}
        mocks = self.write("MockConfigFile.json", {
            "StateMachines": {"Orders": {"TestCases": {"Happy": {"T": "One"}}}, "Others": {"TestCases": {"Happy": {"T": "Two"}}}},
            "MockedResponses": {"One": {"0": {"Return": 1}}, "Two": {"0": {"Return": 2}}}})
        for name, options, output in (("Orders", (), 1), ("Others", (), 2), ("Orders", ("--state-machine", "Others"), 2)):
            path = self.write(name + ".asl.json", machine)
            self.assertEqual(output, self.run_json(path, "--mocks", mocks, "--test-case", "Happy", *options)["output"])
        process = asl("run", self.write("neither.asl.json", machine), "--mocks", mocks)
        self.assertEqual(2, process.returncode)
        self.assertIn("--state-machine: Orders, Others", process.stderr)


class SavedAnswers(Case):
    """`--save-answers`: what answered the tasks, as `--mocks` takes it."""

    def setUp(self):
        super().setUp()
        task = {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": True,
                "Retry": [{"ErrorEquals": ["ValueError"], "MaxAttempts": 1}]}
        self.inner = {"StartAt": "T", "States": {"T": task}}
        self.saved = os.path.join(self.folder, "saved.json")
        self.write("f.py", "calls = []\ndef h(event, context):\n    calls.append(event)\n    if len(calls) == 2: raise ValueError('second')\n    return [event, len(calls)]\n")
        self.handlers = self.write("handlers.json", {"Functions": {"f": {"Handler": "f.h"}}})

    def history(self, path, *arguments):
        target = os.path.join(self.folder, "h.json")
        process = asl("run", path, *arguments, "--history", target, "--start-time", "2026-01-01T00:00:00Z")
        self.assertEqual(0, process.returncode, process.stderr)
        with open(target, encoding="utf-8") as file:
            return json.load(file)

    def test_what_functions_answered_runs_again_without_them(self):
        for processor in (self.inner, {**self.inner, "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}}):
            path = self.write("m.asl.json", {"StartAt": "M", "States": {"M": {"Type": "Map", "MaxConcurrency": 1, "ItemProcessor": processor, "End": True}}})
            first = self.history(path, "--input", "[7, 8]", "--handlers", self.handlers, "--save-answers", self.saved)
            with open(self.saved, encoding="utf-8") as file:
                answers = json.load(file)["States"]["T"]
            self.assertEqual([[0], [1], [1]], [answer["iteration"] for answer in answers])
            self.assertEqual("ValueError", answers[1]["error"])
            self.assertEqual(first, self.history(path, "--input", "[7, 8]", "--mocks", self.saved))

    def test_a_history_becomes_an_answers_file(self):
        path = self.write("t.asl.json", self.inner)
        first = self.history(path, "--input", "7", "--handlers", self.handlers)
        again = self.history(path, "--replay", os.path.join(self.folder, "h.json"), "--save-answers", self.saved)
        self.assertEqual(first, again)
        with open(self.saved, encoding="utf-8") as file:
            self.assertEqual({"States": {"T": [{"output": [7, 1]}]}}, json.load(file))

    def test_only_a_distributed_map_is_blamed_for_what_is_missing(self):
        path = self.write("t.asl.json", self.inner)
        history = self.history(path, "--input", "7", "--handlers", self.handlers)
        gap = [event for event in history["events"] if "Lambda" not in event["type"]]
        process = asl("run", path, "--replay", self.write("gap.json", {"events": gap}))
        self.assertEqual(2, process.returncode)
        self.assertIn("get all pages", process.stderr)
        self.assertNotIn("Distributed Map", process.stderr)

    def test_a_place_that_cannot_be_written_is_said_first(self):
        process = asl("run", self.write("t.asl.json", self.inner), "--handlers", self.handlers, "--save-answers", self.folder)
        self.assertEqual((2, ""), (process.returncode, process.stdout))


class Endpoint(Case):
    def setUp(self):
        super().setUp()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if "redirect" in event:
                    self.send_response(302)
                    self.send_header("Location", "/elsewhere")
                    self.send_header("Content-Length", "0")
                    return self.end_headers()
                self.send_response(200)
                if "drip" in event:
                    self.send_header("Content-Length", "1000")
                    self.end_headers()
                    return self.drip(event["drip"])
                if "flood" in event:
                    self.send_header("Connection", "close")
                    self.end_headers()
                    return self.flood()
                if event.get("fail"):
                    self.send_header("X-Amz-Function-Error", "Unhandled")
                    event = {"errorType": "Bad", "errorMessage": "m"}
                body = json.dumps({"path": self.path, **event}).encode()
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Length", "1")
                self.end_headers()
                self.wfile.write(b"1")

            def drip(self, seconds):
                end = time.monotonic() + seconds
                try:
                    while time.monotonic() < end:
                        self.wfile.write(b" ")
                        time.sleep(0.1)
                except OSError:
                    pass

            def flood(self):
                # Without end: only a caller that gives up makes it stop.
                try:
                    while True:
                        self.wfile.write(b" " * 1_000_000)
                except OSError:
                    pass

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.definition = self.write("lambda.asl.json", {"StartAt": "A", "States": {"A": {
            "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Foo:live", "End": True}}})

    def test_the_function_is_invoked_by_name(self):
        result = self.run_json(self.definition, "--input", '{"a": 1}', "--lambda-endpoint", self.url)
        self.assertEqual({"path": "/2015-03-31/functions/Foo/invocations", "a": 1}, result["output"])

    def test_a_function_error_is_the_task_s(self):
        result = self.run_json(self.definition, "--input", '{"fail": 1}', "--lambda-endpoint", self.url, status=1)
        self.assertEqual("Bad", result["error"])

    def test_no_other_page_is_taken_for_the_answer(self):
        process = asl("run", self.definition, "--input", '{"redirect": 1}', "--lambda-endpoint", self.url)
        self.assertEqual(2, process.returncode, process.stdout)
        self.assertIn("HTTP status 302", process.stderr)

    def test_several_invocations_are_under_way_at_once(self):
        path = self.write("map.asl.json", {"StartAt": "M", "States": {"M": {"Type": "Map", "End": True, "ItemProcessor": {"StartAt": "A", "States": {"A": {
            "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "F", "Payload": {"n.$": "$"}},
            "OutputPath": "$.Payload.n", "End": True}}}}}})
        result = self.run_json(path, "--input", "[1, 2, 3]", "--lambda-endpoint", self.url)
        self.assertEqual([1, 2, 3], result["output"])

    def test_a_reply_that_trickles_in_meets_the_state_s_timeout(self):
        path = self.write("slow.asl.json", {"StartAt": "A", "States": {"A": {
            "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Foo", "TimeoutSeconds": 1, "End": True}}})
        begin = time.monotonic()
        result = self.run_json(path, "--input", '{"drip": 15}', "--lambda-endpoint", self.url, status=1)
        self.assertEqual("States.Timeout", result["error"])
        self.assertLess(time.monotonic() - begin, 10)

    def test_a_reply_without_end_is_given_up(self):
        result = self.run_json(self.definition, "--input", '{"flood": 1}', "--lambda-endpoint", self.url, status=1)
        self.assertEqual("Lambda.Unknown", result["error"])
        self.assertIn("64 MiB", result["cause"])

    def test_no_endpoint_there_leaves_the_task_unanswered(self):
        process = asl("run", self.definition, "--lambda-endpoint", "http://127.0.0.1:1")
        self.assertEqual(2, process.returncode)
        self.assertIn("127.0.0.1", process.stderr)


if __name__ == "__main__":
    unittest.main()
