// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/model.h"
#include "ui/inspector/fields_form.h"

#include <QScrollArea>

namespace wb::ui {

class Document;
class EditRunner;
class SelectionSync;

/// The fields of the selected state as a form. It is made from the table of fields; what the table does not
/// know stays untouched in the text.
class Inspector : public QScrollArea {
    Q_OBJECT

  public:
    Inspector(Document* document, SelectionSync* selection, EditRunner* edits, QWidget* parent = nullptr);

  private:
    void rebuild();
    void rebuildLater();
    void commit(const asl::StatePath& path, const std::string& pointer, const std::string& json);
    void move(const asl::StatePath& path, const std::string& list, std::size_t from, std::size_t to);
    QString focusedRow() const;
    void focusRow(const QString& name);
    void showMachine(QWidget* page);
    void showState(QWidget* page, const asl::State& state);

    Document* m_document;
    SelectionSync* m_selection;
    EditRunner* m_edits;
    /// What the form shows: it is not made anew while this stays the same.
    std::string m_shown;
    asl::StatePath m_state;
    FormContext m_context;
};

} // namespace wb::ui
