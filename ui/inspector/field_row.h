// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/fields.h"
#include "core/json/syntax_tree.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QLabel;

namespace wb::ui {

struct FormContext;

/// The control for one field of a state: made for its kind of value, committing JSON text.
class FieldRow : public QWidget {
    Q_OBJECT

  public:
    enum class Control : std::uint8_t { Text, List, Flag, Names, Json };
    /// The control that such a value takes.
    static Control controlFor(const asl::Field& field, json::Node value);

    FieldRow(const FormContext& context, const asl::Field& field, json::Node value, QWidget* parent);

    /// Shows another value of the same control. What is being typed stays.
    void show(json::Node value);

  Q_SIGNALS:
    /// The user gave the field this value, as JSON text; empty takes it away. `below` is a JSON Pointer from
    /// the field to what changed; empty for all of it.
    void committed(const std::string& below, const std::string& json);

  private:
    void makeText();
    void makeList();
    void makeFlag();
    void makeNames();
    void makeJson();
    QString refusal(const QString& text) const;
    void explain(const QString& problem);

    const FormContext& m_context;
    QLabel* m_problem;
    QBoxLayout* m_column;
    const asl::Field& m_field;
    /// What the text has, as the control shows it.
    QString m_shown;
    std::function<void(json::Node)> m_show;
};

} // namespace wb::ui
