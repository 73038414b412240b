// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/parser.h"
#include "core/json/reader.h"
#include "ui/debugger/expression_field.h"
#include "ui/debugger/expression_panel.h"
#include "ui/debugger/json_view.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wb;
using namespace wb::ui;
using query::Language;

namespace {

ReadableData data() {
    ReadableData data;
    data.shown.state = asl::StatePath("/States/A");
    query::Scope& scope = data.shown.scope;
    scope.input = *json::read(R"({"a": {"b": [1, 2]}})");
    scope.variables = *json::read(R"({"v": 7})");
    scope.context = *json::read(R"({"Execution": {"Name": "run"}})");
    scope.states = json::Value::object({{"input", scope.input}, {"context", scope.context}, {"result", 5}});
    data.stages = {{QStringLiteral("Input"), scope.input}, {QStringLiteral("Result"), *json::read("[10]")}};
    return data;
}

} // namespace

class TestExpression : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void init();
    void findsTheExpressionInATextData_data();
    void findsTheExpressionInATextData();
    void namesWhatCanBeRead();
    void showsTheResultWhileTyping();
    void marksWhatTheResultWasTakenFrom();
    void marksWhereTheErrorIs();
    void readsTheStageThatIsChosen();
    void anotherExpressionEndsTheOneUnderWay();
    void goesThroughEarlierExpressions();
    void anEmptyFieldFollowsTheStatesLanguage();
    void copiesTheValueOfAField();
    void tellsOfALargeResult();

  private:
    void type(const char* text);
    /// The bytes of the readable data that are framed.
    QStringList framed() const;

    QTemporaryDir m_settings;
    std::unique_ptr<ExpressionPanel> m_panel;
    ReadableData m_data;
    JsonView* m_readable = nullptr;
    JsonView* m_result = nullptr;
    QLabel* m_status = nullptr;
};

void TestExpression::initTestCase() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::setOrganizationName(QStringLiteral("asl-workbench-test"));
}

void TestExpression::init() {
    QSettings().clear();
    m_data = data();
    m_panel = std::make_unique<ExpressionPanel>();
    m_panel->setSource([this] {
        ExpressionQuestion question;
        question.data = m_data;
        return question;
    });
    for (JsonView* view : m_panel->findChildren<JsonView*>())
        (view->accessibleName().startsWith(QStringLiteral("Result")) ? m_result : m_readable) = view;
    for (QLabel* label : m_panel->findChildren<QLabel*>())
        if (label->accessibleName().startsWith(QStringLiteral("What came"))) m_status = label;
    QVERIFY(m_result && m_readable && m_status);
    m_panel->resize(800, 400);
    m_panel->show();
    QTRY_VERIFY(m_readable->text().contains(QStringLiteral("run")));
}

void TestExpression::type(const char* text) {
    m_panel->field()->setFocus();
    m_panel->field()->selectAll();
    QTest::keyClicks(m_panel->field(), QString::fromUtf8(text));
}

QStringList TestExpression::framed() const {
    const QByteArray bytes = m_readable->text().toUtf8();
    QStringList parts;
    constexpr unsigned long indicator = 9;
    for (long at = 0; at < bytes.size();) {
        const long end = m_readable->SendScintilla(QsciScintillaBase::SCI_INDICATOREND, indicator, at);
        if (m_readable->SendScintilla(QsciScintillaBase::SCI_INDICATORVALUEAT, indicator, at) != 0)
            parts << QString::fromUtf8(bytes.mid(at, end - at));
        if (end <= at) break;
        at = end;
    }
    return parts;
}

