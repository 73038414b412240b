// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/regex/regex.h"

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

    regex::Outcome find(const QString& text, qsizetype from, std::optional<Match>& match,
                        const std::function<bool()>& goesOn) const;
    const std::string& pattern() const { return m_pattern; }

  private:
    std::string m_pattern;
    regex::Regex m_expression;
};

inline std::u16string_view unitsOf(const QString& text) {
    return {reinterpret_cast<const char16_t*>(text.utf16()), static_cast<std::size_t>(text.size())};
}

inline QString toQString(std::string_view text) {
    // Of the text of a string a first U+FEFF is a character, not a mark of its encoding.
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const bool hasMark = text.starts_with(mark);
    if (hasMark) text.remove_prefix(mark.size());
    QString units = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (hasMark) units.prepend(QChar(QChar::ByteOrderMark));
    return units;
}

} // namespace wb::query::jsonata
