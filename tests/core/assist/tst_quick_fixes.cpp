// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/quick_fixes.h"
#include "core/lint/lint.h"
#include "tests/core/assist/assist_support.h"

#include <QTest>

using namespace wb::asl::assist;

namespace {

/// A machine of A, which leads to B, with A's other members given.
QByteArray machine(const char* members, const char* more = R"("B": {"Type": "Succeed"})") {
    return QByteArray(R"({"StartAt": "A", "States": {"A": {"Type": "Pass")") + members + "}, " + more + "}}";
}

} // namespace

class tst_quick_fixes : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void mends_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QByteArray>("mended");
        const auto row = [](const char* name, const QByteArray& text, const char* title,
                            const QByteArray& mended) {
            QTest::newRow(name) << text << QString::fromUtf8(title) << mended;
        };
        row("a misspelt target", machine(R"(, "Next": "Bb|")"), "Change to \"B\"",
            machine(R"(, "Next": "B")"));
        row("a missing target", machine(R"(, "Next": "N|")", R"("B": {"Type": "Succeed"})"),
            "Create the state \"N\"",
            machine(R"(, "Next": "N")", R"("N": {"Type": "Pass", "End": true}, "B": {"Type": "Succeed"})"));
        row("a missing first state", R"({"StartAt": "S|", "States": {"A": {"Type": "Succeed"}}})",
            "Create the state \"S\"",
            R"({"StartAt": "S", "States": {"S": {"Type": "Pass", "End": true}, "A": {"Type": "Succeed"}}})");
        row("an unreachable state", machine(R"(, "End": true)", R"("B|": {"Type": "Succeed"})"),
            "Delete \"B\"", R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}})");
        row("no way on", R"({"StartAt": "A", "States": {"A|": {"Type": "Pass"}, "B": {"Type": "Succeed"}}})",
            "Add \"End\": true",
            R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}, "B": {"Type": "Succeed"}}})");
        row("the next one",
            R"({"StartAt": "A", "States": {"A|": {"Type": "Pass"}, "B": {"Type": "Succeed"}}})",
            "Add \"Next\": \"B\"", machine(R"(, "Next": "B")"));
        row("both ways",
            R"({"StartAt": "A", "States": {"A|": {"Type": "Pass", "Next": "B", "End": true}, "B": {"Type": "Succeed"}}})",
            "Remove End", machine(R"(, "Next": "B")"));
        row("a field of another type", machine(R"(, "Seconds|": 3, "Next": "B")"), "Remove Seconds",
            machine(R"(, "Next": "B")"));
        row("a field of the other language", machine(R"(, "Output|": 1, "Next": "B")"), "Remove Output",
            machine(R"(, "Next": "B")"));
        row("a field of a retrier",
            R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:x:1:function:f", "Retry": [{"ErrorEquals": ["X"], "Foo|": 1}], "End": true}}})",
            "Remove Foo",
            R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:x:1:function:f", "Retry": [{"ErrorEquals": ["X"]}], "End": true}}})");
        row("a shared name",
            R"({"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor":
                {"StartAt": "A", "States": {"A|": {"Type": "Pass", "End": true}}}}}})",
            "Rename to \"A (1)\"",
            R"x({"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor":
                {"StartAt": "A (1)", "States": {"A (1)": {"Type": "Pass", "End": true}}}}}})x");
        row("a comma too many", R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}},|})",
            "Remove the comma", R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})");
        row("a comment behind", "{\"StartAt\": \"A\", // |why\n\"States\": {\"A\": {\"Type\": \"Succeed\"}}}",
            "Remove the comment", "{\"StartAt\": \"A\",\n\"States\": {\"A\": {\"Type\": \"Succeed\"}}}");
        row("a comment of its own",
            "{\r\n  /* |why */\r\n  \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}",
            "Remove the comment", "{\r\n  \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}");
        row("a task that waits for ever",
            R"({"StartAt": "T", "States": {"T|": {"Type": "Task", "Resource": "arn:aws:lambda:x:1:function:f", "End": true}}})",
            "Add a timeout of 5 minutes",
            R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:x:1:function:f", "End": true, "TimeoutSeconds": 300}}})");
    }

    void mends() {
        QFETCH(QByteArray, text);
        QFETCH(QString, title);
        QFETCH(QByteArray, mended);
        const Marked at(text.toStdString());
        QStringList titles;
        for (const QuickFix& fix : quickFixes(*at.model, wb::lint::check(*at.model), at.offset)) {
            titles << QString::fromStdString(fix.title);
            if (titles.back() != title) continue;
            QCOMPARE(QByteArray::fromStdString(wb::json::apply(at.text(), fix.edits)), mended);
            return;
        }
        QFAIL(qPrintable(titles.join(QStringLiteral("; "))));
    }

    /// A state is not taken away because something is missing in it.
    void nothingIsRemovedForWhatIsMissing() {
        const Marked at(R"({"StartAt": "A", "States": {"A|": {"Type": "Wait", "End": true}}})");
        for (const QuickFix& fix : quickFixes(*at.model, wb::lint::check(*at.model), at.offset))
            QVERIFY2(!fix.title.starts_with("Remove"), fix.title.c_str());
    }

    void definitionsInYamlAreLeftAlone() {
        const Marked at("StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: N|\n", "a.yaml");
        for (const QuickFix& fix : quickFixes(*at.model, wb::lint::check(*at.model), at.offset))
            QVERIFY2(!fix.title.starts_with("Create"), fix.title.c_str());
    }
};

QTEST_APPLESS_MAIN(tst_quick_fixes)
#include "tst_quick_fixes.moc"
