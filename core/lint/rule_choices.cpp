// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/choice_operators.h"
#include "core/asl/node_text.h"
#include "core/lint/rules.h"

#include <algorithm>
#include <array>

namespace wb::lint::rules {

namespace {

constexpr std::array<std::string_view, 5> forms = {"And", "Or", "Not", "Variable", "Condition"};

void fail(const Check& check, const Place& place, std::string message) {
    check.report.add(Severity::Error, code::schema, std::move(message), place.location(), place.head());
}

} // namespace

void choiceRule(const Check& check, const Place& place, asl::ObjectType, asl::QueryLanguage language) {
    std::size_t found = 0;
    bool comparesVariable = false;
    std::vector<std::string> comparisons;
    for (const json::Node member : place.node().children()) {
        const asl::NodeText name(member.key());
        if (std::find(forms.begin(), forms.end(), name.view()) != forms.end()) ++found;
        if (name.view() == "Variable") comparesVariable = true;
        if (asl::findChoiceOperator(name)) comparisons.emplace_back(name.view());
    }
    if (found != 1) {
        fail(check, place,
             "The object must have only one of the following fields, [And, Or, Not, Variable, Condition]");
        return;
    }
    if (language == asl::QueryLanguage::Jsonata) return;
    if (comparesVariable && comparisons.empty())
        fail(check, place,
             "This object should have only one of the following fields: [the comparisons of a choice rule]");
    if (comparisons.size() > 1 || (!comparesVariable && !comparisons.empty())) {
        std::string names;
        for (const std::string& name : comparisons) names += (names.empty() ? "" : ", ") + name;
        fail(check, place, "There should only be one of the following fields: [" + names + "]");
    }
}

} // namespace wb::lint::rules
