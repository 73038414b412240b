// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_marks.h"

#include "ui/canvas/canvas_view.h"
#include "ui/debugger/breakpoints.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/value_text.h"

#include <algorithm>

namespace wb::ui {

WindowMarks::WindowMarks(Document* document, TextEditor* editor, canvas::CanvasView* canvas,
                         const Breakpoints* breakpoints)
    : QObject(document), m_document(document), m_editor(editor), m_canvas(canvas),
      m_breakpoints(breakpoints) {
    connect(breakpoints, &Breakpoints::changed, this, &WindowMarks::showAnnotations);
}

/// What the graph has to say about a text that is broken.
QString WindowMarks::brokenText() const {
    const Analysis& analysis = *m_document->analysis();
    const auto error = std::find_if(analysis.problems.begin(), analysis.problems.end(),
                                    [](const Problem& p) { return p.severity == lint::Severity::Error; });
    if (!analysis.isBroken) return {};
    const QString why = error == analysis.problems.end()
                            ? tr("This is no state machine")
                            : tr("Line %1: %2").arg(error->place.line).arg(toQString(error->message));
    if (!m_document->graph()) return tr("This cannot be drawn. %1").arg(why);
    if (m_document->isGraphPartial()) return tr("Drawn as far as it can be read. %1").arg(why);
    return tr("The graph is out of date. %1").arg(why);
}

void WindowMarks::showProblems() {
    m_canvas->setOutOfDateText(brokenText());
    const AnalysisPtr& analysis = m_document->analysis();
    std::vector<Mark> marks;
    marks.reserve(analysis->problems.size());
    for (const Problem& problem : analysis->problems) {
        const MarkKind kind = problem.severity == lint::Severity::Error ? MarkKind::Error
                              : isAdvice(problem)                       ? MarkKind::Information
                                                                        : MarkKind::Warning;
        marks.push_back({kind, problem.range});
    }
    m_editor->setMarks(marks);
    showAnnotations();
}

void WindowMarks::showAnnotations() {
    drawing::Annotations annotations;
    std::vector<std::pair<int, bool>> lines;
    const asl::Model& model = *m_document->analysis()->model;
    for (const auto& [path, breakpoint] : m_breakpoints->all()) {
        annotations[path].breakpoint = true;
        annotations[path].breakpointEnabled = breakpoint.isEnabled;
        if (const asl::State* state = model.find(path))
            lines.emplace_back(m_editor->lineOf(rangeOf(*state).begin), breakpoint.isEnabled);
    }
    for (const Problem& problem : m_document->analysis()->problems) {
        if (problem.state.isMachine() || isAdvice(problem)) continue;
        drawing::Annotation& annotation = annotations[problem.state];
        const drawing::Severity severity =
            problem.severity == lint::Severity::Error ? drawing::Severity::Error : drawing::Severity::Warning;
        annotation.problem = std::max(annotation.problem, severity);
        if (!annotation.problemText.isEmpty()) annotation.problemText += u'\n';
        annotation.problemText += toQString(problem.message);
    }
    m_canvas->setAnnotations(std::move(annotations));
    m_editor->setBreakpointLines(lines);
}

} // namespace wb::ui
