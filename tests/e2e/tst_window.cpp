// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/recording.h"
#include "ui/canvas/canvas_view.h"
#include "ui/debugger/debug_controller.h"
#include "ui/debugger/execution_panel.h"
#include "ui/debugger/input_field.h"
#include "ui/debugger/run_actions.h"
#include "ui/debugger/steps_model.h"
#include "ui/dialogs/json_edit.h"
#include "ui/dialogs/quick_pick.h"
#include "ui/document.h"
#include "ui/editor/completion_popup.h"
#include "ui/editor/text_editor.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window.h"
#include "ui/menu_commands.h"
#include "ui/message_bar.h"
#include "ui/problems_panel.h"
#include "ui/resources.h"
#include "ui/selection_sync.h"
#include "ui/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace wb;
using namespace wb::ui;
using Phase = DebugSession::Phase;

namespace {

const asl::StatePath choiceStep("/States/ChoiceStep");

QAction* action(QWidget* window, const QKeySequence& key) {
    for (QAction* candidate : window->findChildren<QAction*>()) {
        if (candidate->shortcuts().contains(key)) return candidate;
    }
    return nullptr;
}

} // namespace

/// The window as a user has it: keys, clicks, and what is then seen.
class TestWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cursorSelectsTheStateInTheGraph();
    void selectingInTheGraphGoesToTheText();
    void clickingAStateInTheGraphGoesToTheText();
    void debugsTheSampleToItsOutput();
    void stepsForthAndBackByKeys();
    void stepsOverAContainerByKey();
    void aForkedRunIsListedBesideTheOneItIsOf();
    void aPausedRunGoesOnWithTheChangedText();
    void steppingPastTheEndKeepsTheRun();
    void functionKeysActOnceEach();
    void aChangedTextChangesTheGraph();
    void brokenTextKeepsTheGraph();
    void aProblemLeadsToItsPlace();
    void findsText();
    void asksForTheAnswerOfATaskWithoutHandler();
    void aQuestionBelongsToTheLastStep();
    void theChangedTextMustBeReadable();
    void panelsOfARunGoWithIt();
    void whatHappenedKeepsItsRoom();
    void theBarGivesWayInANarrowPane();
    void aBrokenFileSaysWhyItIsNotDrawn();
    void whatIsMendedIsNotSaidAnyLonger();
    void stopsAHangingHandler();
    void undoNamesTheEdit();
    void actionsOnTheSelectedStateAreOneUndoStep();
    void theInspectorWritesAField();
    void goesToAStateByName();
    void findsACommandByName();
    void completesAStateName();
    void aBreakpointStopsTheRun();
    void everyActionIsReachable();
    void everyKeyIsInAMenuAndMeansOneThing();
    void themeChangesAtRunTime();

  private:
    QString sample(const char* name) const {
        return resourcesDir() + QStringLiteral("/blueprints/%1/definition.asl.json").arg(QLatin1String(name));
    }
    DebugSession& session() { return m_window->debugger()->session(); }

    QTemporaryDir m_settings;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindow::initTestCase() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QApplication::setOrganizationName(QStringLiteral("asl-workbench-test"));
    QApplication::setApplicationName(QStringLiteral("asl-workbench-test"));
    m_themes = std::make_unique<ThemeController>();
}

void TestWindow::init() {
    QSettings().clear();
    m_window = std::make_unique<MainWindow>(m_themes.get());
    m_window->canvas()->setAnimated(false);
    m_window->show();
    // Without a window manager nobody else gives it the keyboard.
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QCOMPARE(m_window->openFile(sample("seven-state-types")), QString());
    QTRY_VERIFY(m_window->canvas()->isSettled());
}

void TestWindow::cleanup() {
    m_window.reset();
}

void TestWindow::cursorSelectsTheStateInTheGraph() {
    const asl::State* state = m_window->document()->analysis()->model->find(choiceStep);
    QVERIFY(state);
    m_window->editor()->showRange({state->node.range().begin + 5, state->node.range().begin + 5}, false);
    QTRY_COMPARE(m_window->canvas()->current().text(), choiceStep.text());
}

void TestWindow::selectingInTheGraphGoesToTheText() {
    Q_EMIT m_window->canvas()->stateSelected(choiceStep);
    const asl::State* state = m_window->document()->analysis()->model->find(choiceStep);
    QCOMPARE(m_window->editor()->cursorOffset(), rangeOf(*state).begin);
    QCOMPARE(m_window->selection()->current().text(), choiceStep.text());
}

