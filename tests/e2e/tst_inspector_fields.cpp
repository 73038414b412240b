// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/fields.h"
#include "core/asl/refactor/refactor.h"
#include "core/json/parser.h"
#include "core/json/tree_edit.h"
#include "tests/e2e/window_driver.h"
#include "ui/inspector/inspector.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>

using asl::Field;
using asl::ObjectType;
using asl::QueryLanguage;
using asl::ValueKind;

namespace {

/// A value for a field, as it is typed, and the JSON that the text then has.
struct Sample {
    std::string typed;
    std::string json;
};

Sample sampleOf(const Field& field) {
    switch (field.kind) {
    case ValueKind::Text:
        return {"a \"b\" ~/x", R"("a \"b\" ~/x")"};
    case ValueKind::StateName:
        return {"Y", R"("Y")"};
    case ValueKind::Integer:
        return {"7", "7"};
    case ValueKind::Number:
        return {"7.5", "7.5"};
    case ValueKind::Choice:
        return {std::string(field.values.back()), '"' + std::string(field.values.back()) + '"'};
    case ValueKind::Path:
    case ValueKind::ReferencePath:
    case ValueKind::PayloadPath:
        return {"$.a['b']", R"("$.a['b']")"};
    case ValueKind::Condition:
        return {"{% $x = \"1\" %}", R"("{% $x = \"1\" %}")"};
    case ValueKind::Timestamp:
        return {"2030-01-01T00:00:00Z", R"("2030-01-01T00:00:00Z")"};
    case ValueKind::Resource:
        return {"arn:aws:states:::sqs:sendMessage", R"("arn:aws:states:::sqs:sendMessage")"};
    case ValueKind::ErrorNames:
    case ValueKind::Texts:
        return {"My.Name", R"("My.Name")"};
    case ValueKind::Items:
        return {"[1, \"x\"]", R"([1, "x"])"};
    case ValueKind::Boolean:
        return {"", "true"};
    default:
        return {R"({"k": [1, "x"]})", R"({"k": [1, "x"]})"};
    }
}

bool isDrawn(std::string_view name) {
    return name == "Type" || name == "States" || name == "StartAt";
}

} // namespace

/// Every field of the table, in both query languages, written through the control that the inspector has for
/// it.
class TestInspectorFields : public QObject, private WindowDriver {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        m_language = QueryLanguage::JsonPath;
        openWindow();
        m_window->findChild<QDockWidget*>(QStringLiteral("inspector"))->show();
    }
    void cleanup() { closeWindow(); }

