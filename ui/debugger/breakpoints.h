// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/state_path.h"

#include <QObject>

#include <unordered_map>
#include <unordered_set>

namespace wb::ui {

/// The states before which a run stops. They are known by their paths, so they stay while the text changes
/// around them.
class Breakpoints : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    /// By state; the value tells whether it is enabled.
    const std::unordered_map<asl::StatePath, bool>& all() const { return m_all; }
    std::unordered_set<asl::StatePath> enabled() const;
    bool has(const asl::StatePath& path) const { return m_all.contains(path); }
    /// Sets one, or takes it away.
    void toggle(const asl::StatePath& path);
    /// Switches one off or on again without forgetting it.
    void setEnabled(const asl::StatePath& path, bool enabled);
    void clear();
    /// Follows states that were renamed or moved.
    void follow(const std::unordered_map<asl::StatePath, asl::StatePath>& renamed);

  Q_SIGNALS:
    void changed();

  private:
    std::unordered_map<asl::StatePath, bool> m_all;
};

} // namespace wb::ui
