// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/lint/resource.h"
#include "core/lint/rules.h"

#include <array>

namespace wb::lint::rules {

namespace {

using Kind = Resource::Kind;

struct RequiredParameter {
    std::string_view service, action, name;
};

// What the service is known to ask for before it accepts a definition.
constexpr std::array<RequiredParameter, 25> requiredParameters = {
    {{"lambda", "invoke", "FunctionName"},
     {"sqs", "sendMessage", "QueueUrl"},
     {"sqs", "sendMessage", "MessageBody"},
     {"sns", "publish", "Message"},
     {"dynamodb", "putItem", "TableName"},
     {"dynamodb", "putItem", "Item"},
     {"dynamodb", "getItem", "TableName"},
     {"dynamodb", "getItem", "Key"},
     {"dynamodb", "updateItem", "TableName"},
     {"dynamodb", "updateItem", "Key"},
     {"dynamodb", "deleteItem", "TableName"},
     {"dynamodb", "deleteItem", "Key"},
     {"apigateway", "invoke", "ApiEndpoint"},
     {"apigateway", "invoke", "Method"},
     {"http", "invoke", "ApiEndpoint"},
     {"http", "invoke", "Method"},
     {"batch", "submitJob", "JobName"},
     {"batch", "submitJob", "JobQueue"},
     {"batch", "submitJob", "JobDefinition"},
     {"codebuild", "startBuild", "ProjectName"},
     {"athena", "startQueryExecution", "QueryString"},
     {"states", "startExecution", "StateMachineArn"},
     {"events", "putEvents", "Entries"},
     {"ecs", "runTask", "TaskDefinition"},
     {"glue", "startJobRun", "JobName"}}};

/// Whether an object has a member, written as it is or to be evaluated.
bool hasTemplateMember(json::Node object, std::string_view name) {
    return object.findMember(name) || object.findMember(std::string(name) + ".$");
}

class Task {
  public:
    Task(const Check& check, const asl::State& state)
        : m_check(check), m_state(state), m_place(state.path, state.nameNode, state.node),
          m_resourceNode(state.node["Resource"]), m_text(m_resourceNode), m_resource(readResource(m_text)) {}

    void run() {
        if (m_resourceNode.isString() && !m_text.view().empty() && !asl::hasPlaceholder(m_text))
            checkResource();
        checkCredentials();
        if (m_check.options.warnings) checkTimeouts();
    }

  private:
    Place resourcePlace() const { return m_place.member(m_resourceNode.member()); }

    void checkResource() {
        if (m_resource.kind == Kind::Invalid) {
            m_check.report.error("Value is not a valid resource ARN", resourcePlace());
            return;
        }
        if (m_resource.kind == Kind::Foreign)
            m_check.report.add(Severity::Warning, code::foreignResource,
                               "The resource is no ARN; the service would refuse it",
                               resourcePlace().location(), m_resourceNode.range());
        if (m_check.options.type == MachineType::Express) checkExpress();
        if (m_resource.kind != Kind::Integration) return;
        if (!isRecognised(m_resource) || !offersPattern(m_resource))
            m_check.report.error(
                "The resource provided " + std::string(m_text.view()) +
                    " is not recognized. The value is not a valid resource ARN, or the resource is "
                    "not available in this region.",
                resourcePlace());
        checkParameters();
    }

    void checkExpress() {
        if (m_resource.kind == Kind::Activity)
            m_check.report.error("Express state machine does not support Activity ARN", resourcePlace());
        if (m_resource.pattern.empty()) return;
        const std::string pattern =
            m_resource.pattern.starts_with(".sync") ? ".sync" : std::string(m_resource.pattern);
        m_check.report.error("Express state machine does not support '" + pattern + "' service integration",
                             resourcePlace());
    }

    void checkParameters() {
        const bool jsonata = m_state.queryLanguage == asl::QueryLanguage::Jsonata;
        const json::Node parameters = m_state.node[jsonata ? "Arguments" : "Parameters"];
        if (!parameters && !m_resource.service.starts_with("aws-sdk:"))
            m_check.report.add(Severity::Error, code::schema,
                               std::string(jsonata ? "Arguments" : "Parameters") +
                                   " field is required for resource ARN: " + std::string(m_text.view()),
                               m_place.location(), m_place.head());
        if (!parameters.isObject()) return;
        for (const RequiredParameter& required : requiredParameters) {
            if (required.service != m_resource.service || required.action != m_resource.action ||
                hasTemplateMember(parameters, required.name))
                continue;
            const Place place = m_place.member(parameters.member());
            m_check.report.add(Severity::Error, code::schema,
                               "The field '" + std::string(required.name) + "' is required but was missing",
                               place.location(), place.head());
        }
    }

    void checkCredentials() {
        const json::Node credentials = m_state.node["Credentials"];
        if (!credentials) return;
        const Place place = m_place.member(credentials.member());
        if (m_resource.kind == Kind::Activity)
            m_check.report.add(Severity::Error, code::schema,
                               "The field 'Credentials' is not supported for activities", m_place.location(),
                               place.head());
        if (!credentials.isObject() || m_resource.kind == Kind::Foreign ||
            hasTemplateMember(credentials, "RoleArn"))
            return;
        m_check.report.add(Severity::Error, code::schema, "The field 'RoleArn' is required but was missing",
                           place.location(), place.head());
    }

    void checkTimeouts() {
        const json::Node timeout = m_state.node["TimeoutSeconds"];
        if (!timeout && !m_state.node.findMember("TimeoutSecondsPath"))
            m_check.report.add(Severity::Warning, code::noTimeout, "The task has no timeout",
                               m_place.location(), m_place.head());
        const json::Node heartbeat = m_state.node["HeartbeatSeconds"];
        if (timeout.integer() && heartbeat.integer() && *heartbeat.integer() >= *timeout.integer())
            m_check.report.add(Severity::Warning, code::heartbeat,
                               "HeartbeatSeconds must be smaller than TimeoutSeconds",
                               m_place.member(heartbeat.member()).location(), heartbeat.range());
    }

    const Check& m_check;
    const asl::State& m_state;
    Place m_place;
    json::Node m_resourceNode;
    asl::NodeText m_text;
    Resource m_resource;
};

} // namespace

void tasks(const Check& check) {
    for (const asl::State& state : check.model.states())
        if (state.type == asl::StateType::Task && state.node.isObject()) Task(check, state).run();
}

} // namespace wb::lint::rules
