// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query::jsonata {

/// One match, in UTF-16 units as JavaScript counts.
struct Match {
    QString text;
    qsizetype start = 0;
    qsizetype end = 0;
    std::vector<std::optional<QString>> groups;
};

/// A regular expression literal: JavaScript's notation, flags `i` and `m`.
class Matcher {
  public:
    /// Null when the pattern is no regular expression.
    static std::shared_ptr<const Matcher> compile(std::string_view pattern, std::string_view flags);

    std::optional<Match> find(const QString& text, qsizetype from) const;
    const std::string& pattern() const { return m_pattern; }

  private:
    std::string m_pattern;
    QRegularExpression m_expression;
};

inline QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace wb::query::jsonata
