// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/find_text.h"
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/stringify.h"
#include "core/query/jsonata/text.h"
#include "core/query/jsonata/values.h"
#include "core/unicode/unicode.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace wb::query::jsonata {

using json::Value;

namespace {

using Arguments = std::span<Value>;

Value string(CallContext& context, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    if (value.isAbsent() || value.isString()) return value;
    if (value.isExtension()) return "";
    std::string text;
    Stringifier stringifier(text, argument(arguments, 1).isBoolean() && argument(arguments, 1).boolean());
    stringifier.setMost(context.evaluator.textLeft());
    if (!stringifier.write((value.mark() & mark::wrapper) != 0 ? value.items().front() : value)) {
        if (!stringifier.outOfRange() && context.evaluator.chargeText(text.size()))
            return context.evaluator.fail("U1002", {}, "The value is nested too deeply");
        if (context.evaluator.failed()) return {};
        // A number out of range inside a structure is another error than one that is the argument.
        return context.evaluator.fail(value.isNumber() ? "D3001" : "D1001", stringifier.numberOutOfRange());
    }
    if (!context.evaluator.chargeText(text.size())) return {};
    return text;
}

/// The part of `text` from code point `start` to `end` (may be fractions and beyond the ends), as Array.slice
/// takes them.
std::string_view slice(std::string_view text, double start, double end) {
    const auto clean = [](double offset) { return std::isnan(offset) ? 0.0 : std::trunc(offset); };
    start = clean(start);
    end = clean(end);
    if (start < 0 || end < 0) {
        const auto length = static_cast<double>(codePointCount(text));
        if (start < 0) start = std::max(0.0, start + length);
        if (end < 0) end = std::max(0.0, end + length);
    }
    if (end <= start) return {};
    const auto limit = static_cast<double>(text.size());
    const std::size_t begin = offsetOfCodePoint(text, static_cast<std::size_t>(std::min(start, limit)));
    const std::string_view rest = text.substr(begin);
    return rest.substr(0, offsetOfCodePoint(rest, static_cast<std::size_t>(std::min(end - start, limit))));
}

Value substring(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    if (text.isAbsent()) return {};
    const Value& from = argument(arguments, 1);
    const Value& length = argument(arguments, 2);
    if (from.isAbsent() && !length.isAbsent()) return "";
    double start = from.isAbsent() ? 0 : from.toDouble();
    const auto size = static_cast<double>(codePointCount(text.string()));
    if (size + start < 0) start = 0;
    if (length.isAbsent()) return context.evaluator.heldText(slice(text.string(), start, size));
    if (length.toDouble() <= 0) return "";
    const double end = start >= 0 ? start + length.toDouble() : size + start + length.toDouble();
    return context.evaluator.heldText(slice(text.string(), start, end));
}

Value substringBefore(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    const Value& part = argument(arguments, 1);
    if (text.isAbsent() || !part.isString()) return text;
    const std::size_t at = findText(text.string(), part.string());
    return at == std::string_view::npos ? text : context.evaluator.heldText(text.string().substr(0, at));
}

Value substringAfter(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    const Value& part = argument(arguments, 1);
    if (text.isAbsent() || !part.isString()) return text;
    const std::size_t at = findText(text.string(), part.string());
    if (at == std::string_view::npos) return text;
    return context.evaluator.heldText(text.string().substr(at + part.string().size()));
}

Value lowercase(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    if (text.isAbsent() || !context.evaluator.hold(text.string().size())) return {};
    return unicode::toLower(text.string());
}

Value uppercase(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    if (text.isAbsent() || !context.evaluator.hold(text.string().size())) return {};
    return unicode::toUpper(text.string());
}

Value length(CallContext&, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    return text.isAbsent() ? Value() : Value(static_cast<std::int64_t>(codePointCount(text.string())));
}

Value trim(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    if (text.isAbsent()) return {};
    std::string trimmed;
    for (const char c : text.string()) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank)
            trimmed += c;
        else if (!trimmed.empty() && trimmed.back() != ' ')
            trimmed += ' ';
    }
    if (trimmed.ends_with(' ')) trimmed.pop_back();
    return context.evaluator.heldText(trimmed);
}

Value pad(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    if (text.isAbsent()) return {};
    const double width =
        std::trunc(argument(arguments, 1).isAbsent() ? 0 : argument(arguments, 1).toDouble());
    const Value& given = argument(arguments, 2);
    const std::string_view fill = given.isString() && !given.string().empty() ? given.string() : " ";
    const double missing = std::fabs(width) - static_cast<double>(codePointCount(text.string()));
    if (!(missing > 0)) return text;
    if (!context.evaluator.chargeText(static_cast<std::size_t>(std::min(missing, 1e9)) * fill.size()))
        return {};
    const std::size_t period = codePointCount(fill);
    const auto count = static_cast<std::size_t>(missing);
    std::string padding;
    for (std::size_t i = 0; i < count / period; ++i) padding += fill;
    padding += fill.substr(0, offsetOfCodePoint(fill, count % period));
    return width > 0 ? std::string(text.string()) + padding : padding + std::string(text.string());
}

Value join(CallContext& context, Arguments arguments) {
    const Value& strings = argument(arguments, 0);
    if (strings.isAbsent()) return {};
    const Value& given = argument(arguments, 1);
    const std::string_view separator = given.isString() ? given.string() : std::string_view();
    std::size_t size = 0;
    for (const Value& item : strings.items()) size += item.string().size() + separator.size();
    if (!context.evaluator.chargeText(size)) return {};
    std::string text;
    text.reserve(size);
    for (const Value& item : strings.items()) {
        if (&item != &strings.items().front()) text += separator;
        text += item.string();
    }
    return text;
}

constexpr auto stringRows = std::to_array<FunctionRow>({
    {"string", "<x-b?:s>", 1, string},
    {"substring", "<s-nn?:s>", 3, substring},
    {"substringBefore", "<s-s:s>", 2, substringBefore},
    {"substringAfter", "<s-s:s>", 2, substringAfter},
    {"lowercase", "<s-:s>", 1, lowercase},
    {"uppercase", "<s-:s>", 1, uppercase},
    {"length", "<s-:n>", 1, length},
    {"trim", "<s-:s>", 1, trim},
    {"pad", "<s-ns?:s>", 3, pad},
    {"join", "<a<s>s?:s>", 2, join},
});

} // namespace

std::span<const FunctionRow> stringFunctions() {
    return stringRows;
}

} // namespace wb::query::jsonata
