// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace wb::ui {

/// How well `pattern` abbreviates `text`: its characters in order, whatever their case; beginnings of words
/// and runs count more. Nothing when it does not; higher is better. Linear in the length of `text`.
std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace wb::ui
