// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/fields.h"
#include "core/json/syntax_tree.h"

#include <QWidget>

namespace wb::ui {

/// The control for one field of a state: made for its kind of value, committing JSON text.
class FieldRow : public QWidget {
    Q_OBJECT

  public:
    /// `states` are the names that a StateName can have.
    FieldRow(const asl::Field& field, json::Node value, const QStringList& states, QWidget* parent);

  Q_SIGNALS:
    /// The user gave the field this value, as JSON text; empty takes the field away.
    void committed(std::string_view field, const std::string& json);

  private:
    void makeText(const asl::Field& field, json::Node value);
    void makeList(const QStringList& choices, json::Node value);
    void makeFlag(json::Node value);
    void makeJson(json::Node value);
    void commit(const std::string& json);

    std::string_view m_name;
    std::string m_before;
};

} // namespace wb::ui
