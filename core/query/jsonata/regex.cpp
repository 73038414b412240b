// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/regex.h"

#include "core/base/ascii.h"
#include "core/unicode/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace wb::query::jsonata {

namespace {

constexpr std::string_view lineEnds = "\\n\\r\\x{2028}\\x{2029}";
// ECMA-262, WhiteSpace and LineTerminator, to be put in a class; and all other characters.
constexpr std::string_view blanks("\\s\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}"
                                  "\\x{3000}\\x{feff}");
constexpr std::string_view
    notBlanks("\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-"
              "\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-"
              "\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}");

/// Writes a JavaScript pattern in PCRE's notation: `$` is the very end of the text where PCRE's is also
/// before a last line feed, `[^]` is any character and `[]` none, `\uFFFF` is a character, `.`, `^` and `$`
/// know all of Unicode's line ends and `\s` its blanks, an escaped letter without meaning is the letter.
class Translator {
  public:
    Translator(std::string_view pattern, bool multiline)
        : m_pattern(pattern), m_multiline(multiline), m_groups(countGroups(pattern)) {}

    /// Nothing when the pattern has what PCRE alone knows.
    std::optional<std::string> run() {
        while (m_at < m_pattern.size() && m_isJavaScript) {
            const char current = m_pattern[m_at];
            if (current == '\\' && m_at + 1 < m_pattern.size()) {
                translateEscape();
            } else {
                ++m_at;
                m_inClass ? translateInClass(current) : translate(current);
            }
        }
        return m_isJavaScript ? std::optional(m_out) : std::nullopt;
    }

  private:
    void translate(char current) {
        if (current == '(') {
            m_out += current;
            translateGroup();
        } else if (current == '+' || current == '*' || current == '?' || current == '}') {
            m_out += current;
            // JavaScript has no possessive quantifier.
            m_isJavaScript = !startsWith("+");
        } else if (current == '[') {
            if (skip("^]")) {
                m_out += "[\\s\\S]";
                return;
            }
            if (skip("]")) {
                m_out += "(?!)";
                return;
            }
            m_inClass = true;
            m_out += current;
        } else if (current == '$') {
            if (m_multiline)
                m_out.append("(?![^").append(lineEnds).append("])");
            else
                m_out += "\\z";
        } else if (current == '^' && m_multiline) {
            m_out.append("(?<![^").append(lineEnds).append("])");
        } else if (current == '.') {
            m_out.append("[^").append(lineEnds) += ']';
        } else {
            m_out += current;
        }
    }

    void translateInClass(char current) {
        m_inClass = current != ']';
        if (current == '[') m_out += '\\';
        m_out += current;
    }

    // Of what begins with `(?`, JavaScript has `(?:`, looking ahead and behind, and `(?<name>`.
    void translateGroup() {
        if (!skip("?")) return;
        m_out += '?';
        constexpr std::array known = {':', '=', '!', '<'};
        m_isJavaScript = std::any_of(known.begin(), known.end(), [this](char c) {
            return m_at < m_pattern.size() && m_pattern[m_at] == c;
        });
    }

    void translateEscape() {
        if (const auto unit = codeUnit(m_at)) return translateCharacter(*unit);
        const char escaped = m_pattern[m_at + 1];
        if (escaped >= '0' && escaped <= '9') return translateDigits();
        if (escaped == 's' || escaped == 'S') {
            const bool isBlank = escaped == 's';
            if (m_inClass)
                m_out += isBlank ? blanks : notBlanks;
            else
                m_out.append(isBlank ? "[" : "[^").append(blanks) += ']';
        } else if (hasMeaning(escaped)) {
            m_out += m_pattern.substr(m_at, 2);
        } else {
            m_out += escaped;
        }
        m_at += 2;
    }

    // ECMA-262, Annex B.1.2: digits are a reference where there are so many groups, else up to three octal
    // digits are a character, and 8 and 9 stand for themselves.
    void translateDigits() {
        std::size_t end = ++m_at;
        int number = 0;
        for (; end < m_pattern.size() && isDigit(m_pattern[end]) && number <= m_groups; ++end)
            number = number * 10 + (m_pattern[end] - '0');
        if (!m_inClass && number >= 1 && number <= m_groups) {
            m_out += "\\g{" + std::to_string(number) + '}';
            m_at = end;
            return;
        }
        int character = 0;
        std::size_t digits = 0;
        for (; m_at + digits < m_pattern.size() && digits < 3; ++digits) {
            const int digit = m_pattern[m_at + digits] - '0';
            if (digit < 0 || digit > 7 || character * 8 + digit > 255) break;
            character = character * 8 + digit;
        }
        if (digits == 0)
            m_out += m_pattern[m_at];
        else
            append(static_cast<char32_t>(character));
        m_at += std::max<std::size_t>(digits, 1);
    }

