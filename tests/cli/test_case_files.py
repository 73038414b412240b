# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""`asl test`: what a cases file may say, what is refused of it, its reports and its coverage."""
import os
import unittest
import xml.etree.ElementTree

from support import Case, asl

LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:"
TASK = {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": LAMBDA + "f", "Next": "C", "Retry": [{"ErrorEquals": ["Busy"]}],
                                         "Catch": [{"ErrorEquals": ["Bad"], "Next": "F"}]},
                                   "C": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5, "Next": "Large"}], "Default": "Small"},
                                   "Large": {"Type": "Pass", "Result": {"size": "large", "by": {"name": "T", "at": 7}}, "End": True},
                                   "Small": {"Type": "Succeed"}, "F": {"Type": "Fail", "Error": "Sorry", "Cause": "the task was bad at 12:31"}}}
LARGE = {"Name": "large", "Answers": {"T": [{"output": {"n": 6}}]}}
BAD = {"Name": "bad", "Answers": {"T": [{"error": "Bad"}]}}


class Cases(Case):
    def setUp(self):
        super().setUp()
        self.definition = self.write("m.asl.json", TASK)

    def run_cases(self, *cases, status=0, arguments=(), definition=None):
        process = asl("test", definition or self.definition, "--cases", self.write("m.tests.json", {"Cases": list(cases)}), *arguments)
        self.assertEqual(status, process.returncode, process.stdout + process.stderr)
        return process

    def expect(self, case, status=0, **expected):
        return self.run_cases(dict(case, Expect=expected), status=status).stdout


class Expectations(Cases):
    def test_differences_are_told_one_by_one(self):
        report = self.expect(LARGE, 1, Output={"size": "small", "by": {"name": "T"}, "extra": [1, 2]})
        for line in ('the output at /size is "large", expected "small"', "the output at /by/at is 7, expected nothing",
                     "the output at /extra is nothing, expected [1,2]"):
            self.assertIn(line, report)
        self.assertNotIn("/by/name", report)

    def test_many_differences_are_counted(self):
        case = {"Name": "many", "Answers": {"T": [{"output": {"n": 1, "list": list(range(100))}}]}}
        report = self.expect(case, 1, Output={"n": 1, "list": [-1] * 100})
        self.assertIn("the output differs in 90 more places", report)

    def test_output_includes_leaves_the_rest_alone(self):
        self.expect(LARGE, OutputIncludes={"by": {"at": 7}})
        self.assertIn("the output at /by/at is 7, expected 8", self.expect(LARGE, 1, OutputIncludes={"by": {"at": 8}}))
        self.assertIn("the output at /size is \"large\", expected nothing", self.expect(LARGE, 1, Output={"by": {"name": "T", "at": 7}}))

    def test_errors_and_causes_may_be_patterns(self):
        self.expect(BAD, ErrorMatches="^Sor+y$", CauseMatches="bad at \\d+:\\d+")
        report = self.expect(BAD, 1, ErrorMatches="^Sor$", CauseMatches="good")
        self.assertIn('the error is "Sorry", expected a match of ^Sor$', report)
        self.assertIn("expected a match of good", report)
        self.assertIn("the cause is nothing, expected a match of .", self.expect(LARGE, 1, CauseMatches="."))

    def test_an_unexpected_failure_says_its_error_and_cause(self):
        self.assertIn("(Sorry: the task was bad at 12:31)", self.expect(BAD, 1, Status="SUCCEEDED"))

    def test_null_stands_for_none(self):
        self.expect(LARGE, Error=None, Cause=None)
        self.expect(BAD, Output=None)
        self.assertIn('the error is "Sorry", expected nothing', self.expect(BAD, 1, Error=None))


