// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/execution/choice_rule.h"
#include "core/execution/task.h"
#include "core/query/payload_path.h"
#include "core/query/template.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wb::execution {

/// A field that may stand as a constant, as `...Path`, or as a JSONata expression.
struct Field {
    enum class Kind : std::uint8_t { None, Constant, Path, PayloadPath, Expression };
    Kind kind = Kind::None;
    /// The name as written, with `Path` where it has one.
    std::string name;
    json::Value constant;
    std::string pathText;
    std::shared_ptr<const query::FilterPath> path;
    std::shared_ptr<const query::PayloadPath> payloadPath;
    query::Template expression;

    explicit operator bool() const { return kind != Kind::None; }
};

struct Retrier {
    std::vector<std::string> errors;
    double intervalSeconds = 1;
    std::int64_t maxAttempts = 3;
    double backoffRate = 2;
    std::optional<double> maxDelaySeconds;
    bool hasFullJitter = false;
};

struct Catcher {
    std::vector<std::string> errors;
    asl::StateIndex next = asl::noIndex;
    query::ResultPath resultPath;
    std::optional<query::Template> output;
    std::optional<query::Template> assign;
};

/// A Resource taken apart.
struct Resource {
    std::string text;
    TaskKind kind = TaskKind::Lambda;
    TaskPattern pattern = TaskPattern::RequestResponse;
    /// As history events name it: `lambda` and `invoke.waitForTaskToken`. Empty for Lambda functions and
    /// activities.
    std::string type;
    std::string action;
    bool isLambdaInvoke = false;
    /// The service itself gives up an HTTP Task that takes longer than its bound.
    bool isHttp = false;

    static Resource parse(std::string text);
};

/// What only Map has.
struct MapFields {
    bool isDistributed = false;
    bool isExpressChild = false;
    query::FilterPath itemsPath;
    std::string itemsPathText = "$";
    bool hasItemsPath = false;
    std::optional<query::Template> items;
    std::optional<query::Template> itemSelector;
    Field maxConcurrency;
    Field toleratedCount;
    Field toleratedPercentage;
    std::optional<query::Template> readerArguments;
    json::Value readerConfig;
    std::string readerResource;
    Field readerMaxItems;
    bool hasReader = false;
    bool hasBatcher = false;
    Field maxItemsPerBatch;
    Field maxBytesPerBatch;
    std::optional<query::Template> batchInput;
    bool hasWriter = false;
    std::optional<query::Template> writerArguments;
    /// How results are put together: COMPACT gives outputs, FLATTEN joins those that are arrays, NONE tells
    /// of the executions.
    enum class Transformation : std::uint8_t { None, Compact, Flatten };
    Transformation transformation = Transformation::Compact;
    json::Value writerConfig;
    std::string label;
    /// Whether the results tell of the child executions rather than of their outputs alone.
    bool reportsExecutions() const {
        return hasWriter || reportsFailures() || transformation == Transformation::None;
    }
    /// Whether a failed execution is told of as by NONE, whatever the transformation: wherever one is asked
    /// for.
    bool reportsFailures() const { return !writerConfig.isAbsent(); }
};

/// What only Task has.
struct TaskFields {
    Resource resource;
    Field timeout;
    Field heartbeat;
    std::optional<query::Template> credentials;
};

/// What only Wait has: one of the two.
struct WaitFields {
    Field seconds;
    Field timestamp;
};

/// What only Fail has.
struct FailFields {
    Field error;
    Field cause;
};

/// A state ready to be executed. Small, because there may be many; what one type alone has is kept apart.
struct CompiledState {
    const asl::State* source = nullptr;
    asl::StateIndex index = asl::noIndex;
    asl::StateType type = asl::StateType::Unknown;
    bool isJsonata = false;
    /// Whether any expression of the state can read the Context object.
    bool readsContext = false;
    json::String name;
    asl::StateIndex next = asl::noIndex;

    query::FilterPath inputPath;
    query::FilterPath outputPath;
    query::ResultPath resultPath;
    /// Parameters or Arguments.
    std::optional<query::Template> parameters;
    std::optional<query::Template> resultSelector;
    std::optional<query::Template> output;
    std::optional<query::Template> assign;

    /// Pass: Absent when there is none.
    json::Value result;

    std::vector<Retrier> retriers;
    std::vector<Catcher> catchers;

    std::vector<ChoiceRule> rules;
    asl::StateIndex defaultNext = asl::noIndex;

    std::unique_ptr<TaskFields> task;
    std::unique_ptr<WaitFields> wait;
    std::unique_ptr<FailFields> fail;
    std::unique_ptr<MapFields> map;
};

/// All states of a definition ready to run.
struct CompiledMachine {
    std::vector<CompiledState> states;
    std::optional<std::int64_t> timeoutSeconds;
};

} // namespace wb::execution
