// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <cstdint>
#include <string>

namespace wb::query::jsonata {

/// Writes values as `$string` does, which is JSON.stringify with numbers of 15 significant digits.
class Stringifier {
  public:
    /// Far beyond what a state may hand on (256 KiB).
    static constexpr std::size_t maximumText = 32 << 20;
    enum class Digits : std::uint8_t { Fifteen, All };
    explicit Stringifier(std::string& out, bool pretty = false, Digits digits = Digits::Fifteen)
        : m_out(out), m_pretty(pretty), m_digits(digits) {}

    /// How long the whole text may become.
    void setMost(std::size_t most) { m_most = most; }

    /// False when the value is nested too deeply, a number that JSON cannot hold (see outOfRange()), or
    /// longer than any text may be.
    bool write(const json::Value& value);
    bool outOfRange() const { return !m_outOfRange.isAbsent(); }
    /// The number that JSON cannot hold; Absent where there is none.
    const json::Value& numberOutOfRange() const { return m_outOfRange; }

  private:
    bool writeArray(const json::Value& value);
    bool writeObject(const json::Value& value);
    void newLine();

    std::string& m_out;
    bool m_pretty;
    std::size_t m_most = maximumText;
    Digits m_digits;
    json::Value m_outOfRange;
    int m_depth = 0;
};

} // namespace wb::query::jsonata
