// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/expression_scope.h"

#include "core/json/pointer.h"
#include "core/json/reader.h"
#include "core/query/intrinsics/intrinsic.h"
#include "ui/value_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace wb::ui {

namespace {

using query::Language;

std::string pointerOf(const query::TraceEntry& entry, Language language) {
    if (entry.document == query::Document::Variables)
        return entry.source.empty() ? std::string() : "/$" + entry.source.substr(1);
    if (language == Language::JsonPath)
        return (entry.document == query::Document::Context ? "/$$" : "/$") + entry.source;
    const char* member = "input";
    if (entry.document == query::Document::Context) member = "context";
    if (entry.document == query::Document::Result) member = "result";
    if (entry.document == query::Document::ErrorOutput) member = "errorOutput";
    return std::string("/$states/") + member + entry.source;
}

bool isIndexToken(std::string_view token) {
    return !token.empty() && token.find_first_not_of("0123456789") == std::string_view::npos;
}

bool looksLikePath(const std::string& text) {
    return text.starts_with('$') || query::intrinsics::looksLikeIntrinsic(text);
}

/// A selection is part of a JSON string, or one with its quotes: what it says counts, not how it is escaped.
std::string unescaped(std::string_view selected) {
    const bool isQuoted = selected.size() > 1 && selected.front() == '"' && selected.back() == '"';
    const auto value = json::read(isQuoted ? std::string(selected) : '"' + std::string(selected) + '"');
    return value && value->isString() ? std::string(value->string()) : std::string(selected);
}

} // namespace

ReadableData readableData(const execution::Timeline& timeline, std::size_t step) {
    ReadableData data;
    data.shown = execution::scopeAt(timeline, step, timeline.phases(step));
    data.stages = stepData(timeline, step).stages;
    // Before the first state is entered, and where data was changed by hand, there are no stages of a state.
    const bool isState = timeline.label(step).kind != execution::Command::Kind::SetData;
    if (step == 0 || !isState || data.stages.empty())
        data.stages = {{QCoreApplication::translate("wb::ui::Data", "Input"), data.shown.scope.input}};
    return data;
}

json::Value readableDocument(const query::Scope& scope, Language language) {
    std::vector<json::Member> members;
    if (language == Language::JsonPath) {
        members.push_back({"$", scope.input});
    } else {
        std::vector<json::Member> states;
        if (scope.states.isObject())
            for (const json::Member& member : scope.states.members())
                if (member.key.view() != "context") states.push_back(member);
        if (!scope.context.isAbsent()) states.push_back({"context", scope.context});
        members.push_back({"$states", json::Value::object(std::move(states))});
    }
    if (scope.variables.isObject())
        for (const json::Member& member : scope.variables.members())
            members.push_back({"$" + std::string(member.key.view()), member.value});
    // What is looked at least stands last.
    if (language == Language::JsonPath && !scope.context.isAbsent()) members.push_back({"$$", scope.context});
    return json::Value::object(std::move(members));
}

std::vector<std::string> sourcesIn(const query::Trace& trace, Language language, std::size_t limit) {
    std::vector<std::string> pointers;
    for (const query::TraceEntry& entry : trace) {
        if (pointers.size() == limit) break;
        std::string pointer = pointerOf(entry, language);
        if (!pointer.empty() && (pointers.empty() || pointers.back() != pointer))
            pointers.push_back(std::move(pointer));
    }
    return pointers;
}

QString sourceName(const std::string& pointer) {
    QString name;
    for (const QString& part : toQString(pointer).split(u'/', Qt::SkipEmptyParts)) {
        const QString token = QString(part)
                                  .replace(QStringLiteral("~1"), QStringLiteral("/"))
                                  .replace(QStringLiteral("~0"), QStringLiteral("~"));
        if (isIndexToken(part.toStdString()))
            name += QStringLiteral("[%1]").arg(token);
        else
            name += name.isEmpty() ? token : u'.' + token;
    }
    return name;
}

FoundExpression expressionAt(const asl::Model& model, json::TextRange selection) {
    const json::SyntaxTree& tree = model.tree();
    const json::Node node = tree.innermostAt(selection.begin);
    const std::string whole = node.string().value_or("");
    const asl::State* state = model.stateAt(selection.begin);
    const asl::QueryLanguage around = state ? state->queryLanguage : model.queryLanguage();
    FoundExpression found;
    std::string_view inside;
    if (query::isJsonataExpression(whole, &inside) || around == asl::QueryLanguage::Jsonata)
        found.language = Language::Jsonata;
    if (!selection.empty())
        found.text = unescaped(std::string_view(tree.text()).substr(selection.begin, selection.length()));
    else if (found.language == Language::Jsonata)
        found.text = inside;
    else if (looksLikePath(whole))
        found.text = whole;
    if (query::isJsonataExpression(found.text, &inside)) {
        found.text = std::string(inside);
        found.language = Language::Jsonata;
    }
    return found;
}

} // namespace wb::ui
