// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/icon.h"

#include "ui/drawing/theme.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <map>
#include <string>

namespace wb::ui::drawing {

namespace {

/// Collects everything that is drawn as one outline, strokes turned into the area they cover.
class OutlineEngine : public QPaintEngine {
  public:
    OutlineEngine() : QPaintEngine(QPaintEngine::AllFeatures) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return QPaintEngine::User; }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void updateState(const QPaintEngineState& changed) override {
        if (changed.state() & DirtyPen) m_pen = changed.pen();
        if (changed.state() & DirtyBrush) m_brush = changed.brush();
        if (changed.state() & DirtyTransform) m_transform = changed.transform();
    }
    void drawPath(const QPainterPath& path) override {
        if (m_brush.style() != Qt::NoBrush) add(path);
        if (m_pen.style() == Qt::NoPen) return;
        QPainterPathStroker stroker(m_pen);
        add(stroker.createStroke(path));
    }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override {
        QPainterPath path;
        path.moveTo(points[0]);
        for (int i = 1; i < count; ++i) path.lineTo(points[i]);
        if (mode != PolylineMode) path.closeSubpath();
        drawPath(path);
    }

    QPainterPath outline;

  private:
    void add(const QPainterPath& path) { outline = outline.united(m_transform.map(path)); }
    QPen m_pen;
    QBrush m_brush;
    QTransform m_transform;
};

class OutlineDevice : public QPaintDevice {
  public:
    QPaintEngine* paintEngine() const override { return &m_engine; }
    const QPainterPath& outline() const { return m_engine.outline; }

  protected:
    int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
        case PdmWidth:
        case PdmHeight:
            return 24;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDevicePixelRatio:
            return 1;
        default:
            return 0;
        }
    }

  private:
    mutable OutlineEngine m_engine;
};

const char* fileOf(asl::StateType type) {
    using asl::StateType;
    switch (type) {
    case StateType::Task:
        return "task";
    case StateType::Pass:
        return "pass";
    case StateType::Choice:
        return "choice";
    case StateType::Wait:
        return "wait";
    case StateType::Succeed:
        return "succeed";
    case StateType::Fail:
        return "fail";
    case StateType::Parallel:
        return "parallel";
    case StateType::Map:
        return "map";
    case StateType::Unknown:
        break;
    }
    return "unknown";
}

const char* fileOf(Status status) {
    switch (status) {
    case Status::Active:
        return "status-active";
    case Status::Next:
        return "status-next";
    case Status::Succeeded:
        return "status-succeeded";
    case Status::Failed:
        return "status-failed";
    case Status::Caught:
        return "status-caught";
    case Status::Aborted:
        return "status-aborted";
    case Status::NotRun:
        break;
    }
    return "status-none";
}

} // namespace

Icon::Icon(const QString& file) {
    QSvgRenderer renderer(file);
    if (!renderer.isValid()) return;
    OutlineDevice device;
    QPainter painter(&device);
    renderer.render(&painter, QRectF(0, 0, 24, 24));
    painter.end();
    m_outline = device.outline();
}

const Icon& Icon::named(const char* name) {
    static std::map<std::string, Icon, std::less<>> icons;
    const auto found = icons.find(name);
    if (found != icons.end()) return found->second;
    const QString file = QStringLiteral(":/icons/%1.svg").arg(QLatin1String(name));
    return icons.emplace(name, Icon(file)).first->second;
}

const Icon& Icon::of(asl::StateType type) {
    return named(fileOf(type));
}
const Icon& Icon::of(Status status) {
    return named(fileOf(status));
}

void Icon::paint(QPainter& painter, const QPointF& place, double side, const QBrush& brush) const {
    const QTransform before = painter.transform();
    painter.translate(place);
    painter.scale(side / 24, side / 24);
    painter.fillPath(m_outline, brush);
    painter.setTransform(before);
}

QIcon tileIcon(const Icon& drawn, const QColor& tile, const QColor& colour) {
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tile);
        painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.22, side * 0.22);
        drawn.paint(painter, QPointF(side * 0.16, side * 0.16), side * 0.68, colour);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

QIcon typeIcon(asl::StateType type, bool dark) {
    const Theme& colours = theme(dark ? ThemeKind::Dark : ThemeKind::Light);
    return tileIcon(Icon::of(type), colours.of(type), Qt::white);
}

} // namespace wb::ui::drawing
