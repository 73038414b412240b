// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/item_reader.h"

#include "core/json/reader.h"
#include "core/unicode/unicode.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace wb::tasks {

using namespace std::string_view_literals;

namespace {

using Items = Result<json::Value, std::string>;

/// RFC 6901.
const json::Value* resolve(const json::Value& root, std::string_view pointer, json::Value& holder) {
    holder = root;
    while (!pointer.empty()) {
        if (pointer.front() != '/') return nullptr;
        pointer.remove_prefix(1);
        const std::size_t end = pointer.find('/');
        std::string token;
        const std::string_view raw = pointer.substr(0, end);
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] == '~' && i + 1 < raw.size() && (raw[i + 1] == '0' || raw[i + 1] == '1'))
                token += raw[++i] == '0' ? '~' : '/';
            else
                token += raw[i];
        }
        pointer = end == std::string_view::npos ? std::string_view() : pointer.substr(end);
        json::Value next;
        if (holder.isArray()) {
            std::size_t index = 0;
            const auto [stop, error] = std::from_chars(token.data(), token.data() + token.size(), index);
            if (error == std::errc() && stop == token.data() + token.size()) next = holder.at(index);
        } else {
            next = holder[token];
        }
        if (next.isAbsent()) return nullptr;
        holder = next;
    }
    return &holder;
}

Items readJson(std::string_view content, const json::Value& config, std::size_t most) {
    Result<json::Value, json::ReadError> root = json::read(content);
    if (!root) return failure(std::string("Error parsing JSON file."));
    json::Value items = *root;
    if (const json::Value* pointer = config.find("ItemsPointer"sv); pointer && pointer->isString()) {
        json::Value holder;
        if (!resolve(*root, pointer->string(), holder))
            return failure("Unable to find items at the path '" + std::string(pointer->string()) + "'.");
        items = holder;
    }
    if (!items.isArray() && !items.isObject())
        return failure(std::string("Attempting to map over non-iterable node."));
    if (items.size() <= most) return items;
    if (items.isArray()) {
        const std::span<const json::Value> all = items.items();
        return json::Value::array(std::vector(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most)));
    }
    std::vector<json::Member> members;
    for (const json::Member& member : items.members()) {
        if (members.size() == most) break;
        members.push_back(member);
    }
    return json::Value::object(std::move(members));
}

Items readLines(std::string_view content, std::size_t most) {
    std::vector<json::Value> all;
    std::size_t line = 0;
    while (!content.empty() && all.size() < most) {
        const std::size_t end = content.find('\n');
        std::string_view text = content.substr(0, end);
        content = end == std::string_view::npos ? std::string_view() : content.substr(end + 1);
        ++line;
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (text.find_first_not_of(" \t") == std::string_view::npos) continue;
        Result<json::Value, json::ReadError> item = json::read(text);
        if (!item) return failure("Error parsing JSON on line " + std::to_string(line) + ".");
        all.push_back(std::move(*item));
    }
    return json::Value::array(std::move(all));
}

char delimiterOf(const json::Value& config) {
    const json::Value name = config["CSVDelimiter"];
    if (!name.isString()) return ',';
    if (name.string() == "PIPE") return '|';
    if (name.string() == "SEMICOLON") return ';';
    if (name.string() == "SPACE") return ' ';
    if (name.string() == "TAB") return '\t';
    return ',';
}

/// Takes one record (RFC 4180) off the front; quoted cells may hold delimiters and line ends.
std::vector<std::string> takeRecord(std::string_view& content, char delimiter) {
    std::vector<std::string> cells(1);
    bool isQuoted = false;
    std::size_t at = 0;
    for (; at < content.size(); ++at) {
        const char c = content[at];
        if (isQuoted) {
            if (c == '"' && at + 1 < content.size() && content[at + 1] == '"')
                cells.back() += content[++at];
            else if (c == '"')
                isQuoted = false;
            else
                cells.back() += c;
        } else if (c == '"' && cells.back().empty()) {
            isQuoted = true;
        } else if (c == delimiter) {
            cells.emplace_back();
        } else if (c == '\n') {
            break;
        } else if (c != '\r' || at + 1 >= content.size() || content[at + 1] != '\n') {
            cells.back() += c;
        }
    }
    content.remove_prefix(std::min(at + 1, content.size()));
    return cells;
}

Items readCsv(std::string_view content, const json::Value& config, std::size_t most) {
    std::string decoded;
    if (std::ranges::any_of(content, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        content = decoded = unicode::toWellFormed(content);
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    const char delimiter = delimiterOf(config);
    std::vector<json::String> headers;
    const json::Value location = config["CSVHeaderLocation"];
    if (location.isString() && location.string() == "GIVEN") {
        for (const json::Value& header : config["CSVHeaders"].items())
            headers.push_back(header.sharedString());
    } else {
        if (content.empty()) return failure(std::string("CSV file is empty."));
        for (const std::string& header : takeRecord(content, delimiter)) headers.push_back(header);
    }
    std::unordered_set<std::string> seen;
    for (const json::String& header : headers)
        if (!seen.insert(std::string(header.view())).second)
            return failure(std::string("CSV headers cannot contain duplicates."));
    std::vector<json::Value> all;
    while (!content.empty() && all.size() < most) {
        const std::vector<std::string> cells = takeRecord(content, delimiter);
        if (cells.size() == 1 && cells.front().empty()) continue;
        // Missing cells become "", surplus cells are dropped.
        std::vector<json::Member> members;
        for (std::size_t i = 0; i < headers.size(); ++i)
            members.push_back({headers[i], i < cells.size() ? json::Value(cells[i]) : json::Value("")});
        all.push_back(json::Value::object(std::move(members)));
    }
    return json::Value::array(std::move(all));
}

} // namespace

std::size_t maxItems(const json::Value& config) {
    const json::Value most = config["MaxItems"];
    const std::optional<std::int64_t> number = most.isNumber() ? most.integer() : std::nullopt;
    return number && *number > 0 ? static_cast<std::size_t>(*number) : static_cast<std::size_t>(-1);
}

Result<json::Value, std::string> readItems(std::string_view content, const json::Value& config,
                                           std::size_t most) {
    const json::Value type = config["InputType"];
    const std::string_view name = type.isString() ? type.string() : "JSON"sv;
    if (name == "CSV") return readCsv(content, config, most);
    if (name == "JSONL") return readLines(content, most);
    if (name == "JSON") return readJson(content, config, most);
    return failure("The InputType " + std::string(name) + " cannot be read from a local file.");
}

void appendItems(std::vector<json::Value>& all, const json::Value& items) {
    if (items.isArray()) {
        all.insert(all.end(), items.items().begin(), items.items().end());
        return;
    }
    for (const json::Member& member : items.members())
        all.push_back(json::Value::object({{"Key", member.key}, {"Value", member.value}}));
}

std::vector<std::string> manifestKeys(const json::Value& manifest) {
    std::vector<std::string> keys;
    const json::Value files = manifest["files"];
    if (!files.isArray()) return keys;
    for (const json::Value& file : files.items())
        if (const json::Value key = file["key"]; key.isString()) keys.emplace_back(key.string());
    return keys;
}

} // namespace wb::tasks
