// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_style.h"

#include <random>
#include <string>
#include <vector>

/// Machines that run, and what they are run on.
namespace wb::asl::refactor::test {

inline const char* const input = R"({
    "a": {"b": {"c": 5, "d e": [1, [2]]}}, "n": 4, "m": -3, "text": "a,b;;c", "flag": true, "nothing": null,
    "list": [{"id": 1, "tags": ["x", "y"], "price": 3}, {"id": 2, "tags": []}, {"id": 3, "price": 1, "tags": ["z"]}],
    "one": [7], "empty": [], "nested": [[1], [2, 3]], "twice": [1, 2, 2, 1, {"k": 1}, {"k": 1}],
    "time": "2020-01-01T00:00:00Z", "later": "2020-01-01T02:00:00.5+01:00", "json": "{\"x\": [1]}", "comma": ","})";

/// What every task answers.
inline std::string answers() {
    std::string text;
    for (const char* name : {"S0", "S1", "S2", "S3"})
        text += (text.empty() ? "\"" : ", \"") + std::string(name) +
                R"(": [{"output": {"ok": [1], "list": [{"x": "y"}, {"x": [2]}]}}])";
    return R"({"States": {)" + text + "}}";
}

inline const std::vector<std::string> expressions = {
    "$",
    "$.a",
    "$.a.b.c",
    "$.text.length()",
    "$.a.b.length()",
    "$.list.length()",
    "States.Array(States.Array(1, 2))",
    "States.Array(States.Array(), States.ArrayRange(1, 3, 1), 7)",
    "States.Array(States.ArrayUnique($.twice), $.list[*].id, $.nested)",
    "States.Array(States.StringSplit($.text, ','))",
    "States.StringSplit($.comma, ',')",
    "States.ArrayLength(States.StringSplit($.comma, ','))",
    "$['a']['b']",
    "$.a.b['d e'][1]",
    "$.list",
    "$.list[0]",
    "$.list[-1].id",
    "$.one[0]",
    "$.one",
    "$.empty",
    "$.nested[0]",
    "$.nested",
    "$.nothing",
    "$.flag",
    "$.list[*]",
    "$.list[*].id",
    "$.list[*].tags",
    "$.one[*]",
    "$.empty[*]",
    "$.empty[*].x",
    "$.list[*].price",
    "$.list[*].tags[*]",
    "$.list[*].none",
    "$.list[0:2]",
    "$.list[1:].id",
    "$.list[-2:].tags",
    "$.one[0:1]",
    "$.twice[:2]",
    "$.a.*",
    "$.list[?(@.price)]",
    "$.list[?(@.id == 2)]",
    "$.list[?(@.id != 2)].id",
    "$.list[?(@.price > 2)].tags",
    "$.list[?(@.id >= 2 && @.price)].id",
    "$.list[?(@.id < 2 || @.id > 2)].id",
    "$.list[?(!(@.price))].id",
    "$.list[?(@.tags[0] == 'x')].id",
    "$.list.length()",
    "$.none[*].x",
    "$$.Execution.Input.n",
    "$$.State.Name",
    "States.Format('{} and {}', $.n, $.text)",
    "States.Format('{}', $.flag)",
    "States.Format('it\\'s \\{{}\\}', $.n)",
    "States.Array($.one, $.n, 'x', $.nested, $.empty)",
    "States.Array()",
    "States.Array($.n)",
    "States.ArrayLength($.list)",
    "States.ArrayContains($.twice, 2)",
    "States.ArrayContains($.twice, $.list[0])",
    "States.ArrayContains($.one, $.n)",
    "States.ArrayContains($.nested, $.nested[1])",
    "States.ArrayUnique($.twice)",
    "States.ArrayUnique($.one)",
    "States.ArrayUnique(States.Array(1, 1))",
    "States.ArrayPartition($.twice, 4)",
    "States.ArrayPartition($.one, 2)",
    "States.ArrayRange(1, 9, 2)",
    "States.ArrayRange(1, 9, 9)",
    "States.ArrayGetItem($.nested, 1)",
    "States.StringToJson($.json)",
    "States.JsonToString($.list)",
    "States.JsonMerge($.a, $.list[0], false)",
    "States.MathAdd($.n, 5)",
    "States.MathAdd($.n, $.m)",
    "States.StringSplit($.text, ',;')",
    "States.StringSplit($.text, 'z')",
    "States.StringSplit($.text, '-]')",
    "States.Base64Encode($.text)",
    "States.Base64Decode('YQ==')",
    "States.Hash($.text, 'SHA-256')",
};

inline const std::vector<std::string> comparisons = {
    R"("Variable": "$.n", "NumericGreaterThan": 3)",
    R"("Variable": "$.n", "NumericLessThanEquals": 3)",
    R"("Variable": "$.text", "NumericEquals": 3)",
    R"("Variable": "$.text", "StringMatches": "a*c")",
    R"("Variable": "$.text", "StringMatches": "a.*")",
    R"("Variable": "$.text", "StringEquals": "a,b;;c")",
    R"("Variable": "$.text", "StringGreaterThan": "A")",
    R"("Variable": "$.text", "StringLessThanPath": "$.time")",
    R"("Variable": "$.none", "IsPresent": true)",
    R"("Variable": "$.none", "IsPresent": false)",
    R"("Variable": "$.nothing", "IsPresent": true)",
    R"("Variable": "$.nothing", "IsNull": true)",
    R"("Variable": "$.n", "IsString": false)",
    R"("Variable": "$.n", "IsNumeric": true)",
    R"("Variable": "$.flag", "IsBoolean": true)",
    R"("Variable": "$.flag", "BooleanEquals": false)",
    R"("Variable": "$.flag", "BooleanEqualsPath": "$.flag")",
    R"("Variable": "$.time", "IsTimestamp": true)",
    R"("Variable": "$.text", "IsTimestamp": false)",
    R"("Variable": "$.time", "TimestampLessThan": "2020-01-01T00:00:01Z")",
    R"("Variable": "$.time", "TimestampEquals": "2020-01-01T01:00:00+01:00")",
    R"("Variable": "$.later", "TimestampGreaterThanPath": "$.time")",
    R"("Variable": "$.text", "TimestampEqualsPath": "$.time")",
    R"("Variable": "$.n", "NumericEqualsPath": "$.m")",
    R"("Variable": "$.list[0].id", "NumericEquals": 1)",
};

