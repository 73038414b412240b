// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/compiled.h"
#include "core/execution/program.h"

#include <algorithm>
#include <cstring>

namespace wb::execution {

namespace {

/// Compiles the fields of one state and collects what cannot be run.
class StateCompiler {
  public:
    StateCompiler(const asl::Model& model, const asl::State& state, std::vector<Refusal>& refusals)
        : m_model(model), m_state(state), m_refusals(refusals) {}

    CompiledState compile(asl::StateIndex index);

  private:
    void refuse(std::string message) { m_refusals.push_back({m_state.path, std::move(message)}); }
    query::Language language() const {
        return m_out.isJsonata ? query::Language::Jsonata : query::Language::JsonPath;
    }
    std::optional<query::Template> compileTemplate(json::Node node, std::string_view field);
    query::FilterPath filterPath(json::Node owner, std::string_view field);
    query::ResultPath resultPath(json::Node owner);
    Field field(json::Node owner, std::string_view name, bool isPayload = false, std::string_view place = {});
    asl::StateIndex target(json::Node owner, std::string_view field);
    void readRetriers();
    void readCatchers();
    void readRules();
    void readMap();

    const asl::Model& m_model;
    const asl::State& m_state;
    std::vector<Refusal>& m_refusals;
    CompiledState m_out;
    std::size_t m_nextTransition = 0;
};

/// Whether an expression in `text` may read the Context object: `$$` of JSONPath, `$states.context` or all of
/// `$states`.
bool mayReadContext(std::string_view text) {
    if (text.find("$$") != std::string_view::npos || text.find("context") != std::string_view::npos)
        return true;
    constexpr std::string_view states = "$states";
    for (std::size_t at = text.find(states); at != std::string_view::npos; at = text.find(states, at + 1))
        if (at + states.size() >= text.size() || text[at + states.size()] != '.') return true;
    return false;
}

std::optional<query::Template> StateCompiler::compileTemplate(json::Node node, std::string_view name) {
    if (!node) return std::nullopt;
    Result<query::Template, query::TemplateError> compiled =
        query::Template::compile(node.toValue(), language(), name);
    if (!compiled) {
        refuse(compiled.error().location + ": " + compiled.error().message);
        return std::nullopt;
    }
    return std::move(*compiled);
}

query::FilterPath StateCompiler::filterPath(json::Node owner, std::string_view name) {
    const json::Node node = owner[name];
    Result<query::FilterPath, query::jsonpath::ParseError> compiled =
        query::FilterPath::compile(node ? node.toValue() : json::Value());
    if (compiled) return std::move(*compiled);
    refuse(std::string(name) + ": " + compiled.error().message);
    return {};
}

query::ResultPath StateCompiler::resultPath(json::Node owner) {
    const json::Node node = owner["ResultPath"];
    Result<query::ResultPath, query::jsonpath::ParseError> compiled =
        query::ResultPath::compile(node ? node.toValue() : json::Value());
    if (compiled) return std::move(*compiled);
    refuse("ResultPath: " + compiled.error().message);
    return {};
}

Field StateCompiler::field(json::Node owner, std::string_view name, bool isPayload, std::string_view place) {
    Field field;
    field.name = std::string(name);
    if (const json::Node node = owner[name]) {
        field.constant = node.toValue();
        field.kind = Field::Kind::Constant;
        if (m_out.isJsonata && field.constant.isString() &&
            query::isJsonataExpression(field.constant.string())) {
            field.kind = Field::Kind::Expression;
            if (std::optional<query::Template> compiled =
                    compileTemplate(node, std::string(place) + field.name))
                field.expression = std::move(*compiled);
        }
        return field;
    }
    if (m_out.isJsonata) return field;
    const std::string pathName = field.name + "Path";
    const json::Node node = owner[pathName];
    if (!node) return field;
    field.name = pathName;
    field.pathText = node.string().value_or("");
    if (isPayload) {
        Result<query::PayloadPath, query::jsonpath::ParseError> path =
            query::PayloadPath::parse(field.pathText);
        if (!path) {
            refuse(pathName + ": " + path.error().message);
            return field;
        }
        field.payloadPath = std::make_shared<const query::PayloadPath>(std::move(*path));
        field.kind = Field::Kind::PayloadPath;
        return field;
    }
    field.path = std::make_shared<const query::FilterPath>(filterPath(owner, pathName));
    field.kind = Field::Kind::Path;
    return field;
}

asl::StateIndex StateCompiler::target(json::Node owner, std::string_view name) {
    const json::Node node = owner[name];
    // Asked for in the order of the transitions, but for Default: the search goes on where the last one
    // ended.
    const std::vector<asl::Transition>& transitions = m_state.transitions;
    for (std::size_t tried = 0; tried < transitions.size(); ++tried) {
        const asl::Transition& transition = transitions[m_nextTransition++ % transitions.size()];
        if (transition.targetNode != node) continue;
        if (transition.to == asl::noIndex)
            refuse(std::string(name) + " names '" + transition.target +
                   "', a state that does not exist here");
        return transition.to;
    }
    return asl::noIndex;
}

std::vector<std::string> strings(json::Node array) {
    std::vector<std::string> all;
    for (const json::Node element : array.children())
        if (std::optional<std::string> text = element.string()) all.push_back(std::move(*text));
    return all;
}

void StateCompiler::readRetriers() {
    for (const json::Node node : m_state.node["Retry"].children()) {
        Retrier retrier;
        retrier.errors = strings(node["ErrorEquals"]);
        retrier.intervalSeconds = node["IntervalSeconds"].number().value_or(1);
        retrier.maxAttempts = node["MaxAttempts"].integer().value_or(3);
        retrier.backoffRate = node["BackoffRate"].number().value_or(2);
        retrier.maxDelaySeconds = node["MaxDelaySeconds"].number();
        retrier.hasFullJitter = node["JitterStrategy"].string() == "FULL";
        m_out.retriers.push_back(std::move(retrier));
    }
}

void StateCompiler::readCatchers() {
    std::size_t index = 0;
    for (const json::Node node : m_state.node["Catch"].children()) {
        const std::string place = "Catch[" + std::to_string(index++) + "]/";
        Catcher catcher;
        catcher.errors = strings(node["ErrorEquals"]);
        catcher.next = target(node, "Next");
        catcher.assign = compileTemplate(node["Assign"], place + "Assign");
        if (m_out.isJsonata)
            catcher.output = compileTemplate(node["Output"], place + "Output");
        else
            catcher.resultPath = resultPath(node);
        m_out.catchers.push_back(std::move(catcher));
    }
}

void StateCompiler::readRules() {
    std::size_t index = 0;
    for (const json::Node node : m_state.node["Choices"].children()) {
        const std::string place = "Choices[" + std::to_string(index++) + "]";
        ChoiceRule rule;
        rule.next = target(node, "Next");
        rule.assign = compileTemplate(node["Assign"], place + "/Assign");
        if (m_out.isJsonata) {
            rule.condition = compileTemplate(node["Condition"], place + "/Condition");
            rule.output = compileTemplate(node["Output"], place + "/Output");
            if (!node["Condition"]) refuse(place + " has no Condition");
        } else if (Result<ChoiceTest, std::string> test = compileTest(node)) {
            rule.test = std::move(*test);
        } else {
            refuse(place + ": " + test.error());
        }
        m_out.rules.push_back(std::move(rule));
    }
    m_out.defaultNext = target(m_state.node, "Default");
}

void StateCompiler::readMap() {
    m_out.map = std::make_unique<MapFields>();
    MapFields& map = *m_out.map;
    const json::Node node = m_state.node;
    const json::Node processor = node["ItemProcessor"] ? node["ItemProcessor"] : node["Iterator"];
    const json::Node config = processor["ProcessorConfig"];
    map.isDistributed = config["Mode"].string() == "DISTRIBUTED";
    map.isExpressChild = config["ExecutionType"].string() == "EXPRESS";
    map.hasItemsPath = static_cast<bool>(node["ItemsPath"]);
    if (map.hasItemsPath) map.itemsPathText = node["ItemsPath"].string().value_or("$");
    if (m_out.isJsonata)
        map.items = compileTemplate(node["Items"], "Items");
    else
        map.itemsPath = filterPath(node, "ItemsPath");
    map.itemSelector = compileTemplate(node["ItemSelector"], "ItemSelector");
    // The old Iterator form calls the same thing Parameters.
    if (!map.itemSelector && !m_out.isJsonata)
        map.itemSelector = compileTemplate(node["Parameters"], "Parameters");
    map.maxConcurrency = field(node, "MaxConcurrency");
    map.toleratedCount = field(node, "ToleratedFailureCount");
    map.toleratedPercentage = field(node, "ToleratedFailurePercentage");
    map.label = node["Label"].string().value_or("");
    if (const json::Node reader = node["ItemReader"]) {
        map.hasReader = true;
        map.readerResource = reader["Resource"].string().value_or("");
        map.readerConfig = reader["ReaderConfig"] ? reader["ReaderConfig"].toValue() : json::Value::object();
        map.readerArguments = m_out.isJsonata ? compileTemplate(reader["Arguments"], "ItemReader/Arguments")
                                              : compileTemplate(reader["Parameters"], "Parameters");
        map.readerMaxItems = field(reader["ReaderConfig"], "MaxItems", false, "ItemReader/ReaderConfig/");
    }
    if (const json::Node batcher = node["ItemBatcher"]) {
        map.hasBatcher = true;
        map.maxItemsPerBatch = field(batcher, "MaxItemsPerBatch", false, "ItemBatcher/");
        map.maxBytesPerBatch = field(batcher, "MaxInputBytesPerBatch", false, "ItemBatcher/");
        map.batchInput = compileTemplate(batcher["BatchInput"], "ItemBatcher/BatchInput");
    }
    if (const json::Node writer = node["ResultWriter"]) {
        // Without a Resource it only says how the results are put together.
        map.hasWriter = static_cast<bool>(writer["Resource"]);
        const std::optional<std::string> transformation = writer["WriterConfig"]["Transformation"].string();
        if (transformation ? *transformation == "NONE" : map.hasWriter)
            map.transformation = MapFields::Transformation::None;
        else if (transformation == "FLATTEN")
            map.transformation = MapFields::Transformation::Flatten;
        map.writerConfig = writer["WriterConfig"] ? writer["WriterConfig"].toValue() : json::Value();
        map.writerArguments = m_out.isJsonata ? compileTemplate(writer["Arguments"], "ResultWriter/Arguments")
                                              : compileTemplate(writer["Parameters"], "Parameters");
    }
}

CompiledState StateCompiler::compile(asl::StateIndex index) {
    const json::Node node = m_state.node;
    m_out.source = &m_state;
    m_out.index = index;
    m_out.type = m_state.type;
    m_out.isJsonata = m_state.queryLanguage == asl::QueryLanguage::Jsonata;
    m_out.readsContext = mayReadContext(node.text());
    m_out.name = json::String(m_state.name);
    if (m_state.type == asl::StateType::Unknown) {
        refuse(m_state.typeText.empty() ? "the state has no Type"
                                        : "'" + m_state.typeText + "' is not a state type");
        return std::move(m_out);
    }
    if (m_state.type != asl::StateType::Choice) m_out.next = target(node, "Next");
    m_out.assign = compileTemplate(node["Assign"], "Assign");
    if (m_out.isJsonata) {
        m_out.output = compileTemplate(node["Output"], "Output");
        m_out.parameters = compileTemplate(node["Arguments"], "Arguments");
    } else {
        m_out.inputPath = filterPath(node, "InputPath");
        m_out.outputPath = filterPath(node, "OutputPath");
        m_out.resultPath = resultPath(node);
        if (m_state.type != asl::StateType::Map)
            m_out.parameters = compileTemplate(node["Parameters"], "Parameters");
        m_out.resultSelector = compileTemplate(node["ResultSelector"], "ResultSelector");
    }
    readRetriers();
    readCatchers();
    switch (m_state.type) {
    case asl::StateType::Pass:
        if (node["Result"]) m_out.result = node["Result"].toValue();
        break;
    case asl::StateType::Task:
        m_out.task = std::make_unique<TaskFields>();
        m_out.task->resource = Resource::parse(node["Resource"].string().value_or(""));
        m_out.task->timeout = field(node, "TimeoutSeconds");
        m_out.task->heartbeat = field(node, "HeartbeatSeconds");
        m_out.task->credentials = compileTemplate(node["Credentials"], "Credentials");
        if (m_out.task->resource.text.empty()) refuse("the Task has no Resource");
        break;
    case asl::StateType::Choice:
        readRules();
        break;
    case asl::StateType::Wait:
        m_out.wait = std::make_unique<WaitFields>();
        m_out.wait->seconds = field(node, "Seconds");
        m_out.wait->timestamp = field(node, "Timestamp");
        if (!m_out.wait->seconds && !m_out.wait->timestamp)
            refuse("the Wait has neither Seconds nor Timestamp");
        break;
    case asl::StateType::Fail:
        m_out.fail = std::make_unique<FailFields>();
        m_out.fail->error = field(node, "Error", true);
        m_out.fail->cause = field(node, "Cause", true);
        break;
    case asl::StateType::Map:
        readMap();
        break;
    default:
        break;
    }
    const bool hasContainers =
        m_state.type == asl::StateType::Parallel || m_state.type == asl::StateType::Map;
    if (hasContainers && m_state.containers.empty()) refuse("the state has no states inside");
    for (const asl::ContainerIndex container : m_state.containers)
        if (m_model.container(container).start == asl::noIndex)
            refuse("StartAt of " + m_model.container(container).path.text() + " names no state");
    return std::move(m_out);
}

} // namespace

Program::Program(asl::ModelPtr model, std::unique_ptr<const CompiledMachine> machine)
    : m_model(std::move(model)), m_machine(std::move(machine)) {}

Program::~Program() = default;

Compilation compile(const asl::ModelPtr& model) {
    Compilation compilation;
    auto machine = std::make_unique<CompiledMachine>();
    if (model->machine().start == asl::noIndex)
        compilation.refusals.push_back({asl::StatePath(), "StartAt names no state"});
    machine->states.reserve(model->states().size());
    for (asl::StateIndex index = 0; index < model->states().size(); ++index)
        machine->states.push_back(
            StateCompiler(*model, model->state(index), compilation.refusals).compile(index));
    machine->timeoutSeconds = model->tree().root()["TimeoutSeconds"].integer();
    if (compilation.refusals.empty())
        compilation.program = std::make_shared<const Program>(model, std::move(machine));
    return compilation;
}

} // namespace wb::execution
