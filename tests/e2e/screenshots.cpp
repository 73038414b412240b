// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/editing/editing.h"
#include "ui/canvas/layout_service.h"
#include "ui/debugger/debug_controller.h"
#include "ui/debugger/expression_panel.h"
#include "ui/debugger/input_field.h"
#include "ui/document.h"
#include "ui/editor/find_bar.h"
#include "ui/editor/text_editor.h"
#include "ui/gallery/gallery.h"
#include "ui/main_window.h"
#include "ui/resources.h"
#include "ui/selection_sync.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>
#include <functional>

using namespace wb;
using namespace wb::ui;

namespace {

template <typename Done>
bool waitFor(Done done, int milliseconds = 20'000) {
    QElapsedTimer clock;
    clock.start();
    while (!done()) {
        if (clock.elapsed() > milliseconds) return false;
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return true;
}

/// Pictures of one window in one theme and size.
class Album {
  public:
    Album(ThemeController& themes, QSize size, const QString& prefix, const QDir& folder)
        : m_window(&themes), m_prefix(prefix), m_folder(folder) {
        m_window.canvas()->setAnimated(false);
        m_window.resize(size);
        m_window.show();
        m_window.resetLayout();
    }

    int failures() const { return m_failures; }

    void take() {
        open("seven-state-types");
        shot("editing");
        m_window.selection()->go(asl::StatePath("/States/Process4"), false);
        shot("selected");
        inspect();
        m_window.selection()->go(asl::StatePath("/States/Process4"), false);
        m_window.canvas()->setRoot(asl::StatePath("/States/Process4"));
        shot("alone");
        m_window.canvas()->setRoot({});
        m_window.findChild<FindBar*>()->open(true);
        shot("find");
        m_window.findChild<FindBar*>()->closeBar();
        // Without the colon after it, StartAt has no value and the text is no JSON any more.
        const auto colon = static_cast<std::uint32_t>(m_window.editor()->bytes().find("\"StartAt\":") + 9);
        m_window.document()->applyEdits(QStringLiteral("Break"), {{{colon, colon + 1}, ""}});
        shot("broken");
        m_window.editor()->undo();
        m_window.document()->refresh();
        debug();
        open("parallel");
        shot("parallel");
        ask();
        draw();
        gallery();
    }

  private:
    /// From the empty document on: the invitation, what is legal while something is dragged, the selected
    /// state's actions.
    void draw() {
        m_window.document()->create("{\n  \"Comment\": \"A new state machine\"\n}\n",
                                    QStringLiteral("new.asl.json"));
        shot("empty");
        open("seven-state-types");
        m_window.selection()->go(asl::StatePath("/States/Process1"), false);
        // The first look at a document places it once the window has its size.
        QCoreApplication::processEvents();
        waitFor([&] { return m_window.canvas()->isSettled(); });
        QWidget* viewport = m_window.canvas()->viewport();
        QMimeData mime;
        mime.setData(canvas::Editing::paletteMime, "Wait");
        const QRectF card = m_window.canvas()->stateRect(asl::StatePath("/States/Process1"));
        const QPoint place = m_window.canvas()->mapFromScene(QPointF(card.center().x(), card.bottom() + 14));
        QDragEnterEvent enter(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &enter);
        QDragMoveEvent over(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &over);
        shot("drag");
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(viewport, &leave);
    }

    /// The inspector's forms of nested fields: the rules of a Choice and the retriers of a Task, opened
    /// whatever the window's width.
    void inspect() {
        auto* inspector = m_window.findChild<QDockWidget*>(QStringLiteral("inspector"));
        if (!inspector) {
            ++m_failures;
            return;
        }
        const bool wasVisible = inspector->isVisible();
        inspector->show();
        m_window.selection()->go(asl::StatePath("/States/ChoiceStep"), false);
        shot("inspector-choice");
        m_window.selection()->go(asl::StatePath("/States/Process4/Branches[1]/States/Process4b-1"), false);
        shot("inspector-retry");
        inspector->setVisible(wasVisible);
    }

    void gallery() {
        canvas::LayoutService layout;
        Gallery gallery(&layout, m_window.canvas()->themeKind(), &m_window);
        gallery.show();
        waitFor([&] { return !layout.isBusy(); });
        for (int i = 0; i < 20; ++i) QApplication::processEvents(QEventLoop::AllEvents, 20);
        shot("gallery", &gallery);
    }

    void open(const char* sample) {
        const QString path =
            resourcesDir() + QStringLiteral("/blueprints/%1/definition.asl.json").arg(QLatin1String(sample));
        if (!m_window.openFile(path).isEmpty()) ++m_failures;
    }

    void debug() {
        DebugSession& session = m_window.debugger()->session();
        QString error;
        if (!m_window.debugger()->begin(&error)) {
            std::fprintf(stderr, "%s\n", qPrintable(error));
            ++m_failures;
            return;
        }
        shot("debug-start");
        session.run();
        if (!waitFor([&] { return session.phase() == DebugSession::Phase::Finished; })) ++m_failures;
        session.seek(3);
        shot("debug-choice");
        session.seek(12);
        shot("debug-parallel");
        session.seek(15);
        shot("debug-difference");
        evaluate();
        session.seek(1'000);
        shot("debug-end");
        session.clear();
    }

    /// An expression tried out at the step shown, and one that is wrong.
    void evaluate() {
        auto* panel = m_window.findChild<ExpressionPanel*>();
        m_window.findChild<QDockWidget*>(QStringLiteral("expression"))->show();
        m_window.findChild<QDockWidget*>(QStringLiteral("expression"))->raise();
        QCoreApplication::processEvents();
        const auto* evaluator = panel->findChild<ExpressionEvaluator*>();
        const auto enter = [&](const char* text) {
            panel->enter({text, query::Language::Jsonata});
            // Typing has its pause first.
            QElapsedTimer clock;
            clock.start();
            waitFor([&] { return clock.elapsed() > 300 && !evaluator->isBusy(); });
        };
        enter("$states.input.{'names': $keys($), 'whole': $}");
        shot("expression");
        enter("$states.input.$sum('x')");
        shot("expression-error");
        m_window.findChild<QDockWidget*>(QStringLiteral("expression"))->hide();
    }

    void ask() {
        const char* const text = R"({
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Approve",
      "End": true
    }
  }
}
)";
        m_window.document()->create(text, QStringLiteral("ask.asl.json"));
        m_window.input()->setText(QStringLiteral("{\"order\": 17, \"items\": [\"tea\", \"cake\"]}"));
        QString error;
        if (!m_window.debugger()->begin(&error)) ++m_failures;
        m_window.debugger()->session().run();
        waitFor([&] { return !m_window.debugger()->session().router().questions().empty(); });
        shot("question");
        m_window.debugger()->session().stop();
        m_window.debugger()->session().clear();
        m_window.editor()->setSaved();
    }

    void shot(const char* name, QWidget* shown = nullptr) {
        waitFor([&] { return m_window.canvas()->isSettled(); });
        for (int i = 0; i < 5; ++i) QApplication::processEvents();
        const QString path = m_folder.filePath(m_prefix + QLatin1String(name) + QStringLiteral(".png"));
        const QImage image = (shown ? shown : &m_window)->grab().toImage();
        // A window in a single colour is a window that does not paint.
        bool isBlank = true;
        for (int x = 0; x < image.width() && isBlank; x += 7)
            isBlank = image.pixel(x, image.height() / 3) == image.pixel(0, image.height() / 3);
        if (isBlank || !image.save(path)) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(path), isBlank ? "blank" : "could not be written");
            ++m_failures;
            return;
        }
        std::printf("%s\n", qPrintable(path));
    }

    MainWindow m_window;
    QString m_prefix;
    QDir m_folder;
    int m_failures = 0;
};

} // namespace

/// asl-screenshots DIR [--quick]: the tour of the window; quick is one size in both themes.
int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: asl-screenshots DIR [--quick]\n");
        return 2;
    }
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    // The user's own settings stay out of the pictures, and the pictures out of the settings.
    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QApplication::setOrganizationName(QStringLiteral("asl-workbench-tour"));
    QApplication::setApplicationName(QStringLiteral("asl-workbench-tour"));
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    const bool isQuick = argc > 2 && qstrcmp(argv[2], "--quick") == 0;

    ThemeController themes;
    int failures = 0;
    const std::pair<ThemeChoice, const char*> choices[] = {{ThemeChoice::Light, "light"},
                                                           {ThemeChoice::Dark, "dark"}};
    for (const auto& [choice, name] : choices) {
        themes.setChoice(choice, false);
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080), QSize(1000, 650)}) {
            Album album(themes, size, QStringLiteral("%1-%2-").arg(QLatin1String(name)).arg(size.width()),
                        folder);
            album.take();
            failures += album.failures();
            if (isQuick) break;
        }
    }
    return failures == 0 ? 0 : 1;
}
