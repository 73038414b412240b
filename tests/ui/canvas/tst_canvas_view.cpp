// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/parser.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/layout_service.h"
#include "ui/canvas/minimap.h"

#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace wb;
using ui::canvas::CanvasView;
using ui::canvas::LayoutService;
using ui::canvas::PathMap;

namespace {

asl::ModelPtr modelOf(const char* text) {
    return asl::Model::read(json::parse(std::string(text)));
}

const char* const twoTasks = R"({"StartAt": "First", "States": {
    "First": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Second"},
    "Second": {"Type": "Pass", "End": true}}})";

/// The same with a state put between.
const char* const stateBetween = R"({"StartAt": "First", "States": {
    "First": {"Type": "Pass", "Next": "Between"},
    "Between": {"Type": "Pass", "Next": "Second"},
    "Second": {"Type": "Pass", "End": true}}})";

const char* const parallel =
    R"({"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
    {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
    {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}]}}})";

/// S0 to S60, one after the other.
QByteArray longChain() {
    QByteArray text = R"({"StartAt": "S0", "States": {)";
    for (int i = 0; i < 60; ++i)
        text += "\"S" + QByteArray::number(i) + R"(": {"Type": "Pass", "Next": "S)" +
                QByteArray::number(i + 1) + "\"},";
    return text + R"("S60": {"Type": "Succeed"}}})";
}

/// One state after the other, each written as `name target`; `name ?target target` is a Choice, `Box` a
/// Parallel with two branches (`Box+`: the first one longer), a name alone ends.
QByteArray machine(const QList<QByteArray>& states) {
    QByteArrayList written;
    for (const QByteArray& state : states) {
        const QByteArrayList words = state.split(' ');
        QByteArray body = R"({"Type": "Pass", "End": true})";
        if (words[0].startsWith("Box"))
            body = R"({"Type": "Parallel", "Next": "End", "Branches": [{"StartAt": "In", "States": {
                "In": {"Type": "Pass", "Next": "In2"}, "In2": {"Type": "Pass", )" +
                   QByteArray(words[0].endsWith('+')
                                  ? R"("Next": "In3"}, "In3": {"Type": "Pass", "End": true}}})"
                                  : R"("End": true}}})") +
                   R"(, {"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}]})";
        else if (words.size() == 3)
            body = R"({"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": ")" +
                   words[1].mid(1) + R"("}], "Default": ")" + words[2] + "\"}";
        else if (words.size() == 2)
            body = R"({"Type": "Pass", "Next": ")" + words[1] + "\"}";
        written << '"' + QByteArray(words[0]).replace('+', "") + "\": " + body;
    }
    return R"({"StartAt": ")" + states.front().split(' ').front() + R"(", "States": {)" + written.join(", ") +
           "}}";
}

QByteArray boxed() {
    return machine({"A B", "B Box", "Box", "End"});
}

asl::StatePath path(const char* text) {
    return asl::StatePath(text);
}

} // namespace

class CanvasViewTest : public QObject {
    Q_OBJECT

  private:
    LayoutService m_service;
    std::unique_ptr<CanvasView> m_view;

