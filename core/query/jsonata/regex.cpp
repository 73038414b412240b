// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/regex.h"

namespace wb::query::jsonata {

namespace {

/// JavaScript's `$` is the very end of the text where PCRE's is also before a last line feed; `[^]` is any
/// character.
QString translate(const QString& pattern, bool multiline) {
    QString translated;
    bool inClass = false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar current = pattern[i];
        if (current == QLatin1Char('\\') && i + 1 < pattern.size()) {
            translated += current;
            translated += pattern[++i];
        } else if (inClass) {
            inClass = current != QLatin1Char(']');
            if (current == QLatin1Char('[')) translated += QLatin1Char('\\');
            translated += current;
        } else if (QStringView(pattern).mid(i).startsWith(QLatin1String("[^]"))) {
            translated += QLatin1String("[\\s\\S]");
            i += 2;
        } else if (QStringView(pattern).mid(i).startsWith(QLatin1String("[]"))) {
            translated += QLatin1String("(?!)");
            ++i;
        } else if (current == QLatin1Char('$') && !multiline) {
            translated += QLatin1String("\\z");
        } else {
            inClass = current == QLatin1Char('[');
            translated += current;
        }
    }
    return translated;
}

} // namespace

std::shared_ptr<const Matcher> Matcher::compile(std::string_view pattern, std::string_view flags) {
    const bool multiline = flags.find('m') != std::string_view::npos;
    QRegularExpression::PatternOptions options = QRegularExpression::NoPatternOption;
    if (multiline) options |= QRegularExpression::MultilineOption;
    if (flags.find('i') != std::string_view::npos) options |= QRegularExpression::CaseInsensitiveOption;
    auto matcher = std::make_shared<Matcher>();
    matcher->m_pattern = pattern;
    matcher->m_expression = QRegularExpression(translate(toQString(pattern), multiline), options);
    if (!matcher->m_expression.isValid()) return nullptr;
    return matcher;
}

std::optional<Match> Matcher::find(const QString& text, qsizetype from) const {
    const QRegularExpressionMatch found = m_expression.match(text, from);
    if (!found.hasMatch()) return std::nullopt;
    Match match;
    match.text = found.captured(0);
    match.start = found.capturedStart(0);
    match.end = found.capturedEnd(0);
    for (int group = 1; group <= m_expression.captureCount(); ++group) {
        if (found.capturedStart(group) < 0)
            match.groups.emplace_back(std::nullopt);
        else
            match.groups.emplace_back(found.captured(group));
    }
    return match;
}

} // namespace wb::query::jsonata
