// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"
#include "core/json/writer.h"
#include "core/tasks/local_files.h"
#include "core/tasks/local_paths.h"

#include <optional>
#include <system_error>

namespace wb::tasks {

using execution::TaskReply;
using execution::TaskRequest;
namespace fs = std::filesystem;

namespace {

/// Writes a file as a whole or not at all and gives its size.
std::optional<std::int64_t> write(const fs::path& path, const json::Value& value, bool isLines) {
    std::string content;
    if (isLines && value.isArray()) {
        for (const json::Value& line : value.items()) content += json::toText(line) + '\n';
    } else {
        content = json::toText(value);
    }
    if (replaceFile(path, [&](const ByteSink& sink) { sink(content); })) return std::nullopt;
    return static_cast<std::int64_t>(content.size());
}

} // namespace

TaskReply LocalFiles::writeResults(const TaskRequest& request) const {
    const json::Value& payload = request.payload;
    const json::Value runArn = payload["MapRunArn"];
    const std::string arn(runArn.string());
    const std::string run = arn.substr(arn.rfind(':') + 1);
    const std::string prefix = textOf(request.input["Prefix"]);
    const std::string relative = (prefix.empty() ? std::string() : prefix + '/') + run;
    const fs::path folder = inside(m_folder, textOf(request.input["Bucket"]) + '/' + relative);
    std::error_code none;
    if (!folder.empty()) fs::create_directories(folder, none);
    if (folder.empty() || !fs::is_directory(folder, none))
        return TaskReply::failure("States.ResultWriterFailed",
                                  "The local folder for the results cannot be made.");
    const bool isLines = payload["WriterConfig"]["OutputType"] == json::Value("JSONL");
    const json::Value bucket = request.input["Bucket"];
    std::vector<json::Member> files;
    bool isWritten = true;
    for (const auto& [group, name] : {std::pair("Succeeded", "SUCCEEDED"), std::pair("Failed", "FAILED"),
                                      std::pair("Pending", "PENDING")}) {
        std::vector<json::Value> entries;
        const json::Value results = payload[group];
        if (results.size() > 0) {
            const std::string file = std::string(name) + (isLines ? "_0.jsonl" : "_0.json");
            const std::optional<std::int64_t> size = write(folder / file, results, isLines);
            isWritten = isWritten && size;
            entries.push_back(
                json::Value::object({{"Key", relative + '/' + file}, {"Size", size.value_or(0)}}));
        }
        files.push_back({name, json::Value::array(std::move(entries))});
    }
    isWritten =
        isWritten && write(folder / "manifest.json",
                           json::Value::object({{"DestinationBucket", bucket},
                                                {"MapRunArn", runArn},
                                                {"ResultFiles", json::Value::object(std::move(files))}}),
                           false);
    if (!isWritten)
        return TaskReply::failure("States.ResultWriterFailed",
                                  "The results cannot be written to the local folder.");
    return TaskReply::success(json::Value::object(
        {{"MapRunArn", runArn},
         {"ResultWriterDetails",
          json::Value::object({{"Bucket", bucket}, {"Key", relative + "/manifest.json"}})}}));
}

} // namespace wb::tasks
