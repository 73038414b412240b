// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/geometry.h"

#include <QObject>

#include <functional>
#include <memory>

namespace wb::ui::canvas {

/// Owns the warm layout helper (`asl-draw serve`) and the cache of container layouts; one for the whole
/// program. A newer request of the same owner replaces an older one, killing the helper when it works on
/// nothing else. There is always an answer: what the helper cannot do in time is placed plainly.
class LayoutService : public QObject {
    Q_OBJECT

  public:
    using Answer = std::function<void(const layout::GeometryPtr&)>;

    /// Finds the helper beside the program, in ../libexec, or on PATH.
    explicit LayoutService(QObject* parent = nullptr);
    ~LayoutService() override;

    /// For tests: another helper program.
    void setHelper(const QString& program, const QStringList& arguments);
    /// Milliseconds one container may take before it is tried coarser, then placed plainly (default 8,000).
    void setTimeLimit(int milliseconds);

    /// Lays `graph` out and calls `answer` in this thread: at once when everything is cached, later
    /// otherwise, not at all when `owner` is destroyed or asks again before.
    void request(QObject* owner, layout::GraphPtr graph, Answer answer);
    /// Starts the helper before the first request needs it.
    void warmUp();

    bool isBusy() const;
    /// How often the helper was started; for tests and the diagnostics dialog.
    int helperStarts() const;

  Q_SIGNALS:
    void busyChanged(bool busy);
    /// The helper could not be started or failed; the picture is placed plainly. Text for the user.
    void helperFailed(const QString& reason);

  private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wb::ui::canvas