    /// How many groups of the pattern capture.
    static int countGroups(std::string_view pattern) {
        int groups = 0;
        bool inClass = false;
        for (std::size_t at = 0; at < pattern.size(); ++at) {
            const char current = pattern[at];
            if (current == '\\') {
                ++at;
            } else if (inClass || current == '[') {
                inClass = current != ']';
            } else if (current == '(') {
                const std::string_view rest = pattern.substr(at + 1);
                const bool isNamed =
                    rest.starts_with("?<") && !rest.starts_with("?<=") && !rest.starts_with("?<!");
                if (!rest.starts_with('?') || isNamed) ++groups;
            }
        }
        return groups;
    }

    // ECMA-262, Annex B.1.2, IdentityEscape: a letter that makes no escape stands for itself.
    static bool hasMeaning(char escaped) {
        return !isLetter(escaped) ||
               std::string_view("bBdDwWfnrtvckx").find(escaped) != std::string_view::npos;
    }

    /// The UTF-16 unit that `\uXXXX` at `at` stands for.
    std::optional<char16_t> codeUnit(std::size_t at) const {
        constexpr std::size_t length = 6;
        if (at + length > m_pattern.size() || m_pattern.substr(at, 2) != "\\u") return std::nullopt;
        unsigned unit = 0;
        const char* const begin = m_pattern.data() + at + 2;
        const char* const end = m_pattern.data() + at + length;
        const auto read = std::from_chars(begin, end, unit, 16);
        return read.ec == std::errc() && read.ptr == end ? std::optional(static_cast<char16_t>(unit))
                                                         : std::nullopt;
    }

    void translateCharacter(char16_t unit) {
        m_at += 6;
        char32_t character = unit;
        if (unit >= 0xD800 && unit < 0xDC00)
            if (const auto low = codeUnit(m_at); low && *low >= 0xDC00 && *low < 0xE000) {
                character = 0x10000 + ((unit - 0xD800U) << 10) + (*low - 0xDC00U);
                m_at += 6;
            }
        // Half a character is nowhere in a text.
        if (character >= 0xD800 && character < 0xE000)
            m_out += m_inClass ? "" : "(?!)";
        else
            append(character);
    }

    void append(char32_t character) {
        char digits[8];
        const auto end =
            std::to_chars(digits, digits + sizeof digits, static_cast<std::uint32_t>(character), 16).ptr;
        m_out.append("\\x{").append(digits, end) += '}';
    }

    bool startsWith(std::string_view expected) const { return m_pattern.substr(m_at).starts_with(expected); }

    bool skip(std::string_view expected) {
        if (!startsWith(expected)) return false;
        m_at += expected.size();
        return true;
    }

    const std::string_view m_pattern;
    const bool m_multiline;
    const int m_groups;
    std::size_t m_at = 0;
    bool m_inClass = false;
    bool m_isJavaScript = true;
    std::string m_out;
};

std::u16string partOf(std::u16string_view text, const regex::Span& span) {
    return std::u16string(
        text.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.size())));
}

} // namespace

std::shared_ptr<const Matcher> Matcher::compile(std::string_view pattern, std::string_view flags) {
    // A flag stands once.
    for (const char flag : flags)
        if (std::count(flags.begin(), flags.end(), flag) > 1) return nullptr;
    const bool multiline = flags.find('m') != std::string_view::npos;
    const bool anyCase = flags.find('i') != std::string_view::npos;
    const auto translated = Translator(pattern, multiline).run();
    if (!translated) return nullptr;
    auto matcher = std::make_shared<Matcher>();
    matcher->m_pattern = pattern;
    matcher->m_expression =
        regex::Regex(unicode::toUtf16(*translated),
                     regex::EmptyReferences | (anyCase ? regex::CaseInsensitive : regex::None));
    if (!matcher->m_expression.isValid()) return nullptr;
    return matcher;
}

regex::Outcome Matcher::find(std::u16string_view text, std::size_t from, std::optional<Match>& match,
                             const std::function<bool()>& goesOn) const {
    match.reset();
    std::vector<regex::Span> groups;
    const regex::Outcome outcome = m_expression.match(text, from, groups, goesOn);
    if (outcome != regex::Outcome::Found) return outcome;
    match.emplace();
    match->text = partOf(text, groups[0]);
    match->start = static_cast<std::size_t>(groups[0].begin);
    match->end = static_cast<std::size_t>(groups[0].end);
    for (std::size_t i = 1; i < groups.size(); ++i) {
        if (groups[i].isSet())
            match->groups.emplace_back(partOf(text, groups[i]));
        else
            match->groups.emplace_back(std::nullopt);
    }
    return outcome;
}

} // namespace wb::query::jsonata