class Refusals(Cases):
    def test_what_makes_no_sense_is_refused_with_its_place(self):
        wrong = ((dict(LARGE, Inptu=1), ("/Cases/0: ", "'Inptu'", "did you mean 'Input'")),
                 ({"Input": 1}, ("/Cases/0 needs a Name",)),
                 (dict(LARGE, Name=1), ("/Cases/0/Name must be a string",)),
                 (dict(LARGE, Type="FAST"), ("/Cases/0/Type must be STANDARD or EXPRESS",)),
                 (dict(LARGE, Answers={"Tt": []}), ("/Cases/0/Answers/Tt: ", "did you mean 'T'")),
                 (dict(LARGE, Answers={"T": {}}), ("/Cases/0/Answers/T must be an array",)),
                 (dict(LARGE, Answers={"T": [{"output": 1, "iterations": []}]}), ("/Cases/0/Answers/T/0: ", "did you mean 'iteration'")),
                 (dict(LARGE, Answers={"T": [{"output": 1, "delay": "x"}]}), ("/Cases/0/Answers/T/0/delay",)),
                 (dict(LARGE, Answers=[]), ("/Cases/0/Answers must be an object",)),
                 (dict(LARGE, Expect=[]), ("/Cases/0/Expect must be an object",)),
                 (dict(LARGE, Expect={"Status": "FINE"}), ("/Cases/0/Expect/Status must be SUCCEEDED, ",)),
                 (dict(LARGE, Expect={"Error": 1}), ("/Cases/0/Expect/Error must be a string",)),
                 (dict(LARGE, Expect={"ErrorMatches": "("}), ("/Cases/0/Expect/ErrorMatches is no regular expression",)),
                 (dict(LARGE, Expect={"Visited": ["T", 1]}), ("/Cases/0/Expect/Visited/1 must be a state's name",)),
                 (dict(LARGE, Expect={"NotVisited": ["Smal"]}), ("/Cases/0/Expect/NotVisited/0: ", "did you mean 'Small'")),
                 (dict(LARGE, MockConfig={"File": "none.json"}), ("/Cases/0/MockConfig/File: ", "none.json")),
                 (dict(LARGE, MockConfig={"Fil": "none.json"}), ("did you mean 'File'",)),
                 (dict(LARGE, MockConfig={}), ("/Cases/0/MockConfig needs the File",)))
        for case, words in wrong:
            with self.subTest(words):
                message = self.run_cases(case, status=2).stderr
                # The place is that of the innermost part that is there.
                self.assertRegex(message, r"m\.tests\.json:\d+:\d+: /Cases/0")
                for word in words:
                    self.assertIn(word, message)

    def test_the_line_is_that_of_the_part(self):
        path = self.write("m.tests.json", '{"Cases": [\n  {"Name": "x",\n   "Expect": {\n     "Status": "FINE"}}]}')
        self.assertIn(path + ":4:16: /Cases/0/Expect/Status", asl("test", self.definition, "--cases", path).stderr)
        path = self.write("m.tests.json", '{"Cases": [\n  {"Name": "x",,}]}')
        self.assertIn(path + ":2:15: not JSON", asl("test", self.definition, "--cases", path).stderr)

    def test_a_file_without_cases_is_refused(self):
        for content in ("[]", "1", "null", '"x"', "{}", '{"Cases": {}}', '{"Case": []}'):
            process = asl("test", self.definition, "--cases", self.write("m.tests.json", content))
            self.assertEqual(2, process.returncode, content)
            self.assertIn("/Cases must be an array", process.stderr)
        self.assertIn("there is no member 'Casse'", asl("test", self.definition, "--cases", self.write("m.tests.json", {"Cases": [], "Casse": 1})).stderr)

    def test_two_cases_of_one_name_are_refused(self):
        message = self.run_cases(LARGE, BAD, LARGE, status=2).stderr
        self.assertIn("/Cases/2/Name: 'large' is the name of /Cases/0 already", message)

    def test_what_is_written_twice_is_refused(self):
        for case, place in (('{"Name": "a", "Answers": {"T": [], "T": []}}', "/Cases/0/Answers/T is written twice"),
                            ('{"Name": "a", "Answers": {}, "Answers": {}}', "/Cases/0/Answers is written twice")):
            process = asl("test", self.definition, "--cases", self.write("m.tests.json", '{"Cases": [' + case + ']}'))
            self.assertEqual(2, process.returncode)
            self.assertIn(place, process.stderr)

    def test_the_type_of_a_case_decides_what_the_service_takes(self):
        path = self.write("sync.asl.json", {"StartAt": "S", "States": {"S": {
            "Type": "Task", "Resource": "arn:aws:states:::batch:submitJob.sync", "End": True,
            "Parameters": {"JobName": "j", "JobDefinition": "d", "JobQueue": "q"}}}})
        answers = {"Name": "s", "Answers": {"S": [{"output": 1}]}}
        self.run_cases(answers, definition=path)
        self.assertIn("Express", self.run_cases(dict(answers, Type="EXPRESS"), status=1, definition=path).stderr)

    def test_a_filter_that_no_case_meets_is_refused(self):
        self.assertIn("'zzz'", self.run_cases(LARGE, status=2, arguments=("--filter", "zzz")).stderr)


