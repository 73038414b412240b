// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/parser.h"
#include "core/lint/lint.h"

#include <QByteArray>
#include <QList>

#include <string>

namespace wb::lint::test {

/// The diagnostics of a definition, each as `ERROR location: message`.
inline QByteArrayList found(const QByteArray& text, const Options& options = {}) {
    const auto model = asl::Model::read(json::parse(text.toStdString()));
    QByteArrayList lines;
    for (const Diagnostic& diagnostic : check(*model, options))
        lines.append(QByteArray::fromStdString(std::string(name(diagnostic.severity)) + ' ' +
                                               diagnostic.location + ": " + diagnostic.message));
    return lines;
}

/// Only those that begin so.
inline QByteArrayList found(const QByteArray& text, const QByteArray& severity) {
    QByteArrayList lines;
    for (const QByteArray& line : found(text))
        if (line.startsWith(severity)) lines.append(line);
    return lines;
}

/// A machine around the members of one state `X`.
inline QByteArray machine(const QByteArray& state, const QByteArray& language = "JSONPath") {
    return R"({"QueryLanguage":")" + language + R"(","StartAt":"X","States":{"X":{)" + state +
           R"(},"E":{"Type":"Succeed"}}})";
}

} // namespace wb::lint::test
