// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/text_range.h"
#include "ui/editor/scintilla.h"

#include <QStringList>

#include <vector>

namespace wb::ui {

class JsonLexer;
struct Theme;

/// Read-only JSON with colours, folding and marked lines.
class JsonView : public QsciScintilla {
    Q_OBJECT

  public:
    enum class LineMark : std::uint8_t { None, Added, Removed, Changed, Filler };

    explicit JsonView(QWidget* parent = nullptr);

    void showText(const QString& text);
    void showLines(const QStringList& lines, const std::vector<LineMark>& marks);
    /// Frames the bytes that something was taken from and scrolls to the first of them, unless one is seen.
    void setSources(const std::vector<json::TextRange>& ranges);
    void setTheme(const Theme& theme);

    /// Small: the panel around it decides.
    QSize sizeHint() const override { return {240, 120}; }

  private:
    JsonLexer* m_lexer;
};

} // namespace wb::ui
