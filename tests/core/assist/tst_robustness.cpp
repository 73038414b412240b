// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"
#include "tests/core/assist/assist_exercise.h"

#include <QTest>

namespace {

const std::string sample = R"({
  "QueryLanguage": "JSONata", "StartAt": "A",
  "States": {
    "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Assign": {"v\u00e4": "{% $sum([1, 2]) %}"},
          "Retry": [{"ErrorEquals": ["States.ALL"]}], "Catch": [{"ErrorEquals": [], "Output": "{% $states. %}", "Next": "B"}]},
    "B": {"Type": "Choice", "Choices": [{"Condition": "{% $exists($v) %}", "Next": "C"}], "Default": ""},
    "C": {"QueryLanguage": "JSONPath", "Type": "Map", "ItemsPath": "$.a", "Parameters": {"x.$": "States.Format('{}', $$.Map) "},
          "ItemProcessor": {"StartAt": "D", "States": {"D": {"Type": "Pass", "End": true}}}}
  }
})";

std::string problemsOf(const std::string& text, std::size_t from, std::size_t to) {
    const auto model = wb::asl::Model::read(wb::json::parse(text));
    for (std::size_t offset = from; offset <= to; ++offset) {
        const std::string problem = exercise(*model, static_cast<std::uint32_t>(offset));
        if (!problem.empty()) return problem + " at " + std::to_string(offset) + " of " + text;
    }
    return {};
}

} // namespace

class tst_robustness : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everyPlaceAnswers() {
        const std::string problem = problemsOf(sample, 0, sample.size() + 2);
        QVERIFY2(problem.empty(), problem.c_str());
    }

    void documentsCutOffAnywhereAnswer() {
        for (std::size_t size = 0; size < sample.size(); ++size) {
            const std::string problem = problemsOf(sample.substr(0, size), size > 3 ? size - 3 : 0, size);
            QVERIFY2(problem.empty(), problem.c_str());
        }
    }

    void documentsWithAMissingByteAnswer() {
        for (std::size_t at = 0; at < sample.size(); ++at) {
            std::string text = sample;
            text.erase(at, 1);
            const std::string problem = problemsOf(text, at > 2 ? at - 2 : 0, at + 2);
            QVERIFY2(problem.empty(), problem.c_str());
        }
    }

    void namesHoldingMarksOfSnippetsAnswer() {
        for (const char mark : {'\x01', '\x02'}) {
            std::string text = sample;
            for (const char* name : {"\"A\"", "\"B\"", "\"C\"", "\"D\"", "\"States.ALL\""})
                for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 3))
                    text.insert(at + 1, 1, mark);
            const std::string problem = problemsOf(text, 0, text.size());
            QVERIFY2(problem.empty(), problem.c_str());
        }
        const std::string text = "{\"StartAt\": \"\", \"States\": {\"A\x02z\": {\"Type\": \"Succeed\"}}}";
        const std::string problem = problemsOf(text, 0, text.size());
        QVERIFY2(problem.empty(), problem.c_str());
    }

    void documentsThatAreNoDefinitionAnswer() {
        for (const char* text :
             {"", "[", "{", "\"", "null", "{\"States\": []}", "{\"States\": {\"A\": 1, \"B\": null}}", "[[[{",
              "{\"Catch\": {\"a\": [}", "\xff\xfe{\"\x80\": \"\\ud800",
              "{\"States\": {//\"M\": {\"Type\": \"Map\"}", "a: b\nStates:\n  A:\n    Type: Pass\n"}) {
            const std::string problem = problemsOf(text, 0, std::string(text).size());
            QVERIFY2(problem.empty(), problem.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(tst_robustness)
#include "tst_robustness.moc"
