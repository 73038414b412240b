// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <string>
#include <vector>

namespace wb::test {

/// Makes definitions that can be run, from a seed: all types, Parallel and Map within each other, Retry,
/// Catch, variables, time-outs. Their data keep `n` (a number) and `list` (an array) throughout.
class RunGenerator {
  public:
    explicit RunGenerator(unsigned seed) : m_random(seed) {}

    std::string definition() { return "{" + states(0) + "}"; }
    static std::string input() { return R"({"n": 3, "list": [4, 1, 7]})"; }

    unsigned below(unsigned limit) { return std::uniform_int_distribution<unsigned>(0, limit - 1)(m_random); }

  private:
    /// `"StartAt": ..., "States": {...}`; transitions lead on only, so that every run ends.
    std::string states(int nesting) {
        const unsigned count = 2 + below(nesting == 0 ? 5 : 2);
        std::vector<std::string> names;
        for (unsigned i = 0; i < count; ++i) names.push_back("S" + std::to_string(++m_count));
        std::string text = R"("StartAt": ")" + names[0] + R"(", "States": {)";
        for (unsigned i = 0; i < count; ++i)
            text += (i ? ", \"" : "\"") + names[i] + "\": " + state(nesting, names, i);
        return text + "}";
    }

    std::string later(const std::vector<std::string>& names, unsigned index) {
        return "\"" + names[index + 1 + below(static_cast<unsigned>(names.size()) - index - 1)] + "\"";
    }

    /// Retry and Catch, each with some of the errors that there are.
    std::string handling(const std::vector<std::string>& names, unsigned index) {
        std::string text;
        if (below(2))
            text +=
                R"(, "Retry": [{"ErrorEquals": ["E1"], "MaxAttempts": 2, "JitterStrategy": "FULL"},
                {"ErrorEquals": ["States.Timeout", "States.TaskFailed"], "IntervalSeconds": 3, "MaxAttempts": 1}])";
        if (index + 1 < names.size() && below(3))
            text +=
                R"(, "Catch": [{"ErrorEquals": ["E2"], "ResultPath": "$.caught", "Next": )" +
                later(names, index) +
                R"(}, {"ErrorEquals": ["States.ALL"], "ResultPath": "$.caught", "Assign": {"why.$": "$.Error"}, "Next": )" +
                later(names, index) + "}]";
        return text;
    }

    std::string task(const std::vector<std::string>& names, unsigned index) {
        const char* const resources[] = {"arn:aws:states:::lambda:invoke", "arn:aws:states:::sqs:sendMessage",
                                         "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                         "arn:aws:lambda:us-east-1:123456789012:function:f"};
        return R"({"Type": "Task", "Resource": ")" + std::string(resources[below(4)]) +
               R"(", "TimeoutSeconds": )" + std::to_string(4 + below(9)) +
               (below(2) ? R"(, "HeartbeatSeconds": 3)" : "") + R"(, "ResultPath": "$.r")" +
               handling(names, index);
    }

    std::string state(int nesting, const std::vector<std::string>& names, unsigned index) {
        const bool isLast = index + 1 == names.size();
        const std::string way = isLast ? R"(, "End": true})" : R"(, "Next": ")" + names[index + 1] + "\"}";
        switch (below(nesting > 1 ? 5 : 8)) {
        case 0:
            return R"_({"Type": "Pass", "Assign": {"v": 7, "id.$": "States.UUID()"},
                "Parameters": {"n.$": "States.MathAdd($.n, 1)", "list.$": "$.list"})_" +
                   way;
        case 1:
            return R"({"Type": "Wait", "Seconds": )" + std::to_string(1 + below(5)) + way;
        case 2:
            if (isLast) return below(4) ? R"({"Type": "Succeed"})" : R"({"Type": "Fail", "Error": "E2"})";
            return R"({"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": )" +
                   std::to_string(3 + below(4)) + R"(, "Next": )" + later(names, index) +
                   R"(}], "Default": )" + later(names, index) + "}";
        case 5: {
            std::string branches;
            for (unsigned i = 0, count = 1 + below(3); i < count; ++i)
                branches += (i ? ", {" : "{") + states(nesting + 1) + "}";
            return R"({"Type": "Parallel", "ResultPath": "$.p", "Branches": [)" + branches + "]" +
                   handling(names, index) + way;
        }
        case 6:
        case 7:
            return R"({"Type": "Map", "ItemsPath": "$.list", "ResultPath": "$.m", "MaxConcurrency": )" +
                   std::to_string(below(3)) +
                   R"(, "ItemSelector": {"n.$": "$$.Map.Item.Value", "list": [1, 2]}, "ItemProcessor": {)" +
                   states(nesting + 1) + "}" + handling(names, index) + way;
        default:
            return task(names, index) + way;
        }
    }

    std::mt19937 m_random;
    int m_count = 0;
};

} // namespace wb::test
