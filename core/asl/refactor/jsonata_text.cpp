// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/jsonata_text.h"

#include "core/json/text_style.h"
#include "core/json/value.h"
#include "core/json/writer.h"
#include "core/query/payload_path.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace wb::asl::refactor {

namespace {

using query::intrinsics::Argument;
using query::intrinsics::Call;
using query::intrinsics::Function;
namespace jsonpath = query::jsonpath;

bool isIdentifier(std::string_view name) {
    static constexpr std::array<std::string_view, 7> words{"and",   "or",   "in",      "true",
                                                           "false", "null", "function"};
    if (name.empty() || std::isdigit(static_cast<unsigned char>(name.front()))) return false;
    const auto belongs = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    return std::all_of(name.begin(), name.end(), belongs) &&
           std::find(words.begin(), words.end(), name) == words.end();
}

Translated pathText(const jsonpath::Path& path, std::string_view input) {
    std::string text;
    switch (path.root()) {
    case jsonpath::Root::Input:
        text = input;
        break;
    case jsonpath::Root::Context:
        text = "$states.context";
        break;
    case jsonpath::Root::Variable:
        text = "$" + std::string(path.variable().view());
        break;
    case jsonpath::Root::Current:
        return failure(std::string("@ stands outside a filter"));
    }
    for (const jsonpath::Segment& segment : path.segments()) {
        const bool isPlain = segment.kind == jsonpath::Segment::Kind::Child && segment.selectors.size() == 1;
        const auto kind = isPlain ? segment.selectors[0].kind : jsonpath::Selector::Kind::Wildcard;
        if (kind == jsonpath::Selector::Kind::Index) {
            text += "[" + std::to_string(segment.selectors[0].index) + "]";
        } else if (kind == jsonpath::Selector::Kind::Name) {
            const std::string name(segment.selectors[0].name.view());
            if (name.find('`') != std::string::npos)
                return failure("the name in " + path.text() + " has no spelling in JSONata");
            text += "." + (isIdentifier(name) ? name : "`" + name + "`");
        } else {
            return failure("the path " + path.text() + " can find several values");
        }
    }
    return text;
}

std::string literalText(const json::Value& value) {
    return value.isString() ? jsonataString(value.string()) : json::toText(value);
}

Translated callText(const Call& call, std::string_view input);

Translated argumentText(const Argument& argument, std::string_view input) {
    switch (argument.kind) {
    case Argument::Kind::Literal:
        return literalText(argument.literal);
    case Argument::Kind::Path:
        return pathText(*argument.path, input);
    case Argument::Kind::Call:
        return callText(*argument.call, input);
    }
    return failure(std::string("unknown argument"));
}

// `States.Format('a {} b', x)` is `'a ' & x & ' b'`.
Translated formatText(const Call& call, const std::vector<std::string>& values) {
    if (call.arguments.empty() || call.arguments[0].kind != Argument::Kind::Literal ||
        !call.arguments[0].literal.isString())
        return failure(std::string("the template of States.Format is not a literal"));
    const std::string_view pattern = call.arguments[0].written;
    std::string text;
    std::string piece;
    std::size_t next = 1;
    const auto append = [&](const std::string& part) { text += (text.empty() ? "" : " & ") + part; };
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\' && i + 1 < pattern.size()) {
            piece += pattern[++i];
        } else if (pattern.substr(i, 2) == "{}") {
            if (!piece.empty()) append(jsonataString(piece));
            piece.clear();
            if (next >= values.size()) return failure(std::string("States.Format has too few arguments"));
            append(values[next++]);
            ++i;
        } else {
            piece += pattern[i];
        }
    }
    if (!piece.empty() || text.empty()) append(jsonataString(piece));
    return "(" + (text.find(" & ") == std::string::npos && next > 1 ? "'' & " + text : text) + ")";
}

