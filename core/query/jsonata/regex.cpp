// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/regex.h"

#include <algorithm>
#include <array>
#include <optional>

namespace wb::query::jsonata {

namespace {

constexpr QLatin1String lineEnds("\\n\\r\\x{2028}\\x{2029}");
// ECMA-262, WhiteSpace and LineTerminator, to be put in a class; and all other characters.
constexpr QLatin1String blanks("\\s\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}"
                               "\\x{3000}\\x{feff}");
constexpr QLatin1String
    notBlanks("\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-"
              "\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-"
              "\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}");

/// Writes a JavaScript pattern in PCRE's notation: `$` is the very end of the text where PCRE's is also
/// before a last line feed, `[^]` is any character and `[]` none, `\uFFFF` is a character, `.`, `^` and `$`
/// know all of Unicode's line ends and `\s` its blanks, an escaped letter without meaning is the letter.
class Translator {
  public:
    Translator(const QString& pattern, bool multiline)
        : m_pattern(pattern), m_multiline(multiline), m_groups(countGroups(pattern)) {}

    /// Nothing when the pattern has what PCRE alone knows.
    std::optional<QString> run() {
        while (m_at < m_pattern.size() && m_isJavaScript) {
            const QChar current = m_pattern[m_at];
            if (current == QLatin1Char('\\') && m_at + 1 < m_pattern.size()) {
                translateEscape();
            } else {
                ++m_at;
                m_inClass ? translateInClass(current) : translate(current);
            }
        }
        return m_isJavaScript ? std::optional(m_out) : std::nullopt;
    }

