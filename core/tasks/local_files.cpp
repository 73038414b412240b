// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/local_files.h"

#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/tasks/item_reader.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <optional>

namespace wb::tasks {

using execution::TaskKind;
using execution::TaskReply;
using execution::TaskRequest;

namespace {

QString text(const json::Value& value) {
    if (!value.isString()) return {};
    return QString::fromUtf8(value.string().data(), static_cast<qsizetype>(value.string().size()));
}

std::optional<std::string> contentOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    return file.readAll().toStdString();
}

TaskReply readerFailed(std::string cause) {
    return TaskReply::failure("States.ItemReaderFailed", std::move(cause));
}

/// A path that stays inside `folder`, whatever the definition writes.
QString inside(const QString& folder, const QString& relative) {
    const QString path = QDir::cleanPath(folder + QLatin1Char('/') + relative);
    return path.startsWith(QDir::cleanPath(folder) + QLatin1Char('/')) ? path : QString();
}

} // namespace

LocalFiles::LocalFiles(QString folder, execution::TaskInterface* next)
    : m_folder(std::move(folder)), m_next(next) {}

void LocalFiles::start(const TaskRequest& request, Completion completion) {
    if (request.kind == TaskKind::ItemReader)
        completion(request.id, readItems(request));
    else if (request.kind == TaskKind::ResultWriter)
        completion(request.id, writeResults(request));
    else if (m_next)
        m_next->start(request, std::move(completion));
    else
        completion(request.id, TaskReply::unanswered("only Distributed Maps are answered here"));
}

void LocalFiles::cancel(execution::TaskId task) {
    if (m_next) m_next->cancel(task);
}

bool LocalFiles::wait(int milliseconds) {
    return m_next && m_next->wait(milliseconds);
}

QString LocalFiles::find(const json::Value& arguments, std::string_view keyName) const {
    const QString key = text(arguments[keyName]);
    const QString bucket = text(arguments["Bucket"]);
    for (const QString& candidate :
         {inside(m_folder, bucket + QLatin1Char('/') + key), inside(m_folder, key)})
        if (!candidate.isEmpty() && QFileInfo::exists(candidate)) return candidate;
    return {};
}

// As ListObjectsV2 tells of an object.
json::Value LocalFiles::listed(const QString& file) const {
    const QFileInfo info(file);
    const std::string content = contentOf(file).value_or(std::string());
    const QByteArray digest = QCryptographicHash::hash(
        QByteArray::fromRawData(content.data(), static_cast<qsizetype>(content.size())),
        QCryptographicHash::Md5);
    return json::Value::object(
        {{"Etag", '"' + digest.toHex().toStdString() + '"'},
         {"Key", QDir(m_folder).relativeFilePath(file).toStdString()},
         {"LastModified", static_cast<std::int64_t>(info.lastModified().toSecsSinceEpoch())},
         {"Size", static_cast<std::int64_t>(content.size())},
         {"StorageClass", "STANDARD"}});
}

TaskReply LocalFiles::loadAll(const QStringList& files, const json::Value& config) {
    std::vector<json::Value> all;
    for (const QString& file : files) {
        const std::optional<std::string> content = contentOf(file);
        if (!content) return readerFailed("The local file " + file.toStdString() + " cannot be read.");
        Result<std::vector<json::Value>, std::string> items = tasks::readItems(*content, config);
        if (!items) return readerFailed(items.error());
        all.insert(all.end(), items->begin(), items->end());
    }
    return TaskReply::success(json::Value::array(std::move(all)));
}

