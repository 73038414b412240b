# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""`asl eval` in its three languages, one expression at a time and in batches."""
import json
import unittest

from support import Case, asl

INPUT = json.dumps({"items": [{"n": "a", "p": 1}, {"n": "b", "p": 5}]})


class Eval(Case):
    def value(self, *arguments, **options):
        process = asl("eval", *arguments, **options)
        self.assertEqual(0, process.returncode, process.stderr)
        return json.loads(process.stdout)

    def test_paths(self):
        self.assertEqual(["b"], self.value("--jsonpath", "$.items[?(@.p > 2)].n", "--input", INPUT))
        self.assertEqual(3, self.value("--jsonpath", "$v.x", "--variables", '{"v": {"x": 3}}'))
        self.assertEqual("S", self.value("--jsonpath", "$$.State.Name", "--context", '{"State": {"Name": "S"}}'))

    def test_intrinsic_functions(self):
        self.assertEqual("2 items", self.value("--intrinsic", "States.Format('{} items', States.ArrayLength($.items))", "--input", INPUT))
        uuid = ("--intrinsic", "States.UUID()", "--seed", "7")
        self.assertEqual(self.value(*uuid), self.value(*uuid))

    def test_jsonata(self):
        self.assertEqual(6, self.value("--jsonata", "{% $sum($states.input.items.p) %}", "--input", INPUT))
        self.assertEqual(6, self.value("--jsonata", "$sum(items.p)", "--input", INPUT))
        self.assertEqual(1, self.value("--jsonata", "$states.result.a", "--states", '{"result": {"a": 1}}'))

    def test_input_from_a_file_and_from_standard_input(self):
        path = self.write("input.json", INPUT)
        self.assertEqual("a", self.value("--jsonpath", "$.items[0].n", "--input", "@" + path))
        self.assertEqual("a", self.value("--jsonpath", "$.items[0].n", "--input", "-", stdin=INPUT))

    def test_what_has_no_value_exits_1_and_says_why(self):
        for arguments, reason in ((("--jsonpath", "$.no"), "Invalid path '$.no' : No results for path: $['no']"),
                                  (("--jsonpath", "$["), "Invalid path"), (("--intrinsic", "States.No()"), "States.No"),
                                  (("--jsonata", "$no()"), "T1006"), (("--jsonata", "1 +"), "S0207"),
                                  (("--jsonata", "$nothing"), "undefined")):
            process = asl("eval", *arguments)
            self.assertEqual(1, process.returncode, arguments)
            self.assertIn(reason, process.stderr)
            self.assertEqual("", process.stdout)

    def test_wrong_usage_exits_2(self):
        for arguments in ((), ("--jsonpath",), ("$.a",), ("--jsonpath", "--jsonata", "$"), ("--jsonpath", "$", "--input"),
                          ("--jsonpath", "$", "--input", "{"), ("--jsonpath", "$", "--input", "@/no/such/file"),
                          ("--jsonpath", "$", "--variables", "[]"), ("--jsonpath", "$", "--batch"), ("--jsonpath", "$", "$")):
            self.assertEqual(2, asl("eval", *arguments).returncode, arguments)

    def test_batches_answer_every_line_in_order(self):
        def batch(language, *requests):
            process = asl("eval", language, "--batch", stdin="".join(json.dumps(r) + "\n" for r in requests))
            self.assertEqual(0, process.returncode, process.stderr)
            return [json.loads(line) for line in process.stdout.splitlines()]

        paths = batch("--jsonpath", {"id": 1, "selector": "$.a[*]", "document": {"a": [1, 2]}}, {"id": "x", "selector": "$[", "document": 0},
                      {"id": 3, "selector": "$.a", "document": {}})
        self.assertEqual({"id": 1, "result": [1, 2]}, paths[0])
        self.assertEqual(("x", True), (paths[1]["id"], paths[1]["invalid"]))
        self.assertEqual({"id": 3, "result": []}, paths[2])
        calls = batch("--intrinsic", {"id": 1, "expr": "States.MathAdd($.a, 1)", "input": {"a": 2}}, {"id": 2, "expr": "States.MathAdd('x', 1)"})
        self.assertEqual({"id": 1, "result": 3}, calls[0])
        self.assertEqual(("States.IntrinsicFailure", "Invalid arguments in States.MathAdd"), (calls[1]["error"], calls[1]["cause"]))
        self.assertIn("position 1 must be an integer", asl("eval", "--intrinsic", "States.MathAdd('x', 1)").stderr)
        expressions = batch("--jsonata", {"id": 1, "expr": "a + b", "data": {"a": 1}, "bindings": {}}, {"id": 2, "expr": "$x", "bindings": {"x": 5}})
        self.assertEqual({"id": 1, "kind": "undefined"}, expressions[0])
        self.assertEqual({"id": 2, "kind": "result", "result": 5}, expressions[1])
        self.assertEqual("D3140", batch("--jsonata", {"id": 1, "expr": "$encodeUrl('\ud800')"})[0]["code"])


if __name__ == "__main__":
    unittest.main()
