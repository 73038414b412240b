// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/jsonata_text.h"

#include "core/asl/refactor/jsonata_path.h"
#include "core/json/text_style.h"
#include "core/json/value.h"
#include "core/json/writer.h"
#include "core/query/payload_path.h"

#include <algorithm>

namespace wb::asl::refactor {

namespace {

using query::intrinsics::Argument;
using query::intrinsics::Call;
using query::intrinsics::Function;

Translated callText(const Call& call, const PathRoots& roots);

Translated argumentText(const Argument& argument, const PathRoots& roots) {
    switch (argument.kind) {
    case Argument::Kind::Literal:
        return literalText(argument.literal);
    case Argument::Kind::Path:
        return translatePath(*argument.path, roots);
    case Argument::Kind::Call:
        return callText(*argument.call, roots);
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

// Whether the text of an argument is `[...]`, which JSONata keeps as one item of a list around it.
bool isListConstructor(const Argument& argument) {
    if (argument.kind == Argument::Kind::Path) return !argument.path->isDefinite();
    if (argument.kind != Argument::Kind::Call) return false;
    switch (argument.call->signature->function) {
    case Function::Array:
    case Function::ArrayUnique:
    case Function::ArrayRange:
    case Function::StringSplit:
        return true;
    default:
        return false;
    }
}

// JSONata joins lists inside of a list unless they stand in brackets of their own.
std::string arrayText(const Call& call, const std::vector<std::string>& values) {
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string& value = values[i];
        text += text.empty() ? "" : ", ";
        if (call.arguments[i].kind == Argument::Kind::Literal || isListConstructor(call.arguments[i]))
            text += value;
        else
            text += "($type(" + value + ") = 'array' ? [[" + value + "]] : " + value + ")";
    }
    return "[" + text + "]";
}

// The delimiter is a set of characters, and empty pieces are dropped.
Translated splitText(const Call& call, const std::vector<std::string>& values, const std::string& item) {
    const Argument& delimiter = call.arguments[1];
    if (delimiter.kind != Argument::Kind::Literal || !delimiter.literal.isString() ||
        delimiter.literal.string().empty())
        return failure(std::string("the delimiter of States.StringSplit is not a literal"));
    std::string set;
    for (const char c : delimiter.literal.string()) {
        if (std::string_view("\\]^-/[").find(c) != std::string_view::npos) set += '\\';
        set += c;
    }
    return "[$filter($split(" + values[0] + ", /[" + set + "]/), function(" + item + ") { " + item +
           " != '' })]";
}

Translated callText(const Call& call, const PathRoots& roots) {
    const std::string item(roots.item);
    std::vector<std::string> values;
    for (const Argument& argument : call.arguments) {
        Translated text = argumentText(argument, roots);
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
        return arrayText(call, values);
    case Function::ArrayGetItem:
        return values[0] + "[" + values[1] + "]";
    case Function::ArrayLength:
        return plain("$count");
    case Function::ArrayContains:
        // Objects and lists are equal by their content for =, but not for in.
        return call.arguments[1].kind == Argument::Kind::Literal
                   ? "(" + values[1] + " in " + values[0] + ")"
                   : "$exists($filter(" + values[0] + ", function(" + item + ") { " + item + " = " +
                         values[1] + " }))";
    // A list stays one, however few items it has.
    case Function::ArrayUnique:
        return "[" + plain("$distinct") + "]";
    case Function::ArrayPartition:
        return plain("$partition");
    case Function::ArrayRange:
        return "[" + plain("$range") + "]";
    case Function::StringSplit:
        return splitText(call, values, item);
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

bool isUnknown(json::Node node) {
    return node.isPlaceholder() || node.kind() == json::NodeKind::Error;
}

bool holdsUnknown(json::Node node) {
    if (isUnknown(node)) return true;
    for (const json::Node child : node.children())
        if (holdsUnknown(child.kind() == json::NodeKind::Member ? child.value() : child)) return true;
    return false;
}

Translated placeholderFailure() {
    return failure(std::string("a placeholder stands in a template that has to become an expression"));
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

Translated translatePath(std::string_view text, const PathRoots& roots) {
    const auto parsed = query::PayloadPath::parse(text);
    if (!parsed) return failure("\"" + std::string(text) + "\" is not a path: " + parsed.error().message);
    return parsed->path() ? translatePath(*parsed->path(), roots)
                          : callText(parsed->intrinsic()->call(), roots);
}

Translated translateTemplate(json::Node node, const PathRoots& roots) {
    if (isUnknown(node)) return placeholderFailure();
    if (!node.isObject() && !node.isArray()) return literalText(node.toValue());
    std::string text;
    for (const json::Node child : node.children()) {
        if (!text.empty()) text += ", ";
        if (node.isArray()) {
            Translated item = translateTemplate(child, roots);
            if (!item) return item;
            text += *item;
            continue;
        }
        std::string key = child.key().string().value_or("");
        const bool isPath = key.ends_with(".$") && child.value().isString();
        Translated value =
            isPath ? translatePath(*child.value().string(), roots) : translateTemplate(child.value(), roots);
        if (!value) return value;
        if (isPath) key.resize(key.size() - 2);
        text += jsonataString(key) + ": " + *value;
    }
    return node.isArray() ? "[" + text + "]" : "{" + text + "}";
}

Translated constantText(json::Node node) {
    if (holdsUnknown(node)) return placeholderFailure();
    return literalText(node.toValue());
}

Translated translateResultPath(std::string_view path, std::string_view input, std::string_view value) {
    using query::jsonpath::Segment;
    using query::jsonpath::Selector;
    const auto parsed = query::jsonpath::Path::parse(path);
    if (!parsed || parsed->root() != query::jsonpath::Root::Input)
        return failure("ResultPath " + std::string(path) + " is no reference path");
    // From outside in: $merge([base, {'a': $merge([base.a, {'b': value}])}]).
    std::string text;
    std::string tail;
    std::string base(input);
    for (const Segment& segment : parsed->segments()) {
        if (segment.selectors.size() != 1 || segment.selectors[0].kind != Selector::Kind::Name ||
            segment.kind != Segment::Kind::Child)
            return failure("ResultPath " + std::string(path) + " puts the result into an array");
        const std::string name(segment.selectors[0].name.view());
        const Translated step = nameStep(name);
        if (!step) return step;
        text += "$merge([" + base + ", {" + jsonataString(name) + ": ";
        tail += "}])";
        base += *step;
    }
    return text + std::string(value) + tail;
}

} // namespace wb::asl::refactor
