// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/layout_service.h"
#include "ui/document.h"
#include "ui/export_actions.h"
#include "ui/gallery/gallery.h"
#include "ui/main_window.h"
#include "ui/palette/patterns.h"
#include "ui/theme.h"

#include "core/json/parser.h"
#include "core/lint/lint.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QListWidget>
#include <QMimeData>
#include <QPdfWriter>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace wb;
using namespace wb::ui;

/// What is shown before there is a document of one's own, and what leaves the window as a picture.
class TestGallery : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void everyBlueprintHasAPictureASentenceAndAnInput();
    void arrowKeysChooseAndEnterOpens();
    void everyPatternIsAValidDefinition();
    void exportsEveryFormat_data();
    void exportsEveryFormat();
    void copiesAndPrints();

  private:
    QTemporaryDir m_folder;
};

void TestGallery::initTestCase() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    QApplication::setOrganizationName(QStringLiteral("asl-workbench-test"));
    QApplication::setApplicationName(QStringLiteral("asl-workbench-test-gallery"));
}

void TestGallery::everyBlueprintHasAPictureASentenceAndAnInput() {
    canvas::LayoutService layout;
    QWidget window;
    window.resize(1280, 800);
    Gallery gallery(&layout, drawing::ThemeKind::Light, &window);
    auto* list = gallery.findChild<QListWidget*>();
    QVERIFY(list->count() >= 7);
    const auto image = [&](int row) { return list->item(row)->icon().pixmap(list->iconSize()).toImage(); };
    const auto hasPicture = [&](int row) {
        const QImage shown = image(row);
        const QRgb paper = shown.pixel(3, 3);
        for (int x = 0; x < shown.width(); ++x)
            for (int y = 4; y < shown.height() - 4; ++y)
                if (x > 3 && x < shown.width() - 4 && shown.pixel(x, y) != paper) return true;
        return false;
    };
    for (int row = 0; row < list->count(); ++row) {
        QTRY_VERIFY_WITH_TIMEOUT(hasPicture(row), 20'000);
        list->setCurrentRow(row);
        QVERIFY(!gallery.current()->description.isEmpty());
        QVERIFY2(!read(gallery.current()->input).isEmpty(), qPrintable(gallery.current()->id));
    }
}

void TestGallery::arrowKeysChooseAndEnterOpens() {
    canvas::LayoutService layout;
    QWidget window;
    window.resize(1280, 800);
    Gallery gallery(&layout, drawing::ThemeKind::Dark, &window);
    gallery.show();
    auto* list = gallery.findChild<QListWidget*>();
    const Blueprint* first = gallery.current();
    QTest::keyClick(list, Qt::Key_Right);
    QVERIFY(gallery.current() && gallery.current() != first);
    QTest::keyClick(&gallery, Qt::Key_Return);
    QCOMPARE(gallery.result(), static_cast<int>(Gallery::OpenAsNew));
}

void TestGallery::everyPatternIsAValidDefinition() {
    const QList<Pattern> found = patterns();
    QVERIFY(found.size() >= 6);
    for (const Pattern& pattern : found) {
        const auto model = asl::Model::read(json::parse(pattern.text.toStdString()));
        for (const lint::Diagnostic& diagnostic : lint::check(*model))
            QVERIFY2(diagnostic.severity != lint::Severity::Error,
                     (pattern.title.toStdString() + ": " + diagnostic.message).c_str());
        QVERIFY(!pattern.description.isEmpty());
    }
}

void TestGallery::exportsEveryFormat_data() {
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("svg") << QByteArray("<?xml");
    QTest::newRow("png") << QByteArray("\x89PNG");
    QTest::newRow("pdf") << QByteArray("%PDF");
    QTest::newRow("dot") << QByteArray("digraph");
}

void TestGallery::exportsEveryFormat() {
    QFETCH(QByteArray, begins);
    ThemeController themes;
    MainWindow window(&themes);
    window.openDefault();
    QTRY_VERIFY_WITH_TIMEOUT(window.canvas()->picture() && window.canvas()->isSettled(), 20'000);
    auto* exports = window.findChild<ExportActions*>();
    const QString file = m_folder.filePath(QStringLiteral("graph.") + QLatin1String(QTest::currentDataTag()));
    QCOMPARE(exports->exportTo(file), QString());
    QVERIFY(read(file).startsWith(begins));
    QVERIFY(!exports->exportTo(m_folder.filePath(QStringLiteral("graph.bmp"))).isEmpty());
    QVERIFY(!exports->exportTo(QStringLiteral("/nowhere/graph.svg")).isEmpty());
}

void TestGallery::copiesAndPrints() {
    ThemeController themes;
    MainWindow window(&themes);
    window.openDefault();
    QTRY_VERIFY_WITH_TIMEOUT(window.canvas()->picture() && window.canvas()->isSettled(), 20'000);
    auto* exports = window.findChild<ExportActions*>();
    exports->copy();
    QVERIFY(QApplication::clipboard()->mimeData()->hasImage());
    QVERIFY(QApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("image/svg+xml")));
    const QString file = m_folder.filePath(QStringLiteral("page.pdf"));
    QPdfWriter page(file);
    exports->print(&page);
    QVERIFY(QFile(file).size() > 2000);
}

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
