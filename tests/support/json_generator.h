// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <string>

namespace wb::test {

/// Makes JSON texts from a seed: every kind of value, blank, escapes and number spellings; and damages them.
class JsonGenerator {
  public:
    explicit JsonGenerator(unsigned seed) : m_random(seed) {}

    std::string document() { return blank() + value(0) + blank(); }

    /// Removes, doubles, swaps or replaces up to four pieces of `text`.
    std::string mutate(std::string text) {
        for (unsigned i = 0, count = 1 + below(4); i < count && !text.empty(); ++i) {
            const std::size_t place = below(static_cast<unsigned>(text.size()));
            const std::size_t length = 1 + below(6);
            switch (below(4)) {
            case 0:
                text.erase(place, length);
                break;
            case 1:
                text.insert(place, text.substr(place, length));
                break;
            case 2:
                text.insert(place, noise());
                break;
            default:
                text.replace(place, 1, noise());
                break;
            }
        }
        return text;
    }

    unsigned below(unsigned limit) { return std::uniform_int_distribution<unsigned>(0, limit - 1)(m_random); }

  private:
    template <std::size_t N>
    std::string pick(const char* const (&choices)[N]) {
        return choices[below(N)];
    }
    std::string noise() {
        return pick({"{",  "}",    "[",    "]",    ",",    ":",       "\"", "'",   "\\", "//",
                     "/*", "*/",   "\n",   "\xFF", "\xC3", "\\ud800", "x",  "-",   "0",  "e",
                     ".",  "${A}", "true", ";",    "=",    "#",       "\t", "\x01"});
    }
    std::string blank() { return pick({"", "", " ", "\n", "\r\n  ", "\t", "    "}); }
    std::string string() {
        std::string text = "\"";
        for (unsigned i = 0, count = below(6); i < count; ++i)
            text += pick({"a", "key", "\\n", "\\u00e9", "\xC3\xA9", "\\ud83d\\ude00", "\xF0\x9F\x98\x80",
                          "$.x", "${B}", "\\\"", "\\\\", "\\/", " ", "longer text without anything special",
                          "{", "]", "\x7F"});
        return text + '"';
    }
    std::string number() {
        return pick({"0", "-0", "1", "-1", "12345678901", "9223372036854775807", "9223372036854775808",
                     "-9223372036854775808", "18446744073709551616", "1.0", "0.1", "1e2", "1E-7", "-2.5e+10",
                     "123456.789", "1e308"});
    }
    std::string value(int depth) {
        const unsigned choice = below(depth > 5 ? 5 : 9);
        if (choice < 2) return string();
        if (choice < 4) return number();
        if (choice == 4) return pick({"true", "false", "null"});
        const bool object = choice < 7;
        std::string text = object ? "{" : "[";
        for (unsigned i = 0, count = below(5); i < count; ++i) {
            if (i > 0) text += "," + blank();
            if (object) text += blank() + string() + blank() + ":" + blank();
            text += value(depth + 1) + blank();
        }
        return text + blank() + (object ? "}" : "]");
    }

    std::mt19937 m_random;
};

} // namespace wb::test
