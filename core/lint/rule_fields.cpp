// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/asl/similar.h"
#include "core/json/writer.h"
#include "core/lint/resource.h"
#include "core/lint/rules.h"

#include <algorithm>

namespace wb::lint::rules {

namespace {

using asl::Field;
using asl::ObjectType;
using asl::QueryLanguage;

std::string quotedJson(std::string_view text) {
    std::string out;
    json::writeString(out, text);
    return out;
}

std::string listOf(const std::vector<std::string_view>& names) {
    std::string out = "[";
    for (const std::string_view name : names) {
        if (out.size() > 1) out += ", ";
        out += name;
    }
    return out + ']';
}

/// Which fields of the table an object has: a bit a row.
class Present {
  public:
    explicit Present(std::span<const Field> fields) : m_fields(fields), m_seen(fields.size(), false) {}
    void add(const Field& field) { m_seen[position(field)] = true; }
    bool has(const Field& field) const { return m_seen[position(field)]; }

  private:
    std::size_t position(const Field& field) const {
        return static_cast<std::size_t>(&field - m_fields.data());
    }
    std::span<const Field> m_fields;
    std::vector<bool> m_seen;
};

/// Whether some type of state has a field of that name.
bool isStateField(std::string_view name) {
    for (auto type = ObjectType::Task; type < ObjectType::UnknownState;
         type = static_cast<ObjectType>(static_cast<int>(type) + 1))
        if (asl::findField(type, name)) return true;
    return false;
}

bool isMisspeltStateField(std::string_view name) {
    std::vector<std::string_view> candidates;
    for (const Field& field : asl::fieldsOf(ObjectType::Task)) candidates.push_back(field.name);
    return !asl::mostSimilar(name, candidates).empty();
}

void unknownField(const Check& check, const Place& place, ObjectType type, QueryLanguage language,
                  json::Node key) {
    const asl::NodeText name(key);
    constexpr std::uint32_t widest = 100;
    std::vector<std::string_view> candidates;
    if (place.node().size() <= widest)
        for (const Field& field : asl::fieldsOf(type))
            if (field.isIn(language) && !place.node().findMember(field.name))
                candidates.push_back(field.name);
    const std::string_view meant = asl::mostSimilar(name, candidates);
    // A field that another runner has made up is none of the service's business.
    const bool foreign = type == ObjectType::Task && check.facts.isForeign && !isStateField(name) &&
                         !isMisspeltStateField(name);
    Diagnostic& diagnostic = check.report.add(
        foreign ? Severity::Warning : Severity::Error, foreign ? code::foreignResource : code::schema,
        "Field '" + std::string(name.view()) + "' is not supported", place.location(), key.range());
    if (!meant.empty())
        diagnostic.fix = Fix{"Rename to " + std::string(meant), {{key.range(), quotedJson(meant)}}};
}

void otherLanguageField(const Check& check, const Place& place, QueryLanguage language, json::Node key) {
    const bool jsonata = language == QueryLanguage::Jsonata;
    check.report.add(Severity::Error, code::schema,
                     std::string("The QueryLanguage is set to '") + (jsonata ? "JSONata" : "JSONPath") +
                         "', but field '" + std::string(asl::NodeText(key).view()) +
                         "' is only supported for the '" + (jsonata ? "JSONPath" : "JSONata") +
                         "' QueryLanguage",
                     place.location(), key.range());
}

void requiredFields(const Check& check, const Place& place, ObjectType type, const Present& present) {
    std::vector<std::string_view> missing;
    for (const Field& field : asl::fieldsOf(type))
        if (field.required && !present.has(field)) missing.push_back(field.name);
    if (missing.empty()) return;
    Diagnostic& diagnostic =
        check.report.add(Severity::Error, code::schema, "These fields are required: " + listOf(missing),
                         place.location(), place.head());
    // What a state without a type may have is not known, but this was meant to be its type.
    if (type != ObjectType::UnknownState || missing != std::vector<std::string_view>{"Type"}) return;
    for (const json::Node member : place.node().children())
        if (asl::lowered(asl::NodeText(member.key())) == "type")
            diagnostic.fix = Fix{"Rename to Type", {{member.key().range(), quotedJson("Type")}}};
}

/// Whether the field counts in a choice between fields: `"End": false` is as good as none.
bool counts(json::Node object, std::string_view name) {
    const json::Node value = object[name];
    return !(name == "End" && value.isBoolean() && !value.boolean().value_or(true));
}

void alternatives(const Check& check, const Place& place, ObjectType type, QueryLanguage language,
                  const Present& present) {
    for (const asl::Alternative& alternative : asl::alternativesOf(type)) {
        std::size_t found = 0;
        std::vector<std::string_view> names;
        for (const std::string_view name : alternative.names) {
            const Field* field = asl::findField(type, name);
            if (!field || !field->isIn(language)) continue;
            names.push_back(name);
            if (present.has(*field) && counts(place.node(), name)) ++found;
        }
        if (found == 0 && alternative.required)
            check.report.add(Severity::Error, code::schema,
                             "This object should have only one of the following fields: " + listOf(names),
                             place.location(), place.head());
        else if (found > 1)
            check.report.add(Severity::Error, code::schema,
                             "There should only be one of the following fields: " + listOf(names),
                             place.location(), place.head());
    }
}

/// Fields evaluated on what comes into a state, unless InputPath takes a part of that first.
bool readsInput(ObjectType type, std::string_view name, bool hasInputPath) {
    switch (type) {
    case ObjectType::Map:
        if (name == "ItemsPath") return !hasInputPath;
        [[fallthrough]];
    case ObjectType::Task:
    case ObjectType::Pass:
    case ObjectType::Parallel:
        return name == "InputPath" || (name == "Parameters" && !hasInputPath);
    case ObjectType::Choice:
        return name == "InputPath" || (name == "Choices" && !hasInputPath);
    case ObjectType::Wait:
        return name == "InputPath" || ((name == "SecondsPath" || name == "TimestampPath") && !hasInputPath);
    case ObjectType::Fail:
        return name == "ErrorPath" || name == "CausePath";
    case ObjectType::Succeed:
        return name == "InputPath" || (name == "OutputPath" && !hasInputPath);
    default:
        return false;
    }
}

bool givesResult(ObjectType type) {
    return type == ObjectType::Task || type == ObjectType::Parallel || type == ObjectType::Map;
}

bool isState(ObjectType type) {
    return type >= ObjectType::Task && type <= ObjectType::UnknownState;
}

void containers(const Check& check) {
    for (const asl::Container& container : check.model.containers()) {
        if (!container.node && container.path.isMachine()) continue;
        const ObjectType type = container.path.isMachine() ? ObjectType::Machine
                                : check.model.state(container.owner).type == asl::StateType::Map
                                    ? ObjectType::Processor
                                    : ObjectType::Branch;
        object(check, Place(container.path, json::Node(), container.node), type, check.model.queryLanguage());
    }
}

void languageOfState(const Check& check, const asl::State& state) {
    if (check.model.queryLanguage() != QueryLanguage::Jsonata ||
        state.queryLanguage != QueryLanguage::JsonPath)
        return;
    check.report.add(Severity::Error, code::schema,
                     "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
                     locationOf(state.path), state.node.findMember("QueryLanguage").range());
}

} // namespace

void object(const Check& check, const Place& place, ObjectType type, QueryLanguage language) {
    if (!place.node().isObject()) {
        if (!place.node().isPlaceholder()) check.report.error("Expected value of type Object", place);
        return;
    }
    Present present(asl::fieldsOf(type));
    for (const json::Node member : place.node().children()) {
        const asl::NodeText name(member.key());
        const Field* field = asl::findField(type, name);
        if (!field) {
            if (type != ObjectType::UnknownState && !asl::hasPlaceholder(name))
                unknownField(check, place, type, language, member.key());
            continue;
        }
        if (present.has(*field))
            check.report.add(Severity::Warning, code::duplicateKey,
                             "'" + std::string(name.view()) + "' is written twice; only the last one counts",
                             place.member(member).location(), member.key().range());
        present.add(*field);
        if (isState(type)) check.facts.readsInput = readsInput(type, name, check.facts.hasInputPath);
        const bool isWrittenLast = name.view() == "Output" || name.view() == "Assign";
        check.facts.hasResult = isWrittenLast && givesResult(type);
        check.facts.hasErrorOutput = isWrittenLast && type == ObjectType::Catcher;
        if (field->isIn(language))
            value(check, place.member(member), *field, language);
        else
            otherLanguageField(check, place, language, member.key());
    }
    requiredFields(check, place, type, present);
    alternatives(check, place, type, language, present);
    if (type == ObjectType::ChoiceRule || type == ObjectType::NestedRule)
        choiceRule(check, place, type, language);
}

void fields(const Check& check) {
    containers(check);
    for (const asl::State& state : check.model.states()) {
        check.facts.state = check.facts.state == asl::noIndex ? 0 : check.facts.state + 1;
        check.facts.hasInputPath = state.node.isObject() && state.node.findMember("InputPath");
        check.facts.isForeign =
            state.type == asl::StateType::Task &&
            readResource(asl::NodeText(state.node["Resource"])).kind == Resource::Kind::Foreign;
        languageOfState(check, state);
        object(check, Place(state.path, state.nameNode, state.node), asl::objectType(state.type),
               state.queryLanguage);
    }
}

} // namespace wb::lint::rules
