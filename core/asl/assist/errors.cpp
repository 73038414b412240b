// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/errors.h"

namespace wb::asl::assist {

namespace {

constexpr ErrorInfo rows[] = {
    {"States.ALL",
     "Stands for any error but States.DataLimitExceeded and States.Runtime. Alone in its list, in the last "
     "retrier or catcher."},
    {"States.TaskFailed", "A task failed. In Retry and Catch it stands for any error but States.Timeout."},
    {"States.Timeout",
     "A task ran longer than TimeoutSeconds, or sent no heartbeat within HeartbeatSeconds."},
    {"States.HeartbeatTimeout", "A task sent no heartbeat within HeartbeatSeconds."},
    {"States.Permissions", "The execution role may not make the call."},
    {"States.ResultPathMatchFailure", "ResultPath cannot be applied to the state's input."},
    {"States.ParameterPathFailure", "A path in a payload template finds nothing."},
    {"States.BranchFailed", "A branch of a Parallel state failed."},
    {"States.NoChoiceMatched", "No rule of a Choice state holds and it has no Default."},
    {"States.IntrinsicFailure", "An intrinsic function was called with arguments it cannot work with."},
    {"States.QueryEvaluationError", "A JSONata expression failed, or gave a value of the wrong type."},
    {"States.ExceedToleratedFailureThreshold", "More iterations of a Map state failed than are tolerated."},
    {"States.ItemReaderFailed", "A Map state could not read its items."},
    {"States.ResultWriterFailed", "A Map state could not write its results."},
    {"States.Http.Socket", "An HTTP task got no answer within 60 seconds."},
    {"States.DataLimitExceeded",
     "A state's input, output or result is larger than 256 KiB. States.ALL does not stand for it."},
    {"States.Runtime", "The state cannot be run with this data. Nothing retries or catches it.", false},
    {"Lambda.Unknown", "A function ended without saying why: out of memory, timed out, or crashed.", true,
     "lambda"},
    {"Lambda.ServiceException", "AWS Lambda failed for a moment; worth a retry.", true, "lambda"},
    {"Lambda.AWSLambdaException", "AWS Lambda refused or could not make the call; worth a retry.", true,
     "lambda"},
    {"Lambda.SdkClientException", "AWS Lambda could not be reached; worth a retry.", true, "lambda"},
    {"Lambda.ClientExecutionTimeoutException", "The call of AWS Lambda took too long; worth a retry.", true,
     "lambda"},
    {"Lambda.TooManyRequestsException", "The function is throttled; worth a retry after a while.", true,
     "lambda"},
    {"Lambda.ResourceNotFoundException", "There is no such function or version.", true, "lambda"},
    {"Sandbox.Timedout", "A function ran longer than its own time limit.", true, "lambda"},
    {"DynamoDB.ConditionalCheckFailedException", "The condition of a write does not hold.", true, "dynamodb"},
    {"DynamoDB.ProvisionedThroughputExceededException", "The table is throttled; worth a retry.", true,
     "dynamodb"},
    {"DynamoDB.ResourceNotFoundException", "There is no such table.", true, "dynamodb"},
    {"StepFunctions.ExecutionAlreadyExistsException", "An execution of that name exists already.", true,
     "states"},
    {"StepFunctions.StateMachineDoesNotExistException", "There is no such state machine.", true, "states"},
    {"States.Http.StatusCode.404",
     "An HTTP task was answered with this status; any status code can be named.", true, "http"},
    {"States.Http.StatusCode.429", "An HTTP endpoint asks for fewer calls; worth a retry.", true, "http"},
    {"States.Http.StatusCode.503", "An HTTP endpoint is not available; worth a retry.", true, "http"},
    {"Events.ConnectionResource.InvalidConnectionState", "The connection of an HTTP task is not authorised.",
     true, "http"},
    {"Bedrock.ThrottlingException", "The model is throttled; worth a retry.", true, "bedrock"},
    {"ECS.AmazonECSException", "Amazon ECS refused or could not make the call.", true, "ecs"},
    {"SQS.AmazonSQSException", "Amazon SQS refused or could not make the call.", true, "sqs"},
    {"SNS.AmazonSNSException", "Amazon SNS refused or could not make the call.", true, "sns"},
    {"Glue.ConcurrentRunsExceededException", "The job runs as often at a time as it may.", true, "glue"},
};

} // namespace

std::span<const ErrorInfo> errors() {
    return rows;
}

const ErrorInfo* findError(std::string_view name) {
    for (const ErrorInfo& row : rows)
        if (row.name == name) return &row;
    return nullptr;
}

} // namespace wb::asl::assist
