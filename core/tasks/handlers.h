// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace wb::tasks {

/// How one function is run on this machine.
struct Handler {
    enum class Kind : std::uint8_t { Python, Node, Command };
    Kind kind = Kind::Python;
    /// Python and Node: absolute file and name of the function.
    QString file;
    QString function;
    /// Command: program and arguments; the event comes on standard input, the result is what it writes to
    /// standard output.
    QStringList command;
    QString folder;
    /// After this many seconds the process is killed, as Lambda does.
    int timeLimitSeconds = 60;
};

/// handlers.json: `{"Functions": {"<name or ARN>": {"Handler": "file.function"} | {"Command": ["program",
/// ...]}}}`, each with an optional "TimeoutSeconds"; paths are relative to the file.
class Handlers {
  public:
    /// The error says what is wrong and where.
    static Result<Handlers, std::string> read(std::string_view text, const QString& folder);
    static Result<Handlers, std::string> readFile(const QString& path);

    /// The handler for a function's name or ARN: exact, or by the name at the ARN's end without version or
    /// alias. Null when there is none.
    const Handler* find(std::string_view function) const;

  private:
    std::unordered_map<std::string, Handler> m_handlers;
};

} // namespace wb::tasks
