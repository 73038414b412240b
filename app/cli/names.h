// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/json/value.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace wb::cli {

/// Names that somebody may write, to tell of others what was meant.
class Names {
  public:
    /// `what` is what they are names of.
    Names(std::string what, const std::vector<std::string_view>& known);
    /// Of all states of a machine, however deep. The model must outlive them.
    static Names ofStates(const asl::Model& model);

    /// "there is no state 'X'; did you mean 'Y'?"; nothing when it is known.
    std::optional<std::string> problem(std::string_view name) const;
    /// Of the first member of an object that is not known.
    std::optional<std::string> problemOfKeys(const json::Value& object) const;

  private:
    std::string m_what;
    std::set<std::string_view> m_known;
};

} // namespace wb::cli
