// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/hover.h"
#include "core/asl/assist/navigation.h"
#include "core/asl/assist/signature_help.h"
#include "core/asl/assist/symbols.h"
#include "tests/core/assist/assist_exercise.h"
#include "tests/core/assist/assist_support.h"

#include <QTest>

namespace {

using namespace wb::asl::assist;

constexpr const char* file = "machine.asl.yaml";

const std::string machine = R"(# what it does
StartAt: First
States:
  First:
    Type: Pass
    Next: Second
  Second:
    Type: Task
    Resource: arn:aws:states:::sqs:sendMessage
    Catch:
      - ErrorEquals: [States.ALL]
        Next: First
    Next: Last
  Last:
    Type: Succeed
)";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t place = text.find(what);
    return place == std::string::npos ? "not found" : text.replace(place, what.size(), by);
}

QString done(const std::string& what, const std::string& by, const std::string& label) {
    return completed(replaced(machine, what, by), label, file);
}

QString expected(const std::string& what, const std::string& by) {
    return QString::fromStdString(replaced(machine, what, by));
}

QStringList at(const std::string& what, const std::string& by) {
    return labels(replaced(machine, what, by), file);
}

} // namespace

class tst_yaml : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void keys() {
        const std::string next = "    Next: Second\n";
        // On an empty line, begun, between quotes, before its colon.
        QCOMPARE(done(next, "    |\n", "Next"), expected(next, "    Next: |\n"));
        QCOMPARE(done(next, "    Ne|\n", "Next"), expected(next, "    Next: |\n"));
        QCOMPARE(done(next, "    \"Ne|\"\n", "Next"), expected(next, "    Next: |\n"));
        QCOMPARE(done(next, "    Ne|: Second\n", "Next"), expected(next, "    Next|: Second\n"));
        QCOMPARE(done(next, "    Ne| # why\n", "Next"), expected(next, "    Next: | # why\n"));
        QCOMPARE(done("StartAt: First", "Sta|", "StartAt"), expected("StartAt: First", "StartAt: |"));
        QCOMPARE(completed("|", "StartAt", file), QStringLiteral("StartAt: |"));
        const QStringList pass = at(next, "    |\n");
        QVERIFY(pass.contains(QStringLiteral("Parameters")) && !pass.contains(QStringLiteral("Type")));
        QVERIFY(!pass.contains(QStringLiteral("Retry")));
        // Only what stands at that depth counts.
        QVERIFY(at("    Type: Succeed\n", "    Type: Succeed\n|\n").contains(QStringLiteral("Comment")));
        QCOMPARE(at("    Type: Pass\n    Next: Second\n", "    |\n").first(), QStringLiteral("Type"));
    }

    void keysWithContainers() {
        const std::string last = "    Next: Last\n";
        QCOMPARE(done(last, last + "    Ret|\n", "Retry"),
                 expected(last, last + "    Retry:\n      - ErrorEquals: [|States.ALL|]\n"
                                       "        IntervalSeconds: 1\n        MaxAttempts: 3\n"
                                       "        BackoffRate: 2\n"));
        QCOMPARE(done(last, last + "    Par|\n", "Parameters"),
                 expected(last, last + "    Parameters:\n      QueueUrl: |\n      MessageBody: {}\n"));
        QCOMPARE(done("        Next: First\n", "        Next: First\n        Res|\n", "ResultPath"),
                 expected("        Next: First\n", "        Next: First\n        ResultPath: $|\n"));
        QCOMPARE(
            done("      - ErrorEquals: [States.ALL]\n        Next: First\n", "      - Err|\n", "ErrorEquals"),
            expected("      - ErrorEquals: [States.ALL]\n        Next: First\n",
                     "      - ErrorEquals: [|States.ALL|]\n"));
        QCOMPARE(
            done("      - ErrorEquals: [States.ALL]\n        Next: First\n", "      - |\n", "ErrorEquals"),
            expected("      - ErrorEquals: [States.ALL]\n        Next: First\n",
                     "      - ErrorEquals: [|States.ALL|]\n"));
        // Where a list is wanted, its first element.
        QCOMPARE(done("      - ErrorEquals: [States.ALL]\n        Next: First\n", "      |\n", "[...]"),
                 expected("      - ErrorEquals: [States.ALL]\n        Next: First\n",
                          "      - ErrorEquals: [|States.ALL|]\n        Next: \n"));
    }

    void states() {
        const std::string last = "  Last:\n    Type: Succeed\n";
        QCOMPARE(done(last, "  |\n", "Last"), expected(last, "  Last:\n    Type: Pass\n    Next: |\n"));
        QCOMPARE(done(last, last + "  Wa|\n", "Wait"),
                 expected(last, last + "  Wait:\n    Type: Wait\n    Seconds: |10|\n    Next: \n"));
        QCOMPARE(completed("StartAt: \"a: b\"\nStates:\n  |\n", "a: b", file),
                 QStringLiteral("StartAt: \"a: b\"\nStates:\n  \"a: b\":\n    Type: Pass\n    Next: |\n"));
    }

    void values() {
        QCOMPARE(done("Next: Second", "Next: |", "Second"), expected("Next: Second", "Next: Second|"));
        QCOMPARE(done("Next: Second", "Next:|", "Second"), expected("Next: Second", "Next: Second|"));
        QCOMPARE(done("Next: Second", "Next: Se|", "Second"), expected("Next: Second", "Next: Second|"));
        QCOMPARE(done("Next: Second", "Next: \"Se|\"", "Second"), expected("Next: Second", "Next: Second|"));
        QCOMPARE(done("Next: Second", "Next: \"Se|", "Second"), expected("Next: Second", "Next: Second|"));
        QCOMPARE(done("StartAt: First", "StartAt: |", "Last"), expected("StartAt: First", "StartAt: Last|"));
        QCOMPARE(at("Type: Pass", "Type: |"),
                 list({"Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map"}));
        QCOMPARE(done("Type: Pass", "Type: Ma|", "Map"), expected("Type: Pass", "Type: Map|"));
        QCOMPARE(done("Next: Second", "End: |", "true"), expected("Next: Second", "End: true|"));
        QVERIFY(at("[States.ALL]", "[|]").contains(QStringLiteral("States.Timeout")));
        QCOMPARE(done("[States.ALL]", "[States.Ti|]", "States.Timeout"),
                 expected("[States.ALL]", "[\"States.Timeout\"|]"));
        QCOMPARE(done("[States.ALL]", "[States.Permissions, |]", "States.Timeout"),
                 expected("[States.ALL]", "[States.Permissions, \"States.Timeout\"|]"));
        QCOMPARE(done(" [States.ALL]", "\n          - States.Ti|", "States.Timeout"),
                 expected(" [States.ALL]", "\n          - States.Timeout|"));
        QCOMPARE(
            done("arn:aws:states:::sqs:sendMessage", "sns:pub|", "sns:publish"),
            expected("arn:aws:states:::sqs:sendMessage",
                     "arn:aws:states:::sns:publish\n    Parameters:\n      TopicArn: |\n      Message: {}"));
    }

    void expressions() {
        const std::string next = "    Next: Second\n";
        QVERIFY(at(next, "    InputPath: $$.Exe|\n").contains(QStringLiteral("$$.Execution.Id")));
        QVERIFY(
            at(next, "    Parameters:\n      a.$: States.For|\n").contains(QStringLiteral("States.Format")));
        const std::string jsonata = "    QueryLanguage: JSONata\n";
        QCOMPARE(done(next, jsonata + "    Output: \"{% $exis| %}\"\n", "$exists"),
                 expected(next, jsonata + "    Output: \"{% $exists(|) %}\"\n"));
        QCOMPARE(done(next, jsonata + "    Output: '{% $exis| %}'\n", "$exists"),
                 expected(next, jsonata + "    Output: '{% $exists(|) %}'\n"));
        QCOMPARE(done(next, jsonata + "    Output: |\n", "{% %}"),
                 expected(next, jsonata + "    Output: \"{% | %}\"\n"));
    }

    void nothingWhereNothingIsMeant() {
        QVERIFY(at("# what it does", "# what| it does").isEmpty());
        QVERIFY(at("    Next: Second\n", "    Next: Second # Se|\n").isEmpty());
        QVERIFY(at("    Next: Second\n", "    Comment: >\n      Ne|\n    Next: Second\n").isEmpty());
        QVERIFY(at("    Next: Second\n", "      Ne|\n").isEmpty());
    }

    void hoverTells() {
        const auto markdown = [](const std::string& what, const std::string& by) {
            const Marked marked(replaced(machine, what, by), file);
            const auto found = hover(*marked.model, marked.offset);
            return found ? QString::fromStdString(found->markdown) : QString();
        };
        QVERIFY(markdown("Next: Second", "Ne|xt: Second").contains(QStringLiteral("Next")));
        QVERIFY(markdown("Next: Second", "Next: |Second").contains(QStringLiteral("Second")));
        QVERIFY(markdown("  Second:", "  Sec|ond:").contains(QStringLiteral("Task")));
        QVERIFY(markdown("States.ALL", "States.|ALL").contains(QStringLiteral("States.ALL")));
        QVERIFY(markdown("arn:aws:states:::sqs", "arn:aws:st|ates:::sqs").contains(QStringLiteral("SQS")));
        QVERIFY(markdown("    Next: Second\n", "    Parameters:\n      a.$: States.For|mat('a')\n")
                    .contains(QStringLiteral("States.Format")));
        QVERIFY(markdown("# what", "# wh|at").isEmpty());
    }

    void namesAreFound() {
        const auto texts = [](const std::vector<Occurrence>& found, const Marked& marked) {
            QStringList all;
            for (const Occurrence& occurrence : found)
                all << QString::fromStdString(
                    std::to_string(occurrence.range.begin) + " " +
                    marked.text().substr(occurrence.range.begin, occurrence.range.length()));
            return all;
        };
        const auto place = [](const std::string& before, const std::string& name) {
            return QString::fromStdString(std::to_string(machine.find(before + name) + before.size()) + " " +
                                          name);
        };
        const Marked marked(replaced(machine, "Next: Second", "Next: Sec|ond"), file);
        QCOMPARE(texts(definition(*marked.model, marked.offset), marked),
                 QStringList{place("Next: Second\n  ", "Second")});
        const Marked first(replaced(machine, "  First:", "  Fi|rst:"), file);
        QCOMPARE(texts(references(*first.model, first.offset), first),
                 (QStringList{place("StartAt: ", "First"), place("States:\n  ", "First"),
                              place("ALL]\n        Next: ", "First")}));
        const std::string variables =
            "QueryLanguage: JSONata\nStartAt: A\nStates:\n  A:\n    Type: Pass\n    Assign:\n      v|: 1\n"
            "    Output: '{% $v %}'\n    End: true\n";
        const Marked variable(variables, file);
        QCOMPARE(references(*variable.model, variable.offset).size(), std::size_t{2});
    }

    void symbolsAndCrumbs() {
        const Marked marked(replaced(machine, "[States.ALL]", "[States|.ALL]"), file);
        const auto found = symbols(*marked.model);
        QCOMPARE(found.size(), std::size_t{3});
        QCOMPARE(found[1].name, std::string("Second"));
        QCOMPARE(marked.text().substr(found[1].nameRange.begin, found[1].nameRange.length()),
                 std::string("Second"));
        QStringList crumbs;
        for (const Crumb& crumb : breadcrumbs(*marked.model, marked.offset))
            crumbs << QString::fromStdString(crumb.label);
        QCOMPARE(crumbs, list({"Second", "Catch", "[0]", "ErrorEquals", "[0]"}));
        QVERIFY(!foldingRanges(marked.model->tree()).empty());
    }

    void everyPlaceAnswers() {
        const std::string sample = replaced(machine, "    Next: Second\n",
                                            "    Parameters: {a.$: \"$.x\", \"b\": [1, ${C}]}\r\n"
                                            "    Result: |-\n      Type: x\n    Comment: 'it''s'\n");
        for (std::size_t offset = 0; offset <= sample.size(); ++offset) {
            for (const std::string& text :
                 {sample, sample.substr(0, offset),
                  sample.substr(0, offset) + sample.substr(std::min(offset + 1, sample.size()))}) {
                const auto model = wb::asl::Model::read(wb::json::parseYaml(text));
                const std::string problem = exercise(*model, static_cast<std::uint32_t>(offset));
                QVERIFY2(problem.empty(),
                         (problem + " at " + std::to_string(offset) + " of " + text).c_str());
            }
        }
    }

    // Whatever is taken leaves a document that can be read.
    void completionsAreYaml() {
        const std::string spot = "    Next: Second\n";
        for (const std::string typed :
             {"    |\n", "    Type: Task\n    Resource: |\n", "    Type: Task\n    Retry:\n      |\n",
              "    Type: Task\n    Catch:\n      - |\n", "    QueryLanguage: JSONata\n    |\n",
              "    Type: |\n", "    Type: Choice\n    Choices:\n      - |\n", "    Type: Map\n    |\n"}) {
            const Marked marked(replaced(machine, spot, typed), file);
            const auto completions = complete(*marked.model, marked.offset);
            QVERIFY2(!completions.items.empty(), typed.c_str());
            for (const Completion& item : completions.items) {
                const std::string after = wb::json::apply(marked.text(), item.edits);
                const auto tree = wb::json::parseYaml(after);
                QVERIFY2(!tree->hasErrors(), (item.label + "\n" + after).c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(tst_yaml)
#include "tst_yaml.moc"
