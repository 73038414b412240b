// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "core/asl/refactor/refactor.h"
#include "core/json/parser.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/editing/editing.h"
#include "ui/canvas/layout_service.h"
#include "ui/debugger/data_panel.h"
#include "ui/debugger/debug_controller.h"
#include "ui/debugger/execution_panel.h"
#include "ui/debugger/expression_actions.h"
#include "ui/debugger/expression_panel.h"
#include "ui/debugger/input_field.h"
#include "ui/debugger/question_panel.h"
#include "ui/debugger/recorded_run.h"
#include "ui/debugger/run_actions.h"
#include "ui/debugger/run_view.h"
#include "ui/dialogs/keys_dialog.h"
#include "ui/dialogs/quick_pick.h"
#include "ui/docks.h"
#include "ui/document.h"
#include "ui/edit_actions.h"
#include "ui/edit_runner.h"
#include "ui/editor/find_bar.h"
#include "ui/editor/quick_fixes.h"
#include "ui/editor/text_editor.h"
#include "ui/export_actions.h"
#include "ui/file_actions.h"
#include "ui/first_look.h"
#include "ui/gallery/gallery.h"
#include "ui/go_actions.h"
#include "ui/icons.h"
#include "ui/inspector/inspector.h"
#include "ui/message_bar.h"
#include "ui/name_actions.h"
#include "ui/palette/palette.h"
#include "ui/problems_panel.h"
#include "ui/recovery.h"
#include "ui/resources.h"
#include "ui/selection_sync.h"
#include "ui/state_actions.h"
#include "ui/status_line.h"
#include "ui/theme.h"
#include "ui/undo_selection.h"
#include "ui/value_text.h"
#include "ui/view_actions.h"
#include "ui/window_marks.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QToolBar>
#include <QToolTip>

