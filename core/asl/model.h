// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/state_path.h"
#include "core/json/syntax_tree.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace wb::asl {

enum class StateType : std::uint8_t { Unknown, Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map };
enum class QueryLanguage : std::uint8_t { JsonPath, Jsonata };

/// Name of a type as it is written in ASL; "Unknown" for Unknown.
std::string_view name(StateType type);
StateType stateType(std::string_view name);

/// Positions in Model::states and Model::containers.
using StateIndex = std::uint32_t;
using ContainerIndex = std::uint32_t;
inline constexpr std::uint32_t noIndex = 0xFFFFFFFF;

enum class TransitionKind : std::uint8_t { Next, Default, ChoiceRule, Catch };

/// A way out of a state as it is written: target name, place, and the state it leads to in the same
/// container.
struct Transition {
    TransitionKind kind = TransitionKind::Next;
    /// Which Choice rule or catcher, from 0.
    std::uint32_t index = 0;
    std::string target;
    /// The string node that names the target.
    json::Node targetNode;
    /// The rule or catcher object; null for Next and Default.
    json::Node owner;
    /// noIndex when the target does not exist in the container.
    StateIndex to = noIndex;
};

/// One state. Its fields are read from `node`, which is an object or (in a broken document) anything.
struct State {
    std::string name;
    StateType type = StateType::Unknown;
    /// The text of Type as written, empty when missing.
    std::string typeText;
    StatePath path;
    json::Node nameNode;
    json::Node node;
    ContainerIndex container = 0;
    QueryLanguage queryLanguage = QueryLanguage::JsonPath;
    /// `"End": true`, or a type that ends by nature (Succeed, Fail).
    bool isTerminal = false;
    std::vector<Transition> transitions;
    /// Branches of a Parallel in order; the one processor of a Map.
    std::vector<ContainerIndex> containers;
};

/// A set of states that transitions cannot leave: the machine itself, a branch, a Map's processor.
struct Container {
    StatePath path;
    json::Node node;
    /// The state that holds the container; noIndex for the machine.
    StateIndex owner = noIndex;
    /// Which branch of its owner, from 0.
    std::uint32_t branch = 0;
    std::string startAt;
    json::Node startAtNode;
    StateIndex start = noIndex;
    /// In the order of the document.
    std::vector<StateIndex> states;
};

/// The structure of a definition read from its syntax tree: containers, states, transitions. Reading never
/// fails; what is missing or of the wrong kind is left out. Immutable, and keeps its tree alive.
class Model {
  public:
    /// Reads a definition in linear time.
    static std::shared_ptr<const Model> read(json::SyntaxTreePtr tree);

    const json::SyntaxTree& tree() const { return *m_tree; }
    const json::SyntaxTreePtr& sharedTree() const { return m_tree; }
    const std::vector<State>& states() const { return m_states; }
    const std::vector<Container>& containers() const { return m_containers; }
    /// The machine's own container. Always there, without states when the document has none.
    const Container& machine() const { return m_containers.front(); }
    const State& state(StateIndex index) const { return m_states[index]; }
    const Container& container(ContainerIndex index) const { return m_containers[index]; }
    QueryLanguage queryLanguage() const { return m_queryLanguage; }
    std::string comment() const;
    /// Whether the document is recognisably a state machine: an object with StartAt or States.
    bool looksLikeDefinition() const;

    /// The state with that path; null when there is none. Constant time.
    const State* find(const StatePath& path) const;
    /// The state called `name` in a container, noIndex when there is none. Constant time.
    StateIndex findIn(ContainerIndex container, std::string_view name) const;
    /// The innermost state whose member (name and object) holds the byte `offset`; null outside every state.
    const State* stateAt(std::uint32_t offset) const;

  private:
    friend class ModelReader;
    json::SyntaxTreePtr m_tree;
    std::vector<State> m_states;
    std::vector<Container> m_containers;
    std::unordered_map<StatePath, StateIndex> m_byPath;
    QueryLanguage m_queryLanguage = QueryLanguage::JsonPath;
};

using ModelPtr = std::shared_ptr<const Model>;

} // namespace wb::asl
