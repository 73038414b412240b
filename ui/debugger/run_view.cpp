// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/run_view.h"

#include "ui/canvas/canvas_view.h"
#include "ui/debugger/data_panel.h"
#include "ui/debugger/debug_controller.h"
#include "ui/debugger/run_presenter.h"
#include "ui/debugger/step_data.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"

namespace wb::ui {

RunView::RunView(DebugController* debugger, Document* document, TextEditor* editor,
                 canvas::CanvasView* canvas, DataPanel* data)
    : QObject(debugger), m_debugger(debugger), m_document(document), m_editor(editor), m_canvas(canvas),
      m_data(data) {
    connect(&m_debugger->session(), &DebugSession::moved, this, &RunView::follow);
    connect(m_document, &Document::analysed, this, &RunView::markText);
}

void RunView::follow() {
    const DebugSession& session = m_debugger->session();
    if (!session.isActive()) {
        m_canvas->setRunStatus({});
        m_data->clear();
    } else {
        m_canvas->setRunStatus(presentRun(session.view(), session.timeline()->program().model()));
        m_data->show(stepData(*session.timeline(), session.cursor()));
    }
    markText();
    // A run that goes on by itself would drag the eye about.
    if (!session.isActive() || session.phase() == DebugSession::Phase::Running) return;
    asl::StatePath path = session.timeline()->label(session.cursor()).state;
    // Before the first step the run stands before the first state.
    const auto& active = session.view().active;
    if (path.isMachine() && !active.empty()) path = active.front().path;
    if (!path.isMachine()) Q_EMIT arrived(path);
}

void RunView::markText() {
    const DebugSession& session = m_debugger->session();
    std::vector<json::TextRange> ranges;
    if (session.isActive()) {
        for (const execution::ExecutionView::ActiveState& active : session.view().active) {
            // A container is active as long as anything in it is: what is in it says more.
            if (active.activity == execution::Activity::WaitingForChildren) continue;
            if (const asl::State* state = m_document->analysis()->model->find(active.path))
                ranges.push_back(rangeOf(*state));
        }
    }
    m_editor->setActiveRanges(ranges);
}

} // namespace wb::ui
