// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_driver.h"

#include "ui/debugger/expression_field.h"
#include "ui/debugger/expression_panel.h"
#include "ui/debugger/input_field.h"
#include "ui/debugger/json_view.h"

/// Trying expressions out, by keys alone.
class TestExpressions : public QObject, WindowDriver {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init();
    void cleanup() { closeWindow(); }
    void opensWithTheExpressionAtTheCaret();
    void opensFromTheCommandPaletteAndLeavesByEscape();
    void followsTheStepShown();
    void readsTheInputOfTheNextRun();

  private:
    void caretInto(const char* text);
    ExpressionPanel* panel() { return m_window->findChild<ExpressionPanel*>(); }
    QString result() {
        for (const JsonView* view : panel()->findChildren<JsonView*>())
            if (view->accessibleName().startsWith(QStringLiteral("Result"))) return view->text().simplified();
        return {};
    }
};

void TestExpressions::init() {
    openWindow();
    show(R"({
  "StartAt": "First",
  "States": {
    "First": {"Type": "Pass", "Parameters": {"n.$": "$.start"}, "Next": "Second"},
    "Second": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $states.input.n + 1 %}", "End": true}
  }
}
)");
    m_window->input()->setText(QStringLiteral(R"({"start": 41})"));
}

void TestExpressions::caretInto(const char* text) {
    const auto at = static_cast<std::uint32_t>(m_window->editor()->bytes().find(text));
    m_window->editor()->showRange({at, at}, false);
    m_window->editor()->setFocus();
}

void TestExpressions::opensWithTheExpressionAtTheCaret() {
    QVERIFY(!panel()->isVisible());
    caretInto("$.start");
    key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(panel()->isVisible());
    QVERIFY(panel()->field()->hasFocus());
    QCOMPARE(panel()->field()->toPlainText(), QStringLiteral("$.start"));
    QTRY_COMPARE(result(), QStringLiteral("41"));
    caretInto("states.input.n");
    key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(panel()->field()->toPlainText(), QStringLiteral("$states.input.n + 1"));
    QCOMPARE(panel()->language(), query::Language::Jsonata);
}

void TestExpressions::opensFromTheCommandPaletteAndLeavesByEscape() {
    goToGraph();
    command("Evaluate an expression");
    QTRY_VERIFY(panel()->field()->hasFocus());
    keys("$.start");
    QTRY_COMPARE(result(), QStringLiteral("41"));
    key(Qt::Key_Escape);
    QVERIFY(m_window->editor()->hasFocus());
}

void TestExpressions::followsTheStepShown() {
    key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QString error;
    QVERIFY2(m_window->debugger()->begin(&error), qPrintable(error));
    DebugSession& session = m_window->debugger()->session();
    session.run();
    QTRY_COMPARE(session.phase(), DebugSession::Phase::Finished);
    panel()->enter({"$states.input", query::Language::Jsonata});
    session.seek(1);
    QTRY_COMPARE(result(), QStringLiteral(R"({ "start": 41 })"));
    session.seek(2);
    QTRY_COMPARE(result(), QStringLiteral(R"({ "n": 41 })"));
    // A run keeps its data, whatever the next one would begin with.
    m_window->input()->setText(QStringLiteral(R"({"start": 1})"));
    panel()->refresh();
    QTest::qWait(200);
    QCOMPARE(result(), QStringLiteral(R"({ "n": 41 })"));
}

void TestExpressions::readsTheInputOfTheNextRun() {
    panel()->enter({"$.start", query::Language::JsonPath});
    key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(result(), QStringLiteral("41"));
    m_window->input()->setText(QStringLiteral(R"({"start": "changed"})"));
    QTRY_COMPARE(result(), QStringLiteral("\"changed\""));
}

QTEST_MAIN(TestExpressions)
#include "tst_expression.moc"
