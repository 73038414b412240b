// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/model.h"
#include "core/asl/refactor/edit.h"
#include "ui/inspector/fields_form.h"

#include <QPointer>
#include <QScrollArea>

class QLabel;
class QLineEdit;

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

    /// Puts the keyboard into the first field.
    void enter();

  Q_SIGNALS:
    /// Escape: the user is done here.
    void leaveAsked();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void rebuild();
    void rebuildLater();
    void makePage(const asl::State* state, json::Node node);
    QWidget* nameField(const asl::StatePath& path, QWidget* page);
    void edit(const std::function<asl::refactor::Outcome(const asl::Model&)>& operation);
    void commit(const std::string& pointer, const std::string& json);
    std::optional<asl::refactor::Outcome> wayOn(const asl::Model& model, const std::string& pointer,
                                                const std::string& json) const;
    void findProblems(const asl::StatePath& path, const asl::State* state);
    QString problemIn(json::TextRange range) const;
    void move(const std::string& list, std::size_t from, std::size_t to);
    QString focusedRow() const;
    void focusRow(const QString& name);

    Document* m_document;
    SelectionSync* m_selection;
    EditRunner* m_edits;
    /// What the form shows, as text: nothing is done while this stays the same.
    std::string m_shown;
    /// The state that the form is for, and its type: another one gets another form.
    asl::StatePath m_state;
    asl::ObjectType m_type = asl::ObjectType::Machine;
    FormContext m_context;
    FieldsForm* m_form = nullptr;
    /// What is wrong in the state, by place; and what is missing in it as a whole.
    std::vector<std::pair<json::TextRange, QString>> m_problems;
    QString m_missing;
    QPointer<QLabel> m_missingLabel;
};

} // namespace wb::ui
