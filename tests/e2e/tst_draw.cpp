// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/editing/editing.h"
#include "ui/debugger/debug_controller.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/main_window.h"
#include "ui/palette/palette.h"
#include "ui/resources.h"
#include "ui/selection_sync.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <functional>

using namespace wb;
using namespace wb::ui;

Q_DECLARE_METATYPE(std::function<void()>)

/// Drawing a machine from nothing in the real window, by the keyboard alone and by the mouse.
class TestDraw : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void anEmptyDocumentInvites();
    void aKeyboardBuildsTheSevenTypeWorkflow();
    void aMouseBuildsAWorkflowFromThePalette();
    void everyGestureIsOneNamedUndoStep_data();
    void everyGestureIsOneNamedUndoStep();
    void enterGoesIntoContainersAndEscapeOut();
    void theFieldsOfAStateAreAKeyAway();
    void containersCollapseByKey();
    void handAndLassoAreTools();
    void aRenameTakesTheBreakpointAlong();
    void cutAndPasteBetweenTwoWindows();
    void aDropOnARuleLeavesTheDefaultAlone();
    void aBlankTextTakesItsFirstState();
    void brokenTextIsNotEditedInTheGraph();

  private:
    canvas::CanvasView* canvas() { return m_window->canvas(); }
    QJsonObject definition() const {
        const std::string_view text = m_window->editor()->bytes();
        return QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size()))).object();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(canvas()->isSettled(), 20'000); }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) {
        if (QTest::currentTestFailed()) return;
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
    }
    void keys(const char* text) {
        if (!QTest::currentTestFailed())
            QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text));
    }
    void goToGraph() {
        for (int i = 0; i < 4 && !canvas()->hasFocus(); ++i) key(Qt::Key_F6, Qt::ControlModifier);
        QVERIFY(canvas()->hasFocus());
    }
    void chooseType(char letter) {
        if (QTest::currentTestFailed()) return;
        auto* menu = canvas()->findChild<QMenu*>(QStringLiteral("stateTypes"));
        QVERIFY(menu && menu->isVisible());
        QTest::keyClick(menu, letter);
        // Some platforms forget the window in front when a menu closes.
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
        settle();
    }
    void append(char type, const char* name) {
        key(Qt::Key_A);
        chooseType(type);
        rename(name);
    }
    void rename(const char* name) {
        if (QTest::currentTestFailed()) return;
        key(Qt::Key_F2);
        keys(name);
        key(Qt::Key_Return);
        settle();
        QVERIFY(canvas()->hasFocus());
        QCOMPARE(m_window->selection()->current().stateName(), std::string(name));
    }
    void goTo(const char* name) {
        if (QTest::currentTestFailed()) return;
        key(Qt::Key_P, Qt::ControlModifier);
        keys(name);
        key(Qt::Key_Return);
        QCOMPARE(m_window->selection()->current().stateName(), std::string(name));
    }
    /// Types `text` over `lines` lines of a state's text, the first of them `below` its name.
    void retype(const char* state, int below, int lines, const char* text) {
        if (QTest::currentTestFailed()) return;
        goToGraph();
        goTo(state);
        key(Qt::Key_Return);
        QVERIFY(m_window->editor()->hasFocus());
        for (int i = 0; i < below; ++i) key(Qt::Key_Down);
        key(Qt::Key_Home);
        for (int i = 1; i < lines; ++i) key(Qt::Key_Down, Qt::ShiftModifier);
        key(Qt::Key_End, Qt::ShiftModifier);
        keys(text);
        key(Qt::Key_Escape);
        m_window->document()->refresh();
        QVERIFY2(!m_window->document()->analysis()->isBroken, text);
    }
    void retypeTask(const char* state, const char* function) {
        retype(state, 2, 5,
               (std::string(R"("Resource": "arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:)") + function +
                "\",")
                   .c_str());
    }
    void dropOn(const QPointF& scenePlace, const QByteArray& load) {
        auto* palette = m_window->findChild<Palette*>();
        int row = 0;
        while (row < palette->count() && palette->item(row)->data(Qt::UserRole).toByteArray() != load) ++row;
        QVERIFY(row < palette->count());
        const std::unique_ptr<QMimeData> mime(palette->model()->mimeData({palette->model()->index(row, 0)}));
        const QPoint place = canvas()->mapFromScene(scenePlace);
        QWidget* viewport = canvas()->viewport();
        QDragEnterEvent enter(place, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &enter);
        QDragMoveEvent over(place, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &over);
        QDropEvent drop(place, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &drop);
        settle();
    }
    QPointF on(const char* path) { return canvas()->stateRect(asl::StatePath(path)).center(); }
    const asl::State* state(const char* path) {
        return m_window->document()->analysis()->model->find(asl::StatePath(path));
    }
    /// The arrow between two states, from and to by their paths; the machine's path stands for its Start.
    std::size_t arrow(const char* from, const char* to) {
        const drawing::Diagram& diagram = *canvas()->picture()->diagram;
        for (std::size_t i = 0; i < diagram.arrows.size(); ++i)
            if (diagram.arrows[i].transition.from.text() == from &&
                diagram.shapes[diagram.arrows[i].to].path.text() == to)
                return i;
        qFatal("no arrow from %s to %s", from, to);
    }
    QPointF headOf(std::size_t arrow) { return canvas()->picture()->arrows[arrow].head.first(); }
    QPointF middleOf(std::size_t arrow) {
        return canvas()->picture()->arrows[arrow].line.pointAtPercent(0.5);
    }
    void drag(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* viewport = canvas()->viewport();
        const QPoint begin = canvas()->mapFromScene(from), end = canvas()->mapFromScene(to);
        QTest::mousePress(viewport, Qt::LeftButton, modifiers, begin);
        QTest::mouseMove(viewport, (begin + end) / 2);
        QTest::mouseMove(viewport, end);
        QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, end);
    }
    void inspectorClick(const char* button) {
        auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("inspector"));
        dock->show();
        QToolButton* found = nullptr;
        QTRY_VERIFY((found = dock->findChild<QToolButton*>(QLatin1String(button))) && found->isVisible());
        QTest::mouseClick(found, Qt::LeftButton);
    }
    void command(const char* name) {
        key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        keys(name);
        key(Qt::Key_Return);
    }
    void show(const char* text) {
        m_window->document()->create(text, QStringLiteral("a.asl.json"));
        settle();
        canvas()->fit();
    }

    QTemporaryDir m_settings;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<MainWindow> m_window;
};