void TestWindow::clickingAStateInTheGraphGoesToTheText() {
    canvas::CanvasView* canvas = m_window->canvas();
    QTRY_VERIFY(!canvas->stateRect(choiceStep).isEmpty());
    canvas->centreOn(choiceStep);
    QTRY_VERIFY(canvas->isSettled());
    const QPoint place = canvas->mapFromScene(canvas->stateRect(choiceStep).center());
    QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, place);
    const asl::State* state = m_window->document()->analysis()->model->find(choiceStep);
    QTRY_COMPARE(m_window->editor()->cursorOffset(), rangeOf(*state).begin);
}

void TestWindow::debugsTheSampleToItsOutput() {
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(session().phase(), Phase::Finished, 150'000);
    QCOMPARE(session().view().status, execution::Status::Succeeded);
    QVERIFY(session().view().output.isArray());
    QCOMPARE(session().view().output.size(), 2U);
}

void TestWindow::stepsForthAndBackByKeys() {
    QAction* step = action(m_window.get(), Qt::Key_F11);
    QAction* back = action(m_window.get(), Qt::SHIFT | Qt::Key_F10);
    step->trigger();
    QCOMPARE(session().phase(), Phase::Paused);
    QCOMPARE(session().cursor(), 0U);
    step->trigger();
    QCOMPARE(session().cursor(), 1U);
    QTRY_COMPARE_WITH_TIMEOUT(session().cursor(), 1U, 1000);
    step->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(session().cursor(), 2U, 100'000);
    back->trigger();
    back->trigger();
    QCOMPARE(session().cursor(), 0U);
    QVERIFY(!back->isEnabled());
}

void TestWindow::stepsOverAContainerByKey() {
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(session().phase(), Phase::Finished, 150'000);
    const execution::Timeline& run = *session().timeline();
    const asl::StatePath process4("/States/Process4");
    std::size_t before = 0;
    while (run.label(before + 1).state != process4) ++before;
    session().seek(static_cast<int>(before));
    action(m_window.get(), Qt::Key_F10)->trigger();
    const std::size_t behind = session().cursor();
    QVERIFY(behind > before + 2);
    QCOMPARE(run.label(behind + 1).state, asl::StatePath("/States/Process5"));
    session().seek(static_cast<int>(before));
    action(m_window.get(), Qt::Key_F11)->trigger();
    QCOMPARE(session().cursor(), before + 1);
    action(m_window.get(), Qt::SHIFT | Qt::Key_F11)->trigger();
    QCOMPARE(session().cursor(), behind);
}

void TestWindow::aForkedRunIsListedBesideTheOneItIsOf() {
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(session().phase(), Phase::Finished, 150'000);
    const std::size_t size = session().timeline()->size();
    auto* list = m_window->findChild<ExecutionPanel*>()->findChild<QComboBox*>();
    QVERIFY(list->isHidden());
    session().seek(2);
    DebugController* debugger = m_window->debugger();
    debugger->forkWith(json::Value::object().with("processResult", json::Value("Process2a")));
    QVERIFY(!list->isHidden());
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->currentText(), QStringLiteral("Run 2, from step 2 of run 1"));
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(session().phase(), Phase::Finished, 150'000);
    QVERIFY(session().timeline()->size() < size);
    debugger->showRun(0);
    QCOMPARE(list->currentText(), QStringLiteral("Run 1"));
    QCOMPARE(session().timeline()->size(), size);
    QCOMPARE(session().phase(), Phase::Finished);
    debugger->showRun(1);
    QVERIFY(session().timeline()->size() < size);

    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("history.json"));
    const std::size_t events = session().timeline()->events(session().timeline()->size() - 1).size();
    QCOMPARE(m_window->findChild<RunActions*>()->saveHistory(file), QString());
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const auto recording = history::Recording::read(saved.readAll().toStdString());
    QVERIFY(recording.ok());
    QCOMPARE(recording->events.size(), events);
    const QString answers = folder.filePath(QStringLiteral("answers.json"));
    QCOMPARE(m_window->findChild<RunActions*>()->saveAnswers(answers), QString());
    QFile mocks(answers);
    QVERIFY(mocks.open(QIODevice::ReadOnly));
    const auto read = execution::Mocks::read(mocks.readAll().toStdString());
    QVERIFY(read.ok());
    QVERIFY(read->has("Process1"));
    QVERIFY(!m_window->findChild<RunActions*>()
                 ->saveHistory(folder.filePath(QStringLiteral("no/such")))
                 .isEmpty());
}

void TestWindow::aPausedRunGoesOnWithTheChangedText() {
    DebugController* debugger = m_window->debugger();
    QVERIFY(debugger->begin());
    QAction* goOn = action(m_window.get(), Qt::ALT | Qt::Key_F10);
    QVERIFY(!goOn->isEnabled());
    const std::string text(m_window->editor()->bytes());
    const auto at = static_cast<std::uint32_t>(text.find("30", text.find("\"Seconds\"")));
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Wait"), {{{at, at + 2}, "31"}}));
    QVERIFY(goOn->isEnabled());
    goOn->trigger();
    QVERIFY(!goOn->isEnabled());
    QCOMPARE(debugger->runs().all().size(), 2U);
    QVERIFY(!debugger->isOutdated());
}

void TestWindow::steppingPastTheEndKeepsTheRun() {
    QAction* step = action(m_window.get(), Qt::Key_F10);
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(session().phase(), Phase::Finished, 150'000);
    const std::size_t last = session().timeline()->size() - 1;
    session().seek(static_cast<int>(last) - 1);
    QVERIFY(step->isEnabled());
    step->trigger();
    QCOMPARE(session().cursor(), last);
    // A key too many neither loses the run nor begins another one, and says so.
    m_window->statusBar()->clearMessage();
    step->trigger();
    QCOMPARE(session().cursor(), last);
    QCOMPARE(m_window->debugger()->runs().all().size(), 1U);
    QVERIFY(m_window->statusBar()->currentMessage().contains(QStringLiteral("F5")));
    action(m_window.get(), Qt::SHIFT | Qt::Key_F10)->trigger();
    QCOMPARE(session().cursor(), last - 1);
}

void TestWindow::functionKeysActOnceEach() {
    for (const QKeySequence& key :
         {QKeySequence(Qt::Key_F5), QKeySequence(Qt::Key_F10), QKeySequence(Qt::Key_F11),
          QKeySequence(Qt::Key_F9), QKeySequence(Qt::SHIFT | Qt::Key_F5),
          QKeySequence(Qt::CTRL | Qt::Key_S)}) {
        int owners = 0;
        for (QAction* candidate : m_window->findChildren<QAction*>())
            owners += candidate->shortcuts().contains(key);
        QVERIFY2(owners == 1, qPrintable(key.toString()));
    }
}

void TestWindow::aChangedTextChangesTheGraph() {
    const std::string text(m_window->editor()->bytes());
    const auto at = static_cast<std::uint32_t>(text.find("\"SuccessProcess\": {"));
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Insert"),
                                             {{{at, at}, "\"Extra\": {\"Type\": \"Succeed\"}, "}}));
    QTRY_VERIFY(!m_window->canvas()->stateRect(asl::StatePath("/States/Extra")).isEmpty());
    // The mistake that the article warns of.
    const auto& problems = m_window->document()->analysis()->problems;
    QVERIFY(std::any_of(problems.begin(), problems.end(), [](const Problem& p) {
        return p.severity == lint::Severity::Error && p.message.find("Extra") != std::string::npos;
    }));
}

void TestWindow::brokenTextKeepsTheGraph() {
    const asl::ModelPtr before = m_window->canvas()->model();
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Break"), {{{0, 1}, ""}}));
    QVERIFY(m_window->document()->analysis()->isBroken);
    QVERIFY(m_window->canvas()->model());
    QCOMPARE(m_window->canvas()->model()->states().size(), before->states().size());
    QVERIFY(!m_window->canvas()->stateRect(choiceStep).isEmpty());
}

void TestWindow::aProblemLeadsToItsPlace() {
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Break"), {{{0, 1}, ""}}));
    auto* list = m_window->findChild<ProblemsPanel*>()->findChild<QTreeView*>();
    QVERIFY(list->model()->rowCount() > 0);
    m_window->editor()->showRange({100, 100}, false);
    Q_EMIT list->clicked(list->model()->index(0, 0));
    const Problem& first = m_window->document()->analysis()->problems.front();
    QCOMPARE(m_window->editor()->selectedRange().begin, first.range.begin);
}

void TestWindow::findsText() {
    action(m_window.get(), QKeySequence::Find)->trigger();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Process5"));
    QTRY_COMPARE(m_window->editor()->selectedText(), QStringLiteral("Process5"));
    const std::uint32_t first = m_window->editor()->selectedRange().begin;
    action(m_window.get(), Qt::Key_F3)->trigger();
    QVERIFY(m_window->editor()->selectedRange().begin > first);
    action(m_window.get(), Qt::SHIFT | Qt::Key_F3)->trigger();
    QCOMPARE(m_window->editor()->selectedRange().begin, first);
}

void TestWindow::asksForTheAnswerOfATaskWithoutHandler() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.asl.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"StartAt": "T", "States": {"T": {"Type": "Task", "TimeoutSeconds": 5, "End": true,
        "Resource": "arn:aws:lambda:us-east-1:123456789012:function:F"}}})");
    file.close();
    QCOMPARE(m_window->openFile(path), QString());
    m_window->input()->setText(QStringLiteral("{\"n\": 3}"));
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE(session().router().questions().size(), 1U);
    auto* answer = m_window->findChild<QPushButton*>(QStringLiteral("answer"));
    QVERIFY(answer && answer->isVisible());
    QTest::qWait(50);
    // The input is offered as the answer.
    QTest::mouseClick(answer, Qt::LeftButton);
    QTRY_COMPARE(session().phase(), Phase::Finished);
    QVERIFY(session().view().output == json::Value::object({{"n", json::Value(3)}}));
    QVERIFY(!answer->isVisible());
}

