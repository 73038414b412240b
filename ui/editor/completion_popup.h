// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/assist/completion.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace wb::ui {

class Document;
class TextEditor;

/// Completion of the language at the caret: a list with its documentation beside it. What is chosen becomes
/// one undo step; Tab then goes through the places that it left to be filled.
class CompletionPopup : public QFrame {
    Q_OBJECT

  public:
    CompletionPopup(Document* document, TextEditor* editor);

    /// Opens the list at the caret once the text is understood; nothing happens where nothing fits.
    void open();
    /// The same for a user who asked for it: Return then takes what is proposed.
    void ask();

  protected:
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void list();
    void follow();
    void fill();
    void place();
    void choose();
    bool nextStop();
    void showDocumentation();

    Document* m_document;
    TextEditor* m_editor;
    QListWidget* m_list;
    QLabel* m_text;
    /// Where the caret stood when m_found was made.
    std::uint32_t m_foundAt = 0;
    asl::assist::Completions m_found;
    /// Places still to be filled, and the length of the text they belong to.
    std::vector<json::TextRange> m_stops;
    std::size_t m_stopsLength = 0;
    bool m_typed = false;
    bool m_isAsked = false;
    /// The user asked for the list or has moved in it.
    bool m_isWanted = false;
};

} // namespace wb::ui
