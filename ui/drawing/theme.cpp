// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/theme.h"

namespace wb::ui::drawing {

namespace {

QColor rgb(unsigned value) {
    return QColor::fromRgb(value);
}
QColor rgba(unsigned value, int alpha) {
    QColor colour = QColor::fromRgb(value);
    colour.setAlpha(alpha);
    return colour;
}

Theme light() {
    Theme t;
    t.kind = ThemeKind::Light;
    t.canvas = rgb(0xF6F7F9);
    t.canvasDots = rgb(0xDCE1E8);
    t.card = rgb(0xFFFFFF);
    t.cardBorder = rgb(0xC3CBD6);
    t.container = rgb(0xFFFFFF);
    t.containerHeader = rgb(0xF3F6FA);
    t.containerBorder = rgb(0x7E8B9D);
    t.lane = rgb(0xF8FAFC);
    t.laneBorder = rgb(0x8490A1);
    t.shadow = rgba(0x1B2A41, 16);
    t.text = rgb(0x161D26);
    t.subtleText = rgb(0x5C6878);
    t.edge = rgb(0x7B8798);
    t.edgeTaken = rgb(0x128138);
    t.edgeCatch = rgb(0xC2701C);
    t.pill = rgb(0xFFFFFF);
    t.pillBorder = rgb(0xB4BECB);
    t.pillText = rgb(0x36424F);
    t.terminal = rgb(0xFFDA75);
    t.terminalBorder = rgb(0xAA7E14);
    t.terminalText = rgb(0x4A3A08);
    t.accent = rgb(0x0B6BCB);
    t.accentTint = rgba(0x0B6BCB, 36);
    t.missing = rgb(0xC92A2F);
    t.missingTint = rgb(0xFDF1F1);
    t.warning = rgb(0x9C5700);
    t.breakpoint = rgb(0xD7263D);
    t.badge = rgb(0xEEF2F7);
    t.badgeText = rgb(0x5C6878);
    t.onStrong = rgb(0xFFFFFF);
    t.status[static_cast<int>(Status::NotRun)] = {rgb(0x7E8B9D), rgb(0xFFFFFF)};
    t.status[static_cast<int>(Status::Active)] = {rgb(0x0A82B4), rgb(0xE4F6FD)};
    t.status[static_cast<int>(Status::Next)] = {rgb(0x0B6BCB), rgb(0xEDF4FD)};
    t.status[static_cast<int>(Status::Succeeded)] = {rgb(0x17892F), rgb(0xEAF9EC)};
    t.status[static_cast<int>(Status::Failed)] = {rgb(0xD93A40), rgb(0xFDEDED)};
    t.status[static_cast<int>(Status::Caught)] = {rgb(0xB56B00), rgb(0xFFF5E3)};
    t.status[static_cast<int>(Status::Aborted)] = {rgb(0x717D8C), rgb(0xEEF0F3)};
    const unsigned types[9] = {0x7B8794, 0xE06A1F, 0x64748B, 0x7A55D8, 0xB17F12,
                               0x2E9E57, 0xD94848, 0x2A74DB, 0x1593A8};
    for (int i = 0; i < 9; ++i) t.typeColour[i] = rgb(types[i]);
    return t;
}

Theme dark() {
    Theme t;
    t.kind = ThemeKind::Dark;
    t.canvas = rgb(0x10151C);
    t.canvasDots = rgb(0x232C38);
    t.card = rgb(0x1C2430);
    t.cardBorder = rgb(0x425062);
    t.container = rgb(0x171E28);
    t.containerHeader = rgb(0x1E2733);
    t.containerBorder = rgb(0x627085);
    t.lane = rgb(0x131A23);
    t.laneBorder = rgb(0x5F6D81);
    t.shadow = rgba(0x000000, 60);
    t.text = rgb(0xE9EEF4);
    t.subtleText = rgb(0x9BA9B9);
    t.edge = rgb(0x728094);
    t.edgeTaken = rgb(0x4FCB6B);
    t.edgeCatch = rgb(0xE8A04C);
    t.pill = rgb(0x222C39);
    t.pillBorder = rgb(0x54637A);
    t.pillText = rgb(0xCDD7E2);
    t.terminal = rgb(0xE9C352);
    t.terminalBorder = rgb(0xB8942F);
    t.terminalText = rgb(0x2E2404);
    t.accent = rgb(0x5AA9F5);
    t.accentTint = rgba(0x5AA9F5, 48);
    t.missing = rgb(0xF47174);
    t.missingTint = rgb(0x33191C);
    t.warning = rgb(0xF0B14A);
    t.breakpoint = rgb(0xF04458);
    t.badge = rgb(0x2A3542);
    t.badgeText = rgb(0xA9B6C5);
    t.onStrong = rgb(0x10151C);
    t.status[static_cast<int>(Status::NotRun)] = {rgb(0x6A788B), rgb(0x1C2430)};
    t.status[static_cast<int>(Status::Active)] = {rgb(0x53C9ED), rgb(0x143544)};
    t.status[static_cast<int>(Status::Next)] = {rgb(0x5AA9F5), rgb(0x1A2C42)};
    t.status[static_cast<int>(Status::Succeeded)] = {rgb(0x35C452), rgb(0x163322)};
    t.status[static_cast<int>(Status::Failed)] = {rgb(0xF56565), rgb(0x3B1D21)};
    t.status[static_cast<int>(Status::Caught)] = {rgb(0xFFA500), rgb(0x38290F)};
    t.status[static_cast<int>(Status::Aborted)] = {rgb(0x8996A6), rgb(0x262E38)};
    const unsigned types[9] = {0x6C7887, 0xD8702C, 0x66788F, 0x8A67E3, 0xAE8220,
                               0x38A663, 0xDC5656, 0x3B82E6, 0x1C98AD};
    for (int i = 0; i < 9; ++i) t.typeColour[i] = rgb(types[i]);
    return t;
}

QFont font(double pixels, QFont::Weight weight) {
    QFont made;
    made.setFamilies({QStringLiteral("Inter"), QStringLiteral("Segoe UI"), QStringLiteral("SF Pro Text"),
                      QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"),
                      QStringLiteral("Noto Sans CJK SC"), QStringLiteral("sans-serif")});
    made.setPixelSize(static_cast<int>(pixels));
    made.setWeight(weight);
    // Unhinted glyphs scale without changing their widths, so that prepared geometry fits at every zoom.
    made.setHintingPreference(QFont::PreferNoHinting);
    return made;
}

} // namespace

const Theme& theme(ThemeKind kind) {
    static const Theme themes[2] = {light(), dark()};
    return themes[static_cast<int>(kind)];
}

const Fonts& fonts() {
    static const Fonts made{font(14, QFont::DemiBold), font(11, QFont::Normal), font(11, QFont::Medium),
                            font(10, QFont::DemiBold), font(12, QFont::DemiBold)};
    return made;
}

} // namespace wb::ui::drawing
