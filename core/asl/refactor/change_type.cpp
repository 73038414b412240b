// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/fragment.h"

#include "core/asl/fields.h"
#include "core/json/parser.h"

namespace wb::asl::refactor {

namespace {

bool isWayOn(std::string_view field) {
    return field == "Next" || field == "End" || field == "Default";
}

// Where the state leads now, whatever its type; a Choice without Default by its first rule. Where errors lead
// is no way on.
std::optional<std::string> anyWayOn(const State& state) {
    if (const auto next = wayOn(state)) return next;
    const Transition* rule = findTransition(state, TransitionKind::ChoiceRule, 0);
    return rule ? std::optional(rule->target) : std::nullopt;
}

/// Changes the fields of one state from its type to another.
class TypeChange {
  public:
    TypeChange(const Model& model, const State& state, StateType type)
        : m_model(model), m_state(state), m_type(type), m_draft(model) {}

    Edit run() {
        m_draft.editor.setMember(m_state.node, "Type", json::quoted(name(m_type)));
        removeForeignFields();
        addRequiredFields();
        setWayOn();
        Edit edit = m_draft.finish("Change \"" + m_state.name + "\" to " + std::string(name(m_type)));
        edit.select = m_state.path;
        return edit;
    }

  private:
    // Fields that the old type knows and the new one does not. What neither knows is the author's own
    // business.
    void removeForeignFields() {
        for (const json::Node member : m_state.node.children()) {
            const std::string key = member.key().string().value_or("");
            if (key == "Type" || isWayOn(key)) continue;
            if (findField(objectType(m_state.type), key) && !findField(objectType(m_type), key))
                m_draft.editor.remove(member);
        }
    }

    void addRequiredFields() {
        const std::string text = newStateText(m_type, m_state.queryLanguage);
        auto fragment = Fragment::read(text, m_state.name);
        if (!fragment) return;
        auto taken = stateNames(m_model);
        taken.erase(m_state.name);
        fragment->makeUnique(taken);
        json::Node after = m_state.node.findMember("Type");
        for (const json::Node member : fragment->first().node.children()) {
            const std::string key = *member.key().string();
            if (key == "Type" || m_state.node.findMember(key) || !isNeeded(key)) continue;
            std::string value(member.value().text());
            if (key == "Choices") value = rules(member.value());
            if (after)
                m_draft.editor.insertMember(m_state.node, after, key, "\n" + value);
            else
                m_draft.editor.appendMember(m_state.node, key, "\n" + value);
        }
    }

    // An old spelling of a required field serves as well.
    bool isNeeded(const std::string& key) const {
        if (key == "ItemProcessor") return !m_state.node.findMember("Iterator");
        if (key == "Seconds")
            for (const char* other : {"SecondsPath", "Timestamp", "TimestampPath"})
                if (m_state.node.findMember(other)) return false;
        if (key == "Parameters" || key == "Arguments") return !m_state.node.findMember("Resource");
        if (key == "Error" || key == "Cause") return false;
        return true;
    }

    std::string rules(json::Node choices) const {
        std::string text(choices.text());
        const auto target = anyWayOn(m_state);
        const std::size_t close = text.rfind('}');
        return text.insert(close, ", \"Next\": " + json::quoted(target.value_or(m_state.name)));
    }

    void setWayOn() {
        const json::Node node = m_state.node;
        const auto target = anyWayOn(m_state);
        std::vector<json::Node> old;
        for (const json::Node member : node.children())
            if (isWayOn(member.key().string().value_or(""))) old.push_back(member);
        std::string key = "End";
        std::string value = "true";
        if (target) {
            key = m_type == StateType::Choice ? "Default" : "Next";
            value = json::quoted(*target);
        }
        const bool none = endsByNature(m_type) || (m_type == StateType::Choice && !target);
        if (none)
            for (const json::Node member : old) m_draft.editor.remove(member);
        else if (old.empty())
            m_draft.editor.appendMember(node, key, value);
        else
            m_draft.editor.mergeMembers(old, key, value);
    }

    const Model& m_model;
    const State& m_state;
    StateType m_type;
    Draft m_draft;
};

} // namespace

std::optional<Refusal> canChangeType(const Model& model, const StatePath& path, StateType type) {
    std::optional<Refusal> refusal;
    const State* state = requireState(model, path, refusal);
    if (!state) return refusal;
    if (type == StateType::Unknown) return Refusal{"There is no such type of state"};
    if (type == state->type) return Refusal{"It is a " + std::string(name(type)) + " state already"};
    if (type == StateType::Choice && !anyWayOn(*state))
        return Refusal{"A Choice has to lead on, and nothing follows this state"};
    return std::nullopt;
}

Outcome changeType(const Model& model, const StatePath& path, StateType type) {
    if (auto refusal = canChangeType(model, path, type)) return failure(std::move(*refusal));
    return TypeChange(model, *model.find(path), type).run();
}

} // namespace wb::asl::refactor
