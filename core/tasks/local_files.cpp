// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/local_files.h"

#include "core/base/files.h"
#include "core/digest/digest.h"
#include "core/json/reader.h"
#include "core/tasks/item_reader.h"
#include "core/tasks/local_paths.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <system_error>

namespace wb::tasks {

using execution::TaskKind;
using execution::TaskReply;
using execution::TaskRequest;
namespace fs = std::filesystem;

namespace {

std::optional<std::string> contentOf(const fs::path& path) {
    Result<std::string, std::string> bytes = readBytes(path);
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

/// Calls `take` with each part of a text between separators.
template <typename Take>
void split(std::string_view text, char separator, Take&& take) {
    for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
        take(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    take(text);
}

/// Modified at, in seconds since 1970; 0 when that is not known.
std::int64_t modifiedAt(const fs::path& file) {
    std::error_code error;
    const fs::file_time_type time = fs::last_write_time(file, error);
    if (error) return 0;
    const auto since = fs::file_time_type::clock::to_sys(time).time_since_epoch();
    return std::chrono::floor<std::chrono::seconds>(since).count();
}

/// The files below a folder, hidden ones left out.
std::vector<fs::path> filesBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error),
         end;
         !error && at != end; at.increment(error)) {
        std::error_code none;
        const bool isHidden = toText(at->path().filename()).starts_with('.');
        if (isHidden)
            at.disable_recursion_pending();
        else if (at->is_regular_file(none))
            files.push_back(at->path());
    }
    return files;
}

TaskReply readerFailed(std::string cause) {
    return TaskReply::failure("States.ItemReaderFailed", std::move(cause));
}

} // namespace

LocalFiles::LocalFiles(fs::path folder, execution::TaskInterface* next)
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

fs::path LocalFiles::find(const std::string& bucket, const std::string& key) const {
    std::error_code none;
    for (const fs::path& candidate : {inside(m_folder, bucket + '/' + key), inside(m_folder, key)})
        if (!candidate.empty() && fs::exists(candidate, none)) return candidate;
    return {};
}

TaskReply LocalFiles::readItems(const TaskRequest& request) const {
    if (request.resource.find("listObjects") != std::string::npos) return readListing(request);
    const std::string key = textOf(request.input["Key"]);
    const fs::path path = find(textOf(request.input["Bucket"]), key);
    if (path.empty())
        return readerFailed(
            "There is no local file " + key +
            " that stands for the S3 object; put it beside the definition, or into a folder there "
            "named as the bucket.");
    const std::optional<std::string> content = contentOf(path);
    if (!content) return readerFailed("The local file " + toText(path) + " cannot be read.");
    if (request.payload["ManifestType"] == json::Value("ATHENA_DATA"))
        return readLocations(request, *content);
    if (request.payload["InputType"] == json::Value("MANIFEST")) return readManifest(request, *content);
    Result<json::Value, std::string> items =
        tasks::readItems(*content, request.payload, maxItems(request.payload));
    return items ? TaskReply::success(std::move(*items)) : readerFailed(items.error());
}

// The keys of the objects begin with the prefix, whether or not it ends where a folder's name does.
TaskReply LocalFiles::readListing(const TaskRequest& request) const {
    const fs::path bucket = inside(m_folder, textOf(request.input["Bucket"]));
    std::error_code none;
    const bool isBucket = !bucket.empty() && fs::is_directory(bucket, none);
    const fs::path base = isBucket ? bucket : m_folder.lexically_normal();
    const std::string prefix = textOf(request.input["Prefix"]);
    const std::string folders = prefix.substr(0, prefix.rfind('/') + 1);
    const fs::path place = folders.empty() ? base : inside(base, folders);
    std::vector<std::string> keys;
    if (!place.empty())
        for (const fs::path& file : filesBelow(place)) {
            std::string key = toText(file.lexically_relative(base).generic_u8string());
            if (key.starts_with(prefix)) keys.push_back(std::move(key));
        }
    if (keys.empty() && !isBucket)
        return readerFailed("There is no local folder that stands for the bucket and prefix.");
    std::sort(keys.begin(), keys.end());
    const std::size_t most = maxItems(request.payload);
    // LOAD_AND_FLATTEN: the items of all the objects rather than the objects.
    if (request.payload["Transformation"] == json::Value("LOAD_AND_FLATTEN")) {
        std::vector<fs::path> files;
        for (const std::string& key : keys) files.push_back(base / toPath(key));
        return loadAll(files, request.payload);
    }
    std::vector<json::Value> items;
    for (const std::string& key : keys) {
        if (items.size() == most) break;
        items.push_back(listed(base / toPath(key), key));
    }
    return TaskReply::success(json::Value::array(std::move(items)));
}

