// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <string>

namespace wb::query::jsonata {

/// Writes values as `$string` does, which is JSON.stringify with numbers of 15 significant digits.
class Stringifier {
  public:
    explicit Stringifier(std::string& out, bool pretty = false) : m_out(out), m_pretty(pretty) {}

    /// False when the value is nested too deeply or holds a number that JSON cannot: see outOfRange().
    bool write(const json::Value& value);
    bool outOfRange() const { return m_outOfRange; }

  private:
    bool writeArray(const json::Value& value);
    bool writeObject(const json::Value& value);
    void newLine();

    std::string& m_out;
    bool m_pretty;
    bool m_outOfRange = false;
    int m_depth = 0;
};

} // namespace wb::query::jsonata
