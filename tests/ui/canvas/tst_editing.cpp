// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/parser.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/editing/editing.h"
#include "ui/canvas/layout_service.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace wb;
using namespace wb::ui::canvas;

namespace {

asl::StatePath path(const char* text) {
    return asl::StatePath(text);
}

const char* const twoSteps =
    R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}}})";

} // namespace

/// The canvas with the least that can stand for a document: a text that intents change.
class EditingTest : public QObject {
    Q_OBJECT

  private:
    LayoutService m_service;
    std::unique_ptr<CanvasView> m_view;
    std::unique_ptr<Editing> m_editing;
    std::string m_text;
    QString m_refusal;
    int m_edits = 0;

    void show(const std::string& text) {
        m_text = text;
        m_view->showModel(asl::Model::read(json::parse(m_text)));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->isSettled(), 10000);
    }

    void apply(const Intent& intent) {
        const auto outcome = intent(*m_view->model());
        if (!outcome) {
            m_refusal = QString::fromStdString(outcome.error().reason);
            return;
        }
        ++m_edits;
        m_text = json::apply(m_text, outcome->edits);
        PathMap moved(outcome->moved.begin(), outcome->moved.end());
        m_view->showModel(asl::Model::read(json::parse(m_text)), false, moved);
        if (outcome->select) m_view->select(*outcome->select);
        QTRY_VERIFY_WITH_TIMEOUT(m_view->isSettled(), 10000);
    }

    asl::ModelPtr now() const { return m_view->model(); }
    QPoint at(const char* state) { return m_view->mapFromScene(m_view->stateRect(path(state)).center()); }
    std::string targetOf(const char* state) { return now()->find(path(state))->transitions.at(0).target; }

    void chooseType(Qt::Key key) {
        auto* menu = m_view->findChild<QMenu*>(QStringLiteral("stateTypes"));
        QVERIFY(menu);
        QTest::keyPress(menu, key);
    }

    void dropOn(const QPoint& place, const QByteArray& load) {
        QMimeData mime;
        mime.setData(Editing::paletteMime, load);
        QDragEnterEvent enter(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &enter);
        QDragMoveEvent over(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &over);
        QDropEvent drop(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &drop);
    }

    void drag(const QPoint& from, const QPoint& to) {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_view->viewport(), (from + to) / 2);
        QTest::mouseMove(m_view->viewport(), to);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
    }

  private Q_SLOTS:
    void init() {
        m_view = std::make_unique<CanvasView>(&m_service);
        m_editing = std::make_unique<Editing>(m_view.get());
        m_view->setAnimated(false);
        m_view->resize(1000, 800);
        m_view->show();
        m_refusal.clear();
        m_edits = 0;
        connect(m_editing.get(), &Editing::editAsked, this, [this](const Intent& intent) { apply(intent); });
        connect(m_editing.get(), &Editing::refused, this,
                [this](const QString& reason) { m_refusal = reason; });
    }
    void cleanup() {
        m_editing.reset();
        m_view.reset();
    }

    void keyboardBuildsAMachineFromNothing() {
        show("{}");
        QTest::keyClick(m_view.get(), Qt::Key_A);
        chooseType(Qt::Key_T);
        QCOMPARE(now()->states().size(), std::size_t(1));
        QTest::keyClick(m_view.get(), Qt::Key_A);
        chooseType(Qt::Key_S);
        QCOMPARE(now()->states().size(), std::size_t(2));
        QCOMPARE(m_edits, 2);
    }

    void dropOnATransitionInsertsThere() {
        show(twoSteps);
        const QPoint between = (at("/States/A") + at("/States/B")) / 2;
        dropOn(between, "Wait");
        QCOMPARE(now()->states().size(), std::size_t(3));
        QVERIFY(targetOf("/States/A") != "B");
        QCOMPARE(m_edits, 1);
    }

    void dropOnNothingIsExplained() {
        show(twoSteps);
        dropOn(QPoint(3, 3), "Wait");
        QCOMPARE(m_edits, 0);
        QVERIFY(!m_refusal.isEmpty());
    }

    void dropAfterAFailIsRefusedWithAReason() {
        show(R"({"StartAt": "F", "States": {"F": {"Type": "Fail"}}})");
        dropOn(at("/States/F"), "Pass");
        QCOMPARE(m_edits, 0);
        QVERIFY(!m_refusal.isEmpty());
    }

    void deleteJoinsTheNeighbours() {
        show(
            R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "C"},
            "C": {"Type": "Pass", "End": true}}})");
        m_view->select(path("/States/B"));
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QCOMPARE(targetOf("/States/A"), std::string("C"));
    }

    void renameInPlaceFollowsEverywhere() {
        show(twoSteps);
        m_view->select(path("/States/B"));
        QTest::keyClick(m_view.get(), Qt::Key_F2);
        auto* box = m_view->findChild<QLineEdit*>(QStringLiteral("renameBox"));
        QVERIFY(box);
        box->clear();
        QTest::keyClicks(box, QStringLiteral("Done"));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(targetOf("/States/A"), std::string("Done"));
        QCOMPARE(m_view->current(), path("/States/Done"));
    }

    void renameToATakenNameIsRefusedInTheBox() {
        show(twoSteps);
        m_view->select(path("/States/B"));
        QTest::keyClick(m_view.get(), Qt::Key_F2);
        auto* box = m_view->findChild<QLineEdit*>(QStringLiteral("renameBox"));
        box->clear();
        QTest::keyClicks(box, QStringLiteral("A"));
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(box->isVisible());
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(m_edits, 0);
    }

    void pullingAnArrowsHeadRetargetsIt() {
        show(
            R"({"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "B"}],
            "Default": "C"}, "B": {"Type": "Pass", "End": true}, "C": {"Type": "Pass", "End": true}}})");
        const QRectF b = m_view->stateRect(path("/States/B"));
        drag(m_view->mapFromScene(QPointF(b.center().x(), b.top() - 1)), at("/States/C"));
        QCOMPARE(now()->find(path("/States/A"))->transitions.size(), std::size_t(2));
        for (const asl::Transition& way : now()->find(path("/States/A"))->transitions)
            QCOMPARE(way.target, std::string("C"));
    }

    void pullingTheHandleConnects() {
        show(
            R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "C"},
            "C": {"Type": "Pass", "End": true}}})");
        m_view->select(path("/States/A"));
        const QRectF a = m_view->stateRect(path("/States/A"));
        drag(m_view->mapFromScene(QPointF(a.center().x(), a.bottom() + 1)), at("/States/C"));
        QCOMPARE(targetOf("/States/A"), std::string("C"));
    }

    void copyAndPasteAsText() {
        show(twoSteps);
        m_view->select(path("/States/A"));
        QTest::keySequence(m_view.get(), QKeySequence::Copy);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\"A\"")));
        QTest::keySequence(m_view.get(), QKeySequence::Paste);
        QCOMPARE(now()->states().size(), std::size_t(3));
    }

    void duplicateByKey() {
        show(twoSteps);
        m_view->select(path("/States/A"));
        QTest::keyClick(m_view.get(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(now()->states().size(), std::size_t(3));
    }

    void nothingIsEditedWhileDisabled() {
        show(twoSteps);
        m_editing->setEnabled(false);
        m_view->select(path("/States/A"));
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        dropOn((at("/States/A") + at("/States/B")) / 2, "Wait");
        QCOMPARE(m_edits, 0);
    }
};

QTEST_MAIN(EditingTest)
#include "tst_editing.moc"
