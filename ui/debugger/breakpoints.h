// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/state_path.h"
#include "ui/debugger/breakpoint.h"

#include <QObject>

#include <unordered_map>

namespace wb::ui {

/// The states at which a run stops. They are known by their paths, so they stay while the text changes
/// around them.
class Breakpoints : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    const std::unordered_map<asl::StatePath, Breakpoint>& all() const { return m_all; }
    bool has(const asl::StatePath& path) const { return m_all.contains(path); }
    /// Sets one, or takes it away.
    void toggle(const asl::StatePath& path);
    /// Sets one as `breakpoint` says.
    void set(const asl::StatePath& path, const Breakpoint& breakpoint);
    void clear();
    /// Follows states that were renamed or moved.
    void follow(const std::unordered_map<asl::StatePath, asl::StatePath>& renamed);

  Q_SIGNALS:
    void changed();

  private:
    std::unordered_map<asl::StatePath, Breakpoint> m_all;
};

} // namespace wb::ui
