// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/find_bar.h"

#include "ui/editor/text_editor.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>

namespace wb::ui {

namespace {

constexpr int hitIndicator = 14;
/// More hits than this are not counted: nobody reads the number, and marking them takes time.
constexpr int maximumHits = 5000;

QToolButton* button(QWidget* parent, const char* name, const QString& text, bool checkable) {
    auto* result = new QToolButton(parent);
    result->setIcon(icon(name));
    result->setToolTip(text);
    result->setAccessibleName(text);
    result->setCheckable(checkable);
    return result;
}

} // namespace

FindBar::FindBar(TextEditor* editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_pattern(new QLineEdit(this)), m_replacement(new QLineEdit(this)),
      m_replaceRow(new QWidget(this)), m_count(new QLabel(this)) {
    m_pattern->setPlaceholderText(tr("Find"));
    m_pattern->setAccessibleName(tr("Text to find"));
    m_pattern->setClearButtonEnabled(true);
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replacement->setAccessibleName(tr("Replacement"));
    m_count->setProperty("role", QStringLiteral("muted"));
    m_count->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000 of 0000")));
    m_case = button(this, "match-case", tr("Match case"), true);
    m_word = button(this, "word", tr("Whole words"), true);
    m_regex = button(this, "regex", tr("Regular expression"), true);
    auto* previous = button(this, "up", tr("Previous hit (Shift+F3)"), false);
    auto* next = button(this, "down", tr("Next hit (F3)"), false);
    auto* close = button(this, "close", tr("Close (Esc)"), false);

    auto* findRow = new QHBoxLayout;
    findRow->setSpacing(4);
    findRow->addWidget(m_pattern, 1);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_count, m_case, m_word, m_regex, previous, next, close})
        findRow->addWidget(widget);
    auto* replaceRow = new QHBoxLayout(m_replaceRow);
    replaceRow->setContentsMargins(0, 0, 0, 0);
    replaceRow->setSpacing(4);
    auto* one = new QPushButton(tr("Replace"), m_replaceRow);
    auto* all = new QPushButton(tr("Replace all"), m_replaceRow);
    replaceRow->addWidget(m_replacement, 1);
    replaceRow->addWidget(one);
    replaceRow->addWidget(all);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(5);
    column->addLayout(findRow);
    column->addWidget(m_replaceRow);

