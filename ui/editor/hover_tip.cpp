// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/hover_tip.h"

#include "core/asl/assist/hover.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/problems_model.h"
#include "ui/value_text.h"

#include <QApplication>
#include <QTextDocument>
#include <QToolTip>

namespace wb::ui {

HoverTip::HoverTip(Document* document, TextEditor* editor)
    : QObject(editor), m_document(document), m_editor(editor) {
    connect(m_editor, &TextEditor::hovered, this, &HoverTip::show);
    // What the tip tells of is no longer under the pointer, or something else wants the place.
    connect(m_editor, &TextEditor::hoverEnded, this, [this] {
        if (m_isShown) QToolTip::hideText();
        m_isShown = false;
    });
}

void HoverTip::show(std::uint32_t offset, const QPoint& position) {
    const Analysis& analysis = *m_document->analysis();
    // A menu is being read.
    if (!m_document->isCurrent() || QApplication::activePopupWidget()) return;
    QString html;
    for (const Problem& problem : analysis.problems) {
        if (!problem.range.contains(offset)) continue;
        html += QStringLiteral("<p><b>%1:</b> %2</p>")
                    .arg(severityName(problem.severity), toQString(problem.message).toHtmlEscaped());
        if (html.size() > 2000) break;
    }
    if (const auto hover = asl::assist::hover(*analysis.model, offset)) {
        QTextDocument text;
        text.setMarkdown(toQString(hover->markdown), QTextDocument::MarkdownNoHTML);
        html += text.toHtml();
    }
    if (html.isEmpty()) return;
    m_isShown = true;
    QToolTip::showText(position + QPoint(4, 14),
                       QStringLiteral("<div style='max-width: 460px'>%1</div>").arg(html), m_editor);
}

} // namespace wb::ui
