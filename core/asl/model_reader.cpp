// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/model_reader.h"

#include "core/asl/node_text.h"

#include <utility>

namespace wb::asl {

namespace {

/// The service takes whatever is not exactly `JSONPath` for JSONata, besides refusing it.
std::optional<QueryLanguage> queryLanguageOf(json::Node node) {
    if (!node || node.hasPlaceholder()) return std::nullopt;
    return NodeText(node).view() == "JSONPath" ? QueryLanguage::JsonPath : QueryLanguage::Jsonata;
}

void addTransition(State& state, TransitionKind kind, std::uint32_t index, json::Node target,
                   json::Node owner) {
    auto text = target.string();
    if (!text) return;
    Transition transition;
    transition.kind = kind;
    transition.index = index;
    transition.target = std::move(*text);
    transition.targetNode = target;
    transition.owner = owner;
    state.transitions.push_back(std::move(transition));
}

} // namespace

std::shared_ptr<const Model> Model::read(json::SyntaxTreePtr tree) {
    auto model = std::make_shared<Model>();
    model->m_tree = std::move(tree);
    ModelReader(*model).read();
    return model;
}

void ModelReader::read() {
    const json::Node root = m_model.m_tree->root();
    m_model.m_queryLanguage = queryLanguageOf(root["QueryLanguage"]).value_or(QueryLanguage::JsonPath);
    readContainer(root, StatePath(), noIndex, 0);
    resolveTargets();
}

ContainerIndex ModelReader::readContainer(json::Node node, StatePath path, StateIndex owner,
                                          std::uint32_t branch) {
    const auto index = static_cast<ContainerIndex>(m_model.m_containers.size());
    Container container;
    container.path = std::move(path);
    container.node = node;
    container.owner = owner;
    container.branch = branch;
    json::Node states;
    if (node.isObject()) {
        container.startAtNode = node["StartAt"];
        container.startAt = container.startAtNode.string().value_or(std::string());
        states = node["States"];
    }
    m_model.m_containers.push_back(std::move(container));
    // Only where it more than doubles the room: many small containers must not grow it one by one.
    if (m_model.m_states.size() + states.size() > 2 * m_model.m_states.capacity()) {
        m_model.m_states.reserve(m_model.m_states.size() + states.size());
        m_model.m_byPath.reserve(m_model.m_states.size() + states.size());
    }
    if (states.isObject())
        for (const json::Node member : states.children()) readState(member, index);
    return index;
}

ModelReader::Fields ModelReader::fieldsOf(json::Node state) {
    Fields fields;
    if (!state.isObject()) return fields;
    const std::pair<std::string_view, json::Node*> known[] = {
        {"Type", &fields.type},
        {"Next", &fields.next},
        {"End", &fields.end},
        {"QueryLanguage", &fields.queryLanguage},
        {"Default", &fields.defaultTarget},
        {"Choices", &fields.choices},
        {"Catch", &fields.catchers},
        {"Branches", &fields.branches},
        {"ItemProcessor", &fields.itemProcessor},
        {"Iterator", &fields.iterator},
    };
    for (const json::Node member : state.children()) {
        const NodeText key(member.key());
        for (const auto& [name, place] : known)
            if (name == key.view()) *place = member.value();
    }
    return fields;
}

void ModelReader::readState(json::Node member, ContainerIndex container) {
    if (!member.key()) return;
    const Fields fields = fieldsOf(member.value());
    const auto index = static_cast<StateIndex>(m_model.m_states.size());
    State state;
    state.nameNode = member.key();
    state.name = state.nameNode.string().value_or(std::string());
    state.node = member.value();
    state.typeText = fields.type.string().value_or(std::string());
    state.type = stateType(state.typeText);
    state.path = m_model.m_containers[container].path.state(state.name);
    state.container = container;
    state.queryLanguage = queryLanguageOf(fields.queryLanguage).value_or(m_model.m_queryLanguage);
    state.isTerminal = state.type == StateType::Succeed || state.type == StateType::Fail ||
                       fields.end.boolean().value_or(false);
    readTransitions(state, fields);
    m_model.m_byPath.insert_or_assign(state.path, index);
    m_model.m_containers[container].states.push_back(index);
    m_model.m_states.push_back(std::move(state));
    readInnerContainers(index, fields);
}

void ModelReader::readTransitions(State& state, const Fields& fields) {
    const StateType type = state.type;
    const bool unknown = type == StateType::Unknown;
    const bool ends = type == StateType::Succeed || type == StateType::Fail;
    if (type == StateType::Choice || unknown) {
        readTransitionList(state, fields.choices, TransitionKind::ChoiceRule);
        addTransition(state, TransitionKind::Default, 0, fields.defaultTarget, {});
    }
    if (type != StateType::Choice && !ends) addTransition(state, TransitionKind::Next, 0, fields.next, {});
    if (type == StateType::Task || type == StateType::Parallel || type == StateType::Map || unknown)
        readTransitionList(state, fields.catchers, TransitionKind::Catch);
}

void ModelReader::readTransitionList(State& state, json::Node list, TransitionKind kind) {
    if (!list.isArray()) return;
    std::uint32_t position = 0;
    for (const json::Node owner : list.children()) {
        if (owner.isObject()) addTransition(state, kind, position, owner["Next"], owner);
        ++position;
    }
}

void ModelReader::readInnerContainers(StateIndex index, const Fields& fields) {
    const StateType type = m_model.m_states[index].type;
    const StatePath path = m_model.m_states[index].path;
    std::vector<ContainerIndex> inner;
    if ((type == StateType::Parallel || type == StateType::Unknown) && fields.branches.isArray()) {
        std::uint32_t branch = 0;
        for (const json::Node node : fields.branches.children()) {
            inner.push_back(readContainer(node, path.branch(branch), index, branch));
            ++branch;
        }
    }
    if (type == StateType::Map || type == StateType::Unknown) {
        if (fields.itemProcessor.isObject())
            inner.push_back(readContainer(fields.itemProcessor, path.processor("ItemProcessor"), index, 0));
        else if (fields.iterator.isObject())
            inner.push_back(readContainer(fields.iterator, path.processor("Iterator"), index, 0));
    }
    m_model.m_states[index].containers = std::move(inner);
}

void ModelReader::resolveTargets() {
    for (ContainerIndex i = 0; i < m_model.m_containers.size(); ++i) {
        Container& container = m_model.m_containers[i];
        if (container.startAtNode.isString()) container.start = m_model.findIn(i, container.startAt);
        for (const StateIndex index : container.states)
            for (Transition& transition : m_model.m_states[index].transitions)
                transition.to = m_model.findIn(i, transition.target);
    }
}

} // namespace wb::asl
