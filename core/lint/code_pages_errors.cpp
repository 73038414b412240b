// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/code_pages.h"

namespace wb::lint {

namespace {

constexpr CodePage errorRows[] = {
    {code::invalidJson, "The text is not JSON",
     "A definition is a JSON text (RFC 8259): no comments, no trailing commas, keys and texts in double "
     "quotes. The\n"
     "place is where reading could not go on; the cause may stand just before it. Other checks wait until "
     "the text can\n"
     "be read, which comments alone do not hinder. Placeholders such as ${Timeout} are allowed in place of a "
     "value.",
     R"({ "StartAt": "A", "States": { "A": { "Type": "Succeed", } } })",
     R"({ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } })"},
    {code::schema, "The definition breaks a rule of the language",
     "A field is missing, has a name or a place that the language does not know, contradicts another one, or "
     "has a value\n"
     "of the wrong kind or outside its range; or an expression cannot be read. The service refuses such a "
     "definition.\n\n"
     "Typical messages: 'These fields are required: [...]', 'Field 'X' is not supported', 'There should only "
     "be one of\n"
     "the following fields: [...]', 'Expected value of type Integer', 'Value must be a valid JSONPath.'. "
     "Names of fields\n"
     "are case-sensitive. Fields of JSONPath (InputPath, Parameters, ResultPath...) and of JSONata "
     "(Arguments, Output...)\n"
     "cannot be mixed in one state.",
     R"("Pay": { "Type": "Task", "resource": "arn:aws:states:::sqs:sendMessage", "TimeoutSeconds": "10" })",
     R"("Pay": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "TimeoutSeconds": 10, "End": true })"},
    {code::missingTarget, "A transition leads nowhere, or nothing leads to a state",
     "StartAt, Next and Default name a state of the same States object: a branch of a Parallel state or the "
     "processor of a\n"
     "Map state cannot be left or entered by a transition. Names are compared letter by letter.\n\n"
     "The service also refuses states that no transition reaches from StartAt. Either a transition is "
     "missing, or the\n"
     "state is a leftover and can be deleted.",
     R"("StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "b" }, "B": { "Type": "Succeed" } })",
     R"("StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Succeed" } })"},
    {code::missingEnd, "The machine has no end",
     "At least one state must end the execution: a Succeed or Fail state, or one with \"End\": true.",
     R"("A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "Next": "A" })",
     R"("A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "End": true })"},
    {code::duplicateName, "Two states have the same name",
     "Names of states are unique in the whole machine, also across the branches of Parallel states and the "
     "processors of\n"
     "Map states: the execution history knows states by their names alone.",
     R"("Branches": [ { "StartAt": "Work", ... }, { "StartAt": "Work", ... } ])",
     R"("Branches": [ { "StartAt": "Work 1", ... }, { "StartAt": "Work 2", ... } ])"},
    {code::invalidName, "A state's name is empty or too long", "Names of states have 1 to 80 characters.", "",
     ""},
    {code::invalidResource, "The resource of a task is not valid",
     "Resource is the ARN of a Lambda function, of an activity, or of a service integration such as\n"
     "arn:aws:states:::sqs:sendMessage.\n\n"
     "The service documents this code, but what it answers is SCHEMA_VALIDATION_FAILED with the message "
     "'Value is not a\n"
     "valid resource ARN' or 'The resource provided ... is not recognized'. So does asl validate.",
     R"("Resource": "my-function")",
     R"("Resource": "arn:aws:lambda:eu-central-1:123456789012:function:my-function")"},
    {code::invalidJsonata, "A JSONata expression cannot be read",
     "What stands between {% and %} must be JSONata 2.0.6, the version of the service: the operators ?? and "
     "?: came\n"
     "later. The message is that of the JSONata reference.",
     R"("Output": "{% $states.input.price * %}")", R"("Output": "{% $states.input.price * 2 %}")"},
    {code::unsupportedJsonata, "A JSONata expression reads what is not there",
     "Expressions are not evaluated on a value of their own. A path that begins with a plain name, $ or $$ "
     "therefore\n"
     "reads nothing at the top level of an expression; what comes into the state is $states.input. Inside of "
     "filters and\n"
     "behind a dot plain names are fine.\n\n"
     "$states.result is only there in Output and Assign of Task, Parallel and Map states, "
     "$states.errorOutput in Output and\n"
     "Assign of a catcher.",
     R"("Output": "{% order.id %}")", R"("Output": "{% $states.input.order.id %}")"},
    {code::duplicateLabel, "Two distributed Map states have the same label",
     "Label becomes part of the ARN of the child executions and must be unique in the machine.", "", ""},
    {code::invalidLabel, "The label of a Map state is not valid",
     "A label has 1 to 40 characters, without spaces, brackets, wildcards and special characters.",
     R"("Label": "every day")", R"("Label": "every-day")"},
    {code::reservedVariable, "A variable has a reserved name",
     "$states is how JSONata expressions read input, result and context; it cannot be assigned.",
     R"("Assign": { "states": 1 })", R"("Assign": { "stateCount": 1 })"},
    {code::invalidVariable, "The name of a variable is not valid",
     "Names of variables begin with a letter and go on with letters, digits and underscores; they have at "
     "most 80\n"
     "characters.",
     R"("Assign": { "order-id.$": "$.id" })", R"("Assign": { "orderId.$": "$.id" })"},
    {code::tooLarge, "The definition is larger than the service takes",
     "A definition has at most 1,048,576 characters. Parts of it can become state machines of their own, "
     "which tasks\n"
     "start. With --no-limits `asl validate` and `asl run` take larger ones.",
     "", ""},
};

} // namespace

std::span<const CodePage> errorPages() {
    return errorRows;
}

} // namespace wb::lint
