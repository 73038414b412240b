// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <map>
#include <set>
#include <string>

namespace wb::cli {

/// Values for the `${Name}` placeholders of a definition, as AWS SAM's DefinitionSubstitutions: inside
/// strings and as bare values.
class Substitutions {
  public:
    /// Takes `--set NAME=VALUE` and `--substitutions FILE` (`{"NAME": VALUE, ...}`). Returns false when
    /// `option` is neither; `problem` says what is wrong with it.
    bool readOption(const std::string& option, const std::string& value, std::string& problem);
    /// The text with every placeholder filled that has a value; linear.
    std::string apply(const std::string& text) const;
    bool empty() const { return m_values.empty(); }

  private:
    /// Text as it stands inside a string, and as a bare value.
    std::map<std::string, std::string, std::less<>> m_values;
};

/// Names of the placeholders that stand as bare values, of which nothing can be run.
std::set<std::string> barePlaceholders(const std::string& text);

} // namespace wb::cli