class Answers(Cases):
    def test_only_the_cases_asked_for_run(self):
        report = self.run_cases(LARGE, BAD, arguments=("--filter", "larg")).stdout
        self.assertIn("1 cases, 0 failed", report)
        self.assertNotIn("bad", report)

    def test_a_test_case_of_a_mock_configuration(self):
        self.write("MockConfigFile.json", {
            "StateMachines": {"M": {"TestCases": {"Happy": {"T": "Six"}, "Sad": {"T": "Bad"}}}},
            "MockedResponses": {"Six": {"0-1": {"Throw": {"Error": "Busy", "Cause": ""}}, "2": {"Return": {"n": 6}}},
                                "Bad": {"0": {"Throw": {"Error": "Bad", "Cause": "c"}}}}})
        config = {"File": "MockConfigFile.json", "StateMachine": "M"}
        self.run_cases({"Name": "happy", "MockConfig": dict(config, TestCase="Happy"), "Expect": {"Visited": ["Large"]}},
                       {"Name": "sad", "MockConfig": dict(config, TestCase="Sad"), "Expect": {"Error": "Sorry"}})
        message = self.run_cases({"Name": "x", "MockConfig": config}, status=2).stderr
        self.assertIn("/Cases/0/MockConfig: MockConfigFile.json: there are several test cases", message)

    def test_handlers_answer_what_a_case_does_not(self):
        self.write("f.py", "import sys\ndef handler(event, context):\n    print('seen')\n    if event.get('fail'): raise ValueError('no')\n    return {'n': event['n']}\n")
        handlers = self.write("handlers.json", {"Functions": {"f": {"Handler": "f.handler"}}})
        report = self.run_cases({"Name": "by function", "Input": {"n": 9}, "Expect": {"Visited": ["Large"]}},
                                {"Name": "by answer", "Input": {"n": 9}, "Answers": {"T": [{"output": {"n": 1}}]}, "Expect": {"Visited": ["Small"]}},
                                {"Name": "failing", "Input": {"fail": True}, "Expect": {"Status": "SUCCEEDED"}},
                                status=1, arguments=("--handlers", handlers)).stdout
        self.assertIn("3 cases, 1 failed", report)
        self.assertIn("T: seen", report)

    def test_started_definitions(self):
        self.write("others/Child.asl.json", {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": 5, "End": True}}})
        parent = self.write("p.asl.json", {"StartAt": "S", "States": {"S": {
            "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "End": True, "OutputPath": "$.Output",
            "Parameters": {"StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:Child"}}}})
        self.run_cases({"Name": "c", "Expect": {"Output": 5}}, definition=parent, arguments=("--definitions", os.path.join(self.folder, "others")))

    def test_files_beside_the_definition_stand_for_buckets(self):
        self.write("bucket/items.json", [1, 2, 3])
        path = self.write("map.asl.json", {"StartAt": "M", "States": {"M": {
            "Type": "Map", "End": True, "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"},
                                                      "Parameters": {"Bucket": "bucket", "Key": "items.json"}},
            "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "P",
                              "States": {"P": {"Type": "Pass", "End": True}}}}}})
        self.run_cases({"Name": "c", "Expect": {"Output": [1, 2, 3]}}, definition=path)

    def test_a_task_that_nobody_answers_fails_the_case(self):
        report = self.run_cases({"Name": "n"}, status=1).stdout
        self.assertIn("/States/T: nobody answers", report)
        self.assertIn("the case's Answers", report)


