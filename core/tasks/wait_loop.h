// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

namespace wb::tasks {

/// Runs the event loop until `isDone()` or `milliseconds` have passed.
template <typename Predicate>
void processEventsUntil(Predicate&& isDone, int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    while (!isDone() && clock.elapsed() < milliseconds) loop.processEvents(QEventLoop::WaitForMoreEvents);
}

} // namespace wb::tasks
