// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// A machine with a place for every gesture.
inline const char* const manyGestures = R"({
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "C"},
    "C": {
      "Type": "Choice",
      "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "P"}],
      "Default": "T"
    },
    "P": {
      "Type": "Parallel",
      "Branches": [
        {"StartAt": "P1", "States": {"P1": {"Type": "Pass", "End": true}}},
        {"StartAt": "P2", "States": {"P2": {"Type": "Pass", "End": true}}}
      ],
      "Next": "T"
    },
    "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "W"},
    "W": {"Type": "Wait", "Seconds": 1, "Next": "M"},
    "M": {
      "Type": "Map",
      "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}},
      "Next": "Z"
    },
    "Z": {"Type": "Succeed"}
  }
}
)";
