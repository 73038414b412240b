// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"

#include "core/json/parser.h"
#include "core/json/scanner.h"

namespace wb::json {

namespace {

/// Reads what is certainly JSON straight into values. At the first doubt it gives up, and the tolerant parser
/// says why.
class StrictReader {
  public:
    explicit StrictReader(std::string_view text) : m_p(text.data()), m_end(text.data() + text.size()) {
        if (text.starts_with("\xEF\xBB\xBF")) m_p += 3;
    }

    std::optional<Value> run() {
        while (readValue()) {
            while (!m_open.empty()) {
                skipBlank();
                if (m_p == m_end) return std::nullopt;
                const char c = *m_p++;
                if (c == ',') {
                    if (m_open.back().isObject && !readKey()) return std::nullopt;
                    break;
                }
                if (c != (m_open.back().isObject ? '}' : ']')) return std::nullopt;
                close();
            }
            if (!m_open.empty()) continue;
            skipBlank();
            if (m_p == m_end) return std::move(m_result);
            return std::nullopt;
        }
        return std::nullopt;
    }

  private:
    struct Level {
        bool isObject = false;
        std::vector<Value> items;
        std::vector<Member> members;
    };

    void skipBlank() {
        while (m_p < m_end && scanner::isBlank(*m_p)) ++m_p;
    }

    void add(Value value) {
        if (m_open.empty())
            m_result = std::move(value);
        else if (m_open.back().isObject)
            m_open.back().members.back().value = std::move(value);
        else
            m_open.back().items.push_back(std::move(value));
    }

    void close() {
        Level level = std::move(m_open.back());
        m_open.pop_back();
        add(level.isObject ? Value::object(std::move(level.members)) : Value::array(std::move(level.items)));
    }

    // Reads a scalar, or the openings of containers down to the first scalar or the end of an empty one.
    bool readValue() {
        while (true) {
            skipBlank();
            if (m_p == m_end) return false;
            if (*m_p != '{' && *m_p != '[') return readScalar();
            if (m_open.size() >= static_cast<std::size_t>(maximumDepth)) return false;
            Level& level = m_open.emplace_back();
            level.isObject = *m_p++ == '{';
            skipBlank();
            if (m_p < m_end && *m_p == (level.isObject ? '}' : ']')) {
                ++m_p;
                close();
                return true;
            }
            if (level.isObject && !readKey()) return false;
        }
    }

    bool readScalar() {
        if (*m_p == '"') {
            auto text = readString();
            if (text) add(Value(std::move(*text)));
            return text.has_value();
        }
        const char* const end = scanner::scanNumber(m_p, m_end);
        if (end) {
            add(Value::number({m_p, static_cast<std::size_t>(end - m_p)}));
            m_p = end;
            return true;
        }
        return readWord("true", true) || readWord("false", false) || readWord("null", nullptr);
    }

    bool readWord(std::string_view word, const Value& value) {
        if (!std::string_view(m_p, static_cast<std::size_t>(m_end - m_p)).starts_with(word)) return false;
        m_p += word.size();
        add(value);
        return true;
    }

    bool readKey() {
        skipBlank();
        if (m_p == m_end || *m_p != '"') return false;
        auto key = readString(true);
        skipBlank();
        if (!key || m_p == m_end || *m_p++ != ':') return false;
        m_open.back().members.push_back({std::move(*key), Value()});
        return true;
    }

    // Objects of a list have the same keys: their texts are shared as far as a small table remembers them.
    String sharedKey(std::string_view text) {
        if (text.empty()) return String();
        const std::size_t mixed = text.size() * 31 + static_cast<unsigned char>(text.front()) * 7 +
                                  static_cast<unsigned char>(text.back());
        String& known = m_keys[mixed % m_keys.size()];
        if (known.isNull() || known.view() != text) known = String(text);
        return known;
    }

    std::optional<String> readString(bool isKey = false) {
        const scanner::StringToken token = scanner::scanString(m_p, m_end);
        if (token.message) return std::nullopt;
        const std::string_view inside(m_p + 1, static_cast<std::size_t>(token.end - m_p) - 2);
        m_p = token.end;
        if (!(token.flags & SyntaxTree::HasEscapes)) return isKey ? sharedKey(inside) : String(inside);
        m_decoded.clear();
        scanner::decodeString(m_decoded, inside);
        return String(std::string_view(m_decoded));
    }

    const char* m_p;
    const char* m_end;
    std::vector<Level> m_open;
    std::string m_decoded;
    std::vector<String> m_keys = std::vector<String>(128, String::null());
    Value m_result;
};

} // namespace

Result<Value, ReadError> read(std::string_view text) {
    if (auto value = StrictReader(text).run()) return std::move(*value);
    const SyntaxTreePtr tree = parse(std::string(text));
    if (tree->hasErrors())
        return failure(ReadError{tree->errors()[0].range.begin, tree->errors()[0].message});
    // Only placeholders are part of our notation and not of JSON.
    for (std::uint32_t i = 0; i < tree->nodeCount(); ++i)
        if (tree->node(i).isPlaceholder())
            return failure(
                ReadError{tree->node(i).range().begin, "A placeholder is no value until it is filled in"});
    return failure(ReadError{0, "Not JSON"});
}

} // namespace wb::json
