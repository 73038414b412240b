// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/regex.h"

#include <algorithm>
#include <optional>

namespace wb::query::jsonata {

namespace {

constexpr QLatin1String lineEnds("\\n\\r\\x{2028}\\x{2029}");

/// Writes a JavaScript pattern in PCRE's notation: `$` is the very end of the text where PCRE's is also
/// before a last line feed, `[^]` is any character and `[]` none, `\uFFFF` is a character, `.` knows all of
/// Unicode's line ends.
class Translator {
  public:
    Translator(const QString& pattern, bool multiline) : m_pattern(pattern), m_multiline(multiline) {}

    QString run() {
        while (m_at < m_pattern.size()) {
            const QChar current = m_pattern[m_at];
            if (current == QLatin1Char('\\') && m_at + 1 < m_pattern.size()) {
                translateEscape();
            } else {
                ++m_at;
                m_inClass ? translateInClass(current) : translate(current);
            }
        }
        return m_out;
    }

  private:
    void translate(QChar current) {
        if (current == QLatin1Char('[')) {
            if (skip(QLatin1String("^]"))) {
                m_out += QLatin1String("[\\s\\S]");
                return;
            }
            if (skip(QLatin1String("]"))) {
                m_out += QLatin1String("(?!)");
                return;
            }
            m_inClass = true;
            m_out += current;
        } else if (current == QLatin1Char('$') && !m_multiline) {
            m_out += QLatin1String("\\z");
        } else if (current == QLatin1Char('.')) {
            m_out += QLatin1String("[^") + lineEnds + QLatin1Char(']');
        } else {
            m_out += current;
        }
    }

    void translateInClass(QChar current) {
        m_inClass = current != QLatin1Char(']');
        if (current == QLatin1Char('[')) m_out += QLatin1Char('\\');
        m_out += current;
    }

    void translateEscape() {
        if (const auto unit = codeUnit(m_at)) return translateCharacter(*unit);
        m_out += m_pattern.mid(m_at, 2);
        m_at += 2;
    }

    /// The UTF-16 unit that `\uXXXX` at `at` stands for.
    std::optional<char16_t> codeUnit(qsizetype at) const {
        constexpr qsizetype length = 6;
        const QStringView escape = QStringView(m_pattern).mid(at, length);
        if (escape.size() < length || !escape.startsWith(QLatin1String("\\u"))) return std::nullopt;
        const auto isHex = [](QChar c) {
            return (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
                   (c.toLower() >= QLatin1Char('a') && c.toLower() <= QLatin1Char('f'));
        };
        if (!std::all_of(escape.begin() + 2, escape.end(), isHex)) return std::nullopt;
        return static_cast<char16_t>(escape.mid(2).toString().toUShort(nullptr, 16));
    }

    void translateCharacter(char16_t unit) {
        m_at += 6;
        char32_t character = unit;
        if (QChar::isHighSurrogate(unit))
            if (const auto low = codeUnit(m_at); low && QChar::isLowSurrogate(*low)) {
                character = QChar::surrogateToUcs4(unit, *low);
                m_at += 6;
            }
        // Half a character is nowhere in a text.
        if (QChar::isSurrogate(character))
            m_out += m_inClass ? QString() : QStringLiteral("(?!)");
        else
            m_out += QLatin1String("\\x{") + QString::number(character, 16) + QLatin1Char('}');
    }

    bool skip(QLatin1String expected) {
        if (!QStringView(m_pattern).mid(m_at).startsWith(expected)) return false;
        m_at += expected.size();
        return true;
    }

    const QString& m_pattern;
    const bool m_multiline;
    qsizetype m_at = 0;
    bool m_inClass = false;
    QString m_out;
};

} // namespace

std::shared_ptr<const Matcher> Matcher::compile(std::string_view pattern, std::string_view flags) {
    const bool multiline = flags.find('m') != std::string_view::npos;
    QRegularExpression::PatternOptions options = QRegularExpression::NoPatternOption;
    if (multiline) options |= QRegularExpression::MultilineOption;
    if (flags.find('i') != std::string_view::npos) options |= QRegularExpression::CaseInsensitiveOption;
    auto matcher = std::make_shared<Matcher>();
    matcher->m_pattern = pattern;
    matcher->m_expression = QRegularExpression(Translator(toQString(pattern), multiline).run(), options);
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