void TestDraw::initTestCase() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QApplication::setOrganizationName(QStringLiteral("asl-workbench-test"));
    QApplication::setApplicationName(QStringLiteral("asl-workbench-test-draw"));
    m_themes = std::make_unique<ThemeController>();
}

void TestDraw::init() {
    QSettings().clear();
    m_window = std::make_unique<MainWindow>(m_themes.get());
    canvas()->setAnimated(false);
    m_window->resize(1400, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->editor()->setFocus();
    key(Qt::Key_N, Qt::ControlModifier);
    settle();
    goToGraph();
}

void TestDraw::cleanup() {
    m_window->editor()->setSaved();
    m_window.reset();
}

void TestDraw::anEmptyDocumentInvites() {
    auto* hint = canvas()->findChild<QLabel*>(QStringLiteral("emptyHint"));
    QVERIFY(hint && hint->isVisible());
    QVERIFY(m_window->document()->analysis()->problems.empty());
    key(Qt::Key_A);
    chooseType('p');
    QVERIFY(!hint->isVisible());
}

void TestDraw::aKeyboardBuildsTheSevenTypeWorkflow() {
    append('t', "Process1");
    append('c', "ChoiceStep");
    // A Choice at the end has been given a state to lead to.
    key(Qt::Key_Down);
    rename("SuccessProcess");
    key(Qt::Key_Up);
    append('f', "FailedProcess");
    goTo("ChoiceStep");
    append('t', "Process2b-1");
    append('t', "Process2b-2");
    append('w', "Process3");
    append('l', "Process4");
    append('t', "Process5");
    goTo("Process2b-2");
    key(Qt::Key_C, Qt::ShiftModifier);
    settle();
    goTo("Process4");
    key(Qt::Key_B, Qt::ShiftModifier);
    settle();
    goTo("Process4");
    key(Qt::Key_Down, Qt::AltModifier);
    key(Qt::Key_R);
    chooseType('t');
    rename("Process4a");
    goTo("Pass (1)");
    key(Qt::Key_R);
    chooseType('t');
    rename("Process4b-1");
    append('p', "Process4b-2");
    append('t', "Process4b-3");

    retypeTask("Process1", "Process1");
    for (const char* task : {"Process2b-1", "Process2b-2", "Process4a", "Process4b-1", "Process4b-3"})
        retypeTask(task, "Process2");
    retypeTask("Process5", "Process3");
    retype("Process3", 2, 1, R"("Seconds": 30,)");
    retype("FailedProcess", 1, 3, R"("Type": "Fail")");
    retype("ChoiceStep", 4, 2, R"("Variable": "$.processResult", "StringEquals": "Process2a",)");
    retype("ChoiceStep", 7, 2,
           R"({"Variable": "$.processResult", "StringEquals": "Process2b", "Next": "Process2b-1"})");
    // A rule without a Default, as in the article: its line goes, and the comma before it.
    goToGraph();
    goTo("ChoiceStep");
    key(Qt::Key_Return);
    for (int i = 0; i < 9; ++i) key(Qt::Key_Down);
    key(Qt::Key_End);
    key(Qt::Key_Up, Qt::ShiftModifier);
    key(Qt::Key_End, Qt::ShiftModifier);
    key(Qt::Key_Delete);
    key(Qt::Key_Backspace);
    m_window->document()->refresh();
    retype("Process2b-2", 6, 1, R"("ErrorEquals": ["HandledError"],)");
    retype("Process2b-2", 7, 1, R"("Next": "FailedProcess")");
    retype(
        "Process4b-1", 2, 1,
        R"("Resource": "arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:Process2", "Retry": [{"ErrorEquals":)"
        R"( ["HandledError"], "IntervalSeconds": 3, "MaxAttempts": 5, "BackoffRate": 1.5}],)");
    retype("Process4b-2", 1, 1,
           R"("Type": "Pass", "Result": {"data1": 12345, "data2": -12345}, "ResultPath": "$.test-data",)");
    key(Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < 2; ++i) key(Qt::Key_Down);
    key(Qt::Key_Home);
    key(Qt::Key_End, Qt::ShiftModifier);
    keys(R"("Comment": "Sample Step functions flow",)");
    QFile file(resourcesDir() + QStringLiteral("/blueprints/seven-state-types/definition.asl.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject wanted = QJsonDocument::fromJson(file.readAll()).object();
    if (definition() != wanted) qInfo("%s", std::string(m_window->editor()->bytes()).c_str());
    QCOMPARE(definition(), wanted);
}

void TestDraw::aMouseBuildsAWorkflowFromThePalette() {
    m_window->editor()->setFocus();
    dropOn(canvas()->mapToScene(canvas()->viewport()->rect().center()), "Task");
    QVERIFY2(canvas()->hasFocus(), "the keys of the canvas go on with what was dropped");
    QVERIFY(state("/States/Task"));
    // On the way to End.
    dropOn(on("/States/Task"), "Choice");
    QVERIFY(state("/States/Choice"));
    dropOn((on("/States/Task") + on("/States/Choice")) / 2, "Wait");
    QCOMPARE(state("/States/Task")->transitions.at(0).target, std::string("Wait"));
    QCOMPARE(state("/States/Wait")->transitions.at(0).target, std::string("Choice"));
    // Behind a Choice with a rule alone it becomes the Default.
    dropOn(on("/States/Choice"), "Parallel");
    QVERIFY(state("/States/Parallel/Branches[0]/States/Pass"));
    dropOn(on("/States/Parallel/Branches[0]/States/Pass"), "Map");
    QVERIFY(state("/States/Parallel/Branches[0]/States/Map"));
    dropOn(on("/States/Parallel/Branches[0]/States/Map/ItemProcessor/States/Pass2"), "Fail");
    // By click: the pad's own buttons beside the selected state.
    QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, canvas()->mapFromScene(on("/States/Wait")));
    QTRY_COMPARE(m_window->selection()->current().stateName(), std::string("Wait"));
    auto* pad = canvas()->findChild<QWidget*>(QStringLiteral("contextPad"));
    QTRY_VERIFY(pad->isVisible());
    QToolButton* remove = nullptr;
    for (QToolButton* button : pad->findChildren<QToolButton*>())
        if (button->accessibleName().startsWith(QStringLiteral("Delete"))) remove = button;
    QVERIFY(remove);
    QTest::mouseClick(remove, Qt::LeftButton);
    settle();
    QVERIFY(!state("/States/Wait"));
    QCOMPARE(state("/States/Task")->transitions.at(0).target, std::string("Choice"));
    const auto& problems = m_window->document()->analysis()->problems;
    for (const Problem& problem : problems)
        QVERIFY2(problem.severity != lint::Severity::Error, problem.message.c_str());
}

namespace {

const char* const manyGestures = R"({
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "C"},
    "C": {
      "Type": "Choice",
      "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "P"}],
      "Default": "T"
    },
    "P": {
      "Type": "Parallel",
      "Branches": [
        {"StartAt": "P1", "States": {"P1": {"Type": "Pass", "End": true}}},
        {"StartAt": "P2", "States": {"P2": {"Type": "Pass", "End": true}}}
      ],
      "Next": "T"
    },
    "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "W"},
    "W": {"Type": "Wait", "Seconds": 1, "Next": "M"},
    "M": {
      "Type": "Map",
      "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}},
      "Next": "Z"
    },
    "Z": {"Type": "Succeed"}
  }
}
)";

} // namespace

