// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace wb::ui {

class Document;
class TextEditor;

/// Says what stands under the mouse: the problem, or the documentation of the language.
class HoverTip : public QObject {
    Q_OBJECT

  public:
    HoverTip(Document* document, TextEditor* editor);

  private:
    void show(std::uint32_t offset, const QPoint& position);

    Document* m_document;
    TextEditor* m_editor;
    bool m_isShown = false;
};

} // namespace wb::ui
