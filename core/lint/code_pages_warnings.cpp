// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/code_pages.h"

namespace wb::lint {

namespace {

constexpr CodePage warningRows[] = {
    {code::noDollar, "A path or function is taken as plain text",
     "In Parameters, ResultSelector, ItemSelector and Assign only members whose name ends in .$ are "
     "evaluated. Without it\n"
     "the text is handed on as it is written.",
     R"("Parameters": { "id": "$.order.id" })", R"("Parameters": { "id.$": "$.order.id" })"},
    {code::noPath, "A path stands where plain text is expected",
     "The value looks like a path, but the field takes it as it is written; a field of the same name ending "
     "in Path would\n"
     "read the value from the state's input.",
     R"("Variable": "$.a", "StringEquals": "$.b")", R"("Variable": "$.a", "StringEqualsPath": "$.b")"},
    {code::passResultIsStatic, "The Result of a Pass state is not evaluated",
     "Result is constant: paths and members ending in .$ inside of it are handed on as they are written. "
     "Parameters is\n"
     "evaluated.",
     R"("Type": "Pass", "Result": { "id.$": "$.order.id" })",
     R"("Type": "Pass", "Parameters": { "id.$": "$.order.id" })"},
    {code::cannotReachEnd, "A state can never come to an end",
     "Whatever happens, the execution goes round in a circle once it is here, until a limit or an error "
     "stops it. Other\n"
     "states do end, so this is hardly meant.",
     R"("Poll": { "Type": "Wait", "Seconds": 5, "Next": "Ask" }, "Ask": { "Type": "Pass", "Next": "Poll" })",
     R"(a Choice state in the circle with a way out)"},
    {code::noDefault, "A Choice state has no Default",
     "When no rule holds, the execution fails with States.NoChoiceMatched.",
     R"("Type": "Choice", "Choices": [ ... ])",
     R"("Type": "Choice", "Choices": [ ... ], "Default": "Otherwise")"},
    {code::shadowedRetrier, "A retrier is never used",
     "Retriers are looked through in order, and the first that names the error is used, even when its "
     "attempts are used up.\n"
     "An earlier retrier names the same error.",
     R"([ { "ErrorEquals": ["States.TaskFailed"] }, { "ErrorEquals": ["Busy"] } ])",
     R"([ { "ErrorEquals": ["Busy"] }, { "ErrorEquals": ["States.TaskFailed"] } ])"},
    {code::shadowedCatcher, "A catcher is never used",
     "Catchers are looked through in order, and the first that names the error is used. An earlier catcher "
     "names the same\n"
     "error.",
     R"([ { "ErrorEquals": ["States.TaskFailed"], ... }, { "ErrorEquals": ["Busy"], ... } ])",
     R"([ { "ErrorEquals": ["Busy"], ... }, { "ErrorEquals": ["States.TaskFailed"], ... } ])"},
    {code::unknownErrorName, "There is no such reserved error",
     "Names that begin with States. are reserved for the service, which never reports this one.",
     R"("ErrorEquals": ["States.TimeOut"])", R"("ErrorEquals": ["States.Timeout"])"},
    {code::uncatchable, "This error can be neither retried nor caught",
     "States.Runtime, and States.DataLimitExceeded by States.ALL, end the execution whatever Retry and Catch "
     "say.",
     "", ""},
    {code::noTimeout, "A task may run for ever",
     "A task without TimeoutSeconds waits as long as the execution lives, up to a year, when the answer gets "
     "lost.",
     R"("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken")",
     R"("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 3600)"},
    {code::heartbeat, "The heartbeat comes too late",
     "HeartbeatSeconds must be smaller than TimeoutSeconds; else the task times out before a heartbeat is "
     "missed.",
     R"("TimeoutSeconds": 60, "HeartbeatSeconds": 60)", R"("TimeoutSeconds": 60, "HeartbeatSeconds": 15)"},
    {code::losesInput, "A result replaces the input, which is read later",
     "Without ResultPath the result takes the place of the state's input; a caught error does, too. What is "
     "read after that\n"
     "is no longer there.",
     R"("Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Report $.orderId" } ])",
     R"("Catch": [ { "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Report $.orderId" } ])"},
    {code::unassignedVariable, "A variable is read before it has a value",
     "No state that can run before this one assigns the variable. Assign takes effect when its state is "
     "left; variables of a\n"
     "branch or an iteration end with it, and a distributed Map's child executions see none from outside.",
     R"("StartAt": "A", ... "A": { "Type": "Pass", "Parameters": { "x.$": "$count" }, "Assign": { "count": 1 } })",
     R"(assign in an earlier state)"},
    {code::shadowedVariable, "A variable of an outer scope is assigned",
     "A branch or an iteration can read variables from outside but not assign them, and cannot have one of "
     "the same name.",
     R"("Assign": { "total": 0 } outside and "Assign": { "total": 1 } in a branch)",
     R"(another name in the branch)"},
    {code::otherLanguage, "An expression of the other query language",
     "A JSONPath state takes {% %} as plain text, a JSONata state takes $.path, $$.path and "
     "States.Format(...) as plain text.",
     R"("QueryLanguage": "JSONata", "Output": { "id": "$.id" })",
     R"("QueryLanguage": "JSONata", "Output": { "id": "{% $states.input.id %}" })"},
    {code::inlineConcurrency, "More concurrency than an inline Map has",
     "An inline Map state runs at most 40 iterations at a time. A distributed one runs up to 10,000 child "
     "executions.",
     R"("MaxConcurrency": 1000, "ItemProcessor": { "ProcessorConfig": { "Mode": "INLINE" } ... })",
     R"("MaxConcurrency": 1000, "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", ... } ... })"},
    {code::similarNames, "Two names differ only in upper and lower case",
     "Names are case-sensitive, so these are two states; people mix them up.", R"("Send mail", "Send Mail")",
     ""},
    {code::placeholder, "A placeholder without a value",
     "${Name} is filled in when the definition is deployed (SAM, CDK, Terraform). Until then what depends on "
     "it cannot be\n"
     "checked, and a run asks for a value.",
     "", ""},
    {code::duplicateKey, "A field is written twice", "Only the last one counts.",
     R"({ "Type": "Pass", "Type": "Wait" })", R"({ "Type": "Wait" })"},
    {code::unreadableFilter, "A filter in a path cannot be read",
     "Filters compare with numbers, texts in quotes, true, false, null and other paths. The service accepts "
     "the\n"
     "definition, but the state fails when it gets here.",
     R"("$.items[?(@.name==apple)]")", R"("$.items[?(@.name=='apple')]")"},
    {code::foreignResource, "The resource is not one of AWS",
     "The service takes ARNs only. Other runners of the Amazon States Language know addresses such as "
     "docker://image.",
     R"("Resource": "docker://worker:latest")",
     R"("Resource": "arn:aws:lambda:eu-central-1:123456789012:function:worker")"},
};

} // namespace

std::span<const CodePage> warningPages() {
    return warningRows;
}

} // namespace wb::lint
