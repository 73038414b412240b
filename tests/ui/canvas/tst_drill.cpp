// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/parser.h"
#include "ui/canvas/breadcrumbs.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/layout_service.h"

#include <QTest>
#include <QToolButton>

using namespace wb;
using ui::canvas::Breadcrumbs;
using ui::canvas::CanvasView;
using ui::canvas::LayoutService;

namespace {

asl::StatePath path(const char* text) {
    return asl::StatePath(text);
}

const char* const both = "/States/Both";
const char* const each = "/States/Both/Branches[0]/States/Each";
const char* const inner = "/States/Both/Branches[0]/States/Each/ItemProcessor/States/Inner";
const char* const after = "/States/After";

const char* const nested =
    R"({"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Next": "After", "Branches": [
    {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor":
        {"StartAt": "Inner", "States": {"Inner": {"Type": "Pass", "End": true}}}}}},
    {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}]},
    "After": {"Type": "Pass", "End": true}}})";

const char* const without = R"({"StartAt": "After", "States": {"After": {"Type": "Pass", "End": true}}})";

} // namespace

/// One Parallel or Map shown alone, and the ways in and out.
class DrillTest : public QObject {
    Q_OBJECT

  private:
    LayoutService m_service;
    std::unique_ptr<CanvasView> m_view;

    void show(const char* text) {
        m_view->showModel(asl::Model::read(json::parse(std::string(text))));
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_view->isSettled(), 10000); }
    bool isShown(const char* state) const { return !m_view->stateRect(path(state)).isNull(); }
    /// In the header of the container, left of what folds it.
    QPoint header(const char* state) {
        const QRectF card = m_view->stateRect(path(state));
        return m_view->mapFromScene(QPointF(card.center().x(), card.top() + 14));
    }

  private Q_SLOTS:
    void init() {
        m_view = std::make_unique<CanvasView>(&m_service);
        m_view->setAnimated(false);
        m_view->resize(900, 700);
        m_view->show();
        show(nested);
    }

    void aDoubleClickShowsTheContainerAlone() {
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, header(both));
        settle();
        QCOMPARE(m_view->root(), path(both));
        QVERIFY(isShown(both) && isShown(each) && isShown(inner));
        QVERIFY(!isShown(after));
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, header(each));
        settle();
        QCOMPARE(m_view->root(), path(each));
        QVERIFY(isShown(inner) && !isShown(both));
    }

    void keysLeadInAndOut() {
        m_view->select(path(inner));
        m_view->drillIn();
        settle();
        QCOMPARE(m_view->root(), path(each));
        m_view->select({});
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        settle();
        QCOMPARE(m_view->root(), path(both));
        QCOMPARE(m_view->current(), path(each));
        m_view->drillOut();
        settle();
        QVERIFY(m_view->root().isMachine());
        QVERIFY(isShown(after));
    }

    void theWayThereIsShownAndLeadsBack() {
        auto* crumbs = m_view->findChild<Breadcrumbs*>();
        QVERIFY(crumbs && !crumbs->isVisible());
        m_view->setRoot(path(each));
        settle();
        QVERIFY(crumbs->isVisible());
        const QList<QToolButton*> buttons = crumbs->findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), 2);
        QCOMPARE(buttons.at(1)->text(), QStringLiteral("Both"));
        QTest::mouseClick(buttons.at(1), Qt::LeftButton);
        settle();
        QCOMPARE(m_view->root(), path(both));
        QTest::mouseClick(crumbs->findChildren<QToolButton*>().constLast(), Qt::LeftButton);
        settle();
        QVERIFY(m_view->root().isMachine());
        QVERIFY(!crumbs->isVisible());
    }

    void aStateOutsideBringsTheWholeMachineBack() {
        m_view->setRoot(path(each));
        settle();
        m_view->select(path(inner));
        QCOMPARE(m_view->root(), path(each));
        m_view->select(path(after));
        settle();
        QVERIFY(m_view->root().isMachine());
        QVERIFY(isShown(after));
    }

    void aContainerThatIsGoneIsNotShown() {
        m_view->setRoot(path(both));
        settle();
        show(without);
        QVERIFY(m_view->root().isMachine());
        QVERIFY(isShown(after));
    }

    void aRenamedContainerStays() {
        m_view->setRoot(path(both));
        settle();
        QString renamed = QString::fromLatin1(nested);
        renamed.replace(QLatin1String("\"Both\""), QLatin1String("\"All\""));
        m_view->showModel(asl::Model::read(json::parse(renamed.toStdString())), false,
                          {{path(both), path("/States/All")}});
        settle();
        QCOMPARE(m_view->root(), path("/States/All"));
        QVERIFY(isShown("/States/All"));
    }
};

QTEST_MAIN(DrillTest)
#include "tst_drill.moc"
