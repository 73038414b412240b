// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/writer.h"
#include "core/tasks/local_files.h"
#include "core/tasks/local_paths.h"

#include <QDir>
#include <QSaveFile>

#include <optional>

namespace wb::tasks {

using execution::TaskReply;
using execution::TaskRequest;

namespace {

/// Writes a file as a whole or not at all and gives its size.
std::optional<std::int64_t> write(const QString& path, const json::Value& value, bool isLines) {
    QSaveFile file(path);
    std::string content;
    if (isLines && value.isArray()) {
        for (const json::Value& line : value.items()) content += json::toText(line) + '\n';
    } else {
        content = json::toText(value);
    }
    const auto size = static_cast<qint64>(content.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), size) != size || !file.commit())
        return std::nullopt;
    return size;
}

} // namespace

TaskReply LocalFiles::writeResults(const TaskRequest& request) const {
    const json::Value& payload = request.payload;
    const json::Value runArn = payload["MapRunArn"];
    const std::string arn(runArn.string());
    const std::string run = arn.substr(arn.rfind(':') + 1);
    const QString prefix = textOf(request.input["Prefix"]);
    const QString relative =
        (prefix.isEmpty() ? QString() : prefix + QLatin1Char('/')) + QString::fromStdString(run);
    const QString folder = inside(m_folder, textOf(request.input["Bucket"]) + QLatin1Char('/') + relative);
    if (folder.isEmpty() || !QDir().mkpath(folder))
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
            const QString file =
                QLatin1String(name) + (isLines ? QStringLiteral("_0.jsonl") : QStringLiteral("_0.json"));
            const std::optional<std::int64_t> size =
                write(folder + QLatin1Char('/') + file, results, isLines);
            isWritten = isWritten && size;
            entries.push_back(json::Value::object(
                {{"Key", (relative + QLatin1Char('/') + file).toStdString()}, {"Size", size.value_or(0)}}));
        }
        files.push_back({name, json::Value::array(std::move(entries))});
    }
    isWritten =
        isWritten && write(folder + QStringLiteral("/manifest.json"),
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
          json::Value::object({{"Bucket", bucket}, {"Key", relative.toStdString() + "/manifest.json"}})}}));
}

} // namespace wb::tasks
