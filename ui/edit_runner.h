// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/refactor/edit.h"
#include "ui/canvas/editing/editing.h"

#include <QObject>

namespace wb::ui {

class Document;
class SelectionSync;

/// Carries out operations of core/asl/refactor on the document: each is one undo step with a label, and
/// selection, breakpoints and positions follow what it moved.
class EditRunner : public QObject {
    Q_OBJECT

  public:
    EditRunner(Document* document, SelectionSync* selection);

    /// Runs an intent on the text as it is now. False when it was refused.
    bool run(const canvas::Intent& intent);
    /// Applies an outcome for the document's present analysis, selects what it says, or says why it cannot
    /// be.
    bool apply(const asl::refactor::Outcome& outcome);

  Q_SIGNALS:
    /// An edit was made, and what it selects is selected.
    void applied();
    /// What could not be done, or was left undone, and why.
    void message(const QString& text);

  private:
    Document* m_document;
    SelectionSync* m_selection;
};

} // namespace wb::ui
