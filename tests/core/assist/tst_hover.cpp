// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/functions.h"
#include "core/asl/assist/hover.h"
#include "core/asl/assist/integrations.h"
#include "core/asl/assist/quick_fixes.h"
#include "core/asl/assist/signature_help.h"
#include "core/lint/diagnostic.h"
#include "core/query/jsonata/jsonata.h"
#include "tests/core/assist/assist_support.h"

#include <QTest>

using namespace wb::asl::assist;

class tst_hover : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void thingsAreExplained_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("about");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& text, const char* about, const char* says) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(about)
                                << QString::fromUtf8(says);
        };
        row("a field", inState(R"("Ty|pe": "Pass")"), "\"Type\"", "What kind of state");
        row("a field at its first byte", inState(R"(|"Type": "Pass")"), "\"Type\"", "What kind of state");
        row("a field of a retrier", inState(R"("Type": "Task", "Retry": [{"Back|offRate": 1}])"),
            "\"BackoffRate\"", "grows");
        row("a value", inState(R"("Type": "Pa|ss")"), "\"Pass\"", "`Pass`");
        row("a state",
            R"({"StartAt": "A", "States": {"|A": {"Type": "Pass", "Comment": "Hi", "Next": "B"}}})", "\"A\"",
            "Leads to *B*");
        row("a target",
            R"({"StartAt": "|A", "States": {"A": {"Type": "Pass", "Comment": "Hi", "End": true}}})", "\"A\"",
            "Hi");
        row("a missing target", R"({"StartAt": "|Z", "States": {}})", "\"Z\"", "no state");
        row("an error", inState(R"("Type": "Task", "Retry": [{"ErrorEquals": ["States.Ti|meout"]}])"),
            "\"States.Timeout\"", "TimeoutSeconds");
        row("a resource",
            inState(R"("Type": "Task", "Resource": "arn:aws:states:::sqs:send|Message.waitForTaskToken")"),
            "\"arn:aws:states:::sqs:sendMessage.waitForTaskToken\"", "task token");
        row("an intrinsic function", inTemplate("States.Arr|ay(1)"), "States.Array", "value...");
        row("the context object", inTemplate("$$.Execution.In|put.a"), "$$.Execution.Input", "started with");
        row("a JSONata function", inJsonataState(R"("Type": "Pass", "Output": "{% $su|m([1]) %}")"), "$sum",
            "sum of an array");
        row("$states", inJsonataState(R"("Type": "Pass", "Output": "{% $states.in|put.a %}")"),
            "$states.input", "as it came in");
        row("a variable",
            R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"v.$": "$.x"}, "Next": "B"},
             "B": {"Type": "Pass", "InputPath": "$|v", "End": true}}})",
            "$v", "Assigned by *A*: `\"$.x\"`");
    }
    void thingsAreExplained() {
        QFETCH(QString, text);
        QFETCH(QString, about);
        QFETCH(QString, says);
        const Marked at(text.toStdString());
        const auto found = hover(*at.model, at.offset);
        QVERIFY(found.has_value());
        QCOMPARE(QString::fromStdString(at.text().substr(found->range.begin, found->range.length())), about);
        QVERIFY2(found->markdown.find(says.toStdString()) != std::string::npos, found->markdown.c_str());
    }

    void nothingIsSaidOfNothing() {
        for (const char* text : {"|", "{} |", "{\"Foo|\": 1}", "{\"StartAt\"|: 1}"}) {
            const Marked at((std::string(text)));
            QVERIFY2(!hover(*at.model, at.offset), text);
        }
    }

    void theCallAroundTheCaretIsShown() {
        const Marked at(inTemplate("States.Format('a, {}', States.MathAdd(1, |), 3)"));
        const auto help = signatureHelp(*at.model, at.offset);
        QVERIFY(help.has_value());
        QCOMPARE(help->label, std::string("States.MathAdd(number, number)"));
        QCOMPARE(help->activeParameter, std::size_t(1));
        QCOMPARE(help->label.substr(help->parameters[1].begin, help->parameters[1].length()),
                 std::string("number"));
        const Marked outer(inTemplate("States.Format('a, {}', 1, 2, |)"));
        QCOMPARE(signatureHelp(*outer.model, outer.offset)->activeParameter, std::size_t(1));
        const Marked jsonata(inJsonataState("\"Type\": \"Pass\", \"Output\": \"{% $map([1, 2], | %}\""));
        QCOMPARE(signatureHelp(*jsonata.model, jsonata.offset)->label, std::string("$map(array, function)"));
        const Marked none(inTemplate("$.a|"));
        QVERIFY(!signatureHelp(*none.model, none.offset));
    }

    void fixesOfTheDiagnosticsAtThePlaceAreOffered() {
        const Marked at(R"({"StartAt": "B|", "States": {"A": {}}})");
        std::vector<wb::lint::Diagnostic> diagnostics(3);
        diagnostics[0].range = {0, 30};
        diagnostics[0].fix = wb::lint::Fix{"outer", {{{0, 0}, " "}}};
        diagnostics[1].range = {12, 15};
        diagnostics[1].fix = wb::lint::Fix{"inner", {{{13, 14}, "A"}}};
        diagnostics[2].range = {12, 15};
        diagnostics[2].fix = wb::lint::Fix{"of an older text", {{{13, 1000}, "A"}}};
        const auto fixes = quickFixes(*at.model, diagnostics, at.offset);
        QCOMPARE(fixes.size(), std::size_t(2));
        QCOMPARE(fixes[0].title, std::string("inner"));
        QCOMPARE(fixes[0].diagnostic, std::size_t(1));
        QVERIFY(quickFixes(*at.model, diagnostics, 35).empty());
    }

    void everyIntegrationIsWellFormed() {
        for (const auto rows : {optimisedIntegrations(), sdkIntegrations()})
            for (const Integration& row : rows) {
                QVERIFY2(!row.summary.empty() && row.summary.ends_with('.'), row.call.data());
                const bool isAnywhere = row.call.starts_with("aws-sdk:ec2:describe") ||
                                        row.call.starts_with("aws-sdk:cloudformation:describe");
                bool hasRequired = isAnywhere;
                for (const Parameter& parameter : parametersOf(row)) {
                    hasRequired = hasRequired || parameter.isRequired;
                    QVERIFY2(!wb::json::parse(std::string(parameter.skeleton))->hasErrors(), row.call.data());
                    QVERIFY2(parameter.name.find_first_of("!=@{") == std::string_view::npos, row.call.data());
                }
                QVERIFY2(hasRequired, row.call.data());
            }
    }
};

QTEST_APPLESS_MAIN(tst_hover)
#include "tst_hover.moc"
