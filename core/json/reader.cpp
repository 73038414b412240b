// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"

#include "core/json/parser.h"
#include "core/json/scanner.h"

#include <iterator>
#include <utility>

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
            while (m_depth > 0) {
                skipBlank();
                if (m_p == m_end) return std::nullopt;
                const char c = *m_p++;
                if (c == ',') {
                    if (level().isObject && !readKey()) return std::nullopt;
                    break;
                }
                if (c != (level().isObject ? '}' : ']')) return std::nullopt;
                close();
            }
            if (m_depth > 0) continue;
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
        if (m_depth == 0)
            m_result = std::move(value);
        else if (level().isObject)
            level().members.back().value = std::move(value);
        else
            level().items.push_back(std::move(value));
    }

    Level& level() { return m_levels[m_depth - 1]; }

    void open(bool isObject) {
        if (m_depth++ == m_levels.size()) m_levels.emplace_back();
        level().isObject = isObject;
    }

    void close() {
        Level& closed = level();
        Value value;
        if (closed.isObject) {
            value = Value::objectOf(closed.members);
            closed.members.clear();
        } else {
            value = takeArray(closed.items);
        }
        --m_depth;
        add(std::move(value));
    }

    // What is read into is kept for the next of the same depth, and no array keeps more room than it needs.
    static Value takeArray(std::vector<Value>& items) {
        constexpr std::size_t large = 4096;
        if (items.size() > large) {
            items.shrink_to_fit();
            return Value::array(std::exchange(items, {}));
        }
        std::vector<Value> exact(std::make_move_iterator(items.begin()),
                                 std::make_move_iterator(items.end()));
        items.clear();
        return Value::array(std::move(exact));
    }

    // Reads a scalar, or the openings of containers down to the first scalar or the end of an empty one.
    bool readValue() {
        while (true) {
            skipBlank();
            if (m_p == m_end) return false;
            if (*m_p != '{' && *m_p != '[') return readScalar();
            if (m_depth >= static_cast<std::size_t>(maximumDepth)) return false;
            open(*m_p++ == '{');
            skipBlank();
            if (m_p < m_end && *m_p == (level().isObject ? '}' : ']')) {
                ++m_p;
                close();
                return true;
            }
            if (level().isObject && !readKey()) return false;
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
        level().members.push_back({std::move(*key), Value()});
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
    std::vector<Level> m_levels; ///< Those beyond m_depth are spare.
    std::size_t m_depth = 0;
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