    void everyFieldIsWritten_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("isJsonata");
        for (const auto type :
             {asl::StateType::Task, asl::StateType::Pass, asl::StateType::Choice, asl::StateType::Wait,
              asl::StateType::Succeed, asl::StateType::Fail, asl::StateType::Parallel, asl::StateType::Map})
            for (const bool isJsonata : {false, true})
                QTest::newRow((std::string(asl::name(type)) + (isJsonata ? " JSONata" : " JSONPath")).c_str())
                    << static_cast<int>(type) << isJsonata;
    }

    void everyFieldIsWritten() {
        QFETCH(int, type);
        QFETCH(bool, isJsonata);
        m_language = isJsonata ? QueryLanguage::Jsonata : QueryLanguage::JsonPath;
        const auto stateType = static_cast<asl::StateType>(type);
        for (const Field& field : asl::fieldsOf(asl::objectType(stateType))) {
            if (isDrawn(field.name) || field.object == ObjectType::Processor || !field.isIn(m_language))
                continue;
            open(stateType);
            write(field, "");
            if (QTest::currentTestFailed()) return;
            while (m_window->editor()->canUndo()) m_window->editor()->undo();
            QCOMPARE(text(), m_before);
        }
    }

    void whatIsShownIsNotWritten() {
        show(R"({"StartAt": "S", "States": {"S": {"Type": "Pass", "Comment": "two\nlines", "ResultPath": null,
 "Mystery": 1, "Result": {"a" : 1.50, "a": 2, "u": "\u00e4"}, "Parameters": {"x":1}, "End": true}}})");
        m_before = text();
        select();
        for (QWidget* control : page()->findChildren<QWidget*>())
            if (control->focusPolicy() & Qt::TabFocus) control->setFocus();
        canvas()->setFocus();
        QCOMPARE(text(), m_before);
    }

    void nullIsAValue() {
        open(asl::StateType::Pass);
        type("ResultPath", "null");
        QVERIFY(node("/ResultPath").isNull());
        QTRY_COMPARE(row("ResultPath")->findChild<QLineEdit*>()->text(), QStringLiteral("null"));
        type("ResultPath", "$.x");
        QCOMPARE(node("/ResultPath").string(), std::optional<std::string>("$.x"));
    }

    void aChangeOfJsonKeepsTheRest() {
        const std::string before =
            R"({"StartAt": "S", "States": {"S": {"Type": "Pass", "Parameters": {"a" : 1.50, "b.$":  "$.x",
      "c": [ 1,2 ] }, "End": true}}})";
        show(before.c_str());
        select();
        auto* edit = row("Parameters")->findChild<QPlainTextEdit*>();
        QVERIFY(edit);
        edit->setFocus();
        edit->setPlainText(edit->toPlainText().replace(QStringLiteral("$.x"), QStringLiteral("$.y")));
        canvas()->setFocus();
        std::string wanted = before;
        wanted.replace(wanted.find("$.x"), 3, "$.y");
        QCOMPARE(text(), wanted);
    }

    void whatCannotBeIsExplainedAndNotWritten() {
        open(asl::StateType::Wait);
        const QString said = typeRefused("Seconds", "1.5");
        QVERIFY2(said.contains(QStringLiteral("whole")), qPrintable(said));
        QVERIFY(!typeRefused("Seconds", "-1").isEmpty());
        QVERIFY(!typeRefused("Seconds", "many").isEmpty());
        type("Seconds", "12");
        QCOMPARE(node("/Seconds").integer(), std::optional<std::int64_t>(12));
        QTRY_VERIFY(row("Seconds")->findChild<QLabel*>(QStringLiteral("problem"))->text().isEmpty());
        auto* name = page()->findChild<QLineEdit*>();
        name->setFocus();
        for (const QString& illegal : {QString(), QStringLiteral("Y"), QString(81, u'x')}) {
            name->setText(illegal);
            QVERIFY(!page()->findChild<QLabel*>(QStringLiteral("nameRefusal"))->text().isEmpty());
            QTest::keyClick(name, Qt::Key_Return);
        }
        QVERIFY(state("/States/S"));
    }

    void numbersAreWrittenAsJsonHasThem() {
        open(asl::StateType::Wait);
        const std::pair<const char*, int> rows[] = {{"+5", 5}, {"007", 7}, {" 8 ", 8}};
        for (const auto& [typed, written] : rows) {
            type("Seconds", typed);
            QCOMPARE(node("/Seconds").integer().value_or(-1), std::int64_t(written));
        }
        for (const char* none : {"nan", "inf", ".5", "0x10", "5.", "+", "1,5", "--1", "+-1"})
            QVERIFY2(!typeRefused("Seconds", none).isEmpty(), none);
    }

    void whatTheServiceWouldRefuseIsSaidBesideTheField() {
        open(asl::StateType::Pass);
        type("InputPath", "nonsense", true);
        const auto said = [this](const char* field) {
            return row(field)->findChild<QLabel*>(QStringLiteral("problem"))->text();
        };
        QTRY_VERIFY(!said("InputPath").isEmpty());
        type("InputPath", "$.a");
        QTRY_VERIFY(said("InputPath").isEmpty());
        open(asl::StateType::Wait);
        type("Seconds", "");
        QTRY_VERIFY(page()
                        ->findChild<QLabel*>(QStringLiteral("missing"))
                        ->text()
                        .contains(QStringLiteral("Seconds")));
    }

    void nextAndEndAreOneChoice() {
        open(asl::StateType::Pass);
        QTest::mouseClick(row("End")->findChild<QCheckBox*>(), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(node("/End").boolean().value_or(false) && !node("/Next"));
        QCoreApplication::processEvents();
        type("Next", "Y");
        QVERIFY(!node("/End") && node("/Next").string() == "Y");
        QCoreApplication::processEvents();
        type("Next", "");
        QVERIFY(node("/End").boolean().value_or(false) && !node("/Next"));
    }

  private:
    QWidget* page() { return m_window->findChild<Inspector*>()->widget(); }
    QWidget* row(const std::string& name) {
        return page()->findChild<QWidget*>(QString::fromStdString(name));
    }
    std::string text() { return std::string(m_window->editor()->bytes()); }
    json::Node node(const std::string& pointer) {
        m_window->document()->refresh();
        const asl::State* found = state("/States/S");
        return found ? json::resolvePointer(found->node, pointer) : json::Node();
    }

    void select() {
        // By way of the machine: another state of that name may have been shown before.
        m_window->selection()->go({}, false);
        QTRY_VERIFY(row("StartAt"));
        m_window->selection()->go(asl::StatePath("/States/S"), false);
        QTRY_VERIFY(page()->findChild<QLineEdit*>() &&
                    page()->findChild<QLineEdit*>()->text() == QStringLiteral("S"));
    }

    void open(asl::StateType type) {
        std::string made = asl::refactor::newStateText(type, m_language);
        const bool ends = type == asl::StateType::Succeed || type == asl::StateType::Fail;
        const bool isChoice = type == asl::StateType::Choice;
        made.insert(made.rfind('}'), isChoice ? R"(, "Default": "Z", "Mystery": {"k" :1})"
                                     : ends   ? R"(, "Mystery": {"k" :1})"
                                              : R"(, "Next": "Z", "Mystery": {"k" :1})");
        const std::string language =
            m_language == QueryLanguage::Jsonata ? R"("QueryLanguage": "JSONata", )" : "";
        m_before = "{" + language + R"("StartAt": "S", "States": {"S": )" + made +
                   R"(, "Y": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}}})";
        show(m_before.c_str());
        select();
    }

    /// Puts a value into a field by its control and looks at what the text has then.
    void write(const Field& field, const std::string& above) {
        const std::string pointer = above + '/' + std::string(field.name);
        const std::string name = above.empty() ? std::string(field.name) : pointer;
        if (!row(name)) add(field, above);
        QVERIFY2(row(name), pointer.c_str());
        if (field.kind == ValueKind::Objects && field.object != ObjectType::Branch) {
            const auto count = node(pointer).size();
            QTest::mouseClick(row(pointer + "/-"), Qt::LeftButton);
            QVERIFY2(node(pointer).size() == count + 1, pointer.c_str());
            const std::string item = pointer + '/' + std::to_string(count);
            QTRY_VERIFY2(row(item + "/remove"), item.c_str());
            return writeAll(field.object, item);
        }
        if (field.kind == ValueKind::Objects) return;
        if (field.kind == ValueKind::Object && node(pointer).isObject())
            return writeAll(field.object, pointer);
        const Sample sample = sampleOf(field);
        enter(row(name), sample.typed);
        const json::Node found = node(pointer);
        const bool isList = field.kind == ValueKind::ErrorNames || field.kind == ValueKind::Texts;
        const json::Node value = isList && found.size() > 0 ? found.element(found.size() - 1) : found;
        QVERIFY2(value && value.toValue() == json::parse(sample.json)->root().toValue(),
                 (pointer + ": " + std::string(found.text())).c_str());
        QCOMPARE(node("/Mystery").text(), std::string_view(R"({"k" :1})"));
        QCoreApplication::processEvents();
    }

    void writeAll(ObjectType type, const std::string& above) {
        // Rules in rules go on for ever.
        const auto depth = std::count(above.begin(), above.end(), '/');
        if (depth > 4 || (depth == 4 && above.find("/Or/") != std::string::npos)) return;
        for (const Field& field : asl::fieldsOf(type)) {
            const bool isOperator = type == ObjectType::ChoiceRule || type == ObjectType::NestedRule;
            if (isDrawn(field.name) || !field.isIn(m_language)) continue;
            if (isOperator && !row(above + '/' + std::string(field.name)) && !canAdd(field, above)) continue;
            write(field, above);
            if (QTest::currentTestFailed()) return;
        }
    }

    QAction* addAction(const Field& field, const std::string& above) {
        auto* button = qobject_cast<QToolButton*>(row(above + "/add"));
        if (button)
            for (QAction* action : button->menu()->actions())
                if (action->text().toStdString() == field.name) return action;
        return nullptr;
    }
    bool canAdd(const Field& field, const std::string& above) { return addAction(field, above); }
    void add(const Field& field, const std::string& above) {
        QAction* action = addAction(field, above);
        // Drawn in the graph.
        QVERIFY2(action, (above + '/' + std::string(field.name)).c_str());
        action->trigger();
        const std::string pointer = above + '/' + std::string(field.name);
        QVERIFY2(node(pointer), pointer.c_str());
        QTRY_VERIFY2(row(above.empty() ? std::string(field.name) : pointer), pointer.c_str());
    }

    void enter(QWidget* control, const std::string& typed) {
        const QString value = QString::fromStdString(typed);
        if (auto* json = control->findChild<QPlainTextEdit*>()) {
            json->setFocus();
            json->selectAll();
            QTest::keyClicks(json, value);
            return canvas()->setFocus();
        }
        if (auto* flag = control->findChild<QCheckBox*>()) {
            if (!flag->isChecked()) QTest::mouseClick(flag, Qt::LeftButton, {}, QPoint(8, 8));
            return;
        }
        // Of several names the last line is for a new one.
        const QList<QLineEdit*> lines = control->findChildren<QLineEdit*>();
        QVERIFY(!lines.isEmpty());
        lines.back()->setFocus();
        lines.back()->selectAll();
        if (value.isEmpty())
            QTest::keyClick(lines.back(), Qt::Key_Delete);
        else
            QTest::keyClicks(lines.back(), value);
        QTest::keyClick(lines.back(), Qt::Key_Return);
    }

    /// Types into a field, which is added first where it is not shown.
    void type(const char* name, const char* value, bool mayAdd = true) {
        if (!row(name) && mayAdd) add(*asl::findField(asl::objectType(state("/States/S")->type), name), "");
        QVERIFY(row(name));
        enter(row(name), value);
    }
    QString typeRefused(const char* name, const char* value) {
        const std::string before = text();
        enter(row(name), value);
        if (text() != before) QTest::qFail("it was written", __FILE__, __LINE__);
        return row(name)->findChild<QLabel*>(QStringLiteral("problem"))->text();
    }

    QueryLanguage m_language = QueryLanguage::JsonPath;
    std::string m_before;
};

QTEST_MAIN(TestInspectorFields)
#include "tst_inspector_fields.moc"
