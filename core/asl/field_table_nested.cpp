// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/choice_operators.h"
#include "core/asl/field_table.h"

namespace wb::asl::table {

namespace {

constexpr std::string_view jitterStrategies[] = {"NONE", "FULL"};
constexpr std::string_view processorModes[] = {"INLINE", "DISTRIBUTED"};
constexpr std::string_view executionTypes[] = {"STANDARD", "EXPRESS"};
constexpr std::string_view inputTypes[] = {"CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"};
constexpr std::string_view headerLocations[] = {"FIRST_ROW", "GIVEN"};
constexpr std::string_view delimiters[] = {"COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"};
constexpr std::string_view manifestTypes[] = {"S3_INVENTORY", "ATHENA_DATA"};
constexpr std::string_view transformations[] = {"NONE", "COMPACT", "FLATTEN"};
constexpr std::string_view outputTypes[] = {"JSON", "JSONL"};
constexpr std::string_view readerTransformations[] = {"NONE", "LOAD_AND_FLATTEN"};
constexpr double largestInteger = 99999999;

Row comment() {
    return Row("Comment", Text, "Text for people; the service ignores it.");
}

ValueKind kindOf(const ChoiceOperator& op) {
    if (op.isPath) return ReferencePath;
    switch (op.operand) {
    case OperandKind::Text:
        return Text;
    case OperandKind::Number:
        return Number;
    case OperandKind::Timestamp:
        return Timestamp;
    case OperandKind::Boolean:
    case OperandKind::TypeTest:
        break;
    }
    return Boolean;
}

Rows mapStateRows() {
    Rows rows;
    rows.push_back(
        Row("ItemProcessor", Object, "The machine that runs once for every item.").of(ObjectType::Processor));
    rows.push_back(Row("Iterator", Object, "Former name of ItemProcessor.").of(ObjectType::Processor));
    rows.push_back(Row("ItemsPath", ReferencePath, "Path to the array (or object) whose items are processed.")
                       .jsonPath());
    rows.push_back(
        Row("Items", Items, "The array or object whose items are processed, or an expression for it.")
            .jsonata()
            .expression());
    rows.push_back(Row("ItemReader", Object, "Reads the items from Amazon S3 instead of the input.")
                       .of(ObjectType::ItemReader));
    rows.push_back(Row("ItemSelector", Template, "Builds the input of one iteration.").expression());
    rows.push_back(
        Row("ItemBatcher", Object, "Hands items to the iterations in batches.").of(ObjectType::ItemBatcher));
    rows.push_back(Row("ResultWriter", Object, "Writes the results to Amazon S3 instead of the output.")
                       .of(ObjectType::ResultWriter));
    rows.push_back(Row("MaxConcurrency", Integer, "How many iterations run at a time; 0 means no limit.")
                       .atLeast(0)
                       .expression());
    rows.push_back(
        Row("MaxConcurrencyPath", ReferencePath, "Path to how many iterations run at a time.").jsonPath());
    rows.push_back(Row("ToleratedFailurePercentage", Number,
                       "Percentage of items that may fail before the Map state fails.")
                       .atLeast(0)
                       .atMost(100)
                       .expression());
    rows.push_back(
        Row("ToleratedFailurePercentagePath", ReferencePath, "Path to the percentage of items that may fail.")
            .jsonPath());
    rows.push_back(
        Row("ToleratedFailureCount", Integer, "Number of items that may fail before the Map state fails.")
            .atLeast(0)
            .expression());
    rows.push_back(
        Row("ToleratedFailureCountPath", ReferencePath, "Path to the number of items that may fail.")
            .jsonPath());
    rows.push_back(
        Row("Label", Text, "Names the child executions of a distributed Map; at most 40 characters."));
    return rows;
}

Rows readerConfigRows() {
    Rows rows;
    rows.push_back(Row("InputType", Choice, "Format of the file.").oneOf(inputTypes).expression());
    rows.push_back(Row("Transformation", Choice, "What is done to listed objects before they become items.")
                       .oneOf(readerTransformations));
    rows.push_back(
        Row("ItemsPointer", Text, "JSON Pointer to the array inside a JSON file whose items are read."));
    rows.push_back(Row("CSVHeaderLocation", Choice, "Where the names of a CSV file's columns come from.")
                       .oneOf(headerLocations));
    rows.push_back(Row("CSVHeaders", Texts, "Names of a CSV file's columns."));
    rows.push_back(Row("CSVDelimiter", Choice, "What separates the cells of a CSV file.").oneOf(delimiters));
    rows.push_back(Row("ManifestType", Choice, "What kind of manifest the file is.").oneOf(manifestTypes));
    rows.push_back(Row("MaxItems", Integer, "How many items are read at most; 0 means all.")
                       .atLeast(0)
                       .atMost(100'000'000)
                       .expression());
    rows.push_back(Row("MaxItemsPath", ReferencePath, "Path to how many items are read at most.").jsonPath());
    return rows;
}

} // namespace

Rows errorHandlingRows(ObjectType type) {
    if (type != ObjectType::Retrier && type != ObjectType::Catcher) return {};
    Rows rows;
    rows.push_back(Row("ErrorEquals", ErrorNames, "Names of the errors that are meant.").required());
    if (type == ObjectType::Retrier) {
        rows.push_back(Row("IntervalSeconds", Integer, "Seconds before the first retry; 1 if left out.")
                           .atLeast(0)
                           .atMost(largestInteger));
        rows.push_back(Row("MaxAttempts", Integer, "How often it is tried again at most; 3 if left out.")
                           .atLeast(0)
                           .atMost(largestInteger));
        rows.push_back(Row("BackoffRate", Number,
                           "Factor by which the interval grows with every retry; 2.0 if left out.")
                           .atLeast(1));
        rows.push_back(Row("MaxDelaySeconds", Integer, "Longest interval between two retries.")
                           .atLeast(1)
                           .atMost(31622400));
        rows.push_back(
            Row("JitterStrategy", Choice, "Whether intervals are randomised.").oneOf(jitterStrategies));
    } else {
        rows.push_back(Row("ResultPath", ReferencePath, "Where the error is placed in the input.")
                           .jsonPath()
                           .nullable());
        rows.push_back(Row("Output", Template, "What the next state gets as input.").jsonata().expression());
        rows.push_back(Row("Assign", Assignments, "Variables that are set when the error is caught."));
        rows.push_back(Row("Next", StateName, "The state that handles the error.").required());
    }
    rows.push_back(comment());
    return rows;
}

Rows choiceRows(ObjectType type) {
    if (type != ObjectType::ChoiceRule && type != ObjectType::NestedRule) return {};
    Rows rows;
    if (type == ObjectType::ChoiceRule)
        rows.push_back(
            Row("Condition", Condition, "Expression that decides whether the rule holds.").jsonata());
    rows.push_back(Row("Variable", ReferencePath, "Path to the value that is compared.").jsonPath());
    for (const ChoiceOperator& op : choiceOperators()) {
        Row row(op.name, kindOf(op), op.doc);
        rows.push_back(row.jsonPath());
    }
    rows.push_back(
        Row("And", Objects, "Holds when all of these rules hold.").of(ObjectType::NestedRule).jsonPath());
    rows.push_back(
        Row("Or", Objects, "Holds when one of these rules holds.").of(ObjectType::NestedRule).jsonPath());
    rows.push_back(
        Row("Not", Object, "Holds when this rule does not.").of(ObjectType::NestedRule).jsonPath());
    if (type == ObjectType::ChoiceRule) {
        rows.push_back(Row("Assign", Assignments, "Variables that are set when the rule holds."));
        rows.push_back(
            Row("Output", Template, "The state's output when the rule holds.").jsonata().expression());
        rows.push_back(Row("Next", StateName, "The state that follows when the rule holds.").required());
    }
    rows.push_back(comment());
    return rows;
}

Rows mapRows(ObjectType type) {
    Rows rows;
    switch (type) {
    case ObjectType::Map:
        return mapStateRows();
    case ObjectType::ReaderConfig:
        return readerConfigRows();
    case ObjectType::ItemReader:
        rows.push_back(Row("Resource", Resource, "The call that reads the items.").required());
        rows.push_back(Row("ReaderConfig", Object, "Format of what is read.").of(ObjectType::ReaderConfig));
        rows.push_back(
            Row("Parameters", Template, "Bucket and key, or what else the call takes.").jsonPath());
        rows.push_back(Row("Arguments", Template, "Bucket and key, or what else the call takes.")
                           .jsonata()
                           .expression());
        break;
    case ObjectType::ItemBatcher:
        rows.push_back(Row("BatchInput", Template, "Constant part of every batch.").expression());
        rows.push_back(
            Row("MaxItemsPerBatch", Integer, "How many items a batch has at most.").atLeast(1).expression());
        rows.push_back(
            Row("MaxItemsPerBatchPath", ReferencePath, "Path to how many items a batch has at most.")
                .jsonPath());
        rows.push_back(Row("MaxInputBytesPerBatch", Integer, "How many bytes a batch has at most.")
                           .atLeast(1)
                           .atMost(262144)
                           .expression());
        rows.push_back(
            Row("MaxInputBytesPerBatchPath", ReferencePath, "Path to how many bytes a batch has at most.")
                .jsonPath());
        break;
    case ObjectType::ResultWriter:
        rows.push_back(Row("Resource", Resource, "The call that writes the results."));
        rows.push_back(Row("WriterConfig", Object, "How results are transformed and written.")
                           .of(ObjectType::WriterConfig));
        rows.push_back(Row("Parameters", Template, "Bucket and prefix.").jsonPath());
        rows.push_back(Row("Arguments", Template, "Bucket and prefix.").jsonata().expression());
        break;
    case ObjectType::WriterConfig:
        rows.push_back(Row("Transformation", Choice, "What is done to the results before they are written.")
                           .oneOf(transformations));
        rows.push_back(Row("OutputType", Choice, "Format of the written file.").oneOf(outputTypes));
        break;
    case ObjectType::ProcessorConfig:
        rows.push_back(Row("Mode", Choice,
                           "INLINE runs iterations inside this execution, DISTRIBUTED as child executions.")
                           .oneOf(processorModes));
        rows.push_back(Row("ExecutionType", Choice, "Kind of the child executions.").oneOf(executionTypes));
        break;
    case ObjectType::Credentials:
        rows.push_back(Row("RoleArn", Text, "The role that the task assumes.").required());
        break;
    default:
        break;
    }
    return rows;
}

} // namespace wb::asl::table
