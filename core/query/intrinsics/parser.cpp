// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/ascii.h"
#include "core/query/intrinsics/intrinsic.h"

#include <optional>

namespace wb::query::intrinsics {

namespace {

bool isNameCharacter(char c) {
    return isLetter(c) || isDigit(c) || c == '.' || c == '_';
}

/// Recursive descent; nesting is bounded by maximumNesting. Functions that return false have recorded an
/// error.
class IntrinsicParser {
  public:
    explicit IntrinsicParser(std::string_view text) : m_text(text) {}

    bool parseWhole(Call& call) {
        skipBlanks();
        if (!parseCall(call, 1)) return false;
        skipBlanks();
        return atEnd() || fail("Nothing may follow the call", m_position, m_text.size());
    }
    ParseError takeError() { return std::move(*m_error); }

  private:
    bool parseCall(Call& call, std::uint32_t depth) {
        const std::size_t begin = m_position;
        while (isNameCharacter(peek())) ++m_position;
        const std::string_view name = m_text.substr(begin, m_position - begin);
        call.nameRange = rangeFrom(begin);
        call.signature = findSignature(name);
        if (!call.signature)
            return fail("There is no intrinsic function '" + std::string(name) + "'", begin, m_position);
        if (depth > maximumNesting)
            return fail("Intrinsic functions are nested more than " + std::to_string(maximumNesting) +
                            " deep",
                        begin, m_position);
        skipBlanks();
        if (!accept('('))
            return fail("Expected '(' after the name of the function", m_position, m_position + 1);
        if (!parseArguments(call, depth)) return false;
        call.range = rangeFrom(begin);
        return checkCount(call);
    }

    bool parseArguments(Call& call, std::uint32_t depth) {
        skipBlanks();
        if (accept(')')) return true;
        do {
            skipBlanks();
            Argument argument;
            const std::size_t begin = m_position;
            if (!parseArgument(argument, depth)) return false;
            argument.range = rangeFrom(begin);
            call.arguments.push_back(std::move(argument));
            skipBlanks();
        } while (accept(','));
        return accept(')') || fail("Expected ',' or ')' after an argument", m_position, m_position + 1);
    }

    bool checkCount(const Call& call) {
        const Signature& signature = *call.signature;
        const std::size_t count = call.arguments.size();
        if (count >= signature.minimumArguments && count <= signature.maximumArguments) return true;
        const std::size_t wanted =
            count < signature.minimumArguments ? signature.minimumArguments : signature.maximumArguments;
        std::string bound;
        if (signature.minimumArguments != signature.maximumArguments)
            bound = count < signature.minimumArguments ? "at least " : "at most ";
        return fail(std::string(signature.name) + " takes " + bound + std::to_string(wanted) +
                        (wanted == 1 ? " argument, not " : " arguments, not ") + std::to_string(count),
                    call.range.begin, call.range.end);
    }

    bool parseArgument(Argument& argument, std::uint32_t depth) {
        const char c = peek();
        if (c == '$') return parsePath(argument);
        if (c == '\'') return parseString(argument);
        if (c == '-' || isDigit(c)) return parseNumber(argument);
        if (acceptWord("null")) return argument.literal = json::Value(nullptr), true;
        if (acceptWord("true")) return argument.literal = json::Value(true), true;
        if (acceptWord("false")) return argument.literal = json::Value(false), true;
        if (m_text.substr(m_position, 7) != "States.")
            return fail("Expected a path, an intrinsic function, a string in apostrophes, a number, true, "
                        "false or null",
                        m_position, m_position + 1);
        auto call = std::make_shared<Call>();
        if (!parseCall(*call, depth + 1)) return false;
        argument.kind = Argument::Kind::Call;
        argument.call = std::move(call);
        return true;
    }

