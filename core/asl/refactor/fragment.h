// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/refactor/draft.h"

namespace wb::asl::refactor {

/// States on their own, as a definition of their own: what is about to be added to another one.
class Fragment {
  public:
    /// From an object of states, a whole definition, or one state's object, which then is called `name`.
    static Result<Fragment, Refusal> read(std::string_view text, std::string_view name);

    const Model& model() const { return *m_model; }
    /// The states to be added, in order.
    std::vector<const State*> states() const;
    /// The first of them by StartAt, else by order.
    const State& first() const;

    /// Renames what is taken, at any depth, with the references to it. Adds all names to `taken`.
    void makeUnique(std::unordered_set<std::string>& taken);
    /// Gives the states the query language of the definition that they come from, where `other`, that of the
    /// definition they go to, is a different one. Text that names none is taken for the latter.
    void keepLanguage(QueryLanguage other);
    /// Applies the changes of a draft of model().
    void apply(const Draft& draft);

  private:
    void setText(std::string text);
    ModelPtr m_model;
};

} // namespace wb::asl::refactor