void TestWindow::aQuestionBelongsToTheLastStep() {
    m_window->document()->create(R"({"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "T"},
        "T": {"Type": "Task", "End": true, "Resource": "arn:aws:lambda:us-east-1:123456789012:function:F"}}})",
                                 QStringLiteral("a.asl.json"));
    m_window->input()->setText(QStringLiteral("{}"));
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE(session().router().questions().size(), 1U);
    auto* answer = m_window->findChild<QPushButton*>(QStringLiteral("answer"));
    QTRY_VERIFY(answer->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("{\"n\": 4}"));
    action(m_window.get(), Qt::SHIFT | Qt::Key_F10)->trigger();
    QVERIFY2(!answer->isVisible(), "an earlier step asks nothing");
    session().seek(static_cast<int>(session().timeline()->size()) - 1);
    QTRY_VERIFY(answer->isVisible());
    auto* output = m_window->findChild<JsonEdit*>();
    QCOMPARE(output->text(), QStringLiteral("{\"n\": 4}"));
    output->setFocus();
    QTest::keyClick(output, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(session().router().questions().empty());
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE(session().phase(), Phase::Finished);
    QVERIFY(session().view().output == json::Value::object({{"n", json::Value(4)}}));
    // In the graph the same key goes into a container.
    QCOMPARE(m_window->openFile(sample("seven-state-types")), QString());
    QTRY_VERIFY(m_window->canvas()->isSettled());
    m_window->selection()->go(asl::StatePath("/States/Process4"), false);
    m_window->canvas()->setFocus();
    QTest::keyClick(m_window->canvas(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_window->canvas()->root().text(), std::string("/States/Process4"));
}

void TestWindow::theChangedTextMustBeReadable() {
    m_window->document()->create(R"({"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "M"},
        "M": {"Type": "Map", "End": true,
              "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                             "ReaderConfig": {"InputType": "JSONL"},
                             "Parameters": {"Bucket": "b", "Key": "k"}},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                                "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}}}})",
                                 QStringLiteral("a.asl.json"));
    QVERIFY(m_window->document()->analysis()->count(lint::Severity::Error) == 0);
    DebugController* debugger = m_window->debugger();
    QString error;
    QVERIFY2(debugger->begin(&error), qPrintable(error));
    const auto at = static_cast<std::uint32_t>(m_window->editor()->bytes().find("JSONL"));
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Format"), {{{at, at + 5}, "PARQUET"}}));
    const QString reason = debugger->forkWithText();
    QVERIFY2(reason.contains(QStringLiteral("PARQUET")), qPrintable(reason));
    QCOMPARE(debugger->runs().all().size(), 1U);
}