void TestDraw::everyGestureIsOneNamedUndoStep_data() {
    using Act = std::function<void()>;
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<Act>("act");
    const auto row = [](const char* name, const char* state, const char* label, Act act) {
        QTest::newRow(name) << QByteArray(state) << QByteArray(label) << std::move(act);
    };
    const auto press = [this](int pressed, Qt::KeyboardModifiers modifiers = {}) {
        return [this, pressed, modifiers] { key(pressed, modifiers); };
    };
    const auto ofType = [this](int pressed, char type) {
        return [this, pressed, type] {
            key(pressed);
            chooseType(type);
        };
    };
    row("append", "T", "Add \"Pass\"", ofType(Qt::Key_A, 'p'));
    row("change type", "T", "Change \"T\" to Wait", ofType(Qt::Key_R, 'w'));
    row("duplicate", "T", "Duplicate \"T\"", press(Qt::Key_D, Qt::ControlModifier));
    row("delete", "T", "Delete \"T\"", press(Qt::Key_Delete));
    row("backspace", "W", "Delete \"W\"", press(Qt::Key_Backspace));
    row("cut", "T", "Delete \"T\"", press(Qt::Key_X, Qt::ControlModifier));
    row("paste", "T", "Paste", [this] {
        key(Qt::Key_C, Qt::ControlModifier);
        goTo("W");
        key(Qt::Key_V, Qt::ControlModifier);
    });
    row("rename", "T", "Rename \"T\" to \"Other\"", [this] {
        key(Qt::Key_E);
        keys("Other");
        key(Qt::Key_Return);
    });
    row("rule", "C", "Add a", press(Qt::Key_R, Qt::ShiftModifier));
    row("catch", "T", "Add a", press(Qt::Key_C, Qt::ShiftModifier));
    row("branch", "P", "Add a", press(Qt::Key_B, Qt::ShiftModifier));
    row("retry", "T", "Set Retry of \"T\"", [this] { inspectorClick("/Retry/-"); });
    row("branch moved", "P", "Move a", [this] { inspectorClick("/Branches/0/down"); });
    row("branch removed", "P", "Remove a", [this] { inspectorClick("/Branches/1/remove"); });
    row("wrap in Parallel", "T", "Wrap in a Parallel", press(Qt::Key_P, Qt::ShiftModifier));
    row("wrap in Map", "T", "Wrap in a Map", press(Qt::Key_M, Qt::ShiftModifier));
    row("unwrap", "M", "Unwrap \"M\"", press(Qt::Key_U, Qt::ShiftModifier));
    row("convert", "T", "Convert \"T\"", [this] { command("Convert to JSONata"); });
    row("convert all", "T", "Convert to JSONata", [this] { command("Convert the whole machine"); });
    row("connect by keys", "T", "Connect", [this] {
        key(Qt::Key_C);
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        key(Qt::Key_Return);
    });
    row("connect by drag", "A", "Connect", [this] {
        const QRectF card = canvas()->stateRect(asl::StatePath("/States/A"));
        drag(QPointF(card.center().x(), card.bottom() + 1), on("/States/W"));
    });
    row("retarget", "A", "Lead", [this] { drag(headOf(arrow("/States/W", "/States/M")), on("/States/Z")); });
    row("start", "A", "Start at", [this] { drag(headOf(arrow("", "/States/A")), on("/States/T")); });
    row("disconnect", "A", "Disconnect", [this] {
        QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {},
                          canvas()->mapFromScene(middleOf(arrow("/States/W", "/States/M"))));
        key(Qt::Key_Delete);
    });
    row("insert on an edge", "A", "Add",
        [this] { dropOn(middleOf(arrow("/States/W", "/States/M")), "Task"); });
    row("drop on a state", "A", "Add", [this] { dropOn(on("/States/W"), "Map"); });
    row("pattern", "A", "Paste", [this] {
        const auto* palette = m_window->findChild<Palette*>();
        dropOn(middleOf(arrow("/States/W", "/States/M")),
               palette->item(palette->count() - 1)->data(Qt::UserRole).toByteArray());
    });
    row("lasso and delete", "A", "Delete 2", [this] {
        key(Qt::Key_L);
        const QRectF both = canvas()
                                ->stateRect(asl::StatePath("/States/T"))
                                .united(canvas()->stateRect(asl::StatePath("/States/W")))
                                .adjusted(-6, -6, 6, 6);
        drag(both.topLeft(), both.bottomRight());
        QCOMPARE(canvas()->selection().size(), 2U);
        key(Qt::Key_Delete);
    });
}

