# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""Functions of the user that answer well, badly, late or never, seen from outside."""
import json
import os
import shutil
import signal
import subprocess
import time
import unittest

from support import BIN, Case, asl

PYTHON = """
import os, sys, time
calls = 0
class Flaky(Exception):
    pass
def good(event, context):
    return {"got": event}
def flaky(event, context):
    global calls
    calls += 1
    print("call", calls)
    if calls <= 2:
        raise Flaky("try %d" % calls)
    return calls
def dies(event, context):
    os._exit(7)
def garbage(event, context):
    os.write(1, b"%%%\\n")
    return "fine"
def never(event, context):
    time.sleep(600)
def slow(event, context):
    time.sleep(event)
    return event
"""
NODE = """
exports.plain = async (event) => { console.log('noise'); return {n: event.n + 1}; };
exports.callback = (event, context, done) => setTimeout(() => done(null, event.n * 2), 5);
exports.fails = async () => { const e = new TypeError('bad'); throw e; };
exports.dies = () => process.exit(3);
exports.nothing = () => {};
exports.code = async () => () => 1;
"""


class Handlers(Case):
    def task(self, function, **fields):
        return self.write(function + ".asl.json", {"StartAt": "T", "States": {"T": {
            "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:" + function, "End": True, **fields}}})

    def functions(self, suffix, code, names):
        self.write("code" + suffix, code)
        return self.write("handlers.json", {"Functions": {name: {"Handler": "code." + name} for name in names}})

    def ask(self, function, *arguments, status=0, suffix=".py", code=PYTHON, **fields):
        names = ["good", "flaky", "dies", "garbage", "never", "slow"] if suffix == ".py" else ["plain", "callback", "fails", "dies", "nothing", "code"]
        return self.run_json(self.task(function, **fields), "--handlers", self.functions(suffix, code, names), *arguments, status=status)


class Python(Handlers):
    def test_two_failures_in_a_row_are_retried(self):
        result = self.ask("flaky", Retry=[{"ErrorEquals": ["Flaky"], "MaxAttempts": 2}])
        self.assertEqual(3, result["output"])
        self.assertEqual(2, [e["type"] for e in result["events"]].count("LambdaFunctionFailed"))

    def test_two_failures_and_one_retry_fail_with_the_error_s_shape(self):
        result = self.ask("flaky", status=1, Retry=[{"ErrorEquals": ["Flaky"], "MaxAttempts": 1}])
        self.assertEqual("Flaky", result["error"])
        cause = json.loads(result["cause"])
        self.assertEqual(("Flaky", "try 2"), (cause["errorType"], cause["errorMessage"]))
        self.assertTrue(cause["stackTrace"])

    def test_a_process_that_dies(self):
        result = self.ask("dies", status=1)
        self.assertEqual("Runtime.ExitError", result["error"])
        self.assertIn("exit status 7", result["cause"])

    def test_what_is_printed_is_no_answer(self):
        self.assertEqual("fine", self.ask("garbage")["output"])

    def test_a_function_that_never_ends_meets_the_state_s_timeout(self):
        self.assertEqual("States.Timeout", self.ask("never", status=1, TimeoutSeconds=1)["error"])

    def test_a_result_that_json_has_no_text_for_is_told_of(self):
        result = self.ask("good", code="def good(event, context):\n    return float('nan')\n", status=1)
        self.assertEqual("Lambda.Unknown", result["error"])
        self.assertIn("not JSON", result["cause"])
        self.assertIn("NaN", result["cause"])

    def test_slow_answers_keep_their_order(self):
        handlers = self.functions(".py", PYTHON, ["slow"])
        definition = self.write("p.asl.json", {"StartAt": "M", "States": {"M": {"Type": "Map", "End": True, "ItemProcessor": {"StartAt": "T", "States": {
            "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:slow", "End": True}}}}}})
        first = self.run_json(definition, "--input", "[0.3, 0, 0.1]", "--handlers", handlers, "--start-time", "2026-01-01T00:00:00Z")
        second = self.run_json(definition, "--input", "[0.3, 0, 0.1]", "--handlers", handlers, "--start-time", "2026-01-01T00:00:00Z")
        self.assertEqual([0.3, 0, 0.1], first["output"])
        self.assertEqual(first["events"], second["events"])

    def test_the_log_of_a_failure_is_shown(self):
        process = asl("run", self.task("flaky"), "--handlers", self.functions(".py", PYTHON, ["flaky"]))
        self.assertIn("try 1", process.stderr)


@unittest.skipUnless(shutil.which("node") or shutil.which("nodejs"), "Node is not installed")
class Node(Handlers):
    def ask(self, function, *arguments, status=0):
        return super().ask(function, "--input", '{"n": 4}', *arguments, status=status, suffix=".js", code=NODE)

    def test_results(self):
        for function, expected in (("plain", {"n": 5}), ("callback", 8), ("nothing", None), ("code", None)):
            with self.subTest(function):
                self.assertEqual(expected, self.ask(function)["output"])

    def test_an_exception_is_the_task_s_error(self):
        result = self.ask("fails", status=1)
        self.assertEqual("TypeError", result["error"])
        self.assertEqual("bad", json.loads(result["cause"])["errorMessage"])

    def test_a_process_that_dies(self):
        result = self.ask("dies", status=1)
        self.assertEqual("Runtime.ExitError", result["error"])


class Commands(Handlers):
    def run_command(self, code, status=1):
        handlers = self.write("handlers.json", {"Functions": {"c": {"Command": ["python3", "-c", code], "TimeoutSeconds": 2}}})
        return self.run_json(self.task("c"), "--handlers", handlers, status=status)

    def test_garbage_and_silence_are_unknown_errors(self):
        for code in ("print('hello')", "pass", "raise SystemExit(4)"):
            with self.subTest(code):
                self.assertEqual("Lambda.Unknown", self.run_command(code)["error"])

    def test_bytes_that_are_no_text_are_told_of_as_text(self):
        cause = self.run_command("import os; os.write(1, b'\\xff\\xfe no \\xc3')")["cause"]
        self.assertIn("\ufffd\ufffd no", cause)

    def test_a_command_that_never_ends(self):
        self.assertEqual("Sandbox.Timedout", self.run_command("import time; time.sleep(600)")["error"])

    @unittest.skipUnless(os.name == "posix", "there are no process groups")
    def test_an_interrupted_run_leaves_nothing_behind(self):
        ticks = os.path.join(self.folder, "ticks")
        handlers = self.write("handlers.json", {"Functions": {"c": {"Command": ["sh", "-c", "(while :; do echo >> ticks; sleep 0.05; done) & wait"]}}})
        run = subprocess.Popen([os.path.join(BIN, "asl"), "run", self.task("c"), "--handlers", handlers], stdin=subprocess.DEVNULL)
        begin = time.monotonic()
        while not os.path.exists(ticks) and time.monotonic() < begin + 20:
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        self.assertEqual(-signal.SIGINT, run.wait(20))
        time.sleep(0.2)
        size = os.path.getsize(ticks)
        time.sleep(0.3)
        self.assertEqual(size, os.path.getsize(ticks))

    def test_a_program_that_is_not_there_cannot_go_on(self):
        handlers = self.write("handlers.json", {"Functions": {"c": {"Command": ["/no/such/program"]}}})
        process = asl("run", self.task("c"), "--handlers", handlers)
        self.assertEqual(2, process.returncode)
        self.assertIn("/no/such/program", process.stderr)


if __name__ == "__main__":
    unittest.main()
