// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/drawing/painter.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace wb::ui::drawing {

enum class PictureFormat : std::uint8_t { Unknown, Svg, Png, Pdf, Dot };

/// By the suffix of a file name.
PictureFormat formatOf(const QString& file);

/// What an exported picture looks like.
struct ExportOptions {
    ThemeKind theme = ThemeKind::Light;
    /// Pixels per unit for PNG, from 1 to 4.
    double scale = 2;
    /// Title in the metadata of SVG and PDF.
    QString title;
};

/// The picture with a margin as an image; smaller than asked when it would not fit into memory. Null on
/// failure.
QImage toImage(const Picture& picture, const Marks& marks, const ExportOptions& options);
/// SVG with text as text and a font list that every browser has something for.
QByteArray toSvg(const Picture& picture, const Marks& marks, const ExportOptions& options);
QByteArray toPdf(const Picture& picture, const Marks& marks, const ExportOptions& options);
/// The graph in Graphviz's language, containers as clusters.
QByteArray toDot(const Diagram& diagram);
/// Paints the picture into a page of `size` (the painter's units), as large as it fits; small pictures are
/// not blown up beyond `mostScale`.
void paintPage(QPainter& painter, const Picture& picture, const Marks& marks, const QSizeF& size,
               double mostScale, ThemeKind theme);
/// The bytes of a picture file; empty with `error` set on failure.
QByteArray render(const Picture& picture, const Marks& marks, PictureFormat format,
                  const ExportOptions& options, QString* error);

} // namespace wb::ui::drawing
