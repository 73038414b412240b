// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/comparisons.h"

#include "core/base/find_text.h"
#include "core/json/writer.h"
#include "core/query/jsonpath/utf16.h"

#include <algorithm>
#include <charconv>
#include <functional>

namespace wb::query::jsonpath {

namespace {

template <typename Relation>
bool ordered(const json::Value& left, const json::Value& right, Relation relation) {
    if (left.isNumber() && right.isNumber()) {
        const auto a = left.integer();
        const auto b = right.integer();
        if (a && b) return relation(*a, *b);
        return relation(left.toDouble(), right.toDouble());
    }
    return left.isString() && right.isString() && relation(compareUtf16(left.string(), right.string()), 0);
}

std::optional<double> numberIn(std::string_view text) {
    double number = 0;
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

/// looselyEqual(), counting what there is to compare.
bool isEqual(const json::Value& left, const json::Value& right, Meter& meter) {
    constexpr std::size_t bytesAStep = 64;
    const auto isLong = [](const json::Value& value) {
        return value.isString() || value.isArray() || value.isObject();
    };
    if (!isLong(left) || left.kind() != right.kind()) return meter.spend() && looselyEqual(left, right);
    const std::size_t bytes = left.isString() ? std::min(left.string().size(), right.string().size())
                                              : std::min(left.textSize(), right.textSize());
    return meter.spend(1 + bytes / bytesAStep) && looselyEqual(left, right);
}

bool contains(const json::Value& list, const json::Value& value, Meter& meter) {
    const auto items = list.items();
    return std::any_of(items.begin(), items.end(),
                       [&](const json::Value& item) { return isEqual(value, item, meter); });
}

// The list that `in`, `subsetof` and their like need. An object is quietly no list; anything else is refused.
enum class ListCheck : std::uint8_t { List, NoList, Refused };

ListCheck checkList(const json::Value& value) {
    if (value.isArray()) return ListCheck::List;
    return value.isObject() ? ListCheck::NoList : ListCheck::Refused;
}

std::optional<bool> isIn(const json::Value& left, const json::Value& right, Meter& meter) {
    switch (checkList(right)) {
    case ListCheck::List:
        return contains(right, left, meter);
    case ListCheck::NoList:
        return false;
    case ListCheck::Refused:
        break;
    }
    return std::nullopt;
}

std::optional<bool> relateLists(Comparison comparison, const json::Value& left, const json::Value& right,
                                Meter& meter) {
    const ListCheck a = checkList(left);
    const ListCheck b = checkList(right);
    if (b == ListCheck::Refused) return std::nullopt;
    if (b == ListCheck::NoList) return false;
    if (a == ListCheck::Refused) return std::nullopt;
    if (a == ListCheck::NoList) return false;
    const auto inRight = [&](const json::Value& item) { return contains(right, item, meter); };
    const auto inLeft = [&](const json::Value& item) { return contains(left, item, meter); };
    const auto mine = left.items();
    const auto theirs = right.items();
    switch (comparison) {
    case Comparison::SubsetOf:
        return std::all_of(mine.begin(), mine.end(), inRight);
    case Comparison::AnyOf:
        return std::any_of(mine.begin(), mine.end(), inRight);
    case Comparison::NoneOf:
        return std::none_of(mine.begin(), mine.end(), inRight);
    default:
        return std::all_of(theirs.begin(), theirs.end(), inLeft);
    }
}

bool hasSize(const json::Value& left, const json::Value& right) {
    if (!right.isNumber()) return false;
    const auto wanted = static_cast<std::int64_t>(right.toDouble());
    if (left.isString()) return static_cast<std::int64_t>(utf16Length(left.string())) == wanted;
    return left.isArray() && static_cast<std::int64_t>(left.size()) == wanted;
}

std::optional<bool> isEmpty(const json::Value& left, const json::Value& right) {
    if (!right.isBoolean()) return std::nullopt;
    if (left.isString()) return left.string().empty() == right.boolean();
    if (left.isArray() || left.isObject()) return (left.size() == 0) == right.boolean();
    return false;
}

bool holds(const json::Value& left, const json::Value& right, Meter& meter) {
    if (left.isString() && right.isString())
        return findText(left.string(), right.string()) != std::string_view::npos;
    return left.isArray() && contains(left, right, meter);
}

} // namespace

bool looselyEqual(const json::Value& left, const json::Value& right) {
    if (left.isAbsent() || right.isAbsent()) return false;
    if (left.isString() && right.isNumber()) return left.string() == json::toText(right);
    if (left.isNumber() && right.isString()) {
        const auto number = numberIn(right.string());
        return number && *number == left.toDouble();
    }
    return left == right;
}

std::optional<bool> compareValues(Comparison comparison, const json::Value& left, const json::Value& right,
                                  Meter& meter) {
    switch (comparison) {
    case Comparison::Equal:
        return isEqual(left, right, meter);
    case Comparison::NotEqual:
        return !isEqual(left, right, meter);
    case Comparison::SameTypeEqual:
        return left.kind() == right.kind() && isEqual(left, right, meter);
    case Comparison::SameTypeNotEqual:
        return left.kind() != right.kind() || !isEqual(left, right, meter);
    case Comparison::Less:
        return ordered(left, right, std::less<>());
    case Comparison::LessEqual:
        return ordered(left, right, std::less_equal<>());
    case Comparison::Greater:
        return ordered(left, right, std::greater<>());
    case Comparison::GreaterEqual:
        return ordered(left, right, std::greater_equal<>());
    case Comparison::In:
        return isIn(left, right, meter);
    case Comparison::NotIn: {
        const auto inside = isIn(left, right, meter);
        return inside ? std::optional(!*inside) : std::nullopt;
    }
    case Comparison::SubsetOf:
    case Comparison::AnyOf:
    case Comparison::NoneOf:
    case Comparison::AllOf:
        return relateLists(comparison, left, right, meter);
    case Comparison::Contains:
        return holds(left, right, meter);
    case Comparison::Size:
        return hasSize(left, right);
    case Comparison::Empty:
        return isEmpty(left, right);
    case Comparison::Matches:
        break;
    }
    return std::nullopt;
}

std::string regexSubject(const json::Value& value) {
    if (value.isString()) return std::string(value.string());
    if (value.isNumber() || value.isBoolean()) return json::toText(value);
    return {};
}

} // namespace wb::query::jsonpath