class Reports(Cases):
    def test_junit_is_xml_whatever_the_texts(self):
        name = "a <b> & \"c\" \u0007 \ufffe \U0001F600\nnext"
        case = {"Name": name, "Answers": {"T": [{"error": "<&>", "cause": "]]>\u0000"}]}, "Expect": {"Status": "SUCCEEDED"}}
        suite = xml.etree.ElementTree.fromstring(self.run_cases(case, LARGE, status=1, arguments=("--format", "junit")).stdout)
        self.assertEqual(("2", "1", "0"), (suite.get("tests"), suite.get("failures"), suite.get("errors")))
        first, second = suite.findall("testcase")
        self.assertRegex(first.get("name"), "^a <b> & \"c\" \ufffd \ufffd \U0001F600\nnext$")
        self.assertIn("(<&>: ]]>\ufffd)", first.find("failure").get("message"))
        self.assertIn("(<&>: ]]>\ufffd)", first.find("failure").text)
        self.assertIsNone(second.find("failure"))
        properties = {one.get("name"): one.get("value") for one in suite.find("properties")}
        self.assertEqual("1 of 2", properties["coverage of choice rules"])

    def test_coverage_counts_what_runs_inside_of_containers(self):
        inner = {"StartAt": "C", "States": {
            "C": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 1, "Next": "T"}], "Default": "D"},
            "T": {"Type": "Task", "Resource": LAMBDA + "f", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "D"}], "Next": "D"},
            "D": {"Type": "Succeed"}}}
        distributed = {**inner, "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}}
        containers = {"inline": {"Type": "Map", "ItemProcessor": inner, "End": True},
                      "distributed": {"Type": "Map", "ItemProcessor": distributed, "End": True},
                      "parallel": {"Type": "Parallel", "Branches": [inner], "End": True}}
        for kind, state in containers.items():
            for replies, caught in (([{"error": "E"}], True), ([{"output": 1}], False)):
                with self.subTest(kind, caught=caught):
                    path = self.write("c.asl.json", {"StartAt": "M", "States": {"M": state}})
                    values = [1] if kind == "parallel" else [[1, 2]]
                    case = {"Name": "c", "Input": values[0], "Answers": {"T": replies}}
                    report = self.run_cases(case, definition=path).stdout
                    self.assertIn("states        4 of 4", report)
                    self.assertIn("catchers      %d of 1" % caught, report)
                    self.assertIn("choice rules  %d of 2" % (1 if kind == "parallel" else 2), report)
                    self.assertIn("transitions   %d of 4" % (2 if kind == "parallel" else 3), report)

    def test_the_floor_is_met_exactly(self):
        self.run_cases(LARGE, dict(BAD, Answers={"T": [{"error": "Busy"}, {"error": "Bad"}]}),
                       {"Name": "small", "Answers": {"T": [{"output": {"n": 1}}]}}, arguments=("--fail-under", "100"))
        for wrong in ("101", "-1", "x", ""):
            self.run_cases(LARGE, status=2, arguments=("--fail-under", wrong))


if __name__ == "__main__":
    unittest.main()
