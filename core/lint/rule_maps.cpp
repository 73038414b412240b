// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/lint/rules.h"

namespace wb::lint::rules {

namespace {

constexpr std::int64_t largestInlineConcurrency = 40;

void fail(const Check& check, const Place& place, json::TextRange range, std::string message) {
    check.report.add(Severity::Error, code::schema, std::move(message), place.location(), range);
}

void processorConfig(const Check& check, const Place& place) {
    const json::Node mode = place.node()["Mode"];
    const json::Node type = place.node().findMember("ExecutionType");
    const asl::NodeText text(mode);
    if (text.view() == "DISTRIBUTED") {
        if (!type) fail(check, place, place.head(), "These fields are required: [ExecutionType]");
        if (check.options.type == MachineType::Express)
            fail(
                check, place, mode.range(),
                "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines");
    } else if (type && mode.isString() && text.view() == "INLINE") {
        fail(check, place, type.key().range(), "Field 'ExecutionType' is not supported");
    }
}

void readerConfig(const Check& check, const Place& place) {
    const asl::NodeText input(place.node()["InputType"]);
    const json::Node header = place.node().findMember("CSVHeaderLocation");
    if (input.view() == "CSV" && !header)
        fail(check, place, place.head(), "The field 'CSVHeaderLocation' is required");
    if (header && (input.view() == "JSON" || input.view() == "MANIFEST"))
        fail(check, place, header.key().range(), "Field 'CSVHeaderLocation' is not supported");
    if (header && asl::NodeText(header.value()).view() == "GIVEN" && !place.node().findMember("CSVHeaders"))
        fail(check, place, place.head(), "These fields are required: [CSVHeaders]");
}

void itemReader(const Check& check, const Place& place) {
    const json::Node config = place.node()["ReaderConfig"];
    if (config.isObject()) readerConfig(check, place.member(config.member()));
    const json::Node resource = place.node()["Resource"];
    const asl::NodeText text(resource);
    if (!resource.isString() || asl::hasPlaceholder(text)) return;
    if (!text.view().ends_with(":states:::s3:getObject") &&
        !text.view().ends_with(":states:::s3:listObjectsV2"))
        fail(check, place.member(resource.member()), resource.range(),
             "The field 'Resource' does not match any of the allowed values");
}

void inlineConcurrency(const Check& check, const Place& state, json::Node processor) {
    if (asl::NodeText(processor["ProcessorConfig"]["Mode"]).view() == "DISTRIBUTED") return;
    const json::Node concurrency = state.node()["MaxConcurrency"];
    if (!concurrency.integer() || *concurrency.integer() <= largestInlineConcurrency) return;
    check.report.add(Severity::Warning, code::inlineConcurrency,
                     "An inline Map runs at most 40 iterations at a time",
                     state.member(concurrency.member()).location(), concurrency.range());
}

} // namespace

void maps(const Check& check) {
    for (const asl::State& state : check.model.states()) {
        if (state.type != asl::StateType::Map || !state.node.isObject()) continue;
        const Place place(state.path, state.nameNode, state.node);
        for (const std::string_view field : {"ItemProcessor", "Iterator"}) {
            const json::Node processor = state.node[field];
            if (!processor.isObject()) continue;
            inlineConcurrency(check, place, processor);
            const json::Node config = processor["ProcessorConfig"];
            if (!config.isObject()) continue;
            const Place inner = place.member(processor.member());
            processorConfig(check, inner.member(config.member()));
        }
        const json::Node reader = state.node["ItemReader"];
        if (reader.isObject()) itemReader(check, place.member(reader.member()));
    }
}

} // namespace wb::lint::rules
