// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/lint/resource.h"
#include "core/lint/rules.h"

#include <algorithm>
#include <optional>

namespace wb::lint::rules {

namespace {

using asl::State;
using asl::StateType;

/// Names of the fields that an object certainly can have at most.
using Shape = std::vector<std::string>;

Shape keysOf(json::Node object) {
    Shape shape;
    for (const json::Node member : object.children()) {
        std::string key(asl::NodeText(member.key()).view());
        if (key.ends_with(".$")) key.resize(key.size() - 2);
        shape.push_back(std::move(key));
    }
    return shape;
}

std::optional<Shape> answerOf(const Resource& resource) {
    if (resource.kind != Resource::Kind::Integration || !resource.pattern.empty()) return std::nullopt;
    Shape shape = {"SdkHttpMetadata", "SdkResponseMetadata"};
    const auto with = [&](std::initializer_list<const char*> names) {
        shape.insert(shape.end(), names.begin(), names.end());
        return shape;
    };
    if (resource.service == "lambda" && resource.action == "invoke")
        return with({"ExecutedVersion", "FunctionError", "LogResult", "Payload", "StatusCode"});
    if (resource.service == "sqs" && resource.action == "sendMessage")
        return with({"MD5OfMessageAttributes", "MD5OfMessageBody", "MD5OfMessageSystemAttributes",
                     "MessageId", "SequenceNumber"});
    if (resource.service == "sns" && resource.action == "publish")
        return with({"MessageId", "SequenceNumber"});
    if (resource.service == "events" && resource.action == "putEvents")
        return with({"Entries", "FailedEntryCount"});
    if (resource.service == "dynamodb")
        return with({"Attributes", "ConsumedCapacity", "Item", "ItemCollectionMetrics"});
    return std::nullopt;
}

/// Whether a state's (or catcher's) result takes the place of its input.
bool replacesInput(json::Node object) {
    const json::Node path = object["ResultPath"];
    return !path || asl::NodeText(path).view() == "$";
}

/// What a state hands on when that is certain. An array has no fields.
std::optional<Shape> outputOf(const State& state) {
    const json::Node node = state.node;
    if (state.queryLanguage != asl::QueryLanguage::JsonPath || !replacesInput(node)) return std::nullopt;
    if (node.findMember("OutputPath")) return std::nullopt;
    if (state.type == StateType::Pass) {
        const json::Node result = node.findMember("Result") ? node["Result"] : node["Parameters"];
        return result.isObject() ? std::optional(keysOf(result)) : std::nullopt;
    }
    if (state.type != StateType::Task && state.type != StateType::Parallel && state.type != StateType::Map)
        return std::nullopt;
    if (const json::Node selector = node["ResultSelector"])
        return selector.isObject() ? std::optional(keysOf(selector)) : std::nullopt;
    if (state.type == StateType::Task) return answerOf(readResource(asl::NodeText(node["Resource"])));
    return node.findMember("ResultWriter") ? std::nullopt : std::optional(Shape());
}

class LostInput {
  public:
    explicit LostInput(const Check& check) : m_check(check), m_firstUse(check.model.states().size()) {
        for (const Use& use : check.facts.uses)
            if (use.kind == Use::Kind::InputField && use.state != asl::noIndex)
                m_firstUse[use.state].push_back(&use);
    }

    void run() {
        for (const State& state : m_check.model.states()) {
            if (!state.node.isObject()) continue;
            std::optional<Shape> output;
            bool isKnown = false;
            for (const asl::Transition& transition : state.transitions) {
                if (transition.to == asl::noIndex || m_firstUse[transition.to].empty()) continue;
                if (transition.kind == asl::TransitionKind::Next) {
                    if (!isKnown) output = outputOf(state);
                    isKnown = true;
                    if (output)
                        compare(*output, transition, locationOf(state.path), state.nameNode.range(),
                                "The result of \"" + state.name + '"');
                } else if (transition.kind == asl::TransitionKind::Catch && replacesInput(transition.owner) &&
                           state.queryLanguage == asl::QueryLanguage::JsonPath) {
                    compare({"Error", "Cause"}, transition,
                            locationOf(state.path, "/Catch[" + std::to_string(transition.index) + ']'),
                            transition.targetNode.range(), "The caught error");
                }
            }
        }
    }

  private:
    void compare(const Shape& shape, const asl::Transition& transition, std::string location,
                 json::TextRange range, const std::string& what) {
        const State& next = m_check.model.state(transition.to);
        for (const Use* use : m_firstUse[transition.to]) {
            if (std::find(shape.begin(), shape.end(), use->name) != shape.end()) continue;
            m_check.report.add(Severity::Warning, code::losesInput,
                               what + " replaces the input, but \"" + next.name + "\" reads $." + use->name,
                               std::move(location), range);
            return;
        }
    }

    const Check& m_check;
    std::vector<std::vector<const Use*>> m_firstUse;
};

} // namespace

void lostInput(const Check& check) {
    if (check.options.warnings) LostInput(check).run();
}

} // namespace wb::lint::rules
