// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/motion.h"

#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using wb::ui::Motion;

class MotionTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("asl-workbench-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("motion"));
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
    }
    void cleanupTestCase() { QSettings().clear(); }

    void desktopsSayItInTheirWays_data() {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<bool>("known");
        QTest::addColumn<bool>("reduced");
        const QString common = QStringLiteral("org.freedesktop.appearance"),
                      gnome = QStringLiteral("org.gnome.desktop.interface"),
                      kde = QStringLiteral("org.kde.kdeglobals.KDE");
        const QString motion = QStringLiteral("reduced-motion"),
                      animations = QStringLiteral("enable-animations"),
                      factor = QStringLiteral("AnimationDurationFactor");
        QTest::newRow("common, reduced") << common << motion << QVariant(1U) << true << true;
        QTest::newRow("common, as ever") << common << motion << QVariant(0U) << true << false;
        QTest::newRow("GNOME, off") << gnome << animations << QVariant(false) << true << true;
        QTest::newRow("GNOME, on") << gnome << animations << QVariant(true) << true << false;
        QTest::newRow("KDE, none") << kde << factor << QVariant(QStringLiteral("0")) << true << true;
        QTest::newRow("KDE, quick") << kde << factor << QVariant(QStringLiteral("0.5")) << true << false;
        QTest::newRow("KDE, unset") << kde << factor << QVariant(QString()) << true << false;
        QTest::newRow("another setting")
            << gnome << QStringLiteral("font-name") << QVariant(QStringLiteral("Inter")) << false << false;
    }
    void desktopsSayItInTheirWays() {
        QFETCH(QString, group);
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QFETCH(bool, known);
        QFETCH(bool, reduced);
        const auto said = Motion::reducedBy(group, key, value);
        QCOMPARE(said.has_value(), known);
        QCOMPARE(said.value_or(false), reduced);
    }

    void theChoiceIsRemembered() {
        {
            Motion motion;
            QVERIFY(!motion.isChosen());
            QSignalSpy changes(&motion, &Motion::changed);
            motion.choose(true);
            QVERIFY(motion.isReduced());
            QCOMPARE(changes.size(), 1);
        }
        Motion motion;
        QVERIFY(motion.isReduced());
        motion.choose(false);
        QVERIFY(!motion.isChosen());
    }
};

QTEST_MAIN(MotionTest)
#include "tst_motion.moc"
