// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/field_number.h"

#include <charconv>
#include <cmath>

namespace wb::execution {

namespace {

template <typename Number>
std::optional<Number> parse(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool readsText(const Field& field) {
    return field.kind == Field::Kind::Path || field.kind == Field::Kind::PayloadPath;
}

} // namespace

std::optional<std::int64_t> wholeNumber(const Field& field, const json::Value& value) {
    if (readsText(field)) {
        if (value.isString()) return parse<std::int64_t>(value.string());
        if (!value.isIntegerSpelling()) return std::nullopt;
    }
    return value.isNumber() ? value.integer() : std::nullopt;
}

std::optional<double> decimalNumber(const Field& field, const json::Value& value) {
    if (readsText(field) && value.isString()) {
        const std::optional<double> number = parse<double>(value.string());
        return number && std::isfinite(*number) ? number : std::nullopt;
    }
    return value.isNumber() ? std::optional(value.toDouble()) : std::nullopt;
}

} // namespace wb::execution
