# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""`asl test-state`: one state alone, with the inputs of the TestState API."""
import json
import unittest

from support import Case, asl

MAP = {"StartAt": "M", "States": {"M": {
    "Type": "Map", "End": True, "ToleratedFailureCount": 1, "ItemSelector": {"v.$": "$$.Map.Item.Value"},
    "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSONL"}, "Parameters": {"Bucket": "b", "Key": "k"}},
    "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": True}}}}}}
TASK = {"StartAt": "T", "States": {"T": {
    "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Execution.Id"}, "Next": "Z",
    "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 2, "IntervalSeconds": 3}], "Catch": [{"ErrorEquals": ["E"], "Next": "Z"}]},
    "Z": {"Type": "Succeed"}}}


class TestState(Case):
    def ask(self, definition, state, *arguments, status=0):
        process = asl("test-state", self.write("d.asl.json", definition), state, *arguments)
        self.assertEqual(status, process.returncode, process.stdout + process.stderr)
        return json.loads(process.stdout) if process.stdout else process.stderr

    def test_levels_of_inspection(self):
        mock = ("--mock", '{"result": {"ok": true}}')
        self.assertNotIn("inspectionData", self.ask(TASK, "T", *mock))
        for level in ("DEBUG", "TRACE"):
            data = self.ask(TASK, "T", *mock, "--inspection-level", level)["inspectionData"]
            self.assertIn("afterParameters", data)

    def test_a_state_may_stand_alone(self):
        alone = {"Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f"},
                 "Catch": [{"ErrorEquals": ["E"], "Next": "Elsewhere", "Output": "{% $states.context.State.Name %}"}], "Next": "There"}
        path = self.write("state.json", alone)
        for name in ((), ("Mine",)):
            process = asl("test-state", path, *name, "--mock", '{"errorOutput": {"error": "E", "cause": "c"}}')
            result = json.loads(process.stdout)
            self.assertEqual(("CAUGHT_ERROR", "Elsewhere", *(name or ("StateName",))),
                             (result["status"], result["nextState"], result["output"]), process.stderr)
        self.assertEqual(2, asl("test-state", self.write("d.json", TASK)).returncode)

    def test_a_state_that_the_service_refuses_is_not_run(self):
        for state, words in (({"Type": "Wait", "Seconds": "x", "End": True}, "state.json:3:"),
                             ({"Type": "Pass"}, "[Next, End]"), ({"Type": "Pass", "End": True, "Results": 1}, "Results")):
            process = asl("test-state", self.write("state.json", state))
            self.assertEqual((1, ""), (process.returncode, process.stdout))
            self.assertIn(words, process.stderr)
        again = self.write("state.json", {"Type": "Pass", "Next": "StateName"})
        self.assertEqual(0, asl("test-state", again).returncode)

    def test_whole_seconds_are_written_as_such(self):
        state = self.write("state.json", {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"},
                                          "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 3}], "End": True})
        process = asl("test-state", state, "--mock", '{"errorOutput": {"error": "E"}}')
        self.assertIn('"retryBackoffIntervalSeconds": 3\n', process.stdout)

    def test_the_state_runs_as_an_express_execution(self):
        data = self.ask(TASK, "T", "--mock", '{"result": 1}', "--inspection-level", "DEBUG")["inspectionData"]
        self.assertIn(":express:", json.dumps(data["afterParameters"]))

    def test_context_takes_the_place_of_the_own_one(self):
        data = self.ask(TASK, "T", "--mock", '{"result": 1}', "--context", '{"Execution": {"Id": "mine"}}', "--inspection-level", "DEBUG")
        self.assertEqual("mine", data["inspectionData"]["afterParameters"]["MessageBody"])

    def test_an_error_is_retriable_until_the_attempts_are_used(self):
        error = ("--mock", '{"errorOutput": {"error": "E", "cause": "c"}}')
        first = self.ask(TASK, "T", *error)
        self.assertEqual("RETRIABLE", first["status"])
        self.assertEqual(3, first["inspectionData"]["errorDetails"]["retryBackoffIntervalSeconds"])
        second = self.ask(TASK, "T", *error, "--state-configuration", '{"retrierRetryCount": 1}')
        self.assertEqual(6, second["inspectionData"]["errorDetails"]["retryBackoffIntervalSeconds"])
        third = self.ask(TASK, "T", *error, "--state-configuration", '{"retrierRetryCount": 2}')
        self.assertEqual(("CAUGHT_ERROR", "Z"), (third["status"], third["nextState"]))

    def configured(self, **configuration):
        return ("--mock", '{"result": [1]}', "--inspection-level", "DEBUG", "--state-configuration",
                json.dumps({"mapItemReaderData": "1\n2\n", **configuration}))

    def test_data_of_the_item_reader(self):
        result = self.ask(MAP, "M", *self.configured())
        self.assertEqual(("SUCCEEDED", [1]), (result["status"], result["output"]))

    def test_failed_iterations_count_against_the_tolerance(self):
        self.assertEqual("SUCCEEDED", self.ask(MAP, "M", *self.configured(mapIterationFailureCount=1))["status"])
        result = self.ask(MAP, "M", *self.configured(mapIterationFailureCount=2), status=1)
        self.assertEqual("States.ExceedToleratedFailureThreshold", result["error"])

    def test_an_error_caused_by_a_state_inside(self):
        arguments = ("--mock", '{"errorOutput": {"error": "X", "cause": "c"}}', "--state-configuration")
        result = self.ask(MAP, "M", *arguments, json.dumps({"mapItemReaderData": "1", "errorCausedByState": "I"}), status=1)
        self.assertEqual("X", result["error"])
        self.assertIn("Nowhere", self.ask(MAP, "M", *arguments, '{"errorCausedByState": "Nowhere"}', status=2))

    def test_wrong_configurations_are_refused(self):
        for configuration in ("[]", '{"retrierRetryCount": -1}', '{"unknown": "x"}', '{"errorCausedByState": 1}'):
            self.ask(TASK, "T", "--mock", '{"result": 1}', "--state-configuration", configuration, status=2)

    def test_what_the_api_refuses_is_refused(self):
        for arguments, words in (
                (("Z", "--mock", '{"result": 1}'), ("Task, Map and Parallel", "Succeed")),
                (("T", "--context", "{}"), ("--context", "--mock")),
                (("T", "--mock", '{"resul": 1}'), ("'resul'", "did you mean 'result'")),
                (("T", "--mock", '{"result": 1, "errorOutput": {"error": "E"}}'), ("exactly one",)),
                (("T", "--mock", '{"errorOutput": {"cause": "c"}}'), ("errorOutput needs the string error",)),
                (("T", "--mock", '{"errorOutput": {"error": 3}}'), ("errorOutput needs the string error",)),
                (("T", "--mock", '{"errorOutput": {"error": "E", "cause": 3}}'), ("cause must be a string",)),
                (("T", "--mock", json.dumps({"errorOutput": {"error": "E" * 257}})), ("256",)),
                (("T", "--mock", '{"result": "no JSON"}'), ("--mock/result", '"\\"text\\""')),
                (("T", "--mock", '{"result": 1, "fieldValidationMode": "LAX"}'), ("STRICT, PRESENT or NONE",)),
                (("T", "--mock", '{"result": 1}', "--state-configuration", '{"errorCausedByState": "T"}'), ("errorOutput",)),
                (("T", "--mock", '{"errorOutput": {"error": "E"}}', "--state-configuration", '{"errorCausedByState": "T"}'), ("Map or Parallel",)),
                (("T", "--mock", '{"result": 1}', "--state-configuration", '{"mapIterationFailureCount": 1}'), ("Map state",)),
                (("Tt",), ("d.asl.json", "'Tt'", "did you mean 'T'")),
                (("Z", "--input", "@" + self.write("large.json", json.dumps("x" * 262144))), ("262144",))):
            message = self.ask(TASK, *arguments, status=2)
            for word in words:
                self.assertIn(word, message)

    def test_every_option_of_the_api_is_taken(self):
        for mode in ("STRICT", "PRESENT", "NONE"):
            result = self.ask(TASK, "--state-name", "T", "--mock", json.dumps({"result": '{"a": [1]}', "fieldValidationMode": mode}),
                              "--reveal-secrets", "--no-reveal-secrets", "--role-arn", "r", "--variables", '{"v": 1}')
            self.assertEqual(("SUCCEEDED", {"a": [1]}), (result["status"], result["output"]))

    def test_a_definition_that_the_service_refuses_is_refused(self):
        path = self.write("broken.asl.json", '{\n "StartAt": "P", "States": {"P": {"Type": "Pass",\n  "Next": "Q"}}}')
        process = asl("test-state", path, "P")
        self.assertEqual(1, process.returncode)
        self.assertIn("broken.asl.json:3:", process.stderr)
        self.assertEqual("", process.stdout)

    def test_places_in_a_state_alone_are_its_own(self):
        for text, place in (('{\n "Type": "Pass",\n  "Foo": 1, "Next": "StateName"}', ":3:3: error: Field 'Foo'"),
                            ('\ufeff{"Type": "Pass",\n "InputPath": "no", "End": true}', ":2:16: error: Value must be a valid JSONPath"),
                            ('{\n "Type": "Pass",\n  "End": true', ":1:1: error: This { is never closed")):
            process = asl("test-state", self.write("state.json", text))
            self.assertEqual(1, process.returncode, process.stdout + process.stderr)
            self.assertIn("state.json" + place, process.stderr)
            self.assertEqual(1, len(process.stderr.splitlines()), process.stderr)

    def test_a_state_alone_may_go_on_to_itself(self):
        process = asl("test-state", self.write("state.json", {"Type": "Pass", "Next": "Me"}), "Me")
        self.assertEqual(("SUCCEEDED", "Me"), (json.loads(process.stdout)["status"], json.loads(process.stdout)["nextState"]))

    def test_a_task_without_a_mock_asks_for_one(self):
        self.assertIn("--mock", self.ask(TASK, "T", status=2))


if __name__ == "__main__":
    unittest.main()
