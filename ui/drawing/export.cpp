// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/export.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace wb::ui::drawing {

namespace {

constexpr double margin = 24;
/// An image beyond this many pixels is made smaller: 256 megapixels are 1 GB.
constexpr double mostPixels = 120e6;
constexpr double widestImage = 32000;

QRectF paper(const Picture& picture) {
    return picture.bounds.adjusted(-margin, -margin, margin, margin);
}

void paintOn(QPainter& painter, const Picture& picture, const Marks& marks, const Theme& colours) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const QRectF area = paper(picture);
    painter.fillRect(QRectF(QPointF(0, 0), area.size()), colours.canvas);
    painter.translate(-area.topLeft());
    PicturePainter(colours, PicturePainter::Surface::Paper).paint(painter, picture, marks, area);
}

} // namespace

PictureFormat formatOf(const QString& file) {
    const QString suffix = file.mid(file.lastIndexOf(u'.') + 1).toLower();
    if (suffix == u"svg") return PictureFormat::Svg;
    if (suffix == u"png") return PictureFormat::Png;
    if (suffix == u"pdf") return PictureFormat::Pdf;
    if (suffix == u"dot" || suffix == u"gv") return PictureFormat::Dot;
    return PictureFormat::Unknown;
}

QImage toImage(const Picture& picture, const Marks& marks, const ExportOptions& options) {
    const QSizeF area = paper(picture).size();
    double scale = std::clamp(options.scale, 0.1, 4.0);
    scale = std::min({scale, widestImage / area.width(), widestImage / area.height(),
                      std::sqrt(mostPixels / (area.width() * area.height()))});
    QImage image((area * scale).toSize().expandedTo(QSize(1, 1)), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) return image;
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintOn(painter, picture, marks, theme(options.theme));
    return image;
}

QByteArray toSvg(const Picture& picture, const Marks& marks, const ExportOptions& options) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const QSizeF size = paper(picture).size();
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    // One unit is one pixel: the generator takes its size for dots of its resolution.
    generator.setResolution(96);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    generator.setTitle(options.title);
    generator.setDescription(QStringLiteral("State machine drawn by ASL Workbench"));
    QPainter painter(&generator);
    paintOn(painter, picture, marks, theme(options.theme));
    painter.end();
    // Qt gives the size in millimetres of the resolution; pixels are what viewers agree about.
    const qsizetype from = bytes.indexOf("width=\""), to = bytes.indexOf("viewBox");
    const QString pixels = QStringLiteral("width=\"%1\" height=\"%2\"\n ");
    if (from > 0 && to > from)
        bytes.replace(from, to - from,
                      pixels.arg(size.toSize().width()).arg(size.toSize().height()).toUtf8());
    return bytes.replace(
        "font-family=\"Inter\"",
        "font-family=\"Inter, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif\"");
}

QByteArray toPdf(const Picture& picture, const Marks& marks, const ExportOptions& options) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly)) return bytes;
    const QSizeF size = paper(picture).size();
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("ASL Workbench"));
    writer.setTitle(options.title);
    constexpr double pointsPerPixel = 0.75;
    writer.setPageSize(QPageSize(size * pointsPerPixel, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(1200);
    QPainter painter(&writer);
    painter.scale(1200.0 / 96, 1200.0 / 96);
    paintOn(painter, picture, marks, theme(options.theme));
    painter.end();
    return bytes;
}

void paintPage(QPainter& painter, const Picture& picture, const Marks& marks, const QSizeF& size,
               double mostScale, ThemeKind kind) {
    const QSizeF area = paper(picture).size();
    const double scale = std::min({size.width() / area.width(), size.height() / area.height(), mostScale});
    painter.save();
    painter.translate((size.width() - area.width() * scale) / 2, 0);
    painter.scale(scale, scale);
    paintOn(painter, picture, marks, theme(kind));
    painter.restore();
}

QByteArray render(const Picture& picture, const Marks& marks, PictureFormat format,
                  const ExportOptions& options, QString* error) {
    QByteArray bytes;
    switch (format) {
    case PictureFormat::Svg:
        bytes = toSvg(picture, marks, options);
        break;
    case PictureFormat::Pdf:
        bytes = toPdf(picture, marks, options);
        break;
    case PictureFormat::Dot:
        bytes = toDot(*picture.diagram);
        break;
    case PictureFormat::Png: {
        QBuffer buffer(&bytes);
        const QImage image = toImage(picture, marks, options);
        if (image.isNull() || !buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
            bytes.clear();
        break;
    }
    case PictureFormat::Unknown:
        break;
    }
    if (bytes.isEmpty() && error)
        *error = format == PictureFormat::Unknown
                     ? QStringLiteral("pictures are .svg, .png, .pdf or .dot files")
                     : QStringLiteral("the picture is too large to be drawn");
    return bytes;
}

} // namespace wb::ui::drawing
