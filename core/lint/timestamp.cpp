// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/timestamp.h"

#include <cstddef>

namespace wb::lint {

namespace {

/// Reads fixed-width numbers and separators from the front of a text.
class Reader {
  public:
    explicit Reader(std::string_view text) : m_text(text) {}
    bool number(std::size_t digits, int minimum, int maximum) {
        if (m_text.size() < digits) return false;
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            if (m_text[i] < '0' || m_text[i] > '9') return false;
            value = value * 10 + (m_text[i] - '0');
        }
        m_text.remove_prefix(digits);
        return value >= minimum && value <= maximum;
    }
    bool character(char expected) {
        if (m_text.empty() || m_text.front() != expected) return false;
        m_text.remove_prefix(1);
        return true;
    }
    bool digits() {
        std::size_t count = 0;
        while (count < m_text.size() && m_text[count] >= '0' && m_text[count] <= '9') ++count;
        m_text.remove_prefix(count);
        return count > 0;
    }
    bool atEnd() const { return m_text.empty(); }

  private:
    std::string_view m_text;
};

} // namespace

bool isTimestamp(std::string_view text) {
    Reader reader(text);
    const bool date = reader.number(4, 0, 9999) && reader.character('-') && reader.number(2, 1, 12) &&
                      reader.character('-') && reader.number(2, 1, 31) && reader.character('T');
    if (!date) return false;
    const bool time = reader.number(2, 0, 23) && reader.character(':') && reader.number(2, 0, 59) &&
                      reader.character(':') && reader.number(2, 0, 60);
    if (!time) return false;
    if (reader.character('.') && !reader.digits()) return false;
    if (reader.character('Z')) return reader.atEnd();
    return (reader.character('+') || reader.character('-')) && reader.number(2, 0, 23) &&
           reader.character(':') && reader.number(2, 0, 59) && reader.atEnd();
}

} // namespace wb::lint
