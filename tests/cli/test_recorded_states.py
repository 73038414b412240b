# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""`asl test-state` against answers of the service's TestState, where recordings of it stand beside the project."""
import glob
import json
import os
import re
import unittest

from support import SOURCE, Case, asl

OPTIONS = {"mock": "--mock", "inspectionLevel": "--inspection-level", "variables": "--variables", "context": "--context",
           "stateConfiguration": "--state-configuration", "stateName": "--state-name"}
# What differs from run to run is recorded as a name in angles, or as the word date.
WILD = re.compile(r"<[A-Za-z][\w :]*>")


def recordings():
    for beside in ("..", os.path.join("..", "..")):
        for path in sorted(glob.glob(os.path.join(SOURCE, beside, "shared", "recorded", "executions", "*.json"))):
            with open(path, encoding="utf-8") as file:
                recorded = json.load(file)
            if "teststate" in recorded:
                yield recorded["name"], recorded["teststate"]


def agree(expected, actual):
    if isinstance(expected, dict) and isinstance(actual, dict):
        return expected.keys() == actual.keys() and all(agree(value, actual[key]) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(map(agree, expected, actual))
    if isinstance(expected, str) and isinstance(actual, str):
        pattern = ".+".join(re.escape(part) for part in WILD.split(expected))
        return expected == "date" or re.fullmatch(pattern, actual.replace("123456789012", "111111111111")) is not None
    return expected == actual


class RecordedStates(Case):
    def test_all_of_them_agree(self):
        count = 0
        for name, recorded in recordings():
            arguments = ["--input", json.dumps(recorded["input"])]
            for member, value in recorded.get("args", {}).items():
                arguments += [OPTIONS[member], value if isinstance(value, str) else json.dumps(value)]
            with self.subTest(name):
                process = asl("test-state", self.write("d.json", recorded["definition"]), *arguments)
                answer = json.loads(process.stdout)
                self.assertTrue(agree(recorded["expected"], answer), f"{json.dumps(recorded['expected'])}\n{json.dumps(answer)}")
            count += 1
        if count == 0:
            self.skipTest("there are no recordings beside the project")


if __name__ == "__main__":
    unittest.main()
