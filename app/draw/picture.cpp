// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"

#include "core/asl/model.h"
#include "core/base/files.h"
#include "core/json/line_index.h"
#include "core/json/parser.h"
#include "core/json/yaml_parser.h"
#include "core/layout/compose.h"
#include "core/layout/layered.h"
#include "ui/drawing/export.h"
#include "ui/drawing/status_file.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>

#include <cstdio>

namespace wb::draw {

namespace {

namespace drawing = wb::ui::drawing;

int fail(const QString& message) {
    // Users call `asl graph`, which hands its arguments on.
    std::fprintf(stderr, "asl: graph: %s\n", qUtf8Printable(message));
    return 2;
}

/// Says where the text is not JSON (or YAML), as compilers do; true when there was anything to say.
bool reportErrors(const QString& name, const json::SyntaxTree& tree) {
    constexpr std::size_t enough = 20;
    const json::LineIndex lines(tree.text());
    for (std::size_t i = 0; i < tree.errors().size() && i < enough; ++i) {
        const json::SyntaxError& error = tree.errors()[i];
        if (json::isComment(tree, error)) continue;
        const json::LineColumn place = lines.at(error.range.begin);
        std::fprintf(stderr, "%s:%u:%u: error: %s\n", qUtf8Printable(name), place.line, place.column,
                     error.message.c_str());
    }
    return !json::isWhole(tree);
}

bool read(const QString& name, QByteArray& bytes) {
    QFile file(name);
    const bool open = name == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open) return false;
    bytes = file.readAll();
    return file.error() == QFileDevice::NoError;
}

/// Lays the whole graph out in this process.
layout::GeometryPtr layOut(const layout::GraphPtr& graph, bool plain) {
    layout::Composition composition(graph);
    while (!composition.isComplete()) {
        const auto tasks = composition.takeReady();
        if (tasks.empty()) return nullptr;
        for (const layout::Composition::Task& task : tasks) {
            auto made = plain ? layout::plain(task.graph) : layout::layered(task.graph);
            composition.supply(task, std::make_shared<const layout::FlatLayout>(std::move(made)), plain);
        }
    }
    return composition.geometry();
}

int draw(const QCommandLineParser& options) {
    const QStringList names = options.positionalArguments();
    if (names.size() != 3) return fail(QStringLiteral("a definition and a picture file are needed"));
    const drawing::PictureFormat format = drawing::formatOf(names[2]);
    if (format == drawing::PictureFormat::Unknown)
        return fail(QStringLiteral("pictures are .svg, .png, .pdf or .dot files"));
    QByteArray bytes;
    if (!read(names[1], bytes)) return fail(QStringLiteral("cannot read %1").arg(names[1]));
    const json::SyntaxTreePtr tree = json::parseFile(names[1].toStdString(), bytes.toStdString());
    if (reportErrors(names[1], *tree)) return 1;
    const asl::ModelPtr model = asl::Model::read(tree);
    if (!model->looksLikeDefinition()) {
        fail(QStringLiteral("%1 is not a state machine: it has neither StartAt nor States").arg(names[1]));
        return 1;
    }
    drawing::RunStatus run;
    if (options.isSet(QStringLiteral("status"))) {
        QByteArray status;
        QString error;
        if (!read(options.value(QStringLiteral("status")), status) ||
            !drawing::readStatus(status, *model, run, &error))
            return fail(QStringLiteral("cannot read the status: %1").arg(error));
    }
    drawing::ExportOptions look;
    const QString theme = options.value(QStringLiteral("theme"));
    if (theme != u"light" && theme != u"dark") return fail(QStringLiteral("the theme is light or dark"));
    look.theme = theme == u"dark" ? drawing::ThemeKind::Dark : drawing::ThemeKind::Light;
    bool isNumber = false;
    look.scale = options.value(QStringLiteral("scale")).toDouble(&isNumber);
    if (!isNumber || look.scale < 0.1 || look.scale > 4)
        return fail(QStringLiteral("the scale is from 0.1 to 4"));
    look.title = names[1] == u"-" ? QString() : QFileInfo(names[1]).completeBaseName();
    const auto diagram = drawing::Diagram::of(*model, {});
    const auto geometry = layOut(diagram->graph, options.isSet(QStringLiteral("plain")));
    if (!geometry) return fail(QStringLiteral("the graph could not be laid out"));
    const auto picture = drawing::Picture::of(diagram, geometry);
    QString error;
    const QByteArray made =
        drawing::render(*picture, drawing::Marks::of(*picture, run, {}), format, look, &error);
    if (made.isEmpty()) return fail(error);
    const auto problem = replaceFile(toPath(names[2].toStdString()), [&made](const ByteSink& sink) {
        sink({made.constData(), static_cast<std::size_t>(made.size())});
    });
    return problem
               ? fail(QStringLiteral("cannot write %1: %2").arg(names[2], QString::fromStdString(*problem)))
               : 0;
}

} // namespace

int picture(int argc, char** argv) {
    // No display is needed, whatever the environment says.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& message) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            std::fprintf(stderr, "asl-draw: %s\n", qUtf8Printable(message));
    });
    const QGuiApplication application(argc, argv);
    QCommandLineParser options;
    options.addOption({QStringLiteral("theme"), QString(), QStringLiteral("name"), QStringLiteral("light")});
    options.addOption({QStringLiteral("scale"), QString(), QStringLiteral("factor"), QStringLiteral("2")});
    options.addOption({QStringLiteral("status"), QString(), QStringLiteral("file")});
    options.addOption(QCommandLineOption(QStringLiteral("plain")));
    if (!options.parse(QCoreApplication::arguments())) return fail(options.errorText());
    return draw(options);
}

} // namespace wb::draw
