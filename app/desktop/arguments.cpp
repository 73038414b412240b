// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"

#include <QCommandLineParser>
#include <QFile>

namespace wb::desktop {

namespace {

const char* const usage = R"(usage: asl-workbench [FILE] [--theme light|dark]
       asl-workbench --headless-tour DIR [--input FILE] [--expect FILE] [--size WxH] [--theme light|dark] FILE

Opens the designer on FILE, or runs FILE without a display: prints a line a step, compares the output with that of
--expect, and writes pictures of the window into DIR.)";

} // namespace

Arguments readArguments(int argc, char** argv) {
    QStringList words;
    for (int i = 0; i < argc; ++i) words << QFile::decodeName(argv[i]);
    QCommandLineParser parser;
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, {});
    const QCommandLineOption version(QStringLiteral("version"), {});
    const QCommandLineOption theme(QStringLiteral("theme"), {}, QStringLiteral("theme"));
    const QCommandLineOption tour(QStringList{QStringLiteral("headless-tour"), QStringLiteral("tour")}, {},
                                  QStringLiteral("dir"));
    const QCommandLineOption expected(QStringLiteral("expect"), {}, QStringLiteral("file"));
    const QCommandLineOption input(QStringLiteral("input"), {}, QStringLiteral("file"));
    const QCommandLineOption size(QStringLiteral("size"), {}, QStringLiteral("size"));
    parser.addOptions({help, version, theme, tour, expected, input, size});

    Arguments arguments;
    const auto refuse = [&](const QString& why) {
        arguments.message = why + QStringLiteral("\n\n") + QString::fromUtf8(usage);
        arguments.status = 2;
        return arguments;
    };
    if (!parser.parse(words)) {
        // Options of Qt itself (-platform, -style) are left to QApplication.
        for (const QString& name : parser.unknownOptionNames()) {
            if (!QStringList{QStringLiteral("platform"), QStringLiteral("style"), QStringLiteral("geometry")}
                     .contains(name))
                return refuse(parser.errorText());
        }
    }
    if (parser.isSet(help)) {
        arguments.message = QString::fromUtf8(usage);
        return arguments;
    }
    if (parser.isSet(version)) {
        arguments.message = QStringLiteral("asl-workbench " WB_VERSION);
        return arguments;
    }
    arguments.theme = parser.value(theme);
    arguments.tour = parser.value(tour);
    arguments.expected = parser.value(expected);
    arguments.input = parser.value(input);
    if (!arguments.theme.isEmpty() && arguments.theme != QLatin1String("light") &&
        arguments.theme != QLatin1String("dark"))
        return refuse(QStringLiteral("--theme is light or dark, not ") + arguments.theme);
    if (parser.isSet(size)) {
        const QStringList parts = parser.value(size).split(u'x');
        if (parts.size() != 2 || parts[0].toInt() < 200 || parts[1].toInt() < 200)
            return refuse(QStringLiteral("--size is like 1280x800"));
        arguments.size = QSize(parts[0].toInt(), parts[1].toInt());
    }
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1) return refuse(QStringLiteral("more than one FILE"));
    if (!files.isEmpty()) arguments.file = files.constFirst();
    if (!arguments.tour.isEmpty() && arguments.file.isEmpty())
        return refuse(QStringLiteral("--headless-tour needs a FILE"));
    return arguments;
}

} // namespace wb::desktop
