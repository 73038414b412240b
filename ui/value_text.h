// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/value.h"

#include <QString>

#include <string_view>

namespace wb::ui {

inline QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Indented JSON; empty for Absent.
QString prettyText(const json::Value& value);
/// Compact JSON of at most `limit` characters, cut with an ellipsis.
QString shortText(const json::Value& value, int limit);
/// A string as it is, anything else as compact JSON; empty for Absent.
QString plainText(const json::Value& value);
/// Whether `text` is one JSON value; `error` says what is wrong and where.
bool readValue(const QString& text, json::Value* value, QString* error);

} // namespace wb::ui
