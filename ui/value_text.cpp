// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/value_text.h"

#include "core/json/line_index.h"
#include "core/json/reader.h"
#include "core/json/writer.h"

#include <QCoreApplication>

namespace wb::ui {

QString prettyText(const json::Value& value) {
    return value.isAbsent() ? QString() : toQString(json::toPrettyText(value));
}

QString shortText(const json::Value& value, int limit) {
    if (value.isAbsent()) return {};
    const QString text = toQString(json::toText(value));
    return text.size() <= limit ? text : text.left(limit - 1) + QChar(0x2026);
}

QString plainText(const json::Value& value) {
    if (value.isAbsent()) return {};
    return value.isString() ? toQString(value.string()) : toQString(json::toText(value));
}

bool readValue(const QString& text, json::Value* value, QString* error) {
    const std::string bytes = text.toStdString();
    const auto result = json::read(bytes);
    if (result.ok()) {
        *value = result.value();
        return true;
    }
    if (error) {
        const json::LineColumn place = json::LineIndex(bytes).at(result.error().offset);
        *error = QCoreApplication::translate("wb::ui", "Line %1, column %2: %3")
                     .arg(place.line)
                     .arg(place.column)
                     .arg(toQString(result.error().message));
    }
    return false;
}

} // namespace wb::ui
