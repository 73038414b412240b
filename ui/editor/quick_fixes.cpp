// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/quick_fixes.h"

#include "core/asl/assist/quick_fixes.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/icons.h"
#include "ui/value_text.h"

#include <QMenu>

namespace wb::ui {

namespace {

/// The bulb waits until the caret rests: nobody reads it while typing.
constexpr int patience = 200;
/// A menu of more than this is no help.
constexpr int longestMenu = 12;
/// What mends a problem may take a walk through the whole text: of thousands in one line the first are asked.
constexpr std::size_t mostAsked = 64;

std::vector<asl::assist::QuickFix> fixesOf(const Analysis& analysis, const Problem& problem) {
    lint::Diagnostic diagnostic;
    diagnostic.severity = problem.severity;
    diagnostic.code = problem.code;
    diagnostic.message = problem.message;
    diagnostic.location = problem.location;
    diagnostic.range = problem.range;
    diagnostic.fix = problem.fix;
    return asl::assist::fixesOf(*analysis.model, diagnostic);
}

} // namespace

QuickFixes::QuickFixes(Document* document, TextEditor* editor)
    : QObject(editor), m_document(document), m_editor(editor) {
    m_bulb.setSingleShot(true);
    m_bulb.setInterval(patience);
    connect(&m_bulb, &QTimer::timeout, this, &QuickFixes::showBulb);
    connect(m_editor, &TextEditor::cursorMoved, &m_bulb, qOverload<>(&QTimer::start));
    connect(m_document, &Document::analysed, &m_bulb, qOverload<>(&QTimer::start));
    // Once the button is up again: the menu would take its release for itself.
    connect(m_editor, &TextEditor::bulbClicked, this, &QuickFixes::openAtCaret, Qt::QueuedConnection);
}

bool QuickFixes::fill(QMenu* menu, const std::vector<const Problem*>& problems) {
    const AnalysisPtr analysis = m_document->analysis();
    int count = 0;
    for (const Problem* problem : problems) {
        for (const asl::assist::QuickFix& fix : fixesOf(*analysis, *problem)) {
            if (count++ == longestMenu) return true;
            // An ampersand would make the letter behind it a key.
            const QString title = toQString(fix.title);
            QAction* action =
                menu->addAction(icon("bulb"), QString(title).replace(u'&', QStringLiteral("&&")));
            action->setToolTip(toQString(problem->message));
            connect(action, &QAction::triggered, this, [this, analysis, title, edits = fix.edits] {
                m_document->refresh();
                // The edits are those of the text they were made for.
                if (m_document->analysis()->tree->text() == analysis->tree->text())
                    m_document->applyEdits(title, edits);
            });
        }
    }
    menu->setToolTipsVisible(true);
    return count > 0;
}

bool QuickFixes::fill(QMenu* menu, const Problem& problem) {
    return fill(menu, std::vector{&problem});
}

std::vector<const Problem*> QuickFixes::problemsAtCaret() const {
    const std::uint32_t caret = m_editor->cursorOffset();
    const int line = m_editor->lineOf(caret);
    std::vector<const Problem*> here, onLine;
    for (const Problem& problem : m_document->analysis()->problems) {
        if (problem.range.begin <= caret && caret <= problem.range.end)
            here.push_back(&problem);
        else if (static_cast<int>(problem.place.line) == line + 1)
            onLine.push_back(&problem);
    }
    // The innermost first.
    std::stable_sort(here.begin(), here.end(), [](const Problem* a, const Problem* b) {
        return a->range.length() < b->range.length();
    });
    here.insert(here.end(), onLine.begin(), onLine.end());
    // What was probably meant, before what might be done.
    std::stable_partition(here.begin(), here.end(),
                          [](const Problem* each) { return each->fix.has_value(); });
    if (here.size() > mostAsked) here.resize(mostAsked);
    return here;
}

bool QuickFixes::fillAtCaret(QMenu* menu) {
    return fill(menu, problemsAtCaret());
}

bool QuickFixes::fillFor(QMenu* menu, const asl::StatePath& state) {
    std::vector<const Problem*> problems;
    for (const Problem& problem : m_document->analysis()->problems)
        if (problem.state == state && problems.size() < mostAsked) problems.push_back(&problem);
    return fill(menu, problems);
}

void QuickFixes::openAtCaret() {
    m_document->refresh();
    auto* menu = new QMenu(m_editor);
    menu->setObjectName(QStringLiteral("quickFixes"));
    if (fillAtCaret(menu)) return popUp(menu, m_editor->caretPlace());
    delete menu;
    Q_EMIT message(problemsAtCaret().empty() ? tr("There is no problem in this line.")
                                             : tr("This has to be mended by hand."));
}

void QuickFixes::openFor(const asl::StatePath& state, const QPoint& place) {
    m_document->refresh();
    auto* menu = new QMenu(m_editor->window());
    menu->setObjectName(QStringLiteral("quickFixes"));
    if (fillFor(menu, state)) return popUp(menu, place);
    delete menu;
    Q_EMIT message(tr("Nothing of this state can be mended by itself."));
}

void QuickFixes::popUp(QMenu* menu, const QPoint& place) {
    connect(menu, &QMenu::aboutToHide, menu, &QObject::deleteLater);
    menu->popup(place);
    menu->setActiveAction(menu->actions().constFirst());
}

void QuickFixes::showBulb() {
    if (!m_document->isCurrent()) return;
    const AnalysisPtr& analysis = m_document->analysis();
    bool found = false;
    for (const Problem* problem : problemsAtCaret()) {
        found = !fixesOf(*analysis, *problem).empty();
        if (found) break;
    }
    m_editor->setBulbLine(found ? m_editor->lineOf(m_editor->cursorOffset()) : -1);
}

} // namespace wb::ui
