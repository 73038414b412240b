// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "app/cli/programs.h"
#include "core/helper/helper_path.h"

#include <QFile>
#include <QProcess>
#include <QStringList>

#include <cstdio>

namespace wb::cli {

namespace {

/// Milliseconds until the drawing is tried again with the plain layout.
constexpr int patience = 60000;

struct Arguments {
    QString file;
    QString out;
    QStringList look;
};

/// Empty when the arguments are fine, otherwise what is wrong.
std::string parse(const std::vector<std::string>& arguments, Arguments& parsed) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        const bool takesValue =
            argument == "-o" || argument == "--theme" || argument == "--scale" || argument == "--status";
        if (takesValue && i + 1 == arguments.size()) return argument + " needs a value";
        if (argument == "-o")
            parsed.out = QString::fromStdString(arguments[++i]);
        else if (takesValue) {
            parsed.look << QString::fromStdString(argument) << QString::fromStdString(arguments[++i]);
        } else if (argument.size() > 1 && argument[0] == '-')
            return "unknown option " + argument;
        else if (!parsed.file.isEmpty())
            return "one definition at a time";
        else
            parsed.file = QString::fromStdString(argument);
    }
    if (parsed.file.isEmpty()) return "a definition is needed";
    if (parsed.out.isEmpty()) return "-o OUT.(svg|png|pdf|dot) is needed";
    return {};
}

/// Runs the helper; true when it ended by itself, with its exit status.
bool runHelper(const QString& program, const QStringList& arguments, int& status) {
    QProcess helper;
    helper.setProcessChannelMode(QProcess::ForwardedChannels);
    helper.setInputChannelMode(QProcess::ForwardedInputChannel);
    helper.start(program, arguments);
    if (!helper.waitForStarted()) return false;
    if (!helper.waitForFinished(patience)) {
        helper.kill();
        helper.waitForFinished();
        return false;
    }
    status = helper.exitCode();
    return helper.exitStatus() == QProcess::NormalExit;
}

} // namespace

int runGraph(const std::vector<std::string>& arguments) {
    Arguments parsed;
    if (const std::string wrong = parse(arguments, parsed); !wrong.empty())
        return usageError("graph: " + wrong);
    const QString program = helperPath(QStringLiteral("asl-draw"));
    if (program.isEmpty())
        return usageError("graph: the drawing helper asl-draw is not installed beside asl or on PATH");
    if (QFile file(parsed.file); parsed.file != u"-" && !file.open(QIODevice::ReadOnly))
        return usageError("cannot read " + parsed.file.toStdString() + ": " +
                          file.errorString().toStdString());
    const QStringList drawing = QStringList{QStringLiteral("picture"), parsed.file, parsed.out} + parsed.look;
    int status = 0;
    if (runHelper(program, drawing, status)) return status;
    // The layout took too long or ended the process: a plain placement is better than no picture. Standard
    // input is used up by then.
    if (parsed.file == u"-") return usageError("graph: the drawing helper failed");
    std::fprintf(stderr, "asl: graph: the layout failed, drawing it plainly\n");
    if (runHelper(program, drawing + QStringList{QStringLiteral("--plain")}, status)) return status;
    return usageError("graph: the drawing helper failed");
}

} // namespace wb::cli
