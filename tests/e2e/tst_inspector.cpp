// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window.h"
#include "ui/selection_sync.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace wb;
using namespace wb::ui;

namespace {

const char* const text = R"({
  "StartAt": "Call",
  "States": {
    "Call": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {"FunctionName": "f"},
      "TimeoutSeconds": 9,
      "Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 2, "Mystery": 1}, {"ErrorEquals": ["B"]}],
      "Next": "Which"
    },
    "Which": {
      "Type": "Choice",
      "Choices": [{"And": [{"Variable": "$.a", "NumericEquals": 1}, {"Variable": "$.b", "IsNull": true}], "Next": "Done"}],
      "Default": "Done"
    },
    "Done": {"Type": "Succeed"}
  }
}
)";

} // namespace

/// The forms of the inspector: nested objects and lists, each change one undo step of the fewest bytes.
class TestInspector : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_home;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<MainWindow> m_window;

    QWidget* page() { return m_window->findChild<Inspector*>()->widget(); }
    template <typename T>
    T* named(const char* name) {
        return page()->findChild<T*>(QLatin1String(name));
    }
    QLineEdit* line(const char* name) {
        auto* row = named<QWidget>(name);
        return row ? row->findChild<QLineEdit*>() : nullptr;
    }
    void go(const char* state) {
        m_window->selection()->go(asl::StatePath(state), false);
        const QString name = QString::fromLatin1(state).section(u'/', -1);
        QTRY_VERIFY(page()->findChild<QLineEdit*>() && page()->findChild<QLineEdit*>()->text() == name);
    }
    std::string now() const { return std::string(m_window->editor()->bytes()); }
    /// The text with one piece of it replaced.
    static std::string with(const std::string& piece, const std::string& other) {
        std::string changed = text;
        const std::size_t at = changed.find(piece);
        return at == std::string::npos ? "no such piece" : changed.replace(at, piece.size(), other);
    }
    void undo() {
        m_window->editor()->undo();
        m_window->document()->refresh();
        QCOMPARE(now(), std::string(text));
    }

  private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("tests"));
        QCoreApplication::setApplicationName(QStringLiteral("inspector"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
    }
    void init() {
        m_themes = std::make_unique<ThemeController>();
        m_window = std::make_unique<MainWindow>(m_themes.get());
        m_window->show();
        // Without a window manager nobody else gives it the keyboard.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->findChild<QDockWidget*>(QStringLiteral("inspector"))->show();
        m_window->document()->create(text, QStringLiteral("test.asl.json"));
    }
    void cleanup() {
        m_window.reset();
        m_themes.reset();
    }

    void showsHowLongARetrierWaits() {
        go("/States/Call");
        QCOMPARE(named<QLabel>("/Retry/0/backoff")->text(), QStringLiteral("Waits 1 s, 2 s"));
        QCOMPARE(named<QLabel>("/Retry/1/backoff")->text(), QStringLiteral("Waits 1 s, 2 s, 4 s"));
    }

    void aFieldOfARetrierChangesItAlone() {
        go("/States/Call");
        line("/Retry/0/MaxAttempts")->setText(QStringLiteral("5"));
        Q_EMIT line("/Retry/0/MaxAttempts")->editingFinished();
        QCOMPARE(now(), with("\"MaxAttempts\": 2", "\"MaxAttempts\": 5"));
        undo();
    }

    void retriersAreAddedMovedAndRemoved() {
        go("/States/Call");
        named<QToolButton>("/Retry/1/remove")->click();
        QCOMPARE(now(), with(R"(, {"ErrorEquals": ["B"]})", ""));
        undo();
        go("/States/Done");
        go("/States/Call");
        named<QToolButton>("/Retry/1/up")->click();
        m_window->document()->refresh();
        const asl::ModelPtr moved = m_window->document()->analysis()->model;
        QCOMPARE(*moved->states().front().node["Retry"].element(0)["ErrorEquals"].element(0).string(),
                 std::string("B"));
        undo();
        go("/States/Done");
        go("/States/Call");
        named<QToolButton>("/Retry/-")->click();
        m_window->document()->refresh();
        QCOMPARE(m_window->document()->analysis()->model->states().front().node["Retry"].size(), 3U);
        undo();
    }

    void aNewListBeginsWithOneEntry() {
        go("/States/Call");
        named<QToolButton>("/Catch/-")->click();
        m_window->document()->refresh();
        const json::Node list = m_window->document()->analysis()->model->states().front().node["Catch"];
        QCOMPARE(list.size(), 1U);
        QVERIFY(list.element(0).findMember("ErrorEquals"));
        undo();
    }

    void theComparisonOfANestedRuleCanBeAnother() {
        go("/States/Which");
        auto* box = named<QComboBox>("/Choices/0/And/0/operator");
        QVERIFY(box);
        QCOMPARE(box->currentText(), QStringLiteral("NumericEquals"));
        box->setCurrentText(QStringLiteral("NumericLessThan"));
        Q_EMIT box->textActivated(QStringLiteral("NumericLessThan"));
        QCOMPARE(now(), with("NumericEquals", "NumericLessThan"));
        undo();
    }

    void rulesInsideOfARuleAreMoved() {
        go("/States/Which");
        named<QToolButton>("/Choices/0/And/0/down")->click();
        m_window->document()->refresh();
        const json::Node rules =
            m_window->document()->analysis()->model->states()[1].node["Choices"].element(0)["And"];
        QCOMPARE(*rules.element(0)["Variable"].string(), std::string("$.b"));
        QCOMPARE(*rules.element(1)["Variable"].string(), std::string("$.a"));
        undo();
    }

    void fieldsThatAreNotThereCanBeAdded() {
        go("/States/Call");
        auto* add = named<QToolButton>("/Retry/1/add");
        QVERIFY(add && add->menu());
        QAction* wanted = nullptr;
        for (QAction* action : add->menu()->actions())
            if (action->text() == QLatin1String("MaxDelaySeconds")) wanted = action;
        QVERIFY(wanted);
        wanted->trigger();
        m_window->document()->refresh();
        const json::Node retrier =
            m_window->document()->analysis()->model->states().front().node["Retry"].element(1);
        QVERIFY(retrier["MaxDelaySeconds"].isNumber());
        undo();
    }

    void theKeyboardStaysInTheFieldItIsIn() {
        go("/States/Call");
        line("/Retry/0/MaxAttempts")->setFocus();
        line("/Retry/0/MaxAttempts")->setText(QStringLiteral("7"));
        Q_EMIT line("/Retry/0/MaxAttempts")->editingFinished();
        QTRY_COMPARE(named<QLabel>("/Retry/0/backoff")->text().count(QLatin1String(" s")), 7 - 1);
        QTRY_VERIFY(line("/Retry/0/MaxAttempts")->hasFocus());
        undo();
    }

    void errorNamesAreALineEach() {
        go("/States/Call");
        const auto lines = [&] { return named<QWidget>("/Retry/0/ErrorEquals")->findChildren<QComboBox*>(); };
        QCOMPARE(lines().size(), 2);
        QVERIFY(lines()[1]->findText(QStringLiteral("States.Timeout")) >= 0);
        lines()[1]->setFocus();
        QTest::keyClicks(lines()[1]->lineEdit(), QStringLiteral("My.Error"));
        QTest::keyClick(lines()[1]->lineEdit(), Qt::Key_Return);
        QCOMPARE(now(), with(R"(["A"])", R"(["A", "My.Error"])"));
        QVERIFY(!m_window->editor()->undoLabel().isEmpty());
        // The keyboard goes on with the next one.
        QTRY_COMPARE(lines().size(), 3);
        QTest::mouseClick(named<QWidget>("/Retry/0/ErrorEquals")->findChildren<QToolButton*>()[0],
                          Qt::LeftButton);
        QCOMPARE(now(), with(R"(["A"])", R"(["My.Error"])"));
        m_window->editor()->undo();
        m_window->document()->refresh();
        undo();
    }

    void aNumberHasToBeOne() {
        go("/States/Call");
        QLineEdit* edit = line("/Retry/1/MaxAttempts");
        QVERIFY(edit->placeholderText().startsWith(u'3'));
        edit->setText(QStringLiteral("many"));
        Q_EMIT edit->editingFinished();
        QCOMPARE(now(), std::string(text));
        QVERIFY(edit->property("invalid").toBool());
    }

    void controlsStayWhileTheirFieldsDo() {
        go("/States/Call");
        QLineEdit* const edit = line("/Retry/0/MaxAttempts");
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_End);
        QTest::keyClicks(edit, QStringLiteral("4"));
        const auto at = static_cast<std::uint32_t>(now().find("\"TimeoutSeconds\": 9") + 18);
        QVERIFY(m_window->document()->applyEdits(QStringLiteral("Edit"), {{{at, at + 1}, "33"}}));
        QTRY_COMPARE(line("TimeoutSeconds")->text(), QStringLiteral("33"));
        // What is being typed stays, in the same control.
        QCOMPARE(line("/Retry/0/MaxAttempts"), edit);
        QCOMPARE(edit->text(), QStringLiteral("24"));
        QVERIFY(edit->hasFocus());
        m_window->editor()->undo();
        m_window->document()->refresh();
        QTRY_COMPARE(line("TimeoutSeconds")->text(), QStringLiteral("9"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(now(), with("\"MaxAttempts\": 2", "\"MaxAttempts\": 24"));
        undo();
    }

    void theMachineHasFieldsToo() {
        m_window->editor()->showRange({0, 0}, false);
        QTRY_VERIFY(named<QWidget>("StartAt"));
        line("TimeoutSeconds")->setText(QStringLiteral("60"));
        Q_EMIT line("TimeoutSeconds")->editingFinished();
        m_window->document()->refresh();
        QCOMPARE(
            m_window->document()->analysis()->model->tree().root()["TimeoutSeconds"].integer().value_or(0),
            60);
        undo();
    }

    void theMachineIsConvertedToJsonata() {
        QAction* convert = nullptr;
        for (QAction* top : m_window->menuBar()->actions())
            for (QAction* action : top->menu()->actions())
                if (action->text().contains(QLatin1String("whole machine to JSONata"))) convert = action;
        QVERIFY(convert);
        convert->trigger();
        m_window->document()->refresh();
        const asl::ModelPtr model = m_window->document()->analysis()->model;
        QCOMPARE(model->queryLanguage(), asl::QueryLanguage::Jsonata);
        QVERIFY(model->states()[1].node["Choices"].element(0).findMember("Condition"));
        undo();
    }
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
