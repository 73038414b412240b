// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/text_edit.h"
#include "ui/editor/scintilla.h"
#include "ui/editor/undo_labels.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wb::ui {

struct Theme;
class JsonLexer;
class YamlLexer;

/// How strongly a place in the text is marked.
enum class MarkKind : std::uint8_t { Error, Warning, Information };

/// A squiggle under a range of bytes.
struct Mark {
    MarkKind kind = MarkKind::Error;
    json::TextRange range;
};

/// The text of a document: the only copy of it and the only undo stack. Works in bytes: whatever was loaded,
/// UTF-8 or not, comes out again as it was.
class TextEditor : public QsciScintilla {
    Q_OBJECT

  public:
    explicit TextEditor(QWidget* parent = nullptr);

    /// Replaces everything and forgets the undo history.
    void setBytes(std::string_view bytes);
    /// All bytes, valid until the next change.
    std::string_view bytes() const;
    bool isChanged() const;
    void setSaved();

    /// Applies normalised edits as one undo step that is called `label`; the cursor stays where its
    /// surroundings are.
    void applyEdits(const QString& label, const json::TextEdits& edits);
    QString undoLabel() const { return m_undoLabels.undo(); }
    QString redoLabel() const { return m_undoLabels.redo(); }
    /// How many steps can be undone.
    std::size_t undoDepth() const { return m_undoLabels.depth(); }
    bool canUndo() const;
    bool canRedo() const;

    std::uint32_t cursorOffset() const;
    json::TextRange selectedRange() const;
    /// Puts the cursor at the beginning of `range` and scrolls there; selects it where asked.
    void showRange(json::TextRange range, bool select);
    /// Line of a byte, from 0.
    int lineOf(std::uint32_t offset) const;

    void setMarks(const std::vector<Mark>& marks);
    /// Emphasises the lines of `ranges`: the states that are active in the run shown.
    void setActiveRanges(const std::vector<json::TextRange>& ranges);
    /// Breakpoints by line, from 0; `enabled` tells filled from hollow.
    void setBreakpointLines(const std::vector<std::pair<int, bool>>& lines);
    /// Highlights the state the cursor is in by a bar beside its lines; empty for none.
    void setCurrentState(json::TextRange range);

    /// Shows a light bulb beside a line, from 0; -1 for none.
    void setBulbLine(int line);
    /// Folds the block that the caret is in, or unfolds the one it stands at.
    void foldBlock(bool folded);
    /// Just below the caret, on the screen.
    QPoint caretPlace() const;

    /// Whether the text is coloured and folded as YAML, or as JSON.
    void setYaml(bool isYaml);
    void setTheme(const Theme& theme);

  public Q_SLOTS:
    void zoomTextIn() { zoomIn(); }
    void zoomTextOut() { zoomOut(); }

  Q_SIGNALS:
    /// Some bytes changed, by whatever means.
    void edited();
    void cursorMoved(std::uint32_t offset);
    void undoLabelsChanged();
    /// The first change of a step: it is the one at undoDepth().
    void stepBegan();
    void breakpointLineClicked(int line);
    void fileDropped(const QString& path);
    /// The light bulb beside the caret's line.
    void bulbClicked();
    /// The caret stands where the menu was asked for, unless that was inside of the selection.
    void contextMenuAsked(const QPoint& place);
    /// The mouse rests over a byte; for hover texts. The position is global.
    void hovered(std::uint32_t offset, const QPoint& position);
    void hoverEnded();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    long send(unsigned message, unsigned long first = 0, long second = 0) const;
    void configure();
    void showFolds();
    void defineMarkers();
    void onModified(int type);
    void onCharacter(int character);
    void matchBraces();

    JsonLexer* m_lexer;
    YamlLexer* m_yamlLexer;
    /// Themes last as long as the program.
    const Theme* m_theme = nullptr;
    UndoLabels m_undoLabels;
    bool m_isLoading = false;
    int m_hoverPosition = -1;
};

} // namespace wb::ui