void TestExpression::findsTheExpressionInATextData_data() {
    QTest::addColumn<QString>("part");
    QTest::addColumn<bool>("isSelected");
    QTest::addColumn<QString>("expression");
    QTest::addColumn<bool>("isJsonata");
    QTest::newRow("a path at the caret") << "$.p" << false << "$.p['q']" << false;
    QTest::newRow("an intrinsic function at the caret")
        << "States.Array" << false << "States.Array($.a)" << false;
    QTest::newRow("no expression at the caret") << "plain" << false << "" << false;
    QTest::newRow("jsonata at the caret") << "states.input" << false << "$states.input & \"x\"" << true;
    QTest::newRow("a part that is selected") << "$states.input" << true << "$states.input" << true;
    QTest::newRow("a part with escapes") << R"(input & \"x\")" << true << "input & \"x\"" << true;
    QTest::newRow("a whole string") << R"("$.p['q']")" << true << "$.p['q']" << false;
    QTest::newRow("a text in a JSONata state") << "constant" << false << "" << true;
}

void TestExpression::findsTheExpressionInATextData() {
    const std::string text = R"json({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Parameters": {"x.$": "$.p['q']", "y.$": "States.Array($.a)", "z": "plain"}, "Next": "B"},
        "B": {"Type": "Pass", "QueryLanguage": "JSONata",
              "Output": ["{% $states.input & \"x\" %}", "constant"], "End": true}
    }})json";
    QFETCH(QString, part);
    QFETCH(bool, isSelected);
    QFETCH(QString, expression);
    QFETCH(bool, isJsonata);
    const auto begin = static_cast<std::uint32_t>(text.find(part.toStdString()));
    QVERIFY(begin < text.size());
    const auto length = isSelected ? static_cast<std::uint32_t>(part.toUtf8().size()) : 0U;
    const asl::ModelPtr model = asl::Model::read(json::parse(text));
    const FoundExpression found = expressionAt(*model, {begin, begin + length});
    QCOMPARE(QString::fromStdString(found.text), expression);
    QCOMPARE(found.language == Language::Jsonata, isJsonata);
}

void TestExpression::namesWhatCanBeRead() {
    const auto keys = [](const json::Value& value) {
        QStringList names;
        for (const json::Member& member : value.members())
            names << QString::fromStdString(std::string(member.key.view()));
        return names.join(u' ');
    };
    const json::Value path = readableDocument(m_data.shown.scope, Language::JsonPath);
    QCOMPARE(keys(path), QStringLiteral("$ $v $$"));
    const json::Value jsonata = readableDocument(m_data.shown.scope, Language::Jsonata);
    QCOMPARE(keys(jsonata), QStringLiteral("$states $v"));
    QCOMPARE(keys(jsonata["$states"]), QStringLiteral("input result context"));
    QCOMPARE(sourceName("/$states/input/items/0/a~1b"), QStringLiteral("$states.input.items[0].a/b"));
}

void TestExpression::showsTheResultWhileTyping() {
    type("$.a");
    QTRY_COMPARE(m_result->text().simplified(), QStringLiteral("{ \"b\": [ 1, 2 ] }"));
    QTest::keyClicks(m_panel->field(), QStringLiteral(".b[1]"));
    QTRY_COMPARE(m_result->text(), QStringLiteral("2"));
    // Other data, the same expression.
    m_data.shown.scope.input = *json::read(R"({"a": {"b": [1, 3]}})");
    m_data.stages = {{QStringLiteral("Input"), m_data.shown.scope.input}};
    m_panel->refresh();
    QTRY_COMPARE(m_result->text(), QStringLiteral("3"));
}

void TestExpression::marksWhatTheResultWasTakenFrom() {
    type("$.a.b[1]");
    QTRY_COMPARE(framed(), QStringList{QStringLiteral("2")});
    QVERIFY(m_status->text().contains(QStringLiteral("$.a.b[1]")));
    type("$v");
    QTRY_COMPARE(framed(), QStringList{QStringLiteral("7")});
    type("$$.Execution");
    QTRY_VERIFY(framed().join(u' ').contains(QStringLiteral("\"run\"")));
    type("$.nowhere");
    QTRY_COMPARE(framed(), QStringList());
}

