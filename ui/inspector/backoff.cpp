// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/backoff.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace wb::ui {

namespace {

constexpr int mostShown = 6;

QString translate(const char* text) {
    return QCoreApplication::translate("wb::ui::Backoff", text);
}

QString secondsText(double seconds) {
    const QLocale locale;
    if (seconds < 120) return translate("%1 s").arg(locale.toString(seconds, 'g', 4));
    if (seconds < 7200) return translate("%1 min").arg(locale.toString(seconds / 60, 'g', 3));
    return translate("%1 h").arg(locale.toString(seconds / 3600, 'g', 3));
}

} // namespace

QString backoffText(json::Node retrier) {
    const std::int64_t attempts = retrier["MaxAttempts"].integer().value_or(3);
    if (attempts <= 0) return translate("Does not try again");
    const double interval = retrier["IntervalSeconds"].number().value_or(1);
    const double rate = retrier["BackoffRate"].number().value_or(2);
    const std::optional<double> most = retrier["MaxDelaySeconds"].number();
    QStringList waits;
    for (std::int64_t attempt = 0; attempt < std::min<std::int64_t>(attempts, mostShown); ++attempt) {
        const double wait = interval * std::pow(rate, static_cast<double>(attempt));
        waits << secondsText(most ? std::min(wait, *most) : wait);
    }
    if (attempts > mostShown) waits << QStringLiteral("…");
    const bool isRandom = retrier["JitterStrategy"].string() == "FULL";
    return (isRandom ? translate("Waits up to %1") : translate("Waits %1"))
        .arg(waits.join(QStringLiteral(", ")));
}

} // namespace wb::ui
