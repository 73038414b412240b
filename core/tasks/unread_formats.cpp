// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/unread_formats.h"

namespace wb::tasks {

namespace {

/// Of JSONata or a placeholder nobody knows before the run.
std::string formatOf(json::Node config) {
    // What the files hold that such a manifest names is told by InputType.
    if (config["ManifestType"].string() == "ATHENA_DATA" && config["InputType"].string() == "MANIFEST")
        return "ManifestType ATHENA_DATA without the InputType of its files";
    if (config["InputType"].string() == "PARQUET") return "InputType PARQUET";
    return {};
}

} // namespace

std::vector<execution::Refusal> unreadFormats(const asl::Model& model,
                                              const std::function<bool(const std::string&)>& isAnswered) {
    std::vector<execution::Refusal> refusals;
    for (const asl::State& state : model.states()) {
        if (state.type != asl::StateType::Map) continue;
        const std::string format = formatOf(state.node["ItemReader"]["ReaderConfig"]);
        if (format.empty() || isAnswered(state.name)) continue;
        refusals.push_back({state.path, "ItemReader: " + format +
                                            " is not read here; local files are read as CSV, JSON, JSONL or "
                                            "S3 inventory, and mocks can give the items"});
    }
    return refusals;
}

} // namespace wb::tasks
