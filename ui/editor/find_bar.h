// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace wb::ui {

class TextEditor;
struct Theme;

/// Search and replace below the text: hits are counted and marked while typing.
class FindBar : public QWidget {
    Q_OBJECT

  public:
    explicit FindBar(TextEditor* editor, QWidget* parent = nullptr);

    /// Shows the bar with the selected text to search for.
    void open(bool withReplace);
    void setTheme(const Theme& theme);

  public Q_SLOTS:
    void findNext();
    void findPrevious();
    void replaceOne();
    void replaceAll();
    void closeBar();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    int flags() const;
    void search(bool backwards, long from);
    void searchWhileTyping();
    void countHits();
    bool selectionIsHit() const;

    TextEditor* m_editor;
    QLineEdit* m_pattern;
    QLineEdit* m_replacement;
    QWidget* m_replaceRow;
    QToolButton* m_case;
    QToolButton* m_word;
    QToolButton* m_regex;
    QLabel* m_count;
};

} // namespace wb::ui
