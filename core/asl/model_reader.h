// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"

namespace wb::asl {

/// Fills a Model from its tree, one visit a member. States are numbered in the order of the document, outer
/// before inner.
class ModelReader {
  public:
    explicit ModelReader(Model& model) : m_model(model) {}
    void read();

  private:
    /// The members of a state that its structure depends on; of duplicate keys the last one.
    struct Fields {
        json::Node type, queryLanguage, next, end, defaultTarget, choices, catchers, branches, itemProcessor,
            iterator;
    };
    static Fields fieldsOf(json::Node state);
    ContainerIndex readContainer(json::Node node, StatePath path, StateIndex owner, std::uint32_t branch);
    void readState(json::Node member, ContainerIndex container);
    void readTransitions(State& state, const Fields& fields);
    void readTransitionList(State& state, json::Node list, TransitionKind kind);
    void readInnerContainers(StateIndex index, const Fields& fields);
    void resolveTargets();

    Model& m_model;
};

} // namespace wb::asl
