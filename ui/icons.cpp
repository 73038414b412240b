// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include "ui/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace wb::ui {

namespace {

const Theme* current = nullptr;

const Theme& theme() {
    return current ? *current : Theme::of(drawing::ThemeKind::Light);
}

/// Line drawings that name their colours by role: `currentColor`, `#accent`, `#error`, `#warning`,
/// `#success`.
class ActionIconEngine : public QIconEngine {
  public:
    explicit ActionIconEngine(QString name) : m_name(std::move(name)) {}

    QIconEngine* clone() const override { return new ActionIconEngine(m_name); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QSvgRenderer(source(mode)).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QString key = QStringLiteral("wb-icon/%1/%2/%3/%4x%5")
                                .arg(m_name)
                                .arg(theme().isDark())
                                .arg(mode)
                                .arg(size.width())
                                .arg(size.height());
        QPixmap result;
        if (QPixmapCache::find(key, &result)) return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

  private:
    QByteArray source(QIcon::Mode mode) const {
        QFile file(QStringLiteral(":/actions/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly)) return {};
        QByteArray svg = file.readAll();
        const Theme& t = theme();
        const bool disabled = mode == QIcon::Disabled;
        const auto colour = [&](const QColor& c) { return (disabled ? t.lineNumber : c).name().toLatin1(); };
        svg.replace("currentColor", colour(t.text));
        svg.replace("#accent", colour(t.accent));
        svg.replace("#error", colour(t.error));
        svg.replace("#warning", colour(t.warning));
        svg.replace("#success", colour(t.success));
        return svg;
    }

    QString m_name;
};

} // namespace

QIcon icon(const char* name) {
    return QIcon(new ActionIconEngine(QString::fromLatin1(name)));
}

void setIconTheme(const Theme& theme) {
    current = &theme;
}

} // namespace wb::ui
