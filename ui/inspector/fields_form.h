// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/fields.h"
#include "core/json/syntax_tree.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <string>

class QVBoxLayout;

namespace wb::ui {

/// What the forms of one state share.
struct FormContext {
    asl::QueryLanguage language = asl::QueryLanguage::JsonPath;
    /// The states that Next and its like can name.
    QStringList states;
    /// Gives the value at a JSON Pointer from the state's object, as JSON text; empty takes it away.
    std::function<void(const std::string& pointer, const std::string& json)> commit;
    /// Moves an element of one of the state's lists.
    std::function<void(const std::string& list, std::size_t from, std::size_t to)> move;
};

/// The fields of one object, as the table of fields tells them: a row each, nested objects and lists as forms
/// of their own, and a button for the fields that are not there. What the table does not know is left alone.
class FieldsForm : public QWidget {
    Q_OBJECT

  public:
    /// `pointer` leads from the state to the object; empty for the state itself.
    FieldsForm(const FormContext& context, asl::ObjectType type, json::Node object, std::string pointer,
               QWidget* parent);

  private:
    void addRow(const asl::Field& field, json::Node value);
    QWidget* label(const asl::Field& field);
    QWidget* operatorBox(const asl::Field& field);
    QWidget* control(const asl::Field& field, json::Node value);
    void addMissing(const QList<const asl::Field*>& missing);

    const FormContext& m_context;
    asl::ObjectType m_type;
    json::Node m_object;
    std::string m_pointer;
    QVBoxLayout* m_column;
};

} // namespace wb::ui