Translated callText(const Call& call, std::string_view input) {
    std::vector<std::string> values;
    for (const Argument& argument : call.arguments) {
        Translated text = argumentText(argument, input);
        if (!text) return text;
        values.push_back(*text);
    }
    std::string list;
    for (const std::string& value : values) list += (list.empty() ? "" : ", ") + value;
    const auto plain = [&](std::string_view name) { return std::string(name) + "(" + list + ")"; };
    switch (call.signature->function) {
    case Function::Format:
        return formatText(call, values);
    case Function::Array:
        return "[" + list + "]";
    case Function::ArrayGetItem:
        return values[0] + "[" + values[1] + "]";
    case Function::ArrayLength:
        return plain("$count");
    case Function::ArrayContains:
        return "(" + values[1] + " in " + values[0] + ")";
    case Function::ArrayUnique:
        return plain("$distinct");
    case Function::ArrayPartition:
        return plain("$partition");
    case Function::ArrayRange:
        return plain("$range");
    case Function::StringToJson:
        return plain("$parse");
    case Function::JsonToString:
        return plain("$string");
    case Function::JsonMerge:
        return "$merge([" + values[0] + ", " + values[1] + "])";
    case Function::MathAdd:
        return "(" + values[0] + " + " + values[1] + ")";
    case Function::Base64Encode:
        return plain("$base64encode");
    case Function::Base64Decode:
        return plain("$base64decode");
    case Function::Hash:
        return plain("$hash");
    case Function::UUID:
        return std::string("$uuid()");
    default:
        return failure(std::string(call.signature->name) + " has no exact counterpart in JSONata");
    }
}

} // namespace

std::string jsonataString(std::string_view text) {
    const bool isSimple = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != '\'' && c != '\\';
    });
    return isSimple ? "'" + std::string(text) + "'" : json::quoted(text);
}

std::string expressionLiteral(std::string_view expression) {
    return json::quoted("{% " + std::string(expression) + " %}");
}

Translated translatePath(std::string_view text, std::string_view input) {
    const auto parsed = query::PayloadPath::parse(text);
    if (!parsed) return failure("\"" + std::string(text) + "\" is not a path: " + parsed.error().message);
    return parsed->path() ? pathText(*parsed->path(), input) : callText(parsed->intrinsic()->call(), input);
}

Translated translateTemplate(json::Node node, std::string_view input) {
    if (node.isPlaceholder() || node.kind() == json::NodeKind::Error)
        return failure(std::string("a placeholder stands in a template that has to become an expression"));
    if (!node.isObject() && !node.isArray()) return literalText(node.toValue());
    std::string text;
    for (const json::Node child : node.children()) {
        if (!text.empty()) text += ", ";
        if (node.isArray()) {
            Translated item = translateTemplate(child, input);
            if (!item) return item;
            text += *item;
            continue;
        }
        std::string key = child.key().string().value_or("");
        const bool isPath = key.ends_with(".$") && child.value().isString();
        Translated value =
            isPath ? translatePath(*child.value().string(), input) : translateTemplate(child.value(), input);
        if (!value) return value;
        if (isPath) key.resize(key.size() - 2);
        text += jsonataString(key) + ": " + *value;
    }
    return node.isArray() ? "[" + text + "]" : "{" + text + "}";
}

Translated translateResultPath(std::string_view path, std::string_view input, std::string_view value) {
    const auto parsed = jsonpath::Path::parse(path);
    if (!parsed || parsed->root() != jsonpath::Root::Input)
        return failure("ResultPath " + std::string(path) + " is no reference path");
    // From outside in: $merge([base, {'a': $merge([base.a, {'b': value}])}]).
    std::string text;
    std::string tail;
    std::string base(input);
    for (const jsonpath::Segment& segment : parsed->segments()) {
        if (segment.selectors.size() != 1 || segment.selectors[0].kind != jsonpath::Selector::Kind::Name ||
            segment.kind != jsonpath::Segment::Kind::Child)
            return failure("ResultPath " + std::string(path) + " puts the result into an array");
        const std::string name(segment.selectors[0].name.view());
        if (name.find('`') != std::string::npos)
            return failure("a name in " + std::string(path) + " has no spelling in JSONata");
        text += "$merge([" + base + ", {" + jsonataString(name) + ": ";
        tail += "}])";
        base += "." + (isIdentifier(name) ? name : "`" + name + "`");
    }
    return text + std::string(value) + tail;
}

} // namespace wb::asl::refactor