TaskReply LocalFiles::readItems(const TaskRequest& request) const {
    if (request.resource.find("listObjects") != std::string::npos) {
        QString folder = find(request.input, "Prefix");
        if (folder.isEmpty())
            return readerFailed("There is no local folder that stands for the bucket and prefix.");
        QStringList files;
        for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            files << it.next();
        files.sort();
        // LOAD_AND_FLATTEN: the items of all the objects rather than the objects.
        if (request.payload["Transformation"] == json::Value("LOAD_AND_FLATTEN"))
            return loadAll(files, request.payload);
        std::vector<json::Value> items;
        for (const QString& file : files) items.push_back(listed(file));
        return TaskReply::success(json::Value::array(std::move(items)));
    }
    const QString path = find(request.input, "Key");
    if (path.isEmpty())
        return readerFailed(
            "There is no local file " + text(request.input["Key"]).toStdString() +
            " that stands for the S3 object; put it beside the definition, or into a folder there "
            "named as the bucket.");
    const std::optional<std::string> content = contentOf(path);
    if (!content) return readerFailed("The local file " + path.toStdString() + " cannot be read.");
    json::Value config = request.payload;
    const json::Value type = config["InputType"];
    std::vector<json::Value> all;
    if (type.isString() && type.string() == "MANIFEST") {
        const Result<json::Value, json::ReadError> manifest = json::read(*content);
        const std::vector<std::string> keys = manifest ? manifestKeys(*manifest) : std::vector<std::string>();
        if (keys.empty()) return readerFailed("The manifest names no files.");
        config = config.with("InputType", "CSV");
        if (const json::Value schema =
                manifest->find(std::string_view("fileSchema")) ? (*manifest)["fileSchema"] : json::Value();
            schema.isString()) {
            std::vector<json::Value> headers;
            for (const QString& header : text(schema).split(QLatin1Char(',')))
                headers.emplace_back(header.trimmed().toStdString());
            config = config.with("CSVHeaderLocation", "GIVEN")
                         .with("CSVHeaders", json::Value::array(std::move(headers)));
        }
        for (const std::string& key : keys) {
            const json::Value place =
                json::Value::object({{"Bucket", request.input["Bucket"]}, {"Key", key}});
            const std::optional<std::string> part = contentOf(find(place, "Key"));
            if (!part) return readerFailed("The manifest's file " + key + " cannot be read.");
            Result<std::vector<json::Value>, std::string> items = tasks::readItems(*part, config);
            if (!items) return readerFailed(items.error());
            all.insert(all.end(), items->begin(), items->end());
        }
        return TaskReply::success(json::Value::array(std::move(all)));
    }
    Result<std::vector<json::Value>, std::string> items = tasks::readItems(*content, config);
    if (!items) return readerFailed(items.error());
    return TaskReply::success(json::Value::array(std::move(*items)));
}

TaskReply LocalFiles::writeResults(const TaskRequest& request) const {
    const json::Value& payload = request.payload;
    const json::Value runArn = payload["MapRunArn"];
    const std::string arn(runArn.string());
    const std::string run = arn.substr(arn.rfind(':') + 1);
    const QString prefix = text(request.input["Prefix"]);
    const QString relative =
        (prefix.isEmpty() ? QString() : prefix + QLatin1Char('/')) + QString::fromStdString(run);
    const QString folder = inside(m_folder, text(request.input["Bucket"]) + QLatin1Char('/') + relative);
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return TaskReply::failure("States.ResultWriterFailed",
                                  "The local folder for the results cannot be made.");
    const bool isLines = payload["WriterConfig"]["OutputType"] == json::Value("JSONL");
    const auto write = [&](const QString& name, const json::Value& value) {
        QSaveFile file(folder + QLatin1Char('/') + name);
        std::string content;
        if (isLines && value.isArray()) {
            for (const json::Value& line : value.items()) content += json::toText(line) + '\n';
        } else {
            content = json::toText(value);
        }
        return file.open(QIODevice::WriteOnly) &&
               file.write(content.data(), static_cast<qint64>(content.size())) >= 0 && file.commit();
    };
    const json::Value bucket = request.input["Bucket"];
    std::vector<json::Member> files;
    bool isWritten = true;
    for (const auto& [group, name] : {std::pair("Succeeded", "SUCCEEDED"), std::pair("Failed", "FAILED")}) {
        std::vector<json::Value> entries;
        const json::Value results = payload[group];
        if (results.size() > 0) {
            const QString file =
                QLatin1String(name) + (isLines ? QStringLiteral("_0.jsonl") : QStringLiteral("_0.json"));
            isWritten = isWritten && write(file, results);
            entries.push_back(
                json::Value::object({{"Key", (relative + QLatin1Char('/') + file).toStdString()},
                                     {"Size", static_cast<std::int64_t>(results.textSize())}}));
        }
        files.push_back({name, json::Value::array(std::move(entries))});
    }
    files.push_back({"PENDING", json::Value::array()});
    isWritten =
        isWritten && write(QStringLiteral("manifest.json"),
                           json::Value::object({{"DestinationBucket", bucket},
                                                {"MapRunArn", runArn},
                                                {"ResultFiles", json::Value::object(std::move(files))}}));
    if (!isWritten)
        return TaskReply::failure("States.ResultWriterFailed",
                                  "The results cannot be written to the local folder.");
    return TaskReply::success(json::Value::object(
        {{"MapRunArn", runArn},
         {"ResultWriterDetails",
          json::Value::object({{"Bucket", bucket}, {"Key", relative.toStdString() + "/manifest.json"}})}}));
}

} // namespace wb::tasks
