// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/expression_actions.h"

#include "ui/debugger/debug_controller.h"
#include "ui/debugger/expression_panel.h"
#include "ui/debugger/input_field.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/icons.h"
#include "ui/selection_sync.h"

namespace wb::ui {

namespace {

/// What a run of `model` would give the state to read if it began there with `options`.
ReadableData dataBefore(const asl::ModelPtr& model, const asl::StatePath& path,
                        const execution::StartOptions& options) {
    ReadableData data;
    const asl::State* state = model->find(path);
    // A text that cannot be run has an input all the same.
    data.shown.scope.input = options.input;
    data.shown.scope.states = json::Value::object({{"input", options.input}});
    if (state) {
        data.shown.state = path;
        data.shown.isJsonata = state->queryLanguage == asl::QueryLanguage::Jsonata;
        if (const execution::ProgramPtr program = execution::compile(model).program)
            data.shown = execution::scopeBefore(
                *program, static_cast<asl::StateIndex>(state - model->states().data()), options);
    }
    data.stages = {{ExpressionPanel::tr("Input"), data.shown.scope.input}};
    return data;
}

} // namespace

ExpressionActions::ExpressionActions(Document* document, TextEditor* editor, SelectionSync* selection,
                                     DebugController* debugger, InputField* input, ExpressionPanel* panel)
    : QObject(panel), m_document(document), m_editor(editor), m_selection(selection), m_debugger(debugger),
      m_input(input), m_panel(panel),
      m_evaluate(new QAction(icon("expression"), tr("E&valuate an expression"), this)) {
    m_evaluate->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    m_evaluate->setStatusTip(tr("Try an expression out on the data of the step shown"));
    connect(m_evaluate, &QAction::triggered, this, &ExpressionActions::open);
    m_panel->setSource([this] { return question(); });
    const auto refresh = [this] {
        // A run that goes on by itself has another step at every moment.
        if (m_debugger->session().phase() != DebugSession::Phase::Running) m_panel->refresh();
    };
    const auto refreshIdle = [this] {
        if (!m_debugger->session().isActive()) m_panel->refresh();
    };
    connect(&m_debugger->session(), &DebugSession::moved, m_panel, refresh);
    connect(&m_debugger->session(), &DebugSession::phaseChanged, m_panel, refresh);
    connect(m_selection, &SelectionSync::currentChanged, m_panel, refreshIdle);
    connect(m_document, &Document::analysed, m_panel, refreshIdle);
    connect(m_input, &InputField::changed, m_panel, refreshIdle);
}

ExpressionQuestion ExpressionActions::question() {
    ExpressionQuestion question;
    const DebugSession& session = m_debugger->session();
    if (session.isActive()) {
        question.data = readableData(*session.timeline(), session.cursor());
        return question;
    }
    execution::StartOptions options;
    if (!m_input->value(&options.input, nullptr)) options.input = json::Value::object();
    const AnalysisPtr analysis = m_document->analysis();
    asl::StatePath path = m_selection->current();
    // With nothing selected it is the machine's first state.
    if (path.isMachine() && !analysis->model->machine().states.empty()) {
        const asl::Container& machine = analysis->model->machine();
        const asl::StateIndex first = analysis->model->findIn(0, machine.startAt);
        path = analysis->model->state(first == asl::noIndex ? machine.states.front() : first).path;
    }
    question.prepare = [model = analysis->model, path, options] { return dataBefore(model, path, options); };
    return question;
}

void ExpressionActions::open() {
    m_document->refresh();
    const FoundExpression found =
        m_document->analysis()->isBroken
            ? FoundExpression()
            : expressionAt(*m_document->analysis()->model, m_editor->selectedRange());
    Q_EMIT panelAsked();
    m_panel->enter(found);
}

} // namespace wb::ui
