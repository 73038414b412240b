// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/convert_state.h"

namespace wb::asl::refactor {

namespace {

struct Renamed {
    const char* from;
    const char* to;
};

constexpr Renamed pathFields[] = {{"SecondsPath", "Seconds"},
                                  {"TimestampPath", "Timestamp"},
                                  {"ErrorPath", "Error"},
                                  {"CausePath", "Cause"},
                                  {"TimeoutSecondsPath", "TimeoutSeconds"},
                                  {"HeartbeatSecondsPath", "HeartbeatSeconds"},
                                  {"ItemsPath", "Items"},
                                  {"MaxConcurrencyPath", "MaxConcurrency"},
                                  {"ToleratedFailureCountPath", "ToleratedFailureCount"},
                                  {"ToleratedFailurePercentagePath", "ToleratedFailurePercentage"}};

bool hasResult(StateType type) {
    return type == StateType::Task || type == StateType::Parallel || type == StateType::Map ||
           type == StateType::Pass;
}

} // namespace

Conversion::Conversion(const Model& model, const State& state)
    : m_state(state), m_node(state.node), m_draft(model) {
    readInput();
    convertTemplates();
    convertPaths();
    convertLists();
    convertOutput();
}

std::string Conversion::checked(Translated text) {
    if (text) return *text;
    if (!m_problem) m_problem = text.error();
    return {};
}

void Conversion::setLanguage(bool own) {
    const json::Node member = m_node.findMember("QueryLanguage");
    if (own && member)
        m_draft.editor.replaceMember(member, "QueryLanguage", "\"JSONata\"");
    else if (own)
        m_draft.editor.insertMember(m_node, m_node.findMember("Type"), "QueryLanguage", "\"JSONata\"");
    else if (member)
        m_draft.editor.remove(member);
}

void Conversion::readInput() {
    const json::Node path = m_node["InputPath"];
    if (!path) return;
    if (path.isNull())
        m_input = "{}";
    else if (path.isString())
        m_input = checked(translatePath(*path.string(), "$states.input"));
    else
        m_problem = "InputPath is not a path";
    m_draft.editor.remove(path.member());
    const bool passesInput = m_state.type == StateType::Task || m_state.type == StateType::Parallel;
    if (passesInput && m_input != "$states.input" && !m_node["Parameters"])
        m_draft.editor.appendMember(m_node, "Arguments", expressionLiteral(m_input));
    if (m_state.type == StateType::Map && m_input != "$states.input" && !m_node["ItemsPath"])
        m_draft.editor.appendMember(m_node, "Items", expressionLiteral(m_input));
}

// Turns `key.$` members into expressions where they stand.
void Conversion::templateIn(json::Node node, std::string_view input) {
    for (const json::Node child : node.children()) {
        const json::Node value = child.kind() == json::NodeKind::Member ? child.value() : child;
        const std::string key = child.key().string().value_or("");
        if (key.ends_with(".$") && value.isString()) {
            const std::string text = checked(translatePath(*value.string(), input));
            m_draft.editor.replaceMember(child, key.substr(0, key.size() - 2), expressionLiteral(text));
        } else if (value.isObject() || value.isArray()) {
            templateIn(value, input);
        } else if (value.isString() && value.string()->starts_with("{%")) {
            m_problem = "a constant text begins like an expression of JSONata";
        }
    }
}

void Conversion::renamedTemplate(json::Node object, const char* from, const char* to,
                                 std::string_view input) {
    const json::Node member = object.findMember(from);
    if (!member) return;
    if (std::string_view(from) != to) m_draft.editor.replaceVerbatim(member.key(), json::quoted(to));
    templateIn(member.value(), input);
}

void Conversion::convertTemplates() {
    const bool isMap = m_state.type == StateType::Map;
    if (m_state.type != StateType::Pass)
        renamedTemplate(m_node, "Parameters", isMap ? "ItemSelector" : "Arguments", m_input);
    renamedTemplate(m_node, "ItemSelector", "ItemSelector", m_input);
    renamedTemplate(m_node, "Credentials", "Credentials", m_input);
    for (const char* part : {"ItemReader", "ResultWriter"})
        renamedTemplate(m_node[part], "Parameters", "Arguments", m_input);
    renamedTemplate(m_node["ItemBatcher"], "BatchInput", "BatchInput", m_input);
    if (m_node["Assign"]) templateIn(m_node["Assign"], hasResult(m_state.type) ? result() : m_input);
}

void Conversion::pathField(json::Node object, const char* from, const char* to) {
    const json::Node member = object.findMember(from);
    if (!member) return;
    if (!member.value().isString()) {
        m_problem = std::string(from) + " is not a path";
        return;
    }
    m_draft.editor.replaceMember(
        member, to, expressionLiteral(checked(translatePath(*member.value().string(), m_input))));
}

void Conversion::convertPaths() {
    for (const Renamed& field : pathFields) pathField(m_node, field.from, field.to);
    pathField(m_node["ItemBatcher"], "MaxItemsPerBatchPath", "MaxItemsPerBatch");
    pathField(m_node["ItemBatcher"], "MaxInputBytesPerBatchPath", "MaxInputBytesPerBatch");
    pathField(m_node["ItemReader"]["ReaderConfig"], "MaxItemsPath", "MaxItems");
}

void Conversion::convertLists() {
    for (const json::Node rule : m_node["Choices"].children())
        if (rule.isObject()) convertRule(rule);
    for (const json::Node catcher : m_node["Catch"].children())
        if (catcher.isObject()) convertCatcher(catcher);
}

void Conversion::convertRule(json::Node rule) {
    const std::string condition = expressionLiteral(checked(translateRule(rule, m_input)));
    bool isSet = false;
    for (const json::Node member : rule.children()) {
        const std::string key = member.key().string().value_or("");
        if (key == "Next" || key == "Comment" || key == "Assign" || key == "Output") continue;
        if (isSet)
            m_draft.editor.remove(member);
        else
            m_draft.editor.replaceMember(member, "Condition", condition);
        isSet = true;
    }
    if (rule["Assign"]) templateIn(rule["Assign"], m_input);
}

void Conversion::convertCatcher(json::Node catcher) {
    if (catcher["Assign"]) templateIn(catcher["Assign"], "$states.errorOutput");
    const json::Node path = catcher["ResultPath"];
    if (!path) return;
    std::string output = "$states.input";
    if (path.isString())
        output = checked(translateResultPath(*path.string(), "$states.input", "$states.errorOutput"));
    if (output == "$states.errorOutput")
        m_draft.editor.remove(path.member());
    else
        m_draft.editor.replaceMember(path.member(), "Output", expressionLiteral(output));
}

// What the state's own work gives, before ResultPath.
std::string Conversion::result() {
    if (m_state.type == StateType::Pass) {
        if (m_node["Result"]) return checked(translateTemplate(m_node["Result"], m_input));
        if (m_node["Parameters"]) return checked(translateTemplate(m_node["Parameters"], m_input));
        return m_input;
    }
    if (m_node["ResultSelector"])
        return checked(translateTemplate(m_node["ResultSelector"], "$states.result"));
    return "$states.result";
}

void Conversion::convertOutput() {
    const json::Node resultPath = m_node["ResultPath"];
    const json::Node outputPath = m_node["OutputPath"];
    const bool hasOwn = hasResult(m_state.type);
    const bool keepsResult = !resultPath || resultPath.string() == "$";
    const bool passesOutput = !outputPath || outputPath.string() == "$";
    const bool isPass = m_state.type == StateType::Pass;
    const char* const source = isPass ? (m_node["Result"] ? "Result" : "Parameters") : "ResultSelector";
    const json::Node own = m_node.findMember(source);

    std::vector<json::Node> replaced;
    for (const char* field : {"ResultSelector", "Result", "ResultPath", "OutputPath"})
        if (const json::Node member = m_node.findMember(field)) replaced.push_back(member);
    if (isPass)
        if (const json::Node member = m_node.findMember("Parameters")) replaced.push_back(member);

    if (hasOwn && own && keepsResult && passesOutput) {
        // The template itself becomes the Output, at its place and in its layout.
        renamedTemplate(m_node, source, "Output", isPass ? m_input : "$states.result");
        for (const json::Node member : replaced)
            if (member != own) m_draft.editor.remove(member);
        return;
    }
    std::string output = hasOwn ? result() : m_input;
    if (hasOwn && resultPath.isNull())
        output = "$states.input";
    else if (hasOwn && !keepsResult)
        output = checked(translateResultPath(resultPath.string().value_or("?"), "$states.input", output));
    if (outputPath.isNull())
        output = "{}";
    else if (!passesOutput)
        output = checked(translatePath(outputPath.string().value_or("?"), "(" + output + ")"));
    const bool isDefault = output == (hasOwn && !isPass ? "$states.result" : "$states.input");
    bool isSet = isDefault || m_state.type == StateType::Fail;
    for (const json::Node member : replaced) {
        if (isSet)
            m_draft.editor.remove(member);
        else
            m_draft.editor.replaceMember(member, "Output", expressionLiteral(output));
        isSet = true;
    }
    if (!isSet) m_draft.editor.appendMember(m_node, "Output", expressionLiteral(output));
}

} // namespace wb::asl::refactor