void TestExpression::marksWhereTheErrorIs() {
    type("$.a.x");
    QTRY_COMPARE(m_panel->field()->extraSelections().size(), 1);
    QCOMPARE(m_panel->field()->extraSelections().first().cursor.selectedText(), QStringLiteral(".x"));
    QCOMPARE(m_status->property("role").toString(), QStringLiteral("error"));
    QVERIFY(m_status->text().contains(QStringLiteral("column 4")));
    // Another text is not wrong until it has been looked at.
    QTest::keyClicks(m_panel->field(), QStringLiteral("y"));
    QVERIFY(m_panel->field()->extraSelections().isEmpty());
}

void TestExpression::readsTheStageThatIsChosen() {
    type("$[0]");
    QTRY_COMPARE(m_status->property("role").toString(), QStringLiteral("error"));
    for (QComboBox* box : m_panel->findChildren<QComboBox*>())
        if (box->findText(QStringLiteral("Result")) >= 0) box->setCurrentText(QStringLiteral("Result"));
    QTRY_COMPARE(m_result->text(), QStringLiteral("10"));
}

void TestExpression::anotherExpressionEndsTheOneUnderWay() {
    ExpressionEvaluator evaluator;
    QSignalSpy answered(&evaluator, &ExpressionEvaluator::answered);
    ExpressionQuestion endless;
    endless.data = m_data;
    endless.language = Language::Jsonata;
    endless.text = "($f := function($n){$f($n + 1)}; $f(0))";
    QElapsedTimer clock;
    clock.start();
    evaluator.evaluate(endless);
    QTest::qWait(50);
    QVERIFY(evaluator.isBusy());
    ExpressionQuestion simple = endless;
    simple.text = "1 + 1";
    evaluator.evaluate(simple);
    QTRY_COMPARE(answered.size(), 1);
    QVERIFY(clock.elapsed() < ExpressionEvaluator::milliseconds);
    QVERIFY(!evaluator.isBusy());
}

void TestExpression::goesThroughEarlierExpressions() {
    ExpressionField* field = m_panel->field();
    type("$.a");
    QTest::keyClick(field, Qt::Key_Return);
    type("$.a.b");
    QTest::keyClick(field, Qt::Key_Return);
    type("$.c");
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(field->toPlainText(), QStringLiteral("$.a.b"));
    QTest::keyClick(field, Qt::Key_Up);
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(field->toPlainText(), QStringLiteral("$.a"));
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(field->toPlainText(), QStringLiteral("$.c"));
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(field->toPlainText(), QStringLiteral("$.c"));
}

void TestExpression::anEmptyFieldFollowsTheStatesLanguage() {
    QCOMPARE(m_panel->language(), Language::JsonPath);
    m_data.shown.isJsonata = true;
    m_panel->refresh();
    QTRY_COMPARE(m_panel->language(), Language::Jsonata);
    type("$states.result");
    QTRY_COMPARE(m_result->text(), QStringLiteral("5"));
    m_data.shown.isJsonata = false;
    m_data.shown.scope.states = m_data.shown.scope.states.with("result", 6);
    m_panel->refresh();
    QTRY_COMPARE(m_result->text(), QStringLiteral("6"));
}

void TestExpression::copiesTheValueOfAField() {
    type("$.a");
    QCOMPARE(m_panel->fieldValue(), QStringLiteral("\"$.a\""));
    m_panel->enter({"$v & \"x\"", Language::Jsonata});
    QCOMPARE(m_panel->language(), Language::Jsonata);
    QCOMPARE(m_panel->fieldValue(), QStringLiteral("\"{% $v & \\\"x\\\" %}\""));
}

void TestExpression::tellsOfALargeResult() {
    m_data.shown.scope.variables = json::Value::object({{"big", json::Value(std::string(3 << 20, 'x'))}});
    type("$big");
    QTRY_VERIFY(m_result->text().contains(QStringLiteral("too large")));
}

QTEST_MAIN(TestExpression)
#include "tst_expression.moc"
