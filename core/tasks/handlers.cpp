// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/handlers.h"

#include "core/json/read_problem.h"
#include "core/json/reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace wb::tasks {

using namespace std::string_view_literals;

namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string_view shortName(std::string_view arn) {
    const std::size_t at = arn.find(":function:");
    if (at == std::string_view::npos) return arn;
    const std::string_view name = arn.substr(at + 10);
    return name.substr(0, name.find(':'));
}

Result<Handler, std::string> readHandler(const json::Value& value, const std::string& place,
                                         const QString& folder) {
    if (!value.isObject()) return failure(place + " must be an object");
    for (const json::Member& member : value.members())
        if (member.key != "Handler"sv && member.key != "Command"sv && member.key != "TimeoutSeconds"sv)
            return failure(place + " has no member " + std::string(member.key.view()) +
                           ": only Handler, Command and TimeoutSeconds are known");
    Handler handler;
    handler.folder = folder;
    if (const json::Value* limit = value.find("TimeoutSeconds"sv)) {
        const std::optional<std::int64_t> seconds = limit->isNumber() ? limit->integer() : std::nullopt;
        if (!seconds || *seconds < 1 || *seconds > 86'400)
            return failure(place + "/TimeoutSeconds must be a whole number from 1 to 86400");
        handler.timeLimitSeconds = static_cast<int>(*seconds);
    }
    const json::Value* name = value.find("Handler"sv);
    const json::Value* command = value.find("Command"sv);
    if ((name != nullptr) == (command != nullptr))
        return failure(place + " needs exactly one of Handler and Command");
    if (command) {
        handler.kind = Handler::Kind::Command;
        if (!command->isArray() || command->size() == 0)
            return failure(place + "/Command must be an array with the program and its arguments");
        for (const json::Value& part : command->items()) {
            if (!part.isString()) return failure(place + "/Command must hold strings");
            handler.command << text(part.string());
        }
        return handler;
    }
    const std::string_view written = name->isString() ? name->string() : std::string_view();
    const std::size_t dot = written.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == written.size())
        return failure(place + "/Handler must be \"file.function\"");
    handler.function = text(written.substr(dot + 1));
    const QString base = QDir(folder).absoluteFilePath(text(written.substr(0, dot)));
    static const std::pair<const char*, Handler::Kind> kinds[] = {{".py", Handler::Kind::Python},
                                                                  {".js", Handler::Kind::Node},
                                                                  {".mjs", Handler::Kind::Node},
                                                                  {".cjs", Handler::Kind::Node}};
    for (const auto& [suffix, kind] : kinds) {
        const QString candidate = base + QLatin1String(suffix);
        if (!QFileInfo::exists(candidate)) continue;
        handler.kind = kind;
        handler.file = candidate;
        return handler;
    }
    return failure(place + "/Handler: there is no file " + base.toStdString() + ".py, .js, .mjs or .cjs");
}

} // namespace

Result<Handlers, std::string> Handlers::read(std::string_view content, const QString& folder) {
    const Result<json::Value, json::ReadError> root = json::read(content);
    if (!root) return failure(json::describe(content, root.error()));
    const json::Value* functions = root->find("Functions"sv);
    if (!functions || !functions->isObject()) return failure(std::string("/Functions must be an object"));
    Handlers handlers;
    for (const json::Member& member : functions->members()) {
        const std::string key(member.key.view());
        Result<Handler, std::string> handler = readHandler(member.value, "/Functions/" + key, folder);
        if (!handler) return failure(handler.error());
        handlers.m_handlers.emplace(key, std::move(*handler));
    }
    return handlers;
}

Result<Handlers, std::string> Handlers::readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return failure(file.errorString().toStdString());
    const QByteArray content = file.readAll();
    return read(std::string_view(content.constData(), static_cast<std::size_t>(content.size())),
                QFileInfo(path).absolutePath());
}

const Handler* Handlers::find(std::string_view function) const {
    if (const auto exact = m_handlers.find(std::string(function)); exact != m_handlers.end())
        return &exact->second;
    const std::string_view name = shortName(function);
    if (const auto byName = m_handlers.find(std::string(name)); byName != m_handlers.end())
        return &byName->second;
    for (const auto& [key, handler] : m_handlers)
        if (shortName(key) == name) return &handler;
    return nullptr;
}

} // namespace wb::tasks