void TestWindow::panelsOfARunGoWithIt() {
    auto* execution = m_window->findChild<QDockWidget*>(QStringLiteral("execution"));
    auto* data = m_window->findChild<QDockWidget*>(QStringLiteral("data"));
    action(m_window.get(), Qt::Key_F10)->trigger();
    QVERIFY(execution->isVisible() && data->isVisible());
    action(m_window.get(), QKeySequence::New)->trigger();
    QVERIFY(!session().isActive());
    QVERIFY(!execution->isVisible() && !data->isVisible());
    // Whoever wants them without a run has them.
    execution->show();
    action(m_window.get(), QKeySequence::New)->trigger();
    QVERIFY(execution->isVisible());
}

void TestWindow::whatHappenedKeepsItsRoom() {
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(session().phase(), Phase::Finished, 150'000);
    const auto lists = m_window->findChild<ExecutionPanel*>()->findChildren<QTreeView*>();
    const auto found = std::find_if(lists.begin(), lists.end(), [](const QTreeView* one) {
        return one->accessibleName() == QStringLiteral("Steps");
    });
    QVERIFY(found != lists.end());
    const QTreeView* list = *found;
    for (const int width : {1000, 1280, 1600}) {
        m_window->resize(width, 700);
        QCoreApplication::processEvents();
        const QHeaderView* header = list->header();
        const int room = list->viewport()->width() - header->sectionSize(StepsModel::Number) -
                         header->sectionSize(StepsModel::Time);
        QCOMPARE(header->logicalIndexAt(list->viewport()->width() - 2), int(StepsModel::Time));
        QVERIFY2(header->sectionSize(StepsModel::What) * 5 >= room * 3 - 10,
                 qPrintable(QString::number(width)));
        const int title = header->fontMetrics().horizontalAdvance(QStringLiteral("What happened"));
        QVERIFY2(header->sectionSize(StepsModel::What) >= title, qPrintable(QString::number(width)));
    }
}

void TestWindow::theBarGivesWayInANarrowPane() {
    auto* bar = m_window->findChild<MessageBar*>();
    auto* split = m_window->findChild<QSplitter*>(QStringLiteral("centre"));
    bar->show(QStringLiteral("The program ended while a.asl.json had unsaved changes. They were kept."),
              {{QStringLiteral("Recover them"), {}},
               {QStringLiteral("Discard them"), {}},
               {QStringLiteral("Later"), {}}});
    for (const int width : {700, 420, 200}) {
        split->setSizes({width, split->width() - width});
        QCoreApplication::processEvents();
        QVERIFY2(std::abs(m_window->editor()->width() - width) < 40, qPrintable(QString::number(width)));
        const auto* text = bar->findChild<QLabel*>();
        // Words of a sentence need a line each of some length.
        QVERIFY2(text->width() >= 160, qPrintable(QString::number(text->width())));
        QVERIFY(text->height() >= text->heightForWidth(text->width()));
        for (const auto* button : bar->findChildren<QPushButton*>()) {
            QVERIFY(bar->rect().contains(button->geometry()));
            QVERIFY(!button->geometry().intersects(text->geometry()));
        }
    }
}

void TestWindow::aBrokenFileSaysWhyItIsNotDrawn() {
    QTemporaryDir folder;
    const auto open = [&](const char* text) {
        QFile file(folder.filePath(QStringLiteral("a.asl.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QCOMPARE(m_window->openFile(file.fileName()), QString());
        QTRY_VERIFY(m_window->canvas()->isSettled());
    };
    canvas::CanvasView* canvas = m_window->canvas();
    open("{\n  \"StartAt\" \"A\"\n");
    QVERIFY2(canvas->stateRect(choiceStep).isNull(), "another document's graph");
    QVERIFY2(canvas->outOfDateText().contains(QStringLiteral("cannot be drawn")) &&
                 canvas->outOfDateText().contains(QStringLiteral("Line 1")),
             qPrintable(canvas->outOfDateText()));
    open("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}, \"B\": {\"Type\" ");
    QVERIFY(!canvas->stateRect(asl::StatePath("/States/A")).isNull());
    QVERIFY2(canvas->outOfDateText().contains(QStringLiteral("as far as")),
             qPrintable(canvas->outOfDateText()));
    open("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}");
    QCOMPARE(canvas->outOfDateText(), QString());
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Break"), {{{0, 1}, ""}}));
    QVERIFY2(canvas->outOfDateText().contains(QStringLiteral("out of date")),
             qPrintable(canvas->outOfDateText()));
}

void TestWindow::whatIsMendedIsNotSaidAnyLonger() {
    m_window->document()->create(R"({"StartAt": "B", "States": {"A": {"Type": "Succeed"}}})",
                                 QStringLiteral("a.asl.json"));
    m_window->editor()->setFocus();
    action(m_window.get(), Qt::Key_F8)->trigger();
    QVERIFY(!m_window->statusBar()->currentMessage().isEmpty());
    const auto at = static_cast<std::uint32_t>(m_window->editor()->bytes().find("\"B\"") + 1);
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Mend"), {{{at, at + 1}, "A"}}));
    QCOMPARE(m_window->statusBar()->currentMessage(), QString());
}

void TestWindow::stopsAHangingHandler() {
    QTemporaryDir folder;
    const auto write = [&](const char* name, const char* text) {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write("a.asl.json", R"({"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
        "Resource": "arn:aws:lambda:us-east-1:123456789012:function:F"}}})");
    write("handlers.json", R"({"Functions": {"F": {"Handler": "f.f"}}})");
    write("f.py", "import time\ndef f(event, context):\n    time.sleep(600)\n");
    QSettings().setValue(QStringLiteral("debug/trustedFolders"),
                         QStringList{QDir(folder.path()).canonicalPath()});
    QCOMPARE(m_window->openFile(folder.filePath(QStringLiteral("a.asl.json"))), QString());
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE(session().phase(), Phase::Waiting);
    QTest::qWait(300);
    QVERIFY(session().router().questions().empty());
    action(m_window.get(), Qt::SHIFT | Qt::Key_F5)->trigger();
    QCOMPARE(session().phase(), Phase::Finished);
    QCOMPARE(session().view().status, execution::Status::Aborted);
}

void TestWindow::undoNamesTheEdit() {
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Rename state"), {{{0, 0}, " "}}));
    QAction* undo = action(m_window.get(), QKeySequence::Undo);
    QVERIFY(undo->text().contains(QStringLiteral("Rename state")));
    undo->trigger();
    QVERIFY(!m_window->document()->isModified());
}

void TestWindow::actionsOnTheSelectedStateAreOneUndoStep() {
    const std::string before(m_window->editor()->bytes());
    m_window->selection()->go(choiceStep, false);
    action(m_window.get(), Qt::CTRL | Qt::Key_D)->trigger();
    QVERIFY(m_window->editor()->bytes() != before);
    QVERIFY(!m_window->document()->analysis()->isBroken);
    QVERIFY(m_window->document()->analysis()->model->states().size() > 12);
    m_window->editor()->undo();
    QCOMPARE(std::string(m_window->editor()->bytes()), before);
}

void TestWindow::theInspectorWritesAField() {
    const asl::StatePath wait("/States/Process3");
    m_window->selection()->go(wait, false);
    m_window->findChild<QDockWidget*>(QStringLiteral("inspector"))->show();
    auto* inspector = m_window->findChild<Inspector*>();
    const auto field = [&]() -> QLineEdit* {
        auto* row = inspector->widget()->findChild<QWidget*>(QStringLiteral("Seconds"));
        return row ? row->findChild<QLineEdit*>() : nullptr;
    };
    QTRY_VERIFY(field());
    QCOMPARE(field()->text(), QStringLiteral("30"));
    field()->setText(QStringLiteral("45"));
    Q_EMIT field()->editingFinished();
    const asl::State* state = m_window->document()->analysis()->model->find(wait);
    QCOMPARE(state->node["Seconds"].integer().value_or(0), 45);
    QVERIFY(!m_window->editor()->undoLabel().isEmpty());
    m_window->editor()->undo();
    QVERIFY(!m_window->document()->isModified());
}

void TestWindow::goesToAStateByName() {
    action(m_window.get(), Qt::CTRL | Qt::Key_P)->trigger();
    auto* pick = m_window->findChild<QuickPick*>();
    QTRY_VERIFY(pick->isVisible());
    auto* pattern = pick->findChild<QLineEdit*>();
    QTest::keyClicks(pattern, QStringLiteral("4b2"));
    QTest::keyClick(pattern, Qt::Key_Return);
    QVERIFY(!pick->isVisible());
    QCOMPARE(m_window->selection()->current().stateName(), std::string("Process4b-2"));
}

void TestWindow::findsACommandByName() {
    m_themes->setChoice(ThemeChoice::Light);
    action(m_window.get(), Qt::CTRL | Qt::SHIFT | Qt::Key_P)->trigger();
    auto* pick = m_window->findChild<QuickPick*>();
    auto* pattern = pick->findChild<QLineEdit*>();
    QTest::keyClicks(pattern, QStringLiteral("light or dark"));
    QTest::keyClick(pattern, Qt::Key_Return);
    QVERIFY(m_themes->theme().isDark());
    m_themes->setChoice(ThemeChoice::Light);
}

void TestWindow::completesAStateName() {
    const std::string text(m_window->editor()->bytes());
    const auto at = static_cast<std::uint32_t>(text.find("\"Process5\",") + 1);
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Clear"), {{{at, at + 8}, ""}}));
    m_window->editor()->setFocus();
    m_window->editor()->showRange({at, at}, false);
    action(m_window.get(), Qt::CTRL | Qt::Key_Space)->trigger();
    auto* popup = m_window->findChild<CompletionPopup*>();
    QTRY_VERIFY(popup->isVisible());
    // Faster than the list can follow: what is accepted fits the text as it is then.
    QTest::keyClicks(m_window->editor(), QStringLiteral("Process5"));
    QTest::keyClick(m_window->editor(), Qt::Key_Tab);
    QTRY_COMPARE(std::string(m_window->editor()->bytes()), text);
}

void TestWindow::aBreakpointStopsTheRun() {
    m_window->selection()->go(choiceStep, false);
    action(m_window.get(), Qt::Key_F9)->trigger();
    QVERIFY(m_window->debugger()->breakpoints().has(choiceStep));
    action(m_window.get(), Qt::Key_F5)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(session().phase(), Phase::Paused, 100'000);
    QCOMPARE(session()
                 .timeline()
                 ->program()
                 .state(session().timeline()->state().fiber(session().timeline()->state().nextReady())->state)
                 .name,
             std::string("ChoiceStep"));
}

void TestWindow::everyActionIsReachable() {
    for (QAction* candidate : m_window->findChildren<QAction*>()) {
        if (candidate->isSeparator()) continue;
        if (!candidate->text().isEmpty()) continue;
        QVERIFY2(!candidate->shortcuts().isEmpty() || candidate->parent()->inherits("QWidget"),
                 "an action has neither text nor key");
    }
    QVERIFY(!m_window->editor()->accessibleName().isEmpty());
}

void TestWindow::everyKeyIsInAMenuAndMeansOneThing() {
    const std::vector<Command> commands = commandsOf(m_window->menuBar());
    QMap<QKeySequence, const QAction*> owners;
    for (const QAction* candidate : m_window->findChildren<QAction*>()) {
        const auto listed = std::find_if(commands.begin(), commands.end(),
                                         [&](const Command& command) { return command.action == candidate; });
        for (const QKeySequence& key : candidate->shortcuts()) {
            const QString shown = key.toString(QKeySequence::NativeText);
            QVERIFY2(!owners.contains(key), qPrintable(shown));
            owners.insert(key, candidate);
            // A second key of a command that has one elsewhere is told by the command's entry.
            const bool isTold = std::any_of(commands.begin(), commands.end(), [&](const Command& command) {
                return command.keys.split(QStringLiteral(", ")).contains(shown);
            });
            QVERIFY2(listed != commands.end() || isTold, qPrintable(shown));
        }
    }
    for (const char* key :
         {"A",       "N",       "R",       "C",         "F2",      "E",        "H",       "L",
          "F",       "Shift+F", "Shift+E", "Shift+R",   "Shift+C", "Shift+B",  "Shift+P", "Shift+M",
          "Shift+U", "Ctrl+D",  "Del",     "Alt+C",     "Ctrl+0",  "Ctrl+1",   "Ctrl+=",  "Ctrl+-",
          "F9",      "F5",      "F10",     "Shift+F10", "F11",     "Shift+F11"})
        QVERIFY2(owners.contains(QKeySequence(QLatin1String(key))), key);
}

void TestWindow::themeChangesAtRunTime() {
    m_themes->setChoice(ThemeChoice::Dark);
    QCOMPARE(m_window->canvas()->themeKind(), drawing::ThemeKind::Dark);
    QVERIFY(m_window->palette().color(QPalette::Window).lightness() < 80);
    m_themes->setChoice(ThemeChoice::Light);
    QCOMPARE(m_window->canvas()->themeKind(), drawing::ThemeKind::Light);
    QVERIFY(m_window->palette().color(QPalette::Window).lightness() > 180);
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
