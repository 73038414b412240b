// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <unordered_map>
#include <unordered_set>

namespace wb::query::jsonata {

class Evaluator;

/// A copy of a value in which every object stands once, so that an object found in it can be told from equal
/// ones.
json::Value uniqueCopy(const json::Value& value);

/// Changes to objects of a unique copy, as a transform makes them one after the other. Precondition of all:
/// nesting is bounded.
class ObjectUpdates {
  public:
    explicit ObjectUpdates(Evaluator& evaluator) : m_evaluator(evaluator) {}

    /// `value` with all changes made so far to it and inside it, as far as the budget goes.
    json::Value current(const json::Value& value);
    /// From now on `object` is `replacement`.
    void set(const json::Value& object, json::Value replacement);

  private:
    json::Value rebuilt(const json::Value& value);

    Evaluator& m_evaluator;
    std::unordered_map<const void*, json::Value> m_replacements;
    std::unordered_set<const void*> m_active;
};

} // namespace wb::query::jsonata