namespace wb::ui {

namespace {

QToolBar* toolBar(QMainWindow* window, const QString& name, const char* id) {
    QToolBar* bar = window->addToolBar(name);
    bar->setObjectName(QLatin1String(id));
    bar->setIconSize({20, 20});
    bar->setMovable(false);
    return bar;
}

} // namespace

MainWindow::MainWindow(ThemeController* themes, QWidget* parent)
    : QMainWindow(parent), m_themes(themes), m_editor(new TextEditor(this)),
      m_find(new FindBar(m_editor, this)), m_bar(new MessageBar(this)),
      m_document(new Document(m_editor, this)), m_layout(new canvas::LayoutService(this)),
      m_canvas(new canvas::CanvasView(m_layout, this)), m_input(new InputField(themes, this)),
      m_debugger(new DebugController(m_document, m_input, this)),
      m_question(new QuestionPanel(&m_debugger->session(), themes->theme(), this)),
      m_problems(new ProblemsPanel(this)), m_execution(new ExecutionPanel(m_debugger, this)),
      m_data(new DataPanel(this)), m_expression(new ExpressionPanel(this)), m_palette(new Palette(this)),
      m_editing(new canvas::Editing(m_canvas)), m_files(new FileActions(m_document, m_bar, this)),
      m_selection(new SelectionSync(m_document, m_editor, m_canvas)), m_pick(new QuickPick(this)),
      m_fixes(new QuickFixes(m_document, m_editor)),
      m_names(new NameActions(m_document, m_editor, m_selection, m_pick, this)),
      m_edits(new EditActions(m_document, m_editor, m_find, m_canvas, m_editing, m_names, m_fixes, this)),
      m_recovery(new Recovery(m_document, m_editor, Recovery::standardFolder())),
      m_exports(new ExportActions(m_document, m_canvas, this)),
      m_views(new ViewActions(m_canvas, m_editor, themes, this)),
      m_runner(new EditRunner(m_document, m_selection)),
      m_marks(new WindowMarks(m_document, m_editor, m_canvas, &m_debugger->breakpoints())),
      m_runView(new RunView(m_debugger, m_document, m_editor, m_canvas, m_data)),
      m_expressions(
          new ExpressionActions(m_document, m_editor, m_selection, m_debugger, m_input, m_expression)),
      m_firstLook(new FirstLook(m_document, m_canvas)),
      m_go(new GoActions(m_document, m_selection, m_pick, this)),
      m_states(
          new StateActions(m_document, m_selection, m_canvas, m_editing, m_runner, m_editor, m_names, this)),
      m_status(new StatusLine(statusBar(), m_document, m_editor, &m_debugger->session())),
      m_docks(new Docks(this, {m_palette, m_execution, m_problems, m_data, m_expression,
                               new Inspector(m_document, m_selection, m_runner, this)})) {
    setObjectName(QStringLiteral("MainWindow"));
    setAcceptDrops(true);
    resize(1280, 800);
    m_layout->warmUp();
    makeCentre();
    resetLayout();
    m_views->setParts({m_palette, m_editor, m_canvas, findChild<Inspector*>()});
    makeToolBars();
    makeMenus();
    connectParts();
    applyTheme(m_themes->theme());
    restoreLayout();
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeCentre() {
    auto* text = new QWidget(this);
    auto* textColumn = new QVBoxLayout(text);
    textColumn->setContentsMargins(0, 0, 0, 0);
    textColumn->setSpacing(0);
    textColumn->addWidget(m_bar);
    textColumn->addWidget(m_editor, 1);
    textColumn->addWidget(m_find);
    auto* graph = new QSplitter(Qt::Vertical, this);
    graph->addWidget(m_canvas);
    graph->addWidget(m_question);
    graph->setCollapsible(0, false);
    connect(m_question, &QuestionPanel::asked, graph, [graph] {
        const int high = std::clamp(graph->height() * 45 / 100, 190, 320);
        graph->setSizes({graph->height() - high, high});
    });
    graph->setStretchFactor(0, 3);
    graph->setStretchFactor(1, 2);
    m_canvas->setFrameShape(QFrame::NoFrame);
    m_split = new QSplitter(this);
    m_split->setObjectName(QStringLiteral("centre"));
    m_split->addWidget(text);
    m_split->addWidget(graph);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 3);
    setCentralWidget(m_split);
}

void MainWindow::resetLayout() {
    m_docks->reset();
    const int width = m_split->width() > 200 ? m_split->width() : this->width();
    m_split->setSizes({2 * width / 5, 3 * width / 5});
}

void MainWindow::makeToolBars() {
    QToolBar* file = toolBar(this, tr("File"), "file-bar");
    file->addActions({m_files->newFile(), m_files->open(), m_files->save()});
    file->addSeparator();
    file->addActions({m_edits->undo(), m_edits->redo()});
    QToolBar* debug = toolBar(this, tr("Debug and view"), "debug-bar");
    debug->addActions(m_debugger->actions());
    debug->addWidget(m_input);
    // In one bar with the input, which gives way where the window is narrow.
    debug->addSeparator();
    debug->addActions(m_views->zoomActions());
    debug->addAction(m_views->theme());
}

void MainWindow::makeMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(m_files->newFile());
    QAction* gallery =
        file->addAction(icon("gallery"), tr("New from a &blueprint…"), this, &MainWindow::openGallery);
    gallery->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    file->addAction(m_files->open());
    file->addMenu(m_files->recentMenu());
    file->addMenu(m_files->examplesMenu());
    file->addSeparator();
    file->addActions({m_files->save(), m_files->saveAs()});
    file->addSeparator();
    m_exports->fill(file);
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence::Quit);
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    m_edits->fill(edit);
    edit->addActions({m_go->states(), m_go->commands()});
    m_states->fill(menuBar()->addMenu(tr("&State")));

    QMenu* view = menuBar()->addMenu(tr("&View"));
    QAction* reset = new QAction(tr("&Reset the layout"), this);
    connect(reset, &QAction::triggered, this, &MainWindow::resetLayout);
    m_views->fill(view, m_docks->toggles() << reset);

    QMenu* debug = menuBar()->addMenu(tr("&Debug"));
    debug->addActions(m_debugger->actions());
    debug->addSeparator();
    QAction* input = debug->addAction(tr("Edit the &input…"), m_input, &InputField::openEditor);
    input->setShortcut(Qt::CTRL | Qt::Key_I);
    debug->addAction(m_expressions->evaluate());
    debug->addActions(m_debugger->menuActions());
    auto* runs = new RunActions(m_document, m_debugger, m_themes, this);
    connect(runs, &RunActions::message, this,
            [this](const QString& text) { statusBar()->showMessage(text, 10'000); });
    debug->addSeparator();
    debug->addActions(runs->actions());
    auto* recorded = new RecordedRun(m_document, m_debugger, this);
    connect(recorded, &RecordedRun::message, this,
            [this](const QString& text) { statusBar()->showMessage(text, 10'000); });
    debug->addAction(recorded->action());
    menuBar()->addMenu(m_files->examplesMenu());

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    QAction* keys =
        help->addAction(tr("&Keyboard and mouse…"), this, [this] { KeysDialog(menuBar(), this).exec(); });
    keys->setShortcut(Qt::Key_F1);
    help->addAction(tr("&About ASL Workbench"), this, [this] {
        QMessageBox::about(
            this, tr("About ASL Workbench"),
            tr("<h3>ASL Workbench %1</h3><p>Draws, checks and debugs state machines in Amazon States "
               "Language, on this computer alone.</p><p>Free software under the GNU General Public "
               "License, version 3 or later.</p>")
                .arg(QStringLiteral(WB_VERSION)));
    });
}

void MainWindow::connectParts() {
    connect(m_themes, &ThemeController::changed, this, &MainWindow::applyTheme);
    connect(m_document, &Document::titleChanged, this, &MainWindow::updateTitle);
    connect(m_document, &Document::analysed, this, [this](const canvas::PathMap& renamed) {
        m_debugger->breakpoints().follow(renamed);
        const asl::ModelPtr& graph = m_document->graph();
        // Never the graph of another document, be there nothing to draw in this one.
        m_canvas->showModel(graph ? graph : asl::Model::read(json::parse("{}")),
                            m_document->analysis()->isBroken, renamed);
        showAnalysis();
    });
    connect(m_files, &FileActions::opened, this, [this](const QString& path) {
        m_debugger->forget();
        m_docks->hideRun();
        m_input->follow(path);
    });
    const auto say = [this](const QString& text) { statusBar()->showMessage(text, 5000); };
    connect(m_files, &FileActions::message, this, say);
    connect(m_debugger, &DebugController::message, this, say);
    connect(m_exports, &ExportActions::message, this, say);
    connect(m_runner, &EditRunner::message, this, &MainWindow::sayNo);
    connect(m_editing, &canvas::Editing::refused, this, &MainWindow::sayNo);
    connect(m_editing, &canvas::Editing::editAsked, m_runner, &EditRunner::run);
    auto* inspector = findChild<Inspector*>();
    connect(m_states, &StateActions::fieldsAsked, this, [this, inspector] {
        m_docks->showInspector();
        inspector->enter();
    });
    connect(inspector, &Inspector::leaveAsked, m_canvas, qOverload<>(&QWidget::setFocus));
    connect(m_palette, &Palette::chosen, m_editing, &canvas::Editing::insert);
    auto* undo = new UndoSelection(m_document, m_editor, m_canvas, m_selection, m_runner);
    connect(m_edits->undo(), &QAction::triggered, undo, &UndoSelection::undo);
    connect(m_edits->redo(), &QAction::triggered, undo, &UndoSelection::redo);
    connect(m_edits, &EditActions::findStateAsked, m_go, &GoActions::pickState);
    connect(m_editor, &TextEditor::fileDropped, m_files, &FileActions::openFile);
    connect(m_problems, &ProblemsPanel::problemChosen, this, [this](const Problem& problem) {
        m_editor->showRange(problem.range, true);
        m_editor->setFocus();
    });
    m_edits->addToTextMenu(m_expressions->evaluate());
    connect(m_expressions, &ExpressionActions::panelAsked, m_docks, &Docks::showExpression);
    connect(m_expression, &ExpressionPanel::leaveAsked, m_editor, qOverload<>(&QWidget::setFocus));
    connect(m_expression, &ExpressionPanel::message, this, say);
    m_problems->setFixes(m_fixes);
    connect(m_fixes, &QuickFixes::message, this, say);
    connect(m_names, &NameActions::message, this, say);
    connect(m_edits, &EditActions::message, this, &MainWindow::sayOfText);
    connect(m_editor, &TextEditor::edited, this, &MainWindow::forgetWhatIsMended);
    connect(m_status, &StatusLine::problemsAsked, m_docks, &Docks::showProblems);
    connect(m_selection, &SelectionSync::currentChanged, m_status, &StatusLine::showState);
    connect(m_canvas, &canvas::CanvasView::zoomChanged, m_status, &StatusLine::showZoom);
    connect(m_canvas, &canvas::CanvasView::stateActivated, this,
            [this](const asl::StatePath& path) { m_selection->go(path, true); });
    connect(m_canvas, &canvas::CanvasView::breakpointToggled, &m_debugger->breakpoints(),
            &Breakpoints::toggle);
    connect(m_selection, &SelectionSync::currentChanged, m_debugger, &DebugController::setCurrent);
    connect(m_debugger, &DebugController::refused, this,
            [this](const asl::StatePath& path) { m_selection->go(path, false); });
    connect(&m_debugger->session(), &DebugSession::phaseChanged, this, [this] {
        const DebugSession::Phase phase = m_debugger->session().phase();
        const bool begins = m_phase == DebugSession::Phase::Idle && phase != DebugSession::Phase::Idle;
        m_phase = phase;
        if (begins) m_docks->showRun();
    });
    connect(m_editor, &TextEditor::breakpointLineClicked, this, [this](int line) {
        m_document->refresh();
        const auto at = static_cast<std::uint32_t>(m_editor->positionFromLineIndex(line, 0));
        const std::uint32_t end = at + static_cast<std::uint32_t>(m_editor->text(line).toUtf8().size());
        const asl::State* state = m_document->analysis()->model->stateAt(end > at + 1 ? end - 1 : at);
        if (state) m_debugger->breakpoints().toggle(state->path);
    });
    connect(m_runView, &RunView::arrived, this,
            [this](const asl::StatePath& path) { m_selection->go(path, false); });
    connect(m_question, &QuestionPanel::keepAsked, m_debugger, &DebugController::keepAnswer);
}

void MainWindow::sayOfText(const QString& text) {
    m_said = text;
    statusBar()->showMessage(text, 8000);
}

void MainWindow::sayNo(const QString& reason) {
    sayOfText(reason);
    if (!m_canvas->hasFocus()) return;
    // Where the user looks: at the selected state.
    const QRectF card = m_canvas->stateRect(m_canvas->current());
    const QPoint place = card.isNull() ? m_canvas->viewport()->rect().center()
                                       : m_canvas->mapFromScene(QPointF(card.left(), card.bottom() + 6));
    QToolTip::showText(m_canvas->viewport()->mapToGlobal(place), reason, m_canvas);
}

void MainWindow::applyTheme(const Theme& theme) {
    setIconTheme(theme);
    m_editor->setTheme(theme);
    m_find->setTheme(theme);
    m_data->setTheme(theme);
    m_expression->setTheme(theme);
    m_question->setTheme(theme);
    m_canvas->setTheme(theme.kind);
    m_palette->setTheme(theme);
    update();
}

void MainWindow::updateTitle() {
    setWindowTitle(tr("%1[*] — ASL Workbench").arg(m_document->displayName()));
    setWindowFilePath(m_document->path());
    setWindowModified(m_document->isModified());
}

/// What an edit has mended is not said any longer.
void MainWindow::forgetWhatIsMended() {
    if (!m_said.isEmpty() && statusBar()->currentMessage() == m_said) statusBar()->clearMessage();
    m_said.clear();
}

void MainWindow::showAnalysis() {
    const AnalysisPtr& analysis = m_document->analysis();
    m_problems->show(analysis);
    const std::size_t count = analysis->problems.size();
    m_docks->setProblemsTitle(count == 0 ? tr("Problems") : tr("Problems (%1)").arg(count));
    m_editing->setEnabled(!analysis->isBroken);
    const bool isYaml = analysis->tree->notation() == json::Notation::Yaml;
    const auto refusal = isYaml ? asl::refactor::canAddFirst(*analysis->model, {}) : std::nullopt;
    m_palette->setRefusal(refusal ? toQString(refusal->reason) : QString());
    m_marks->showProblems();
}

QString MainWindow::openFile(const QString& path) {
    return m_files->openUnasked(path);
}

void MainWindow::openDefault() {
    const QString sample =
        resourcesDir() + QStringLiteral("/blueprints/seven-state-types/definition.asl.json");
    if (resourcesDir().isEmpty() || !m_document->load(sample).isEmpty()) return m_files->newFile()->trigger();
    Q_EMIT m_files->opened(sample);
}

void MainWindow::openGallery() {
    Gallery gallery(m_layout, m_canvas->themeKind(), this);
    const int choice = gallery.exec();
    const Blueprint* blueprint = gallery.current();
    if (choice == QDialog::Rejected || !blueprint) return;
    // Run where it is: its functions stand beside it.
    if (choice == Gallery::RunSteps) {
        if (m_files->openFile(blueprint->definition)) m_debugger->step(DebugSession::Stride::Over);
        return;
    }
    if (!m_files->createFrom(read(blueprint->definition), blueprint->id + QStringLiteral(".asl.json")))
        return;
    const QByteArray input = read(blueprint->input);
    if (!input.isEmpty()) m_input->setText(QString::fromUtf8(input).simplified());
}

void MainWindow::offerRecovery() {
    const QList<Recovery::Found> found = m_recovery->found();
    if (found.isEmpty()) return;
    const Recovery::Found& newest = found.constFirst();
    const auto restore = [this, newest] {
        if (!m_files->confirmDiscard()) return;
        m_recovery->restore(newest);
        Q_EMIT m_files->opened(m_document->path());
    };
    m_bar->show(tr("The program ended while %1 had unsaved changes. They were kept.").arg(newest.name),
                {{tr("Recover them"), restore},
                 {tr("Discard them"), [newest] { Recovery::discard(newest); }},
                 {tr("Later"), {}}});
}

void MainWindow::restoreLayout() {
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("window/docks")).toByteArray(), Docks::version);
    m_split->restoreState(settings.value(QStringLiteral("window/centre")).toByteArray());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_files->confirmDiscard()) return event->ignore();
    m_debugger->session().clear();
    m_docks->hideRun();
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/docks"), saveState(Docks::version));
    settings.setValue(QStringLiteral("window/centre"), m_split->saveState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty() || urls.constFirst().toLocalFile().isEmpty()) return;
    event->acceptProposedAction();
    m_files->openFile(urls.constFirst().toLocalFile());
}

} // namespace wb::ui