// As ListObjectsV2 tells of an object.
json::Value LocalFiles::listed(const fs::path& file, const std::string& key) {
    const std::string content = contentOf(file).value_or(std::string());
    return json::Value::object({{"Etag", '"' + digest::hexDigest("MD5", content).value_or("") + '"'},
                                {"Key", key},
                                {"LastModified", modifiedAt(file)},
                                {"Size", static_cast<std::int64_t>(content.size())},
                                {"StorageClass", "STANDARD"}});
}

TaskReply LocalFiles::loadAll(const std::vector<fs::path>& files, const json::Value& config) {
    std::vector<json::Value> all;
    const std::size_t most = maxItems(config);
    for (const fs::path& file : files) {
        if (all.size() >= most) break;
        const std::optional<std::string> content = contentOf(file);
        if (!content) return readerFailed("The local file " + toText(file) + " cannot be read.");
        const Result<json::Value, std::string> items = tasks::readItems(*content, config, most - all.size());
        if (!items) return readerFailed(items.error());
        appendItems(all, *items);
    }
    return TaskReply::success(json::Value::array(std::move(all)));
}

// The manifest of an Athena UNLOAD: a line for each file, its S3 URI.
TaskReply LocalFiles::readLocations(const TaskRequest& request, const std::string& content) const {
    std::vector<fs::path> files;
    std::string missing;
    split(content, '\n', [&](std::string_view line) {
        line = trimmed(line);
        if (line.size() > 1 && line.front() == '"' && line.back() == '"')
            line = line.substr(1, line.size() - 2);
        if (line.empty() || !missing.empty()) return;
        constexpr std::string_view scheme = "s3://";
        const std::size_t at = line.find(scheme);
        const std::string_view location = at == std::string_view::npos ? "" : line.substr(at + scheme.size());
        const std::size_t slash = std::min(location.find('/'), location.size());
        const std::string_view key = location.substr(std::min(slash + 1, location.size()));
        files.push_back(find(std::string(location.substr(0, slash)), std::string(key)));
        if (location.empty() || files.back().empty()) missing = line;
    });
    if (!missing.empty()) return readerFailed("The manifest's file " + missing + " cannot be read.");
    return files.empty() ? readerFailed("The manifest names no files.") : loadAll(files, request.payload);
}

TaskReply LocalFiles::readManifest(const TaskRequest& request, const std::string& content) const {
    const Result<json::Value, json::ReadError> manifest = json::read(content);
    const std::vector<std::string> keys = manifest ? manifestKeys(*manifest) : std::vector<std::string>();
    if (keys.empty()) return readerFailed("The manifest names no files.");
    json::Value config = request.payload.with("InputType", "CSV");
    if (const json::Value schema = (*manifest)["fileSchema"]; schema.isString()) {
        std::vector<json::Value> headers;
        split(schema.string(), ',', [&](std::string_view header) { headers.emplace_back(trimmed(header)); });
        config = config.with("CSVHeaderLocation", "GIVEN")
                     .with("CSVHeaders", json::Value::array(std::move(headers)));
    }
    std::vector<fs::path> files;
    for (const std::string& key : keys) {
        files.push_back(find(textOf(request.input["Bucket"]), key));
        if (files.back().empty()) return readerFailed("The manifest's file " + key + " cannot be read.");
    }
    return loadAll(files, config);
}

} // namespace wb::tasks
