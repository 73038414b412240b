# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""`asl run`: where its results go, and that it ends well whatever happens to them."""
import json
import os
import signal
import stat
import subprocess
import threading
import time
import unittest

from support import BIN, Case, asl

PASS = {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": True}}}
TASK = {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": True}}}
LARGE = json.dumps(["x" * 100] * 2000)


class Streams(Case):
    def setUp(self):
        super().setUp()
        self.definition = self.write("p.asl.json", PASS)

    def test_a_pipe_stays_a_pipe(self):
        pipe = os.path.join(self.folder, "pipe")
        os.mkfifo(pipe)
        read = []

        def reader():
            with open(pipe, encoding="utf-8") as file:
                read.append(file.read())

        thread = threading.Thread(target=reader)
        thread.start()
        process = asl("run", self.definition, "--history", pipe)
        if not stat.S_ISFIFO(os.stat(pipe).st_mode):
            self.fail("the pipe was replaced by a file")
        thread.join()
        self.assertEqual(0, process.returncode, process.stderr)
        self.assertEqual("ExecutionSucceeded", json.loads(read[0])["events"][-1]["type"])

    def test_where_a_history_cannot_be_written_is_said_before_anything_runs(self):
        self.write("f.py", "def h(event, context):\n    open(__file__ + '.ran', 'w').close()\n")
        handlers = self.write("h.json", {"Functions": {"f": {"Handler": "f.h"}}})
        for place in (os.path.join(self.folder, "none", "h.json"), self.folder):
            process = asl("run", self.write("t.asl.json", TASK), "--handlers", handlers, "--history", place)
            self.assertEqual((2, ""), (process.returncode, process.stdout))
            self.assertIn("cannot write " + place, process.stderr)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "f.py.ran")))

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_result_that_does_not_arrive_is_no_success(self):
        for arguments in ((), ("--format", "json"), ("--input", "@" + self.write("large.json", LARGE))):
            with open("/dev/full", "w", encoding="utf-8") as full:
                process = subprocess.run([os.path.join(BIN, "asl"), "run", self.definition, *arguments], stdout=full, stderr=subprocess.PIPE, text=True)
            self.assertEqual(2, process.returncode)
            self.assertIn("cannot write the result", process.stderr)

    def test_a_reader_that_leaves_ends_it_quietly(self):
        process = subprocess.Popen([os.path.join(BIN, "asl"), "run", self.definition, "--format", "json", "--input", "@" + self.write("large.json", LARGE)],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(10)
        process.stdout.close()
        self.assertEqual(-signal.SIGPIPE, process.wait(30))
        self.assertEqual(b"", process.stderr.read())
        process.stderr.close()

    def test_an_interrupt_ends_the_functions_too(self):
        self.write("slow.py", "import os, time\ndef h(event, context):\n    with open(__file__ + '.pid', 'w') as file: file.write(str(os.getpid()))\n    time.sleep(60)\n")
        handlers = self.write("h.json", {"Functions": {"f": {"Handler": "slow.h"}}})
        note = os.path.join(self.folder, "slow.py.pid")
        process = subprocess.Popen([os.path.join(BIN, "asl"), "run", self.write("t.asl.json", TASK), "--handlers", handlers],
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        end = time.monotonic() + 30
        while time.monotonic() < end and not (os.path.exists(note) and os.path.getsize(note)):
            time.sleep(0.05)
        with open(note, encoding="utf-8") as file:
            function = int(file.read())
        process.send_signal(signal.SIGINT)
        self.assertEqual(-signal.SIGINT, process.wait(30))

        def runs():
            try:
                with open(f"/proc/{function}/stat", encoding="utf-8") as file:
                    return file.read().rsplit(")", 1)[1].split()[0] not in "ZX"
            except OSError:
                return False

        while runs() and time.monotonic() < end:
            time.sleep(0.05)
        self.assertFalse(runs(), "the function goes on without the run")

    def test_equal_arguments_give_equal_bytes(self):
        path = self.write("r.asl.json", {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": True, "Parameters": {
            "name.$": "$$.Execution.Id", "role.$": "$$.Execution.RoleArn", "at.$": "$$.State.EnteredTime",
            "uuid.$": "States.UUID()", "random.$": "States.MathRandom(1, 1000000)"}}}})
        fixed = ("--name", "n", "--role-arn", "arn:aws:iam::1:role/r", "--start-time", "2026-02-01T00:00:00Z", "--seed", "42", "--format", "json")
        runs = []
        for number in range(2):
            history = os.path.join(self.folder, f"h{number}.json")
            process = asl("run", path, *fixed, "--history", history)
            with open(history, encoding="utf-8") as file:
                runs.append((process.stdout, file.read()))
            time.sleep(0.01)
        self.assertEqual(runs[0], runs[1])
        self.assertNotEqual(runs[0][0], asl("run", path, *fixed[:6], "--seed", "43", "--format", "json").stdout)


if __name__ == "__main__":
    unittest.main()
