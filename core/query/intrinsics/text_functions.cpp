// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/intrinsics/evaluator.h"

#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/query/jsonpath/java_text.h"

#include <unordered_set>

namespace wb::query::intrinsics {

namespace {

Returned needsString(const Arguments& arguments, std::size_t index) {
    return Returned::refusal("The argument at position " + std::to_string(index + 1) +
                             " must be a string but was: " + json::toText(arguments[index]));
}

/// Next character of a UTF-8 text with all its bytes.
std::string_view characterAt(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return text.substr(at, end - at);
}

std::size_t countPlaceholders(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '{' && text[i + 1] == '}') {
            ++count;
            ++i;
        }
    }
    return count;
}

} // namespace

Returned formatText(Arguments& arguments) {
    if (!arguments[0].isString()) return needsString(arguments, 0);
    const Argument& first = arguments.call.arguments[0];
    const std::string_view text =
        first.kind == Argument::Kind::Literal ? std::string_view(first.written) : arguments[0].string();
    if (countPlaceholders(text) != arguments.size() - 1)
        return Returned::refusal("The number of arguments does not match the number of occurrences of {}");
    std::string out;
    std::size_t next = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char following = i + 1 < text.size() ? text[i + 1] : '\0';
        if (text[i] == '\\' && std::string_view("'{}\\").find(following) != std::string_view::npos &&
            following) {
            out += following;
            ++i;
        } else if (text[i] == '{' && following == '}') {
            if (!arguments.holdText(arguments[next].textSize())) return Returned::refusal({});
            jsonpath::appendJavaText(out, arguments[next++]);
            ++i;
        } else {
            out += text[i];
        }
    }
    return json::Value(out);
}

Returned splitText(Arguments& arguments) {
    if (!arguments[0].isString()) return needsString(arguments, 0);
    if (!arguments[1].isString()) return needsString(arguments, 1);
    const std::string_view text = arguments[0].string();
    const std::string_view splitter = arguments[1].string();
    std::unordered_set<std::string_view> delimiters;
    for (std::size_t i = 0; i < splitter.size();) {
        const std::string_view character = characterAt(splitter, i);
        delimiters.insert(character);
        i += character.size();
    }
    std::vector<json::Value> pieces;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size();) {
        const std::string_view character = i < text.size() ? characterAt(text, i) : std::string_view();
        if (i == text.size() || delimiters.count(character)) {
            if (i > begin && !arguments.holdText(i - begin)) return Returned::refusal({});
            if (i > begin) pieces.emplace_back(text.substr(begin, i - begin));
            begin = i + character.size();
        }
        i += std::max<std::size_t>(character.size(), 1);
    }
    return json::Value::array(std::move(pieces));
}

Returned textToJson(Arguments& arguments) {
    if (!arguments[0].isString()) return needsString(arguments, 0);
    const std::string_view text = arguments[0].string();
    // The service takes a blank text for null.
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return json::Value(nullptr);
    // Values take more than their text: of `[[],[]...` each array is three bytes.
    constexpr std::size_t mostBytesEach = 16;
    if (!arguments.meter.hold(text.size() * mostBytesEach)) return Returned::refusal({});
    auto value = json::read(text);
    if (!value) return Returned::refusal("The string is not valid JSON: " + std::string(text));
    return std::move(*value);
}

Returned jsonToText(Arguments& arguments) {
    if (!arguments.holdText(arguments[0].textSize())) return Returned::refusal({});
    return json::Value(json::toText(arguments[0]));
}

} // namespace wb::query::intrinsics
