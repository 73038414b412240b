// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/navigation.h"
#include "core/asl/assist/symbols.h"
#include "tests/core/assist/assist_support.h"

#include <QTest>

using namespace wb::asl::assist;

namespace {

/// Each occurrence as `line-independent text@offset`, declarations with a star.
QStringList spelled(const Marked& marked, const std::vector<Occurrence>& occurrences) {
    QStringList result;
    for (const Occurrence& occurrence : occurrences) {
        const auto text = marked.text().substr(occurrence.range.begin, occurrence.range.length());
        result << QString::fromStdString(text) + QString::fromUtf8(occurrence.isDeclaration ? "*" : "");
    }
    return result;
}

const std::string machine = R"({"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {"total": "{% 1 %}"}, "Next": "P"},
  "P": {"Type": "Parallel", "Next": "B", "Branches": [
    {"StartAt": "X", "States": {"X": {"Type": "Pass", "Output": "{% 'a\u00e4' & $total + $sum([$total]) %}", "Assign": {"mine": 1}, "Next": "Y"},
                                "Y": {"Type": "Pass", "Output": "{% $mine %}", "End": true}}},
    {"StartAt": "X2", "States": {"X2": {"Type": "Pass", "Assign": {"mine": 2}, "Output": "{% ($total := 3; $total) %}", "End": true}}}]},
  "B": {"Type": "Pass", "Output": {"t": ["{% $total %}"]}, "End": true}}})";

std::string marked(const std::string& find, std::size_t inside = 0) {
    std::string text = machine;
    text.insert(text.find(find) + inside, "|");
    return text;
}

} // namespace

class tst_navigation : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aTargetLeadsToItsState() {
        const Marked at(marked("\"Next\": \"B\"", 9));
        const auto found = definition(*at.model, at.offset);
        QCOMPARE(spelled(at, found), list({"B*"}));
        QCOMPARE(found[0].range.begin, static_cast<std::uint32_t>(at.text().find("\"B\": {") + 1));
    }

    void aStateIsFoundInItsContainerAlone() {
        const Marked at(marked("\"X\": {", 1));
        QCOMPARE(spelled(at, references(*at.model, at.offset)), list({"X", "X*"}));
        const Marked outer(marked("\"StartAt\": \"A\"", 12));
        QCOMPARE(spelled(outer, references(*outer.model, outer.offset)), list({"A", "A*"}));
    }

    void aVariableIsFoundInAllScopesThatShareIt() {
        const Marked at(marked("\"total\"", 2));
        QCOMPARE(spelled(at, references(*at.model, at.offset)),
                 list({"total*", "$total", "$total", "$total"}));
        const Marked use(marked("{% $total %}", 5));
        QCOMPARE(spelled(use, references(*use.model, use.offset)),
                 list({"total*", "$total", "$total", "$total"}));
        QCOMPARE(spelled(use, definition(*use.model, use.offset)), list({"total*"}));
    }

    void aVariableIsRenamedWhereverItIsMeant() {
        const Marked at(marked("\"total\"", 2));
        const auto edits = renameVariable(*at.model, at.offset, "sum_2");
        QVERIFY(edits.ok());
        QString wanted = QString::fromStdString(machine);
        wanted.replace(QStringLiteral("\"total\""), QStringLiteral("\"sum_2\""));
        wanted.replace(QStringLiteral("$total + $sum([$total])"), QStringLiteral("$sum_2 + $sum([$sum_2])"));
        wanted.replace(QStringLiteral("[\"{% $total %}"), QStringLiteral("[\"{% $sum_2 %}"));
        QCOMPARE(QString::fromStdString(wb::json::apply(at.text(), *edits)), wanted);
        for (const char* name : {"", "1a", "a b", "states", "mine"})
            QVERIFY2(!renameVariable(*at.model, at.offset, name).ok(), name);
        QVERIFY(!renameVariable(*at.model, 2, "x").ok());
    }

    void variablesOfSiblingBranchesAreOthers() {
        const Marked at(marked("{% $mine %}", 4));
        QCOMPARE(spelled(at, references(*at.model, at.offset)), list({"mine*", "$mine"}));
    }

    void placesBehindEscapesAreExact() {
        const Marked at(marked("$total + ", 3));
        const auto found = references(*at.model, at.offset);
        QCOMPARE(found.at(1).range.begin, static_cast<std::uint32_t>(at.text().find("$total + ")));
    }

    void nothingIsFoundWhereNothingIsNamed() {
        const Marked at(marked("\"Type\"", 3));
        QVERIFY(references(*at.model, at.offset).empty());
        QVERIFY(definition(*at.model, at.offset).empty());
        const Marked missing(R"({"StartAt": "Gone|", "States": {}})");
        QVERIFY(definition(*missing.model, missing.offset).empty());
        QCOMPARE(spelled(missing, references(*missing.model, missing.offset)), list({"Gone"}));
    }

    void theOutlineFollowsTheDocument() {
        const Marked at(marked("StartAt"));
        const auto outline = symbols(*at.model);
        QCOMPARE(outline.size(), std::size_t(3));
        QCOMPARE(outline[1].name, std::string("P"));
        QCOMPARE(outline[1].children.size(), std::size_t(2));
        QCOMPARE(outline[1].children[0].name, std::string("Branch 1"));
        QCOMPARE(outline[1].children[0].detail, std::string("2 states"));
        QCOMPARE(outline[1].children[0].children[1].path.text(),
                 std::string("/States/P/Branches[0]/States/Y"));
        QCOMPARE(at.text().substr(outline[2].nameRange.begin, outline[2].nameRange.length()),
                 std::string("B"));
    }

    void breadcrumbsNameTheWay() {
        const Marked at(marked("$mine"));
        QStringList way;
        for (const Crumb& crumb : breadcrumbs(*at.model, at.offset))
            way << QString::fromStdString(crumb.label) + QString::fromUtf8(crumb.isState ? "*" : "");
        QCOMPARE(way, list({"P*", "Branches", "[0]", "Y*", "Output"}));
    }

    void whatSpansLinesFolds() {
        const auto tree = wb::json::parse("{\n\"a\": [1, 2],\n\"b\": {\"c\": [\n1]}}");
        QStringList found;
        for (const auto range : foldingRanges(*tree))
            found << QString::fromStdString(tree->text().substr(range.begin, range.length()));
        QCOMPARE(found.size(), 3);
        QCOMPARE(found[1], QStringLiteral("{\"c\": [\n1]}"));
        QCOMPARE(found[2], QStringLiteral("[\n1]"));
    }
};

QTEST_APPLESS_MAIN(tst_navigation)
#include "tst_navigation.moc"
