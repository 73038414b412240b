// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/asl/similar.h"
#include "core/json/writer.h"
#include "core/lint/reserved_errors.h"
#include "core/lint/rules.h"

#include <unordered_set>

namespace wb::lint::rules {

namespace {

void unknownName(const Check& check, const Place& place, std::string_view name) {
    Diagnostic& diagnostic =
        check.report.add(Severity::Warning, code::unknownErrorName,
                         "There is no reserved error " + std::string(name), place.location(), place.range());
    const std::string_view meant = asl::mostSimilar(name, {reservedErrors.begin(), reservedErrors.end()});
    if (meant.empty()) return;
    std::string text;
    json::writeString(text, meant);
    diagnostic.fix = Fix{"Change to " + text, {{place.range(), text}}};
}

/// Retriers or catchers in order: what they name, and what earlier ones have named already.
class ErrorList {
  public:
    ErrorList(const Check& check, std::string_view shadowedCode)
        : m_check(check), m_shadowedCode(shadowedCode) {}

    void entry(const Place& place, bool isLast) {
        const json::Node names = place.node()["ErrorEquals"];
        if (!names.isArray()) return;
        const Place list = place.member(names.member());
        std::vector<std::string> here;
        std::uint32_t index = 0;
        bool hasAll = false;
        for (const json::Node node : names.children()) {
            const Place at = list.element(index++, node);
            if (!node.isString()) continue;
            std::string name(asl::NodeText(node).view());
            if (name == "States.ALL") hasAll = true;
            checkName(at, name);
            here.push_back(std::move(name));
        }
        if (hasAll && (names.size() > 1 || !isLast))
            m_check.report.error("States.ALL must appear alone and at end of list", list);
        m_seen.insert(here.begin(), here.end());
    }

  private:
    void checkName(const Place& place, const std::string& name) {
        if (name.starts_with("States.") && !isReservedError(name)) unknownName(m_check, place, name);
        if (name == "States.Runtime")
            warn(code::uncatchable, "States.Runtime can be neither retried nor caught", place);
        if (m_seen.count(name) != 0)
            warn(m_shadowedCode, name + " is named by an earlier entry, so this one is never used for it",
                 place);
        else if (m_seen.count("States.TaskFailed") != 0 && isTaskFailure(name))
            warn(m_shadowedCode,
                 "An earlier entry names States.TaskFailed, so this one is never used for " + name, place);
    }
    void warn(std::string_view code, std::string message, const Place& place) {
        m_check.report.add(Severity::Warning, code, std::move(message), place.location(), place.range());
    }

    const Check& m_check;
    std::string_view m_shadowedCode;
    std::unordered_set<std::string> m_seen;
};

void list(const Check& check, const Place& state, std::string_view field, std::string_view shadowedCode) {
    const json::Node entries = state.node()[field];
    if (!entries.isArray()) return;
    const Place place = state.member(entries.member());
    ErrorList errors(check, shadowedCode);
    std::uint32_t index = 0;
    for (const json::Node entry : entries.children()) {
        const Place at = place.element(index, entry);
        if (entry.isObject()) errors.entry(at, index + 1 == entries.size());
        ++index;
    }
}

} // namespace

void errors(const Check& check) {
    for (const asl::State& state : check.model.states()) {
        if (state.type != asl::StateType::Task && state.type != asl::StateType::Parallel &&
            state.type != asl::StateType::Map)
            continue;
        const Place place(state.path, state.nameNode, state.node);
        list(check, place, "Retry", code::shadowedRetrier);
        list(check, place, "Catch", code::shadowedCatcher);
    }
}

} // namespace wb::lint::rules