    connect(m_pattern, &QLineEdit::textChanged, this, &FindBar::searchWhileTyping);
    for (QToolButton* option : {m_case, m_word, m_regex})
        connect(option, &QToolButton::toggled, this, &FindBar::searchWhileTyping);
    connect(next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(close, &QToolButton::clicked, this, &FindBar::closeBar);
    connect(one, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);
    connect(m_editor, &TextEditor::edited, this, [this] {
        if (isVisible()) countHits();
    });
    m_editor->indicatorDefine(QsciScintilla::StraightBoxIndicator, hitIndicator);
    m_editor->setIndicatorDrawUnder(true, hitIndicator);
    hide();
}

void FindBar::setTheme(const Theme& theme) {
    QColor colour = theme.match;
    colour.setAlpha(120);
    m_editor->setIndicatorForegroundColor(colour, hitIndicator);
}

void FindBar::open(bool withReplace) {
    m_replaceRow->setVisible(withReplace);
    const json::TextRange selected = m_editor->selectedRange();
    const std::string_view text = m_editor->bytes().substr(selected.begin, selected.length());
    if (!text.empty() && text.find('\n') == std::string_view::npos) {
        const QSignalBlocker blocker(m_pattern);
        m_pattern->setText(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }
    show();
    m_pattern->setFocus();
    m_pattern->selectAll();
    countHits();
}

void FindBar::closeBar() {
    hide();
    countHits();
    m_editor->setFocus();
}

int FindBar::flags() const {
    int result = 0;
    if (m_case->isChecked()) result |= QsciScintillaBase::SCFIND_MATCHCASE;
    if (m_word->isChecked()) result |= QsciScintillaBase::SCFIND_WHOLEWORD;
    if (m_regex->isChecked())
        result |= QsciScintillaBase::SCFIND_REGEXP | QsciScintillaBase::SCFIND_CXX11REGEX;
    return result;
}

void FindBar::search(bool backwards, long from) {
    const QByteArray pattern = m_pattern->text().toUtf8();
    if (pattern.isEmpty()) return;
    const long length = m_editor->SendScintilla(QsciScintillaBase::SCI_GETLENGTH);
    const auto searchIn = [&](long begin, long end) {
        m_editor->SendScintilla(QsciScintillaBase::SCI_SETSEARCHFLAGS, static_cast<unsigned long>(flags()));
        m_editor->SendScintilla(QsciScintillaBase::SCI_SETTARGETRANGE, static_cast<unsigned long>(begin),
                                end);
        return m_editor->SendScintilla(QsciScintillaBase::SCI_SEARCHINTARGET,
                                       static_cast<unsigned long>(pattern.size()), pattern.constData());
    };
    long hit = backwards ? searchIn(from, 0) : searchIn(from, length);
    if (hit < 0) hit = backwards ? searchIn(length, 0) : searchIn(0, length);
    if (hit < 0) return;
    const long end = m_editor->SendScintilla(QsciScintillaBase::SCI_GETTARGETEND);
    m_editor->showRange({static_cast<std::uint32_t>(hit), static_cast<std::uint32_t>(end)}, true);
    countHits();
}

void FindBar::findNext() {
    if (m_pattern->text().isEmpty()) return open(false);
    search(false, m_editor->selectedRange().end);
}

void FindBar::findPrevious() {
    if (m_pattern->text().isEmpty()) return open(false);
    search(true, m_editor->selectedRange().begin);
}

void FindBar::searchWhileTyping() {
    countHits();
    search(false, m_editor->selectedRange().begin);
}

void FindBar::countHits() {
    const auto send = [&](unsigned message, unsigned long first = 0, long second = 0) {
        return m_editor->SendScintilla(message, first, second);
    };
    const long length = send(QsciScintillaBase::SCI_GETLENGTH);
    send(QsciScintillaBase::SCI_SETINDICATORCURRENT, hitIndicator);
    send(QsciScintillaBase::SCI_INDICATORCLEARRANGE, 0, length);
    const QByteArray pattern = m_pattern->text().toUtf8();
    m_count->clear();
    m_pattern->setProperty("invalid", false);
    if (isVisible() && !pattern.isEmpty()) {
        const json::TextRange selected = m_editor->selectedRange();
        int hits = 0;
        int current = 0;
        long from = 0;
        while (from <= length && hits < maximumHits) {
            send(QsciScintillaBase::SCI_SETSEARCHFLAGS, static_cast<unsigned long>(flags()));
            send(QsciScintillaBase::SCI_SETTARGETRANGE, static_cast<unsigned long>(from), length);
            const long hit =
                m_editor->SendScintilla(QsciScintillaBase::SCI_SEARCHINTARGET,
                                        static_cast<unsigned long>(pattern.size()), pattern.constData());
            if (hit < 0) break;
            const long end = send(QsciScintillaBase::SCI_GETTARGETEND);
            ++hits;
            if (hit == selected.begin && end == selected.end) current = hits;
            send(QsciScintillaBase::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(hit), end - hit);
            from = std::max(end, hit + 1);
        }
        if (hits == 0) {
            m_count->setText(tr("No results"));
            m_pattern->setProperty("invalid", true);
        } else if (current > 0) {
            m_count->setText(tr("%1 of %2").arg(current).arg(hits));
        } else {
            m_count->setText(tr("%n hit(s)", nullptr, hits));
        }
    }
    m_pattern->style()->unpolish(m_pattern);
    m_pattern->style()->polish(m_pattern);
}

bool FindBar::selectionIsHit() const {
    const json::TextRange selected = m_editor->selectedRange();
    if (selected.empty()) return false;
    const QByteArray pattern = m_pattern->text().toUtf8();
    m_editor->SendScintilla(QsciScintillaBase::SCI_SETSEARCHFLAGS, static_cast<unsigned long>(flags()));
    m_editor->SendScintilla(QsciScintillaBase::SCI_SETTARGETRANGE, static_cast<unsigned long>(selected.begin),
                            static_cast<long>(selected.end));
    const long hit = m_editor->SendScintilla(QsciScintillaBase::SCI_SEARCHINTARGET,
                                             static_cast<unsigned long>(pattern.size()), pattern.constData());
    return hit == selected.begin &&
           m_editor->SendScintilla(QsciScintillaBase::SCI_GETTARGETEND) == static_cast<long>(selected.end);
}

void FindBar::replaceOne() {
    if (selectionIsHit()) {
        const QByteArray text = m_replacement->text().toUtf8();
        const unsigned message = m_regex->isChecked() ? QsciScintillaBase::SCI_REPLACETARGETRE
                                                      : QsciScintillaBase::SCI_REPLACETARGET;
        m_editor->SendScintilla(message, static_cast<unsigned long>(text.size()), text.constData());
        const long end = m_editor->SendScintilla(QsciScintillaBase::SCI_GETTARGETEND);
        m_editor->SendScintilla(QsciScintillaBase::SCI_SETEMPTYSELECTION, static_cast<unsigned long>(end));
    }
    findNext();
}

void FindBar::replaceAll() {
    const QByteArray pattern = m_pattern->text().toUtf8();
    const QByteArray text = m_replacement->text().toUtf8();
    if (pattern.isEmpty()) return;
    m_editor->SendScintilla(QsciScintillaBase::SCI_BEGINUNDOACTION);
    long from = 0;
    while (from <= m_editor->SendScintilla(QsciScintillaBase::SCI_GETLENGTH)) {
        m_editor->SendScintilla(QsciScintillaBase::SCI_SETSEARCHFLAGS, static_cast<unsigned long>(flags()));
        m_editor->SendScintilla(QsciScintillaBase::SCI_SETTARGETRANGE, static_cast<unsigned long>(from),
                                m_editor->SendScintilla(QsciScintillaBase::SCI_GETLENGTH));
        const long hit =
            m_editor->SendScintilla(QsciScintillaBase::SCI_SEARCHINTARGET,
                                    static_cast<unsigned long>(pattern.size()), pattern.constData());
        if (hit < 0) break;
        const bool isEmpty = m_editor->SendScintilla(QsciScintillaBase::SCI_GETTARGETEND) == hit;
        const unsigned message = m_regex->isChecked() ? QsciScintillaBase::SCI_REPLACETARGETRE
                                                      : QsciScintillaBase::SCI_REPLACETARGET;
        m_editor->SendScintilla(message, static_cast<unsigned long>(text.size()), text.constData());
        from = m_editor->SendScintilla(QsciScintillaBase::SCI_GETTARGETEND) + (isEmpty ? 1 : 0);
    }
    m_editor->SendScintilla(QsciScintillaBase::SCI_ENDUNDOACTION);
}

void FindBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return closeBar();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_replacement->hasFocus()) return replaceOne();
        if (event->modifiers() & Qt::ShiftModifier) return findPrevious();
        return findNext();
    }
    QWidget::keyPressEvent(event);
}

} // namespace wb::ui
