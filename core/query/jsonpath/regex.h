// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>

#include <string_view>

namespace wb::query::jsonpath {

/// Compiles a pattern, a whole match where `whole`, such that no pattern and text keep the matcher busy for
/// long: it gives up (no match) after a bounded number of steps.
inline QRegularExpression boundedRegex(std::string_view pattern, bool whole,
                                       QRegularExpression::PatternOptions options) {
    QString text = QStringLiteral("(*LIMIT_MATCH=1000000)(*LIMIT_DEPTH=10000)");
    if (whole) text += QStringLiteral("\\A(?:");
    text += QString::fromUtf8(pattern.data(), static_cast<qsizetype>(pattern.size()));
    if (whole) text += QStringLiteral(")\\z");
    return QRegularExpression(text, options);
}

} // namespace wb::query::jsonpath
