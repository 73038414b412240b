// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "ui/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QSettings>
#include <QStyleFactory>

namespace wb::ui {

namespace {

Theme makeLight() {
    Theme t;
    t.kind = drawing::ThemeKind::Light;
    t.window = 0xf3f4f6;
    t.panel = 0xfafbfc;
    t.base = 0xffffff;
    t.text = 0x1c2128;
    t.muted = 0x5b6572;
    t.border = 0xd5dae1;
    t.hover = 0xe6e9ee;
    t.accent = 0x1f5fd6;
    t.accentText = 0xffffff;
    t.selection = 0xcfe0fb;
    t.error = 0xc62828;
    t.warning = 0xa15c00;
    t.information = 0x1f5fd6;
    t.success = 0x1a7f37;
    t.added = 0xd5f5dc;
    t.removed = 0xfbdcdc;
    t.changed = 0xfff0c2;
    t.currentLine = 0xf2f6fd;
    t.lineNumber = 0x98a2b0;
    t.indentGuide = 0xdfe3e9;
    t.activeState = 0xd9f1fb;
    t.match = 0xffd24a;
    t.key = 0x0b4f9e;
    t.string = 0x22703a;
    t.number = 0x9a3d00;
    t.keyword = 0x7a2fa8;
    t.punctuation = 0x59636f;
    t.escape = 0xa05a00;
    t.reference = 0x8a2259;
    t.expression = 0x00707a;
    return t;
}

Theme makeDark() {
    Theme t;
    t.kind = drawing::ThemeKind::Dark;
    t.window = 0x1b1e23;
    t.panel = 0x21252b;
    t.base = 0x16181c;
    t.text = 0xe2e6eb;
    t.muted = 0x9aa5b3;
    t.border = 0x363c45;
    t.hover = 0x2e343d;
    t.accent = 0x5c9dff;
    t.accentText = 0x0c1522;
    t.selection = 0x2a4773;
    t.error = 0xff7b72;
    t.warning = 0xe3b341;
    t.information = 0x6cb0ff;
    t.success = 0x56d364;
    t.added = 0x17381f;
    t.removed = 0x4a1d1f;
    t.changed = 0x463a12;
    t.currentLine = 0x1e2228;
    t.lineNumber = 0x626d7a;
    t.indentGuide = 0x2c323a;
    t.activeState = 0x14353f;
    t.match = 0x8a6a10;
    t.key = 0x7cb7ff;
    t.string = 0x8fd19e;
    t.number = 0xffb380;
    t.keyword = 0xcfa1f5;
    t.punctuation = 0x9aa5b3;
    t.escape = 0xf0c674;
    t.reference = 0xff9cc8;
    t.expression = 0x6fd6dd;
    return t;
}

QPalette makePalette(const Theme& t) {
    QPalette palette;
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.base);
    palette.setColor(QPalette::AlternateBase, t.panel);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Button, t.panel);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.error);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.accentText);
    palette.setColor(QPalette::ToolTipBase, t.panel);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.keyword);
    palette.setColor(QPalette::Light, t.isDark() ? t.hover : t.base);
    palette.setColor(QPalette::Midlight, t.hover);
    palette.setColor(QPalette::Mid, t.border);
    palette.setColor(QPalette::Dark, t.isDark() ? QColor(0x0d0f12) : QColor(0xa8b0ba));
    palette.setColor(QPalette::Shadow, Qt::black);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.lineNumber);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, t.muted);
    return palette;
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

QString choiceKey() {
    return QStringLiteral("view/theme");
}

} // namespace

const Theme& Theme::of(drawing::ThemeKind kind) {
    static const Theme light = makeLight();
    static const Theme dark = makeDark();
    return kind == drawing::ThemeKind::Dark ? dark : light;
}

QFont codeFont() {
    static const QFont font = [] {
        QFont result = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        const double size = QApplication::font().pointSizeF() > 0 ? QApplication::font().pointSizeF() : 10;
        for (const char* family : {"JetBrains Mono", "Cascadia Code", "SF Mono", "DejaVu Sans Mono"}) {
            if (!QFontDatabase::hasFamily(QLatin1String(family))) continue;
            result = QFont(QLatin1String(family));
            break;
        }
        result.setPointSizeF(size);
        result.setStyleHint(QFont::Monospace);
        result.setFixedPitch(true);
        return result;
    }();
    return font;
}

ThemeController::ThemeController(QObject* parent) : QObject(parent) {
    m_systemPalette = QApplication::palette();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    if (QFontDatabase::hasFamily(QStringLiteral("Inter"))) {
        QFont font(QStringLiteral("Inter"));
        font.setPointSizeF(QApplication::font().pointSizeF() > 0 ? QApplication::font().pointSizeF() : 10);
        QApplication::setFont(font);
    }
    m_choice = static_cast<ThemeChoice>(QSettings().value(choiceKey(), 0).toInt());
    apply();
    qApp->installEventFilter(this);
}

void ThemeController::setChoice(ThemeChoice choice, bool remember) {
    m_choice = choice;
    if (remember) QSettings().setValue(choiceKey(), static_cast<int>(choice));
    apply();
}

bool ThemeController::eventFilter(QObject* watched, QEvent* event) {
    if (watched == qApp && event->type() == QEvent::ThemeChange && !m_isApplying &&
        m_choice == ThemeChoice::System) {
        QApplication::setPalette(QPalette());
        m_systemPalette = QApplication::palette();
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void ThemeController::apply() {
    const bool dark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && isDark(m_systemPalette));
    const Theme& wanted = Theme::of(dark ? drawing::ThemeKind::Dark : drawing::ThemeKind::Light);
    if (m_theme == &wanted) return;
    m_theme = &wanted;
    m_isApplying = true;
    QApplication::setPalette(makePalette(wanted));
    qApp->setStyleSheet(styleSheet(wanted));
    m_isApplying = false;
    Q_EMIT changed(wanted);
}

} // namespace wb::ui