void TestDraw::everyGestureIsOneNamedUndoStep() {
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, label);
    QFETCH(std::function<void()>, act);
    show(manyGestures);
    goTo(state.constData());
    QVERIFY(canvas()->hasFocus());
    act();
    if (QTest::currentTestFailed()) return;
    settle();
    QVERIFY(m_window->editor()->bytes() != manyGestures);
    const QString given = m_window->editor()->undoLabel();
    QVERIFY2(given.startsWith(QString::fromUtf8(label)), qPrintable(given));
    QVERIFY(!m_window->document()->analysis()->isBroken);
    m_window->activateWindow();
    canvas()->setFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(std::string(m_window->editor()->bytes()), std::string(manyGestures));
}

void TestDraw::enterGoesIntoContainersAndEscapeOut() {
    show(manyGestures);
    goTo("P");
    key(Qt::Key_Return);
    settle();
    QCOMPARE(canvas()->root().stateName(), std::string("P"));
    key(Qt::Key_Escape);
    key(Qt::Key_Escape);
    settle();
    QVERIFY(canvas()->root().isMachine());
    QCOMPARE(canvas()->current().stateName(), std::string("P"));
    // Where there is nothing to go into, and by F12 from anywhere, to the text.
    goTo("W");
    key(Qt::Key_Return);
    QVERIFY(m_window->editor()->hasFocus());
    canvas()->setFocus();
    goTo("P");
    key(Qt::Key_F12);
    QVERIFY(m_window->editor()->hasFocus());
    QCOMPARE(canvas()->current().stateName(), std::string("P"));
}