    void show(const char* text) {
        m_view->showModel(modelOf(text));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->isSettled(), 10000);
    }
    QPoint at(const char* state) { return m_view->mapFromScene(m_view->stateRect(path(state)).center()); }

  private Q_SLOTS:
    void init() {
        m_view = std::make_unique<CanvasView>(&m_service);
        m_view->setAnimated(false);
        m_view->resize(900, 700);
        m_view->show();
    }

    void showsEveryStateOfTheModel() {
        show(twoTasks);
        QVERIFY(!m_view->stateRect(path("/States/First")).isNull());
        QVERIFY(m_view->stateRect(path("/States/First")).bottom() <
                m_view->stateRect(path("/States/Second")).top());
    }

    void keepsThePictureOfATextThatDrawsAlike() {
        show(twoTasks);
        const auto picture = m_view->picture();
        QByteArray commented = twoTasks;
        commented.replace("{\"StartAt\"", "{\"Comment\": \"two\", \"StartAt\"");
        QSignalSpy changed(m_view.get(), &CanvasView::pictureChanged);
        show(commented.constData());
        QCOMPARE(m_view->picture(), picture);
        QCOMPARE(changed.size(), 1);
        show(stateBetween);
        QVERIFY(m_view->picture() != picture);
    }

    void clickSelectsTheStateAndSaysSo() {
        show(twoTasks);
        QSignalSpy selected(m_view.get(), &CanvasView::stateSelected);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at("/States/Second"));
        QCOMPARE(selected.size(), 1);
        QCOMPARE(m_view->current(), path("/States/Second"));
    }

    void selectingFromOutsideStaysSilent() {
        show(twoTasks);
        QSignalSpy selected(m_view.get(), &CanvasView::stateSelected);
        m_view->select(path("/States/First"));
        QCOMPARE(selected.size(), 0);
        QCOMPARE(m_view->current(), path("/States/First"));
    }

    void clickOnTheCanvasSelectsNothing() {
        show(twoTasks);
        m_view->select(path("/States/First"));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(5, 5));
        QVERIFY(m_view->current().isMachine());
    }

    void arrowKeysFollowTransitions() {
        show(twoTasks);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->current(), path("/States/First"));
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->current(), path("/States/Second"));
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_view->current(), path("/States/First"));
    }

    void keyboardEntersAndLeavesContainers() {
        show(parallel);
        m_view->select(path("/States/Both"));
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_view->current(), path("/States/Both/Branches[0]/States/A"));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->current(), path("/States/Both/Branches[1]/States/B"));
        QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(m_view->current(), path("/States/Both"));
    }

    void collapsedContainerHidesItsStates() {
        show(parallel);
        m_view->setCollapsed(path("/States/Both"), true);
        QTRY_VERIFY(m_view->isSettled());
        QVERIFY(m_view->stateRect(path("/States/Both/Branches[0]/States/A")).isNull());
        QVERIFY(!m_view->stateRect(path("/States/Both")).isNull());
    }

    void brokenTextKeepsTheLastGoodGraph() {
        show(twoTasks);
        m_view->showModel(nullptr, true);
        QVERIFY(!m_view->stateRect(path("/States/First")).isNull());
    }

    void selectionFollowsARename() {
        show(twoTasks);
        m_view->select(path("/States/First"));
        m_view->showModel(
            modelOf(R"({"StartAt": "Renamed", "States": {"Renamed": {"Type": "Pass", "End": true}}})"), false,
            {{path("/States/First"), path("/States/Renamed")}});
        QTRY_VERIFY(m_view->isSettled());
        QCOMPARE(m_view->current(), path("/States/Renamed"));
    }

    void theSelectedStateStaysWhereItIsOnTheScreen() {
        show(twoTasks);
        m_view->resetZoom();
        m_view->select(path("/States/Second"), false);
        const QPoint before = at("/States/Second");
        m_view->showModel(modelOf(stateBetween));
        QTRY_VERIFY(m_view->isSettled());
        QVERIFY((at("/States/Second") - before).manhattanLength() <= 3);
    }

    void glidingKeepsTheSelectedStateUnderTheEye() {
        show(twoTasks);
        m_view->setAnimated(true);
        m_view->resetZoom();
        m_view->select(path("/States/Second"), false);
        const QPoint before = at("/States/Second");
        m_view->showModel(modelOf(stateBetween));
        while (!m_view->isSettled()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
            QVERIFY((at("/States/Second") - before).manhattanLength() <= 3);
        }
        QVERIFY((at("/States/Second") - before).manhattanLength() <= 3);
        QVERIFY(m_view->stateRect(path("/States/Between")).isValid());
    }

    void editsLeaveWhatIsLookedAtUnderTheEye_data() {
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<PathMap>("renamed");
        QTest::addColumn<QByteArray>("selected");
        QTest::addColumn<QByteArray>("now");
        const QByteArray state = "/States/B", renamed = "/States/A much longer name than before",
                         inBranch = "/States/Box/Branches[1]/States/X";
        QTest::newRow("insert before")
            << machine({"A New", "New ?A B", "B Box", "Box", "End"}) << PathMap() << state << state;
        QTest::newRow("insert behind")
            << machine({"A B", "B New", "New Box", "Box", "End"}) << PathMap() << state << state;
        QTest::newRow("delete before") << machine({"B Box", "Box", "End"}) << PathMap() << state << state;
        QTest::newRow("rename")
            << machine({"A B", "B Box", "Box", "End"}).replace("\"B\"", '"' + renamed.mid(8) + '"')
            << PathMap{{path(state.constData()), path(renamed.constData())}} << state << renamed;
        QTest::newRow("delete what is selected")
            << machine({"A Box", "Box", "End"}) << PathMap() << state << QByteArray();
        QTest::newRow("a branch grows")
            << machine({"A B", "B Box", "Box+", "End"}) << PathMap() << inBranch << inBranch;
    }
    void editsLeaveWhatIsLookedAtUnderTheEye() {
        QFETCH(QByteArray, after);
        QFETCH(PathMap, renamed);
        QFETCH(QByteArray, selected);
        QFETCH(QByteArray, now);
        show(boxed().constData());
        m_view->resetZoom();
        m_view->select(path(selected.constData()), false);
        m_view->centreOn(path(selected.constData()));
        // What is deleted leaves its neighbours where they are: the nearest one.
        const QByteArray looked = now.isEmpty() ? QByteArray("/States/A") : selected;
        const auto top = [&](const QByteArray& state) {
            const QRectF rect = m_view->stateRect(path(state.constData()));
            return m_view->mapFromScene(QPointF(rect.center().x(), rect.top()));
        };
        const QPoint before = top(looked);
        m_view->showModel(modelOf(after.constData()), false, renamed);
        QTRY_VERIFY(m_view->isSettled());
        const QPoint moved = top(now.isEmpty() ? looked : now) - before;
        QVERIFY2(moved.manhattanLength() <= 3,
                 qPrintable(QStringLiteral("%1, %2").arg(moved.x()).arg(moved.y())));
    }

    void collapsingLeavesTheContainersNameUnderTheEye() {
        show(boxed().constData());
        m_view->resetZoom();
        m_view->select(path("/States/Box/Branches[0]/States/In2"));
        const auto top = [&] {
            const QRectF rect = m_view->stateRect(path("/States/Box"));
            return m_view->mapFromScene(QPointF(rect.center().x(), rect.top()));
        };
        m_view->centreOn(path("/States/Box"));
        const QPoint before = top();
        for (const bool collapsed : {true, false}) {
            m_view->setCollapsed(path("/States/Box"), collapsed);
            QTRY_VERIFY(m_view->isSettled());
            QVERIFY((top() - before).manhattanLength() <= 3);
        }
    }

    void aLongGraphOpensAtItsStartAndReadable() {
        show(longChain().constData());
        QVERIFY(m_view->zoom() >= 0.5);
        QVERIFY(m_view->viewport()->rect().contains(at("/States/S0")));
        m_view->fit();
        QVERIFY(m_view->viewport()->rect().contains(at("/States/S0")));
        QVERIFY(m_view->viewport()->rect().contains(at("/States/S60")));
    }

    void aPanelThatOpensBelowLeavesTheStateReadable() {
        show(boxed().constData());
        m_view->fit();
        const double before = m_view->zoom();
        QVERIFY(before >= 0.55);
        const QSize size = m_view->size();
        m_view->select(path("/States/Box/Branches[0]/States/In2"));
        m_view->resize(size.width(), size.height() / 4);
        QCoreApplication::processEvents();
        QCOMPARE(m_view->zoom(), before);
        QVERIFY(m_view->viewport()->rect().intersects(
            m_view->mapFromScene(m_view->stateRect(path("/States/Box/Branches[0]/States/In2")))
                .boundingRect()));
        m_view->resize(size);
    }

    void panningMovesThePixelsOfWhatIsPaintedAlready() {
        show(longChain().constData());
        m_view->resetZoom();
        QCoreApplication::processEvents();
        QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::ControlModifier);
        for (int i = 0; i < 4; ++i) {
            QCoreApplication::sendEvent(m_view.get(), &down);
            QCoreApplication::processEvents();
        }
        // What stands in the window now is what a whole repaint would paint.
        const QImage moved = m_view->grab().toImage();
        m_view->viewport()->repaint();
        QCOMPARE(moved, m_view->grab().toImage());
    }

    void pinchZoomsAtTheFingers() {
        show(twoTasks);
        const QPoint place = at("/States/First");
        const QPointF before = m_view->mapToScene(place);
        const double zoom = m_view->zoom();
        QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, place,
                                  place, m_view->viewport()->mapToGlobal(place), 0.25, QPointF());
        QCoreApplication::sendEvent(m_view->viewport(), &pinch);
        QVERIFY(m_view->zoom() > zoom * 1.2);
        QVERIFY(QLineF(before, m_view->mapToScene(place)).length() < 2);
    }

    void twoFingersOnTheScreenZoomWhatIsBetweenThem() {
        show(longChain().constData());
        m_view->resetZoom();
        QWidget* const screen = m_view->viewport();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        std::unique_ptr<QPointingDevice> device(QTest::createTouchDevice());
        m_view->centreOn(path("/States/S30"));
        const QPoint middle = screen->rect().center();
        const QPointF before = m_view->mapToScene(middle);
        const double zoom = m_view->zoom();
        const auto reach = [](int apart) { return QPoint(apart, apart / 2); };
        QTest::touchEvent(screen, device.get()).press(0, middle - reach(40), screen);
        QTest::touchEvent(screen, device.get()).stationary(0).press(1, middle + reach(40), screen);
        for (int apart = 50; apart <= 120; apart += 10)
            QTest::touchEvent(screen, device.get())
                .move(0, middle - reach(apart), screen)
                .move(1, middle + reach(apart), screen);
        QTest::touchEvent(screen, device.get())
            .release(0, middle - reach(120), screen)
            .release(1, middle + reach(120), screen);
        QVERIFY(m_view->zoom() > 1.8 * zoom);
        const QPointF now = m_view->mapToScene(middle);
        QVERIFY2((now - before).manhattanLength() < 12,
                 qPrintable(QStringLiteral("%1, %2").arg(now.x() - before.x()).arg(now.y() - before.y())));
    }

    void zoomKeepsThePointUnderThePointer() {
        show(twoTasks);
        const QPoint place = at("/States/First");
        const QPointF before = m_view->mapToScene(place);
        QWheelEvent wheel(place, m_view->viewport()->mapToGlobal(place), {}, {0, 240}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &wheel);
        const QPointF after = m_view->mapToScene(place);
        QVERIFY(QLineF(before, after).length() < 2);
    }

    void lassoSelectsWhatItEncloses() {
        show(twoTasks);
        const QRect all = m_view
                              ->mapFromScene(m_view->stateRect(path("/States/First"))
                                                 .united(m_view->stateRect(path("/States/Second"))))
                              .boundingRect();
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                          all.topLeft() - QPoint(12, 12));
        QTest::mouseMove(m_view->viewport(), all.bottomRight() + QPoint(12, 12));
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                            all.bottomRight() + QPoint(12, 12));
        QCOMPARE(m_view->selection().size(), std::size_t(2));
    }

    void theOverviewStandsOnNothingThatIsLookedAt() {
        m_view->resize(700, 500);
        show(longChain().constData());
        auto* overview = m_view->findChild<ui::canvas::Minimap*>();
        m_view->select(path("/States/S30"));
        m_view->resetZoom();
        QTRY_VERIFY(overview->isVisible());
        // The column of states under the corner in which the overview stands.
        const QPoint under = overview->geometry().center();
        const QPointF delta = QPointF(under - at("/States/S30")) / m_view->zoom();
        m_view->centreOn(path("/States/S30"));
        m_view->horizontalScrollBar()->setValue(m_view->horizontalScrollBar()->value() -
                                                static_cast<int>(delta.x() * m_view->zoom()));
        const auto hides = [&] {
            const QRectF area = m_view->mapToScene(overview->geometry()).boundingRect();
            for (int i = 0; i <= 60; ++i)
                if (area.intersects(
                        m_view->stateRect(path(qPrintable(QStringLiteral("/States/S%1").arg(i))))))
                    return true;
            return false;
        };
        QVERIFY(hides());
        QTRY_VERIFY(!hides());
        QVERIFY(overview->isVisible());
    }
};

QTEST_MAIN(CanvasViewTest)
#include "tst_canvas_view.moc"
