// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/local_files.h"

#include "core/json/reader.h"
#include "core/tasks/item_reader.h"
#include "core/tasks/local_paths.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <optional>

namespace wb::tasks {

using execution::TaskKind;
using execution::TaskReply;
using execution::TaskRequest;

namespace {

std::optional<std::string> contentOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    return file.readAll().toStdString();
}

TaskReply readerFailed(std::string cause) {
    return TaskReply::failure("States.ItemReaderFailed", std::move(cause));
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

QString LocalFiles::find(const json::Value& bucket, const QString& key) const {
    for (const QString& candidate :
         {inside(m_folder, textOf(bucket) + QLatin1Char('/') + key), inside(m_folder, key)})
        if (!candidate.isEmpty() && QFileInfo::exists(candidate)) return candidate;
    return {};
}

TaskReply LocalFiles::readItems(const TaskRequest& request) const {
    if (request.resource.find("listObjects") != std::string::npos) return readListing(request);
    const QString key = textOf(request.input["Key"]);
    const QString path = find(request.input["Bucket"], key);
    if (path.isEmpty())
        return readerFailed(
            "There is no local file " + key.toStdString() +
            " that stands for the S3 object; put it beside the definition, or into a folder there "
            "named as the bucket.");
    const std::optional<std::string> content = contentOf(path);
    if (!content) return readerFailed("The local file " + path.toStdString() + " cannot be read.");
    if (request.payload["ManifestType"] == json::Value("ATHENA_DATA"))
        return readLocations(request, *content);
    if (request.payload["InputType"] == json::Value("MANIFEST")) return readManifest(request, *content);
    Result<json::Value, std::string> items =
        tasks::readItems(*content, request.payload, maxItems(request.payload));
    return items ? TaskReply::success(std::move(*items)) : readerFailed(items.error());
}

// The keys of the objects begin with the prefix, whether or not it ends where a folder's name does.
TaskReply LocalFiles::readListing(const TaskRequest& request) const {
    const QString bucket = inside(m_folder, textOf(request.input["Bucket"]));
    const bool isBucket = !bucket.isEmpty() && QFileInfo(bucket).isDir();
    const QDir base(isBucket ? bucket : m_folder);
    const std::string prefix = textOf(request.input["Prefix"]).toStdString();
    const QString folders = QString::fromStdString(prefix.substr(0, prefix.rfind('/') + 1));
    const QString place = folders.isEmpty() ? base.path() : inside(base.path(), folders);
    std::vector<std::string> keys;
    for (QDirIterator files(place, QDir::Files, QDirIterator::Subdirectories);
         !place.isEmpty() && files.hasNext();) {
        std::string key = base.relativeFilePath(files.next()).toStdString();
        if (key.starts_with(prefix)) keys.push_back(std::move(key));
    }
    if (keys.empty() && !isBucket)
        return readerFailed("There is no local folder that stands for the bucket and prefix.");
    std::sort(keys.begin(), keys.end());
    const std::size_t most = maxItems(request.payload);
    // LOAD_AND_FLATTEN: the items of all the objects rather than the objects.
    if (request.payload["Transformation"] == json::Value("LOAD_AND_FLATTEN")) {
        QStringList files;
        for (const std::string& key : keys) files << base.filePath(QString::fromStdString(key));
        return loadAll(files, request.payload);
    }
    std::vector<json::Value> items;
    for (const std::string& key : keys) {
        if (items.size() == most) break;
        items.push_back(listed(base.filePath(QString::fromStdString(key)), key));
    }
    return TaskReply::success(json::Value::array(std::move(items)));
}

// As ListObjectsV2 tells of an object.
json::Value LocalFiles::listed(const QString& file, const std::string& key) {
    const std::string content = contentOf(file).value_or(std::string());
    const QByteArray digest = QCryptographicHash::hash(
        QByteArray::fromRawData(content.data(), static_cast<qsizetype>(content.size())),
        QCryptographicHash::Md5);
    return json::Value::object(
        {{"Etag", '"' + digest.toHex().toStdString() + '"'},
         {"Key", key},
         {"LastModified", static_cast<std::int64_t>(QFileInfo(file).lastModified().toSecsSinceEpoch())},
         {"Size", static_cast<std::int64_t>(content.size())},
         {"StorageClass", "STANDARD"}});
}

TaskReply LocalFiles::loadAll(const QStringList& files, const json::Value& config) {
    std::vector<json::Value> all;
    const std::size_t most = maxItems(config);
    for (const QString& file : files) {
        if (all.size() >= most) break;
        const std::optional<std::string> content = contentOf(file);
        if (!content) return readerFailed("The local file " + file.toStdString() + " cannot be read.");
        const Result<json::Value, std::string> items = tasks::readItems(*content, config, most - all.size());
        if (!items) return readerFailed(items.error());
        appendItems(all, *items);
    }
    return TaskReply::success(json::Value::array(std::move(all)));
}

// The manifest of an Athena UNLOAD: a line for each file, its S3 URI.
TaskReply LocalFiles::readLocations(const TaskRequest& request, const std::string& content) const {
    QStringList files;
    for (QString line : QString::fromStdString(content).split(QLatin1Char('\n'))) {
        line = line.trimmed();
        if (line.size() > 1 && line.startsWith(QLatin1Char('"')) && line.endsWith(QLatin1Char('"')))
            line = line.mid(1, line.size() - 2);
        if (line.isEmpty()) continue;
        const QString location = line.section(QStringLiteral("s3://"), 1);
        const QString bucket = location.section(QLatin1Char('/'), 0, 0);
        files << find(bucket.toStdString(), location.section(QLatin1Char('/'), 1));
        if (location.isEmpty() || files.last().isEmpty())
            return readerFailed("The manifest's file " + line.toStdString() + " cannot be read.");
    }
    return files.isEmpty() ? readerFailed("The manifest names no files.") : loadAll(files, request.payload);
}

TaskReply LocalFiles::readManifest(const TaskRequest& request, const std::string& content) const {
    const Result<json::Value, json::ReadError> manifest = json::read(content);
    const std::vector<std::string> keys = manifest ? manifestKeys(*manifest) : std::vector<std::string>();
    if (keys.empty()) return readerFailed("The manifest names no files.");
    json::Value config = request.payload.with("InputType", "CSV");
    if (const json::Value schema = (*manifest)["fileSchema"]; schema.isString()) {
        std::vector<json::Value> headers;
        for (const QString& header : textOf(schema).split(QLatin1Char(',')))
            headers.emplace_back(header.trimmed().toStdString());
        config = config.with("CSVHeaderLocation", "GIVEN")
                     .with("CSVHeaders", json::Value::array(std::move(headers)));
    }
    QStringList files;
    for (const std::string& key : keys) {
        files << find(request.input["Bucket"], QString::fromStdString(key));
        if (files.last().isEmpty()) return readerFailed("The manifest's file " + key + " cannot be read.");
    }
    return loadAll(files, config);
}

} // namespace wb::tasks