void TestDraw::theFieldsOfAStateAreAKeyAway() {
    show(manyGestures);
    goTo("W");
    auto* inspector = m_window->findChild<QDockWidget*>(QStringLiteral("inspector"));
    inspector->hide();
    key(Qt::Key_I);
    QVERIFY(inspector->isVisible() && inspector->isAncestorOf(QApplication::focusWidget()));
    keys("Waits a second");
    key(Qt::Key_Return);
    QCOMPARE(state("/States/W")->node["Comment"].string(), std::optional<std::string>("Waits a second"));
    key(Qt::Key_Escape);
    QVERIFY(canvas()->hasFocus());
}

void TestDraw::containersCollapseByKey() {
    show(manyGestures);
    const asl::StatePath parallel("/States/P"), map("/States/M");
    goTo("P1");
    key(Qt::Key_F);
    settle();
    QVERIFY(canvas()->isCollapsed(parallel) && !canvas()->isCollapsed(map));
    QCOMPARE(canvas()->current().stateName(), std::string("P"));
    key(Qt::Key_Asterisk, Qt::ShiftModifier);
    settle();
    QVERIFY(!canvas()->isCollapsed(parallel));
    key(Qt::Key_F, Qt::ShiftModifier);
    settle();
    QVERIFY(canvas()->isCollapsed(parallel) && canvas()->isCollapsed(map));
    key(Qt::Key_E, Qt::ShiftModifier);
    settle();
    QVERIFY(!canvas()->isCollapsed(parallel) && !canvas()->isCollapsed(map));
}