  private:
    void translate(QChar current) {
        if (current == QLatin1Char('(')) {
            m_out += current;
            translateGroup();
        } else if (current == QLatin1Char('+') || current == QLatin1Char('*') ||
                   current == QLatin1Char('?') || current == QLatin1Char('}')) {
            m_out += current;
            // JavaScript has no possessive quantifier.
            m_isJavaScript = !startsWith(QLatin1String("+"));
        } else if (current == QLatin1Char('[')) {
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
        } else if (current == QLatin1Char('$')) {
            m_out +=
                m_multiline ? QLatin1String("(?![^") + lineEnds + QLatin1String("])") : QStringLiteral("\\z");
        } else if (current == QLatin1Char('^') && m_multiline) {
            m_out += QLatin1String("(?<![^") + lineEnds + QLatin1String("])");
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

    // Of what begins with `(?`, JavaScript has `(?:`, looking ahead and behind, and `(?<name>`.
    void translateGroup() {
        if (!skip(QLatin1String("?"))) return;
        m_out += QLatin1Char('?');
        constexpr std::array known = {':', '=', '!', '<'};
        m_isJavaScript = std::any_of(known.begin(), known.end(), [this](char c) {
            return m_at < m_pattern.size() && m_pattern[m_at] == QLatin1Char(c);
        });
    }

    void translateEscape() {
        if (const auto unit = codeUnit(m_at)) return translateCharacter(*unit);
        const QChar escaped = m_pattern[m_at + 1];
        if (escaped >= QLatin1Char('0') && escaped <= QLatin1Char('9')) return translateDigits();
        if (escaped == QLatin1Char('s') || escaped == QLatin1Char('S')) {
            const bool isBlank = escaped == QLatin1Char('s');
            if (m_inClass)
                m_out += isBlank ? blanks : notBlanks;
            else
                m_out += (isBlank ? QLatin1String("[") : QLatin1String("[^")) + blanks + QLatin1Char(']');
        } else if (hasMeaning(escaped)) {
            m_out += m_pattern.mid(m_at, 2);
        } else {
            m_out += escaped;
        }
        m_at += 2;
    }

    // ECMA-262, Annex B.1.2: digits are a reference where there are so many groups, else up to three octal
    // digits are a character, and 8 and 9 stand for themselves.
    void translateDigits() {
        qsizetype end = ++m_at;
        int number = 0;
        for (; end < m_pattern.size() && m_pattern[end].isDigit() && number <= m_groups; ++end)
            number = number * 10 + m_pattern[end].digitValue();
        if (!m_inClass && number >= 1 && number <= m_groups) {
            m_out += QLatin1String("\\g{") + QString::number(number) + QLatin1Char('}');
            m_at = end;
            return;
        }
        int character = 0;
        qsizetype digits = 0;
        for (; m_at + digits < m_pattern.size() && digits < 3; ++digits) {
            const int digit = m_pattern[m_at + digits].unicode() - '0';
            if (digit < 0 || digit > 7 || character * 8 + digit > 255) break;
            character = character * 8 + digit;
        }
        m_out += digits == 0 ? QString(m_pattern[m_at])
                             : QLatin1String("\\x{") + QString::number(character, 16) + QLatin1Char('}');
        m_at += std::max<qsizetype>(digits, 1);
    }

    /// How many groups of the pattern capture.
    static int countGroups(const QString& pattern) {
        int groups = 0;
        bool inClass = false;
        for (qsizetype at = 0; at < pattern.size(); ++at) {
            const QChar current = pattern[at];
            if (current == QLatin1Char('\\')) {
                ++at;
            } else if (inClass || current == QLatin1Char('[')) {
                inClass = current != QLatin1Char(']');
            } else if (current == QLatin1Char('(')) {
                const QStringView rest = QStringView(pattern).mid(at + 1);
                const bool isNamed = rest.startsWith(QLatin1String("?<")) &&
                                     !rest.startsWith(QLatin1String("?<=")) &&
                                     !rest.startsWith(QLatin1String("?<!"));
                if (!rest.startsWith(QLatin1Char('?')) || isNamed) ++groups;
            }
        }
        return groups;
    }

    // ECMA-262, Annex B.1.2, IdentityEscape: a letter that makes no escape stands for itself.
    static bool hasMeaning(QChar escaped) {
        const bool isLetter = escaped.isLetter() && escaped.unicode() < 0x80;
        return !isLetter || QLatin1String("bBdDwWfnrtvckx").contains(escaped);
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

    bool startsWith(QLatin1String expected) const {
        return QStringView(m_pattern).mid(m_at).startsWith(expected);
    }

    bool skip(QLatin1String expected) {
        if (!startsWith(expected)) return false;
        m_at += expected.size();
        return true;
    }

    const QString& m_pattern;
    const bool m_multiline;
    const int m_groups;
    qsizetype m_at = 0;
    bool m_inClass = false;
    bool m_isJavaScript = true;
    QString m_out;
};

} // namespace

std::shared_ptr<const Matcher> Matcher::compile(std::string_view pattern, std::string_view flags) {
    // A flag stands once.
    for (const char flag : flags)
        if (std::count(flags.begin(), flags.end(), flag) > 1) return nullptr;
    const bool multiline = flags.find('m') != std::string_view::npos;
    const bool anyCase = flags.find('i') != std::string_view::npos;
    const QString source = toQString(pattern);
    const auto translated = Translator(source, multiline).run();
    if (!translated) return nullptr;
    auto matcher = std::make_shared<Matcher>();
    matcher->m_pattern = pattern;
    matcher->m_expression = regex::Regex(
        unitsOf(*translated), regex::EmptyReferences | (anyCase ? regex::CaseInsensitive : regex::None));
    if (!matcher->m_expression.isValid()) return nullptr;
    return matcher;
}

regex::Outcome Matcher::find(const QString& text, qsizetype from, std::optional<Match>& match,
                             const std::function<bool()>& goesOn) const {
    match.reset();
    std::vector<regex::Span> groups;
    const regex::Outcome outcome =
        m_expression.match(unitsOf(text), static_cast<std::size_t>(from), groups, goesOn);
    if (outcome != regex::Outcome::Found) return outcome;
    match.emplace();
    match->text = text.mid(groups[0].begin, groups[0].size());
    match->start = groups[0].begin;
    match->end = groups[0].end;
    for (std::size_t i = 1; i < groups.size(); ++i) {
        if (groups[i].isSet())
            match->groups.emplace_back(text.mid(groups[i].begin, groups[i].size()));
        else
            match->groups.emplace_back(std::nullopt);
    }
    return outcome;
}

} // namespace wb::query::jsonata
