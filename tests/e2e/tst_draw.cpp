// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/many_gestures.h"
#include "tests/e2e/window_driver.h"

/// Drawing a machine from nothing in the real window, by the keyboard alone and by the mouse.
class TestDraw : public QObject, private WindowDriver {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }
    void anEmptyDocumentInvites();
    void aKeyboardBuildsTheSevenTypeWorkflow();
    void aMouseBuildsAWorkflowFromThePalette();
    void enterGoesIntoContainersAndEscapeOut();
    void theFieldsOfAStateAreAKeyAway();
    void containersCollapseByKey();
    void handAndLassoAreTools();
    void aRenameTakesTheBreakpointAlong();
    void cutAndPasteBetweenTwoWindows();
    void aDropOnARuleLeavesTheDefaultAlone();
    void aBlankTextTakesItsFirstState();
    void brokenTextIsNotEditedInTheGraph();
    void severalStatesStaySelected();
    void undoAndRedoSelectWhatWasSelected();
    void aClickBesideTheGraphSelectsNothing();
    void lettersChooseInTheListsOfTypes();
    void theLastStateCanGo();
    void whatIsCutOffIsSaid();
    void aRunThatIsOlderThanTheTextSaysSo();
    void foreignTextIsPasted_data();
    void foreignTextIsPasted();
};

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
    retype("ChoiceStep", 7, 10,
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

void TestDraw::severalStatesStaySelected() {
    show(manyGestures);
    for (const char* first : {"", "W"}) {
        key(Qt::Key_Escape);
        if (*first) goTo(first);
        key(Qt::Key_A, Qt::ControlModifier);
        // The text follows when it is drawn; what is selected stays.
        QTest::qWait(50);
        QCOMPARE(canvas()->selection().size(), m_window->document()->analysis()->model->states().size());
    }
    const QRectF both = canvas()
                            ->stateRect(asl::StatePath("/States/T"))
                            .united(canvas()->stateRect(asl::StatePath("/States/W")))
                            .adjusted(-6, -6, 6, 6);
    key(Qt::Key_L);
    drag(both.topLeft(), both.bottomRight());
    QTest::qWait(50);
    QCOMPARE(canvas()->selection().size(), 2U);
    // A transition too.
    QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {},
                      canvas()->mapFromScene(middleOf(arrow("/States/W", "/States/M"))));
    QTest::qWait(50);
    QVERIFY(canvas()->selectedTransition());
}

void TestDraw::undoAndRedoSelectWhatWasSelected() {
    show(manyGestures);
    goTo("T");
    key(Qt::Key_D, Qt::ControlModifier);
    settle();
    const std::string copy = canvas()->current().text();
    QVERIFY(copy != "/States/T");
    // Far away from it, at another state.
    canvas()->resetZoom();
    key(Qt::Key_Home);
    const auto isInSight = [this](const char* path) {
        const QRectF card = canvas()->stateRect(asl::StatePath(path));
        return canvas()->viewport()->rect().contains(canvas()->mapFromScene(card).boundingRect());
    };
    for (int i = 0; i < 60 && isInSight("/States/T"); ++i) key(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(!isInSight("/States/T"));
    key(Qt::Key_Z, Qt::ControlModifier);
    settle();
    QTest::qWait(50);
    QCOMPARE(canvas()->current().text(), std::string("/States/T"));
    QCOMPARE(m_window->selection()->current().text(), std::string("/States/T"));
    QVERIFY(isInSight("/States/T"));
    key(Qt::Key_Y, Qt::ControlModifier);
    settle();
    QTest::qWait(50);
    QCOMPARE(canvas()->current().text(), copy);

    canvas()->selectStates(std::vector{asl::StatePath("/States/W"), asl::StatePath("/States/P")});
    key(Qt::Key_Delete);
    settle();
    QVERIFY(!state("/States/W") && !state("/States/P"));
    key(Qt::Key_Z, Qt::ControlModifier);
    settle();
    QTest::qWait(50);
    QCOMPARE(canvas()->selection().size(), 2U);
    QCOMPARE(canvas()->current().text(), std::string("/States/W"));
}

void TestDraw::aClickBesideTheGraphSelectsNothing() {
    show(manyGestures);
    for (const bool fromText : {false, true}) {
        goTo("T");
        if (fromText) {
            key(Qt::Key_Return);
            QVERIFY(m_window->editor()->hasFocus());
        }
        QTRY_COMPARE(canvas()->current().stateName(), std::string("T"));
        QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, QPoint(6, canvas()->height() - 6));
        // The text tells of its caret when it is drawn.
        QTest::qWait(80);
        QVERIFY2(canvas()->current().isMachine(), canvas()->current().text().c_str());
        QVERIFY(m_window->selection()->current().isMachine());
        QVERIFY(canvas()->selection().empty());
        goToGraph();
    }
    // An edit that moves the caret along is no reason either.
    key(Qt::Key_Escape);
    QVERIFY(m_window->document()->applyEdits(QStringLiteral("Comment"), {{{1, 1}, "\n"}}));
    QTest::qWait(80);
    QVERIFY2(canvas()->current().isMachine(), canvas()->current().text().c_str());
    // But moving it is one.
    m_window->editor()->showRange(state("/States/W")->nameNode.range(), false);
    QTRY_COMPARE(canvas()->current().stateName(), std::string("W"));
}

