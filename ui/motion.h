// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QVariant>

#include <optional>

namespace wb::ui {

/// Whether things may move on the screen: not when the system asks for reduced motion or the user has chosen
/// so. The system is asked through the desktop portal, which answers later and tells of changes.
class Motion : public QObject {
    Q_OBJECT

  public:
    explicit Motion(QObject* parent = nullptr);

    bool isReduced() const { return m_chosen || m_system; }
    /// The user's choice; remembered.
    bool isChosen() const { return m_chosen; }
    void choose(bool reduced);

    /// What a setting of the desktop says about motion; nothing when it is about something else.
    static std::optional<bool> reducedBy(const QString& group, const QString& key, const QVariant& value);

  Q_SIGNALS:
    void changed(bool reduced);

  private Q_SLOTS:
    void take(const QString& group, const QString& key, const QDBusVariant& value);

  private:
    void ask();
    void setSystem(bool reduced);

    bool m_chosen = false;
    bool m_system = false;
};

} // namespace wb::ui
