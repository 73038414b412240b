// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/fields_form.h"

class QFrame;
class QLabel;
class QToolButton;

namespace wb::ui {

/// A list of objects: retriers, catchers, Choice rules, the rules inside And and Or. Each is a form with a
/// head that says what it is and moves or removes it.
class ListForm : public QWidget {
    Q_OBJECT

  public:
    ListForm(const FormContext& context, const asl::Field& field, json::Node list, const std::string& pointer,
             QWidget* parent);

    /// Shows another version of the list; entries are added and removed at its end.
    void show(json::Node list);

  private:
    struct Item {
        QFrame* frame;
        QToolButton* down;
        /// Waiting times of a retrier; null for others.
        QLabel* waits;
        FieldsForm* form;
    };
    void addItem(json::Node item);

    const FormContext& m_context;
    const asl::Field& m_field;
    std::string m_pointer;
    QVBoxLayout* m_column;
    std::vector<Item> m_items;
    bool m_isThere;
};

} // namespace wb::ui