void TestDraw::lettersChooseInTheListsOfTypes() {
    show(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}})");
    goTo("A");
    for (const auto& [letter, type] :
         {std::pair('w', asl::StateType::Wait), std::pair('l', asl::StateType::Parallel),
          std::pair('p', asl::StateType::Pass)}) {
        key(Qt::Key_R);
        chooseType(letter);
        QCOMPARE(state("/States/A")->type, type);
    }
    // The menu of the window too.
    for (const auto* menu : m_window->findChildren<QMenu*>()) {
        if (!menu->title().contains(QStringLiteral("type"))) continue;
        QStringList letters;
        for (const QAction* action : menu->actions())
            letters << action->text().section(u'&', 1).left(1).toLower();
        letters.removeDuplicates();
        QVERIFY2(!letters.contains(QString()) && letters.size() == menu->actions().size(),
                 qPrintable(menu->title() + letters.join(u',')));
    }
}

void TestDraw::theLastStateCanGo() {
    append('p', "First");
    const std::string before(m_window->editor()->bytes());
    key(Qt::Key_Delete);
    settle();
    QVERIFY(m_window->document()->analysis()->isEmpty);
    QVERIFY(canvas()->findChild<QLabel*>(QStringLiteral("emptyHint"))->isVisible());
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(std::string(m_window->editor()->bytes()), before);
    // In a branch: another one takes its place.
    show(manyGestures);
    goTo("P1");
    key(Qt::Key_Delete);
    settle();
    QVERIFY(!state("/States/P/Branches[0]/States/P1"));
    const drawing::Picture& picture = *canvas()->picture();
    for (std::size_t i = 1; i < picture.lanes.size(); ++i)
        if (picture.diagram->lanes[i].empty) {
            dropOn(picture.lanes[i].rect.center(), "Map");
            break;
        }
    QVERIFY(state("/States/P/Branches[0]/States/Map"));
    for (const Problem& problem : m_window->document()->analysis()->problems)
        QVERIFY2(problem.state.stateName() != "P", problem.message.c_str());
}

void TestDraw::whatIsCutOffIsSaid() {
    show(manyGestures);
    dropOn(middleOf(arrow("/States/W", "/States/M")), "Fail");
    QVERIFY(state("/States/Fail"));
    const QString said = m_window->statusBar()->currentMessage();
    QCOMPARE(said, QStringLiteral("Nothing leads to \"M\" and \"Z\" any more."));
}

void TestDraw::aRunThatIsOlderThanTheTextSaysSo() {
    append('p', "First");
    append('p', "Second");
    key(Qt::Key_F10);
    QTRY_COMPARE(m_window->debugger()->session().phase(), DebugSession::Phase::Paused);
    const auto isOlder = [this] {
        for (const QLabel* label : m_window->statusBar()->findChildren<QLabel*>())
            if (label->text().contains(QStringLiteral("before your changes"))) return true;
        return false;
    };
    QVERIFY(!isOlder());
    canvas()->setFocus();
    goTo("Second");
    key(Qt::Key_D, Qt::ControlModifier);
    settle();
    QVERIFY(isOlder());
    key(Qt::Key_Z, Qt::ControlModifier);
    m_window->document()->refresh();
    QVERIFY(!isOlder());
}

void TestDraw::foreignTextIsPasted_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("after");
    /// Path of a state that is there afterwards; empty when the text is refused.
    QTest::addColumn<QByteArray>("path");
    const QString one = QStringLiteral(R"({"Type": "Pass", "Result": 1})");
    QTest::newRow("one state") << one << QByteArray("T") << QByteArray("/States/State");
    QTest::newRow("with a comma") << QStringLiteral(R"("New": %1,)").arg(one) << QByteArray("T")
                                  << QByteArray("/States/New");
    QTest::newRow("states") << QStringLiteral(R"({"X": %1, "T": %1})").arg(one) << QByteArray("W")
                            << QByteArray("/States/T (1)");
    QTest::newRow("a machine into a branch")
        << QString::fromUtf8(manyGestures) << QByteArray("P1")
        << QByteArray("/States/P/Branches[0]/States/P (1)/Branches[0]/States/P1 (1)");
    QTest::newRow("broken") << QStringLiteral(R"({"X": )") << QByteArray("T") << QByteArray();
    QTest::newRow("prose") << QStringLiteral("hello world") << QByteArray("T") << QByteArray();
    QTest::newRow("a list") << QStringLiteral("[1, 2]") << QByteArray("T") << QByteArray();
}

void TestDraw::foreignTextIsPasted() {
    QFETCH(QString, text);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, path);
    show(manyGestures);
    goTo(after.constData());
    QApplication::clipboard()->setText(text);
    key(Qt::Key_V, Qt::ControlModifier);
    settle();
    if (path.isEmpty()) {
        QCOMPARE(std::string(m_window->editor()->bytes()), std::string(manyGestures));
        QVERIFY(!m_window->statusBar()->currentMessage().isEmpty());
        return;
    }
    QVERIFY2(state(path.constData()), std::string(m_window->editor()->bytes()).c_str());
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(std::string(m_window->editor()->bytes()), std::string(manyGestures));
}

QTEST_MAIN(TestDraw)
#include "tst_draw.moc"