/// Makes machines whose states change the data by every field there is.
class WorkingMachines {
  public:
    explicit WorkingMachines(unsigned seed) : m_random(seed) {}

    std::string definition() {
        const unsigned count = 1 + below(4);
        std::string states;
        for (unsigned i = 0; i < count; ++i) {
            const bool last = i + 1 == count;
            states += (i > 0 ? ", " : "") + std::string("\"S") + std::to_string(i) + "\": {" +
                      state(last ? R"("End": true)" : R"("Next": "S)" + std::to_string(i + 1) + '"',
                            last ? "" : "S" + std::to_string(i + 1)) +
                      "}";
        }
        return R"({"StartAt": "S0", "States": {)" + states + "}}";
    }

  private:
    unsigned below(unsigned limit) { return std::uniform_int_distribution<unsigned>(0, limit - 1)(m_random); }
    const std::string& any(const std::vector<std::string>& pool) {
        return pool[below(static_cast<unsigned>(pool.size()))];
    }

    std::string payload() {
        std::string text = "{";
        const unsigned count = 1 + below(3);
        for (unsigned i = 0; i < count; ++i)
            text += (i > 0 ? ", " : "") + std::string("\"k") + std::to_string(i) +
                    ".$\": " + json::quoted(any(expressions));
        return text + R"(, "plain": [1, {"x": "$.no"}]})";
    }
    std::string resultPath() {
        static const std::vector<std::string> paths = {
            "", R"(, "ResultPath": "$.r")", R"(, "ResultPath": "$.a.b.r")",
            R"(, "ResultPath": "$['new one'].x")", R"(, "ResultPath": null)"};
        return paths[1 + below(4)];
    }
    std::string rule(int depth) {
        const unsigned kind = depth > 2 ? 0 : below(6);
        if (kind == 1) return "\"Not\": {" + rule(depth + 1) + "}";
        if (kind > 1 && kind < 4)
            return std::string(kind == 2 ? "\"And\"" : "\"Or\"") + ": [{" + rule(depth + 1) + "}, {" +
                   rule(depth + 1) + "}]";
        return any(comparisons);
    }

    std::string state(const std::string& way, const std::string& next) {
        switch (below(8)) {
        case 0:
            return R"("Type": "Pass", "Parameters": )" + payload() + resultPath() + ", " + way;
        case 1:
            return R"("Type": "Pass", "InputPath": "$.a.b", "Result": {"x": [1.50]}, "ResultPath": "$.a", )" +
                   way;
        case 2:
            return R"("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Parameters": )" +
                   payload() + R"(, "ResultSelector": {"ok.$": "$.ok", "all.$": "$.list[*].x", "c": 1})" +
                   resultPath() + ", " + way;
        case 3:
            return R"("Type": "Wait", "SecondsPath": "$.n", "Assign": {"v.$": )" +
                   json::quoted(any(expressions)) + "}, " + way;
        case 4:
            if (next.empty()) return R"("Type": "Succeed")";
            return R"("Type": "Choice", "Choices": [{)" + rule(0) + R"(, "Next": ")" + next +
                   R"("}], "Default": "Else)" + next + "\"" + otherwise(next);
        case 5:
            ++m_count;
            return R"("Type": "Map", "ItemsPath": "$.list", "ItemSelector": {"v.$": "$$.Map.Item.Value", "k": )" +
                   payload() + R"(}, "ItemProcessor": {"StartAt": "I)" + std::to_string(m_count) +
                   R"(", "States": {"I)" + std::to_string(m_count) +
                   R"(": {"Type": "Pass", "OutputPath": "$.v.id", "End": true}}})" + resultPath() + ", " +
                   way;
        case 6:
            ++m_count;
            return R"("Type": "Parallel", "Branches": [{"StartAt": "B)" + std::to_string(m_count) +
                   R"(", "States": {"B)" + std::to_string(m_count) + R"(": {"Type": "Pass", "Parameters": )" +
                   payload() +
                   R"x(, "OutputPath": "$.plain[1]", "End": true}}}], "ResultSelector": {"first.$": "$[0]", "n.$": "$.length()"})x" +
                   resultPath() + ", " + way;
        default:
            return R"("Type": "Pass", "ResultPath": null, "Assign": {"w": )" + payload() + "}, " + way;
        }
    }

    // A second state where a rule does not hold, telling that way from the other.
    std::string otherwise(const std::string& next) {
        return "}, \"Else" + next +
               R"(": {"Type": "Pass", "Result": "not", "ResultPath": "$.verdict", "Next": ")" + next + '"';
    }

    std::mt19937 m_random;
    int m_count = 0;
};

} // namespace wb::asl::refactor::test
