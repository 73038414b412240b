// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/assist/completion.h"
#include "core/asl/model.h"
#include "core/json/parser.h"
#include "core/json/text_edit.h"
#include "core/json/yaml_parser.h"

#include <QString>
#include <QStringList>

#include <string>

/// A document with the caret marked by a bar.
struct Marked {
    wb::asl::ModelPtr model;
    std::uint32_t offset = 0;

    explicit Marked(std::string text, const char* file = "a.json") {
        const std::size_t bar = text.find('|');
        offset = static_cast<std::uint32_t>(bar);
        text.erase(bar, 1);
        model = wb::asl::Model::read(wb::json::parseFile(file, std::move(text)));
    }
    const std::string& text() const { return model->tree().text(); }
};

/// Labels of the completions at the bar.
inline QStringList labels(const std::string& text, const char* file = "a.json") {
    const Marked marked(text, file);
    QStringList result;
    for (const auto& item : wb::asl::assist::complete(*marked.model, marked.offset).items)
        result << QString::fromStdString(item.label);
    return result;
}

inline QStringList list(std::initializer_list<const char*> texts) {
    QStringList result;
    for (const char* text : texts) result << QString::fromUtf8(text);
    return result;
}

/// The text after the completion of that label, its first stop marked by bars: one for a caret, two around a
/// selection.
inline QString completed(const std::string& text, const std::string& label, const char* file = "a.json") {
    const Marked marked(text, file);
    for (const auto& item : wb::asl::assist::complete(*marked.model, marked.offset).items) {
        if (item.label != label) continue;
        std::string result = wb::json::apply(marked.text(), item.edits);
        const wb::json::TextRange stop = item.stops.at(0);
        if (!stop.empty()) result.insert(stop.end, "|");
        result.insert(stop.begin, "|");
        return QString::fromStdString(result);
    }
    return QStringLiteral("no such completion");
}

/// A machine of one state in one line with that text as its members.
inline std::string inState(const std::string& members) {
    return R"({"StartAt": "A", "States": {"A": {)" + members + "}}}";
}
inline std::string inJsonataState(const std::string& members) {
    return inState(R"("QueryLanguage": "JSONata", )" + members);
}

/// A Pass state with an expression in its Parameters.
inline std::string inTemplate(const std::string& expression) {
    return inState(R"("Type": "Pass", "Parameters": {"a.$": ")" + expression + "\"}");
}
