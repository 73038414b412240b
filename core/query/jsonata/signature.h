// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "core/query/jsonata/error_messages.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query::jsonata {

/// A function signature such as `<s-nn?:s>`: which arguments are taken, and which default to the context.
class Signature {
  public:
    /// How many parameters a function may have.
    static constexpr std::size_t maximumParameters = 255;

    /// Parses the text with its angle brackets. Null, with `failure` filled (its position relative to the
    /// text), when it is none.
    static std::shared_ptr<const Signature> parse(std::string_view text, Failure& failure);

    /// Puts `arguments` in order: context for missing ones, single values as arrays. False with `failure`
    /// filled when they do not fit.
    bool validate(std::vector<json::Value>& arguments, const json::Value& context, Failure& failure) const;

  private:
    struct Parameter {
        std::uint32_t accepted = 0; ///< A bit for each letter of the types taken; `m` is "missing".
        char type = 'x';
        std::string subtype;
        bool context = false;
        bool optional = false;
        bool repeated = false;
    };
    bool match(std::string_view types, std::size_t parameter, std::size_t offset,
               std::vector<std::size_t>& counts, std::vector<bool>& hopeless) const;
    bool fitsAsGiven(std::span<const json::Value> arguments) const;
    bool fitsArray(const Parameter& parameter, std::string_view match, char type,
                   const json::Value& argument) const;
    void explain(std::string_view types, std::span<const json::Value> arguments, Failure& failure) const;

    std::vector<Parameter> m_parameters;
};

} // namespace wb::query::jsonata
