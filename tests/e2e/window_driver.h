// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace wb;
using namespace wb::ui;

/// A window that a test works in by keys, clicks and drags, with animations off. Text and graph are looked at
/// as they are afterwards.
class WindowDriver {
  protected:
    /// Once a test program: settings of its own.
    void prepare() {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QApplication::setOrganizationName(QStringLiteral("asl-workbench-test"));
        QApplication::setApplicationName(QStringLiteral("asl-workbench-test"));
        m_themes = std::make_unique<ThemeController>();
    }
    /// A new window with a new document, the graph in focus.
    void openWindow() {
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
    void closeWindow() {
        m_window->editor()->setSaved();
        m_window.reset();
    }
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