void TestDraw::handAndLassoAreTools() {
    show(manyGestures);
    using Tool = canvas::CanvasView::Tool;
    const QPointF card = on("/States/T");
    key(Qt::Key_H);
    QCOMPARE(canvas()->tool(), Tool::Hand);
    const QPointF before = canvas()->mapFromScene(card);
    drag(card, card + QPointF(0, -60));
    QVERIFY(canvas()->mapFromScene(card) != before);
    QVERIFY(canvas()->current().stateName() != "T");
    key(Qt::Key_Escape);
    QCOMPARE(canvas()->tool(), Tool::Select);
    key(Qt::Key_L);
    QCOMPARE(canvas()->tool(), Tool::Lasso);
    const QRectF rect = canvas()->stateRect(asl::StatePath("/States/T")).adjusted(-4, -4, 4, 4);
    drag(rect.topLeft(), rect.bottomRight());
    QCOMPARE(canvas()->tool(), Tool::Select);
    QCOMPARE(canvas()->selection().size(), 1U);
    QCOMPARE(canvas()->current().stateName(), std::string("T"));
}

void TestDraw::aRenameTakesTheBreakpointAlong() {
    append('p', "First");
    key(Qt::Key_F9);
    rename("Other");
    QVERIFY(m_window->debugger()->breakpoints().has(asl::StatePath("/States/Other")));
}

void TestDraw::cutAndPasteBetweenTwoWindows() {
    append('p', "First");
    append('w', "Second");
    key(Qt::Key_X, Qt::ControlModifier);
    settle();
    QVERIFY(!state("/States/Second"));
    MainWindow other(m_themes.get());
    other.canvas()->setAnimated(false);
    other.show();
    other.document()->create("", QStringLiteral("b.asl.json"));
    other.activateWindow();
    QTRY_VERIFY(other.isActiveWindow() && other.canvas()->isSettled());
    other.canvas()->setFocus();
    QTest::keyClick(other.canvas(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(other.document()->analysis()->model->find(asl::StatePath("/States/Second")));
    other.editor()->setSaved();
}

void TestDraw::aDropOnARuleLeavesTheDefaultAlone() {
    show(R"({"StartAt": "C", "States": {"C": {"Type": "Choice", "Default": "B",
        "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "A"}]},
        "A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}}})");
    const asl::Transition* rule = nullptr;
    const auto lead = [&](asl::TransitionKind kind) {
        for (const asl::Transition& way : state("/States/C")->transitions)
            if (way.kind == kind) rule = &way;
        return rule->target;
    };
    const drawing::Picture& picture = *canvas()->picture();
    QPointF place;
    for (std::size_t i = 0; i < picture.arrows.size(); ++i)
        if (picture.diagram->arrows[i].transition.kind == asl::TransitionKind::ChoiceRule)
            place = picture.arrows[i].line.pointAtPercent(0.5);
    const QByteArray saga = m_window->findChild<Palette*>()->item(11)->data(Qt::UserRole).toByteArray();
    QVERIFY(saga.contains("States"));
    dropOn(place, saga);
    QCOMPARE(lead(asl::TransitionKind::Default), std::string("B"));
    QVERIFY(lead(asl::TransitionKind::ChoiceRule) != "A");
    for (const Problem& problem : m_window->document()->analysis()->problems)
        QVERIFY2(problem.severity != lint::Severity::Error, problem.message.c_str());
}

void TestDraw::aBlankTextTakesItsFirstState() {
    show("");
    canvas()->setFocus();
    key(Qt::Key_A);
    chooseType('t');
    QVERIFY(state("/States/Task"));
    m_window->editor()->undo();
    QCOMPARE(std::string(m_window->editor()->bytes()), std::string());
}

void TestDraw::brokenTextIsNotEditedInTheGraph() {
    append('p', "First");
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Break"), {{{0, 1}, ""}}));
    const std::string broken(m_window->editor()->bytes());
    key(Qt::Key_D, Qt::ControlModifier);
    key(Qt::Key_Delete);
    QCOMPARE(std::string(m_window->editor()->bytes()), broken);
}

QTEST_MAIN(TestDraw)
#include "tst_draw.moc"