    // A path ends at the ',' or ')' that stands outside of its own brackets, parentheses and strings.
    bool parsePath(Argument& argument) {
        const std::size_t begin = m_position;
        int open = 0;
        char quote = '\0';
        for (; !atEnd(); ++m_position) {
            const char c = peek();
            if (quote) {
                if (c == '\\')
                    ++m_position;
                else if (c == quote)
                    quote = '\0';
                continue;
            }
            if (open == 0 && (c == ',' || c == ')')) break;
            if (c == '\'' || c == '"') quote = c;
            if (c == '[' || c == '(') ++open;
            if (c == ']' || c == ')') --open;
        }
        if (m_position > m_text.size()) m_position = m_text.size();
        auto path = jsonpath::Path::parse(m_text.substr(begin, m_position - begin));
        if (!path) {
            const json::TextRange range = path.error().range;
            return fail(path.error().message, begin + range.begin, begin + range.end);
        }
        argument.kind = Argument::Kind::Path;
        argument.path = std::make_shared<const jsonpath::Path>(std::move(*path));
        return true;
    }

    // Amazon States Language, "Intrinsic Functions", Reserved Characters: ' { } \ are written with a
    // backslash, and a backslash that escapes none of them is an error.
    bool parseString(Argument& argument) {
        const std::size_t begin = m_position;
        accept('\'');
        std::string text;
        while (!atEnd() && peek() != '\'') {
            if (peek() == '\\') {
                ++m_position;
                const char escaped = peek();
                if (atEnd() || std::string_view("'{}\\").find(escaped) == std::string_view::npos)
                    return fail("A backslash may only stand before ' { } or \\", m_position - 1,
                                m_position + 1);
            }
            text += peek();
            ++m_position;
        }
        if (!accept('\'')) return fail("The string is not closed", begin, m_text.size());
        argument.literal = json::Value(text);
        argument.written = std::string(m_text.substr(begin + 1, m_position - begin - 2));
        return true;
    }

    bool parseNumber(Argument& argument) {
        const std::size_t begin = m_position;
        accept('-');
        const std::size_t digits = m_position;
        while (isDigit(peek())) ++m_position;
        bool good = m_position > digits && (m_text[digits] != '0' || m_position == digits + 1);
        if (good && accept('.')) {
            const std::size_t fraction = m_position;
            while (isDigit(peek())) ++m_position;
            good = m_position > fraction;
        }
        if (good && (accept('e') || accept('E'))) {
            if (!accept('+')) accept('-');
            const std::size_t exponent = m_position;
            while (isDigit(peek())) ++m_position;
            good = m_position > exponent;
        }
        if (!good) return fail("Not a number", begin, m_position + 1);
        argument.literal = json::Value::number(m_text.substr(begin, m_position - begin));
        return true;
    }

    char peek() const { return m_position < m_text.size() ? m_text[m_position] : '\0'; }
    bool atEnd() const { return m_position >= m_text.size(); }
    bool accept(char c) {
        if (atEnd() || peek() != c) return false;
        ++m_position;
        return true;
    }
    bool acceptWord(std::string_view word) {
        if (m_text.substr(m_position, word.size()) != word) return false;
        if (m_position + word.size() < m_text.size() && isNameCharacter(m_text[m_position + word.size()]))
            return false;
        m_position += word.size();
        return true;
    }
    void skipBlanks() {
        while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_position;
    }
    json::TextRange rangeFrom(std::size_t begin) const {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(m_position)};
    }
    bool fail(std::string message, std::size_t begin, std::size_t end) {
        if (!m_error)
            m_error = ParseError{{static_cast<std::uint32_t>(std::min(begin, m_text.size())),
                                  static_cast<std::uint32_t>(std::min(end, m_text.size()))},
                                 std::move(message)};
        return false;
    }

    std::string_view m_text;
    std::size_t m_position = 0;
    std::optional<ParseError> m_error;
};

} // namespace

bool looksLikeIntrinsic(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && text.substr(begin, 7) == "States.";
}

Result<Intrinsic, ParseError> Intrinsic::parse(std::string_view text) {
    Intrinsic intrinsic;
    if (text.size() > jsonpath::maximumPathBytes) return failure(ParseError{{}, "The call is too long"});
    IntrinsicParser parser(text);
    if (!parser.parseWhole(intrinsic.m_call)) return failure(parser.takeError());
    intrinsic.m_text = std::string(text);
    return intrinsic;
}

} // namespace wb::query::intrinsics
