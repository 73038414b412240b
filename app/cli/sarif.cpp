// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "sarif.h"

#include "core/base/ascii.h"
#include "core/lint/codes.h"

namespace wb::cli {

namespace {

using json::Value;

/// A path as the reference of a URI (RFC 3986).
std::string uriOf(std::string_view path) {
    constexpr std::string_view kept = "-._~/:";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (isLetter(c) || isDigit(c) || kept.find(c) != std::string_view::npos)
            uri += c;
        else
            uri.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return uri;
}

Value region(const Positions& positions, json::TextRange range) {
    const json::LineColumn begin = positions.at(range.begin);
    const json::LineColumn end = positions.at(range.end);
    return Value::object({{"startLine", static_cast<std::int64_t>(begin.line)},
                          {"startColumn", static_cast<std::int64_t>(begin.column)},
                          {"endLine", static_cast<std::int64_t>(end.line)},
                          {"endColumn", static_cast<std::int64_t>(end.column)}});
}

std::string_view level(lint::Severity severity) {
    switch (severity) {
    case lint::Severity::Error:
        return "error";
    case lint::Severity::Warning:
        return "warning";
    case lint::Severity::Information:
        break;
    }
    return "note";
}

Value resultOf(const CheckedFile& file, const Positions& positions, const lint::Diagnostic& diagnostic) {
    Value physical = Value::object({{"artifactLocation", Value::object({{"uri", Value(uriOf(file.path))}})},
                                    {"region", region(positions, diagnostic.range)}});
    json::ObjectBuilder location;
    location.set("physicalLocation", std::move(physical));
    if (!diagnostic.location.empty())
        location.set("logicalLocations",
                     Value::array({Value::object({{"fullyQualifiedName", Value(diagnostic.location)}})}));
    return Value::object({{"ruleId", diagnostic.code},
                          {"level", level(diagnostic.severity)},
                          {"message", Value::object({{"text", Value(diagnostic.message)}})},
                          {"locations", Value::array({std::move(location).build()})}});
}

Value rules() {
    std::vector<Value> items;
    for (const lint::CodePage& page : lint::codePages())
        items.push_back(Value::object({{"id", page.code},
                                       {"shortDescription", Value::object({{"text", page.title}})},
                                       {"fullDescription", Value::object({{"text", page.text}})}}));
    return Value::array(std::move(items));
}

} // namespace

Value sarifLog(const std::vector<CheckedFile>& files) {
    std::vector<Value> results;
    for (const CheckedFile& file : files) {
        const Positions positions(file.tree->text(), file.diagnostics);
        for (const lint::Diagnostic& diagnostic : file.diagnostics)
            results.push_back(resultOf(file, positions, diagnostic));
    }
    Value driver = Value::object({{"name", "asl"}, {"version", WB_VERSION}, {"rules", rules()}});
    Value run = Value::object({{"tool", Value::object({{"driver", std::move(driver)}})},
                               {"columnKind", "unicodeCodePoints"},
                               {"results", Value::array(std::move(results))}});
    return Value::object({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                          {"version", "2.1.0"},
                          {"runs", Value::array({std::move(run)})}});
}

} // namespace wb::cli
