// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace wb::ui {

/// One row of two texts side by side: a line of each, or of one of them only (index -1).
struct DiffRow {
    int left = -1;
    int right = -1;
    /// Both have a line here and it is the same.
    bool isSame = false;
};

/// Lines of both texts in rows, so that what is common stands side by side. Lines that replace each other
/// share a row.
std::vector<DiffRow> diffLines(const QStringList& left, const QStringList& right);

} // namespace wb::ui
