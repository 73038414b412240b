// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/labels.h"

#include <QStringList>

#include <optional>
#include <string_view>

namespace wb::ui::drawing {

namespace {

/// Deeper than this a rule is shown as an ellipsis; nobody reads it on an edge.
constexpr int deepestRule = 6;
constexpr qsizetype longestRule = 400;

QString text(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString stringOf(const json::Node& node) {
    const auto value = node.string();
    return value ? text(*value) : QString();
}

/// What a comparison operator of JSONPath says between variable and value: `StringEquals` is "=".
QString operatorSign(QStringView name) {
    if (name.endsWith(u"LessThanEquals")) return QStringLiteral("≤");
    if (name.endsWith(u"GreaterThanEquals")) return QStringLiteral("≥");
    if (name.endsWith(u"LessThan")) return QStringLiteral("<");
    if (name.endsWith(u"GreaterThan")) return QStringLiteral(">");
    if (name.endsWith(u"Equals")) return QStringLiteral("=");
    if (name == u"StringMatches") return QStringLiteral("matches");
    return {};
}

QString testWords(QStringView name, bool expected) {
    QString what;
    if (name == u"IsPresent")
        what = QStringLiteral("present");
    else if (name == u"IsNull")
        what = QStringLiteral("null");
    else if (name == u"IsString")
        what = QStringLiteral("a string");
    else if (name == u"IsNumeric")
        what = QStringLiteral("a number");
    else if (name == u"IsBoolean")
        what = QStringLiteral("a boolean");
    else if (name == u"IsTimestamp")
        what = QStringLiteral("a timestamp");
    else
        return {};
    return (expected ? QStringLiteral("is ") : QStringLiteral("is not ")) + what;
}

QString stripJsonata(const QString& expression) {
    QString inner = expression.trimmed();
    if (inner.startsWith(u"{%") && inner.endsWith(u"%}") && inner.size() >= 4)
        inner = inner.mid(2, inner.size() - 4).trimmed();
    return inner.simplified();
}

QString describe(const json::Node& rule, int depth);

QString joined(const json::Node& rules, const QString& word, int depth) {
    QStringList parts;
    qsizetype length = 0;
    for (const json::Node rule : rules.children()) {
        QString part = describe(rule, depth + 1);
        const bool compound = rule["And"] || rule["Or"];
        if (compound) part = u'(' + part + u')';
        length += part.size();
        parts << part;
        if (length > longestRule) break;
    }
    return parts.join(word);
}

QString describe(const json::Node& rule, int depth) {
    if (depth > deepestRule) return QStringLiteral("…");
    if (const auto condition = rule["Condition"]) return stripJsonata(stringOf(condition));
    if (const auto all = rule["And"]) return joined(all, QStringLiteral(" and "), depth);
    if (const auto any = rule["Or"]) return joined(any, QStringLiteral(" or "), depth);
    if (const auto inner = rule["Not"]) return QStringLiteral("not (%1)").arg(describe(inner, depth + 1));
    const QString variable = stringOf(rule["Variable"]);
    for (const json::Node member : rule.children()) {
        const QString name = stringOf(member.key());
        const json::Node value = member.value();
        if (const QString words = testWords(name, value.boolean().value_or(true)); !words.isEmpty())
            return variable + u' ' + words;
        const bool byPath = name.endsWith(u"Path");
        const QString sign = operatorSign(byPath ? QStringView(name).chopped(4) : QStringView(name));
        if (sign.isEmpty()) continue;
        // A string as it is, not as the text escapes it.
        const QString right = byPath             ? stringOf(value)
                              : value.isString() ? u'"' + stringOf(value).simplified() + u'"'
                                                 : text(value.text()).simplified();
        return variable + u' ' + sign + u' ' + right;
    }
    return variable;
}

QString waitDetail(const asl::State& state) {
    if (const auto seconds = state.node["Seconds"]) {
        const QString shown = seconds.isString() ? stripJsonata(stringOf(seconds)) : text(seconds.text());
        return shown + QStringLiteral(" s");
    }
    if (const auto path = state.node["SecondsPath"]) return stringOf(path) + QStringLiteral(" s");
    if (const auto moment = state.node["Timestamp"])
        return QStringLiteral("until ") + stripJsonata(stringOf(moment));
    if (const auto path = state.node["TimestampPath"]) return QStringLiteral("until ") + stringOf(path);
    return {};
}

QString mapDetail(const asl::State& state) {
    const auto mode = state.node["ItemProcessor"]["ProcessorConfig"]["Mode"].string();
    if (mode && *mode == "DISTRIBUTED") return QStringLiteral("distributed");
    const auto concurrency = state.node["MaxConcurrency"].integer();
    if (concurrency && *concurrency > 0) return QStringLiteral("%1 at a time").arg(*concurrency);
    return QStringLiteral("for each item");
}

QString counted(std::size_t count, const QString& one, const QString& many) {
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

QString detail(const asl::State& state) {
    using asl::StateType;
    switch (state.type) {
    case StateType::Task:
        return resourceLabel(stringOf(state.node["Resource"]));
    case StateType::Choice:
        return counted(state.node["Choices"].size(), QStringLiteral("rule"), QStringLiteral("rules"));
    case StateType::Wait:
        return waitDetail(state);
    case StateType::Fail:
        return stripJsonata(stringOf(state.node["Error"]));
    case StateType::Parallel:
        return counted(state.containers.size(), QStringLiteral("branch"), QStringLiteral("branches"));
    case StateType::Map:
        return mapDetail(state);
    default:
        return {};
    }
}

} // namespace

QString resourceLabel(const QString& resource) {
    const QStringList parts = resource.split(u':');
    if (parts.size() < 6 || parts[0] != u"arn") return {};
    const QString& service = parts[2];
    if (service == u"states" && parts[5] == u"activity") return QStringLiteral("activity ") + parts.value(6);
    if (service == u"states") {
        const int first = parts[5] == u"aws-sdk" ? 6 : 5;
        return parts.mid(first).join(u':');
    }
    if (service == u"lambda") return QStringLiteral("lambda ") + parts.value(6);
    return service + u' ' + parts.last();
}

QString typeLine(const asl::State& state) {
    const QString type = state.type != asl::StateType::Unknown ? text(asl::name(state.type))
                         : state.typeText.empty()              ? QStringLiteral("no type")
                                                               : text(state.typeText);
    const QString what = detail(state);
    return what.isEmpty() ? type : type + QStringLiteral(" · ") + what;
}

QString ruleText(const json::Node& rule) {
    return describe(rule, 0).left(longestRule);
}

QString catchText(const json::Node& catcher) {
    QStringList errors;
    for (const json::Node error : catcher["ErrorEquals"].children()) errors << stringOf(error);
    if (errors == QStringList{QStringLiteral("States.ALL")}) return QStringLiteral("any error");
    return errors.join(QStringLiteral(", "));
}

} // namespace wb::ui::drawing
