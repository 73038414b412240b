// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/motion.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QSettings>
#include <QTimer>

namespace wb::ui {

namespace {

const QString portal = QStringLiteral("org.freedesktop.portal.Desktop");
const QString place = QStringLiteral("/org/freedesktop/portal/desktop");
const QString settings = QStringLiteral("org.freedesktop.portal.Settings");

/// Where desktops say it: the common setting, GNOME's, KDE's.
const std::pair<QString, QString> sources[] = {
    {QStringLiteral("org.freedesktop.appearance"), QStringLiteral("reduced-motion")},
    {QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations")},
    {QStringLiteral("org.kde.kdeglobals.KDE"), QStringLiteral("AnimationDurationFactor")}};

QString choiceKey() {
    return QStringLiteral("view/reducedMotion");
}

/// Without one, asking would start a bus.
bool hasBus() {
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

/// The portal wraps values once or twice.
QVariant unwrapped(QVariant value) {
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

Motion::Motion(QObject* parent) : QObject(parent), m_chosen(QSettings().value(choiceKey()).toBool()) {
    // The window comes first.
    if (hasBus()) QTimer::singleShot(0, this, &Motion::ask);
}

void Motion::choose(bool reduced) {
    QSettings().setValue(choiceKey(), reduced);
    const bool before = isReduced();
    m_chosen = reduced;
    if (isReduced() != before) Q_EMIT changed(isReduced());
}

std::optional<bool> Motion::reducedBy(const QString& group, const QString& key, const QVariant& value) {
    const auto is = [&](int source) {
        return group == sources[source].first && key == sources[source].second;
    };
    if (is(0)) return value.toUInt() == 1;
    if (is(1)) return !value.toBool();
    if (!is(2)) return std::nullopt;
    bool isNumber = false;
    const double factor = value.toDouble(&isNumber);
    return isNumber && factor == 0;
}

void Motion::ask() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    for (const auto& [group, key] : sources) {
        QDBusMessage question =
            QDBusMessage::createMethodCall(portal, place, settings, QStringLiteral("Read"));
        question << group << key;
        auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
        connect(answer, &QDBusPendingCallWatcher::finished, this,
                [this, from = group, name = key](QDBusPendingCallWatcher* done) {
                    const QDBusPendingReply<QDBusVariant> reply = *done;
                    // A desktop that does not know a setting says nothing about motion.
                    if (!reply.isError()) take(from, name, reply.value());
                    done->deleteLater();
                });
    }
    // Without it Qt 6.4 does not find the slot.
    qRegisterMetaType<QDBusVariant>();
    bus.connect(portal, place, settings, QStringLiteral("SettingChanged"), this,
                SLOT(take(QString, QString, QDBusVariant)));
}

void Motion::take(const QString& group, const QString& key, const QDBusVariant& value) {
    if (const auto reduced = reducedBy(group, key, unwrapped(value.variant()))) setSystem(*reduced);
}

void Motion::setSystem(bool reduced) {
    const bool before = isReduced();
    m_system = reduced;
    if (isReduced() != before) Q_EMIT changed(isReduced());
}

} // namespace wb::ui
