// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/query/jsonpath/evaluate.h"

#include <QString>

#include <string>

namespace wb::query::jsonpath {

inline json::Value read(const std::string& text) {
    auto value = json::read(text);
    return value ? std::move(*value) : json::Value("NOT JSON: " + text);
}

/// The value of a path over a document as compact text, or `error: cause`, or `invalid: message`.
inline QString evaluated(const std::string& path, const std::string& document,
                         const std::string& variables = "{}", const std::string& context = "{}") {
    const auto parsed = Path::parse(path);
    if (!parsed) return QString::fromStdString("invalid: " + parsed.error().message);
    const Scope scope{read(document), read(context), read(variables), {}, 0};
    const auto value = evaluate(*parsed, scope);
    if (!value) return QString::fromStdString("error: " + value.error().cause);
    return QString::fromStdString(json::toText(*value));
}

} // namespace wb::query::jsonpath
