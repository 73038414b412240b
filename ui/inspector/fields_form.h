// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/fields.h"
#include "core/json/syntax_tree.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <string>
#include <vector>

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
    /// Takes an element of one of the state's lists away, or adds one that is valid.
    std::function<void(const std::string& list, std::size_t index)> remove;
    std::function<void(const std::string& list)> add;
    /// What is wrong within a range of the text; empty when nothing is.
    std::function<QString(json::TextRange)> problem;
};

/// The fields of one object, as the table of fields tells them: a row each, nested objects and lists as forms
/// of their own, and a button for the fields that are not there. What the table does not know is left alone.
class FieldsForm : public QWidget {
    Q_OBJECT

  public:
    /// `pointer` leads from the state to the object; empty for the state itself. `context` outlives the form.
    FieldsForm(const FormContext& context, asl::ObjectType type, json::Node object, std::string pointer,
               QWidget* parent);

    /// Shows another version of the object. Controls are made anew only where its fields are others.
    void show(json::Node object);

  private:
    /// What stands in a row; two objects of the same rows are shown by the same controls.
    struct Row {
        const asl::Field* field = nullptr;
        int control = 0;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rowsFor(json::Node object) const;
    void make(json::Node object);
    QWidget* label(const asl::Field& field);
    QWidget* operatorBox(const asl::Field& field);
    QWidget* control(const Row& row, json::Node value);
    void addMissing();

    const FormContext& m_context;
    asl::ObjectType m_type;
    std::string m_pointer;
    QVBoxLayout* m_column;
    asl::QueryLanguage m_language;
    std::vector<Row> m_rows;
    /// Show the value of the row at the same place.
    std::vector<std::function<void(json::Node)>> m_shows;
    /// The object as it is written, where its keys can be changed.
    std::string m_text;
};

} // namespace wb::ui
