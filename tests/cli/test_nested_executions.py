# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""A Task starts other local definitions: shapes of the answers, errors, and what stands in the way."""
import json
import os
import unittest

from support import Case, asl

ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:Child"
CHILD = {"StartAt": "Double", "States": {"Double": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, $.n)"}, "End": True}}}
FAILING = {"StartAt": "No", "States": {"No": {"Type": "Fail", "Error": "Own", "Cause": "because"}}}


def parent(resource, arn=ARN, **extra):
    task = {"Type": "Task", "Resource": resource, "End": True,
            "Parameters": {"StateMachineArn": arn, "Input": {"n": 21}, "Name": "run-1"}, **extra}
    return {"StartAt": "T", "States": {"T": task}}


class Nested(Case):
    def run_parent(self, definition, child=CHILD, status=0, **files):
        self.write("children/Child.asl.json", child)
        for name, content in files.items():
            self.write(f"children/{name}.asl.json", content)
        path = self.write("parent.asl.json", definition)
        return self.run_json(path, "--definitions", os.path.join(self.folder, "children"), "--start-time", "2026-01-01T00:00:00Z",
                             status=status)

    def test_sync_2_gives_the_output_as_json(self):
        output = self.run_parent(parent("arn:aws:states:::states:startExecution.sync:2"))["output"]
        self.assertEqual(({"n": 42}, {"n": 21}, "SUCCEEDED", "run-1"),
                         (output["Output"], output["Input"], output["Status"], output["Name"]))
        self.assertEqual("arn:aws:states:us-east-1:123456789012:execution:Child:run-1", output["ExecutionArn"])
        self.assertEqual(ARN, output["StateMachineArn"])

    def test_sync_gives_the_output_as_text(self):
        output = self.run_parent(parent("arn:aws:states:::states:startExecution.sync"))["output"]
        self.assertEqual(('{"n":42}', '{"n":21}'), (output["Output"], output["Input"]))
        self.assertEqual("NOT_REDRIVABLE", output["RedriveStatus"])

    def test_request_response_does_not_wait_for_the_output(self):
        output = self.run_parent(parent("arn:aws:states:::states:startExecution"))["output"]
        self.assertEqual({"ExecutionArn", "StartDate"}, set(output))

    def test_start_sync_execution_of_the_sdk_succeeds_even_when_the_execution_fails(self):
        output = self.run_parent(parent("arn:aws:states:::aws-sdk:sfn:startSyncExecution"), FAILING)["output"]
        self.assertEqual(("FAILED", "Own", "because"), (output["Status"], output["Error"], output["Cause"]))
        self.assertIn(":express:Child:run-1", output["ExecutionArn"])
        self.assertEqual("2026-01-01T00:00:00.000Z", output["StartDate"])

    def test_a_failed_execution_fails_the_task_with_the_whole_description(self):
        result = self.run_parent(parent("arn:aws:states:::states:startExecution.sync:2"), FAILING, status=1)
        self.assertEqual("States.TaskFailed", result["error"])
        cause = json.loads(result["cause"])
        self.assertEqual(("Own", "because", "FAILED", '{"n":21}'), (cause["Error"], cause["Cause"], cause["Status"], cause["Input"]))

    def test_history_has_the_submission(self):
        types = [e["type"] for e in self.run_parent(parent("arn:aws:states:::states:startExecution.sync"))["events"]]
        self.assertEqual(["TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded"], types[2:6])

    def test_a_child_slower_than_the_task_may_take_times_out(self):
        slow = {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": True}}}
        result = self.run_parent(parent("arn:aws:states:::states:startExecution.sync", TimeoutSeconds=10), slow, status=1)
        self.assertEqual("States.Timeout", result["error"])

    WAITING = {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 60, "Next": "When"},
                                             "When": {"Type": "Pass", "Parameters": {"at.$": "$$.State.EnteredTime"}, "End": True}}}

    def after_a_wait(self, resource, status=0, **fields):
        definition = parent(resource)
        definition["States"]["First"] = {"Type": "Wait", "Seconds": 3600, "Next": "T"}
        definition["StartAt"] = "First"
        return self.run_parent({**definition, **fields}, self.WAITING, status)

    def test_a_child_begins_when_its_task_does_and_the_task_ends_with_it(self):
        result = self.after_a_wait("arn:aws:states:::states:startExecution.sync:2")
        self.assertEqual({"at": "2026-01-01T01:01:00.000Z"}, result["output"]["Output"])
        times = {e["type"]: e["timestamp"][11:19] for e in result["events"]}
        self.assertEqual(("01:00:00", "01:00:00", "01:01:00", "01:01:00"),
                         tuple(times[t] for t in ("TaskStarted", "TaskSubmitted", "TaskSucceeded", "ExecutionSucceeded")))

    def test_starting_alone_takes_no_time(self):
        events = self.after_a_wait("arn:aws:states:::states:startExecution")["events"]
        self.assertEqual("01:00:00", events[-1]["timestamp"][11:19])

    def test_a_child_may_take_too_long_for_its_parent(self):
        result = self.after_a_wait("arn:aws:states:::states:startExecution.sync", TimeoutSeconds=3630, status=1)
        self.assertEqual(("TIMED_OUT", "01:00:30"), (result["status"], result["events"][-1]["timestamp"][11:19]))

    def test_start_sync_execution_takes_as_long_as_the_execution(self):
        events = self.after_a_wait("arn:aws:states:::aws-sdk:sfn:startSyncExecution")["events"]
        self.assertEqual("01:01:00", events[-1]["timestamp"][11:19])

    def test_a_child_starts_another_and_its_tasks_are_answered_by_the_same_mocks(self):
        inner = {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": True,
                                                     "Parameters": {"QueueUrl": "q", "MessageBody": "b"}}}}
        middle = parent("arn:aws:states:::states:startExecution.sync:2", ARN.replace("Child", "Inner"))
        self.write("children/Inner.asl.json", inner)
        self.write("children/Child.asl.json", middle)
        mocks = self.write("mocks.json", {"States": {"Ask": [{"output": "answered"}]}})
        result = self.run_json(self.write("parent.asl.json", parent("arn:aws:states:::states:startExecution.sync:2")),
                               "--definitions", os.path.join(self.folder, "children"), "--mocks", mocks)
        self.assertEqual("answered", result["output"]["Output"]["Output"])

    def callback(self, action, status=0, **fields):
        send = {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 5, "Next": "Send"}, "Send": {
            "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:" + action, "End": True,
            "Parameters": {"TaskToken.$": "$.token", **fields}}}}
        waiting = parent("arn:aws:states:::states:startExecution.waitForTaskToken", TimeoutSeconds=60)
        waiting["States"]["T"]["Parameters"]["Input"] = {"token.$": "$$.Task.Token"}
        return self.run_parent(waiting, send, status)

    def test_a_child_answers_the_token_of_its_parent(self):
        result = self.callback("sendTaskSuccess", Output={"done": True})
        self.assertEqual({"done": True}, result["output"])
        self.assertEqual(["TaskSubmitted", "TaskSucceeded"], [e["type"] for e in result["events"][4:6]])
        self.assertEqual(["00:00", "00:05"], [e["timestamp"][14:19] for e in result["events"][4:6]])
        self.assertEqual("text", self.callback("sendTaskSuccess", Output='"text"')["output"])
        failed = self.callback("sendTaskFailure", 1, Error="Mine", Cause="because")
        self.assertEqual(("Mine", "because"), (failed["error"], failed["cause"]))

    def test_a_child_that_forgets_the_token_leaves_its_parent_waiting(self):
        result = self.run_parent(parent("arn:aws:states:::states:startExecution.waitForTaskToken", TimeoutSeconds=60), status=1)
        self.assertEqual(("States.Timeout", "01:00"), (result["error"], result["events"][-1]["timestamp"][14:19]))
        path = self.write("parent.asl.json", parent("arn:aws:states:::states:startExecution.waitForTaskToken"))
        process = asl("run", path, "--definitions", os.path.join(self.folder, "children"))
        self.assertEqual(2, process.returncode, process.stdout)
        self.assertIn("task token", process.stderr)

    def twice(self, resource, status, **second):
        definition = parent(resource)
        task = definition["States"]["T"]
        definition["States"]["First"] = {**task, "End": False, "Next": "T", "ResultPath": None}
        del definition["States"]["First"]["End"]
        task["Parameters"] = {**task["Parameters"], **second}
        definition["StartAt"] = "First"
        return self.run_parent(definition, self.WAITING, status)

    def test_a_name_is_taken_once_its_execution_is_over_or_had_another_input(self):
        plain, sync = "arn:aws:states:::states:startExecution", "arn:aws:states:::states:startExecution.sync:2"
        self.assertEqual("SUCCEEDED", self.twice(plain, 0)["status"])
        self.assertEqual("SUCCEEDED", self.twice(sync, 0, Name="other")["status"])
        for resource, change in ((sync, {}), (plain, {"Input": {}})):
            result = self.twice(resource, 1, **change)
            self.assertEqual("StepFunctions.ExecutionAlreadyExistsException", result["error"])
            self.assertIn("'arn:aws:states:us-east-1:123456789012:execution:Child:run-1'", result["cause"])

    def test_what_is_not_accepted_was_never_submitted(self):
        for pattern, expected in (("", "TaskFailed"), (".sync", "TaskSubmitFailed"), (".waitForTaskToken", "TaskSubmitFailed")):
            definition = parent("arn:aws:states:::states:startExecution" + pattern)
            definition["States"]["T"]["Parameters"].update(Name="a b", Token="$$.Task.Token")
            events = self.run_parent(definition, status=1)["events"]
            self.assertEqual(["TaskStarted", expected, "ExecutionFailed"], [e["type"] for e in events[3:]])

    def test_a_name_that_the_service_does_not_take(self):
        result = self.twice("arn:aws:states:::aws-sdk:sfn:startExecution", 1, Name="a b")
        self.assertEqual(("Sfn.InvalidNameException", "Invalid Name: 'a b'"), (result["error"], result["cause"]))

    def test_the_same_start_again_while_it_runs_starts_nothing(self):
        start = {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution",
                 "Parameters": {"StateMachineArn": ARN, "Name": "same", "Input": {}}}
        definition = {"StartAt": "One", "States": {"One": {**start, "Next": "Pause"}, "Pause": {"Type": "Wait", "Seconds": 5, "Next": "Two"},
                                                   "Two": {**start, "End": True}}}
        child = {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "Next": "T"},
                                            "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": True}}}
        folder = os.path.dirname(self.write("d/Child.asl.json", child))
        result = self.run_json(self.write("p.json", definition), "--definitions", folder,
                               "--mocks", self.write("a.json", {"States": {"T": [{"output": 1}]}}))
        self.assertEqual("SUCCEEDED", result["status"])

    def test_heartbeats_of_the_started_execution_keep_the_task_alive(self):
        def send(action, following, **more):
            return {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:sendTask" + action,
                    "Parameters": {"TaskToken.$": "$.t", **more}, "ResultPath": None, **following}
        child = {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 40, "Next": "B"}, "B": send("Heartbeat", {"Next": "C"}),
                                            "C": {"Type": "Wait", "Seconds": 40, "Next": "D"}, "D": send("Success", {"End": True}, Output="7")}}
        definition = {"StartAt": "S", "States": {"S": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.waitForTaskToken",
                      "Parameters": {"StateMachineArn": ARN, "Input": {"t.$": "$$.Task.Token"}}, "HeartbeatSeconds": 60, "End": True}}}
        folder = os.path.dirname(self.write("d/Child.asl.json", child))
        result = self.run_json(self.write("p.json", definition), "--definitions", folder)
        self.assertEqual(("SUCCEEDED", 7), (result["status"], result["output"]))
        del child["States"]["B"]
        child["States"]["A"]["Next"] = "C"
        self.write("d/Child.asl.json", child)
        process = asl("run", self.write("p.json", definition), "--definitions", folder, "--format", "json")
        self.assertEqual(1, process.returncode)

    def test_a_machine_that_starts_itself_ends(self):
        process = asl("run", self.write("parent.asl.json", parent("arn:aws:states:::states:startExecution.sync", ARN)),
                      "--definitions", os.path.dirname(self.write("d/Child.asl.json", parent("arn:aws:states:::states:startExecution.sync"))))
        self.assertEqual(2, process.returncode)
        self.assertIn("levels deep", process.stderr)
        self.assertEqual(1, process.stderr.count("in the execution of"))

    def test_a_map_of_definitions_names_files_and_types(self):
        self.write("c.json", CHILD)
        definitions = self.write("definitions.json", {"Definitions": {"Child": {"File": "c.json", "Type": "EXPRESS"}}})
        result = self.run_json(self.write("p.json", parent("arn:aws:states:::states:startExecution.sync:2")), "--definitions", definitions)
        self.assertIn(":express:Child", result["output"]["ExecutionArn"])

    def test_definitions_that_are_not_there_are_said_once(self):
        path = self.write("p.json", {**parent("arn:aws:states:::states:startExecution")})
        for wrong in (os.path.join(self.folder, "nowhere"), self.write("d.json", "{"), self.write("e.json", {"Definitions": {"A": 1}})):
            process = asl("run", path, "--definitions", wrong)
            self.assertEqual(2, process.returncode)
            self.assertEqual(1, process.stderr.count(wrong), process.stderr)
            self.assertEqual(1, len(process.stderr.strip().splitlines()))

    def test_mocks_may_be_those_of_a_started_execution(self):
        self.write("children/Child.asl.json", CHILD)
        mocks = self.write("m.json", {"States": {"Somewhere else": []}})
        path = self.write("p.json", parent("arn:aws:states:::states:startExecution"))
        self.assertEqual("", asl("run", path, "--mocks", mocks, "--definitions", os.path.join(self.folder, "children")).stderr)

    def test_an_unknown_machine_is_unanswered_and_says_what_helps(self):
        path = self.write("p.json", parent("arn:aws:states:::states:startExecution"))
        process = asl("run", path, "--definitions", self.folder)
        self.assertEqual(2, process.returncode)
        self.assertIn("--definitions", process.stderr)

    def test_an_invalid_child_is_named(self):
        broken = {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Nowhere"}}}
        path = self.write("p.json", parent("arn:aws:states:::states:startExecution"))
        process = asl("run", path, "--definitions", os.path.dirname(self.write("d/Child.asl.json", broken)))
        self.assertEqual(2, process.returncode)
        self.assertIn("Child.asl.json", process.stderr)


if __name__ == "__main__":
    unittest.main()
