// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/fields_form.h"

namespace wb::ui {

/// The branches of a Parallel state, a line each: added, moved and removed here, drawn in the graph.
class BranchesForm : public QWidget {
    Q_OBJECT

  public:
    BranchesForm(const FormContext& context, json::Node branches, const std::string& pointer,
                 QWidget* parent);
    void show(json::Node branches);

  private:
    void addLine();

    const FormContext& m_context;
    std::string m_pointer;
    QVBoxLayout* m_column;
    std::vector<QWidget*> m_lines;
};

} // namespace wb::ui
