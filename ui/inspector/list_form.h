// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/fields_form.h"

namespace wb::ui {

/// A list of objects: retriers, catchers, Choice rules, the rules inside And and Or. Each is a form with a
/// head that says what it is and moves or removes it.
class ListForm : public QWidget {
    Q_OBJECT

  public:
    ListForm(const FormContext& context, const asl::Field& field, json::Node list, const std::string& pointer,
             QWidget* parent);

  private:
    void addItem(json::Node item, std::uint32_t index, std::uint32_t count);

    const FormContext& m_context;
    const asl::Field& m_field;
    std::string m_pointer;
};

} // namespace wb::ui
