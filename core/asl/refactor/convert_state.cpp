// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/convert_state.h"

#include "core/asl/choice_operators.h"
#include "core/base/ascii.h"

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

/// Functions whose counterparts in JSONata give the same for the usual values only.
struct Difference {
    const char* function;
    const char* note;
};

constexpr Difference differences[] = {
    {"States.Format(", "States.Format writes lists, objects and decimals in another way than JSONata"},
    {"States.JsonToString(", "States.JsonToString puts texts in quotes and keeps how decimals are written, "
                             "$string does not"},
    {"States.Base64Encode(", "Base64 of characters beyond ASCII is another one in JSONata"},
    {"States.Base64Decode(", "Base64 of characters beyond ASCII is another one in JSONata"}};

// The functions that an expression calls: each `$name(`, without `$`.
std::vector<std::string> calledFunctions(std::string_view text) {
    std::vector<std::string> names;
    for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && (isLetter(text[end]) || isDigit(text[end]) || text[end] == '_')) ++end;
        if (end > at + 1 && end < text.size() && text[end] == '(')
            names.emplace_back(text.substr(at + 1, end - at - 1));
    }
    return names;
}

void addVariables(std::unordered_set<std::string>& names, json::Node assign) {
    for (const json::Node member : assign.children()) {
        std::string name = member.key().string().value_or("");
        if (name.ends_with(".$")) name.resize(name.size() - 2);
        names.insert(std::move(name));
    }
}

std::string freeParameter(const std::unordered_set<std::string>& variables, const std::string& wish) {
    std::string name = wish;
    for (int number = 2; variables.contains(name); ++number) name = wish + std::to_string(number);
    return "$" + name;
}

bool hasResult(StateType type) {
    return type == StateType::Task || type == StateType::Parallel || type == StateType::Map ||
           type == StateType::Pass;
}

} // namespace

ConversionSetting::ConversionSetting(const Model& definition)
    : model(definition), style(json::TextStyle::of(definition.tree())) {
    for (const State& state : model.states()) {
        addVariables(variables, state.node["Assign"]);
        for (const char* list : {"Choices", "Catch"})
            for (const json::Node owner : state.node[list].children())
                addVariables(variables, owner["Assign"]);
    }
    item = freeParameter(variables, "item");
    index = freeParameter(variables, "i");
}

Conversion::Conversion(const ConversionSetting& setting, const State& state)
    : m_setting(setting), m_state(state), m_node(state.node), m_draft(setting.model, setting.style) {
    readInput();
    convertTemplates();
    convertPaths();
    convertLists();
    convertOutput();
}

std::string Conversion::checked(Translated text) {
    if (!text) {
        if (!m_problem) m_problem = text.error();
        return {};
    }
    for (const std::string& name : calledFunctions(*text))
        if (!m_problem && m_setting.variables.contains(name))
            m_problem = "the variable " + name + " hides the function $" + name + " of JSONata";
    return *text;
}

void Conversion::noteDifferences(std::string_view source) {
    for (const Difference& difference : differences)
        if (source.find(difference.function) != std::string_view::npos) m_notes.insert(difference.note);
}

std::string Conversion::path(std::string_view text, std::string_view input) {
    noteDifferences(text);
    return checked(translatePath(text, roots(input)));
}

std::string Conversion::templateText(json::Node node, std::string_view input) {
    noteDifferences(node.text());
    return checked(translateTemplate(node, roots(input)));
}

// Whether a template of JSONata leaves a value as it is, and nothing in it looks like a template of JSONPath.
bool Conversion::isConstantInJsonata(json::Node node) const {
    if (node.kind() == json::NodeKind::Member)
        return !node.key().string().value_or("").ends_with(".$") && isConstantInJsonata(node.value());
    if (node.isString() && node.string()->starts_with("{%")) return false;
    for (const json::Node child : node.children())
        if (!isConstantInJsonata(child)) return false;
    return true;
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
        m_input = this->path(*path.string(), "$states.input");
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
            const std::string text = path(*value.string(), input);
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
    m_draft.editor.renameMember(member, to);
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
    m_draft.editor.replaceMember(member, to, expressionLiteral(path(*member.value().string(), m_input)));
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
    const std::string condition = expressionLiteral(checked(translateRule(rule, roots(m_input))));
    std::vector<json::Node> replaced;
    for (const json::Node member : rule.children()) {
        const std::string key = member.key().string().value_or("");
        // What is unknown is the author's own.
        if (key == "Variable" || key == "And" || key == "Or" || key == "Not" || findChoiceOperator(key))
            replaced.push_back(member);
    }
    m_draft.editor.mergeMembers(replaced, "Condition", condition);
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
        if (m_node["Result"]) return checked(constantText(m_node["Result"]));
        if (m_node["Parameters"]) return templateText(m_node["Parameters"], m_input);
        return m_input;
    }
    if (m_node["ResultSelector"]) return templateText(m_node["ResultSelector"], "$states.result");
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

    const bool isConstant = isPass && m_node["Result"];
    const bool staysAsItIs = own && (!isConstant || isConstantInJsonata(own.value()));
    if (hasOwn && staysAsItIs && keepsResult && passesOutput) {
        // The template itself becomes the Output, at its place and in its layout.
        if (isConstant)
            m_draft.editor.renameMember(own, "Output");
        else
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
        output = path(outputPath.string().value_or("?"), "(" + output + ")");
    const bool isDefault = output == (hasOwn && !isPass ? "$states.result" : "$states.input");
    if (isDefault || m_state.type == StateType::Fail)
        for (const json::Node member : replaced) m_draft.editor.remove(member);
    else if (replaced.empty())
        m_draft.editor.appendMember(m_node, "Output", expressionLiteral(output));
    else
        m_draft.editor.mergeMembers(replaced, "Output", expressionLiteral(output));
    // The Output of a Choice itself is that of its Default.
    if (m_state.type != StateType::Choice || isDefault) return;
    for (const json::Node rule : m_node["Choices"].children())
        if (rule.isObject() && !rule["Output"])
            m_draft.editor.appendMember(rule, "Output", expressionLiteral(output));
}

} // namespace wb::asl::refactor
