// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>

namespace wb::tasks {

/// Makes the process that `process` starts next the leader of a group of its own, where the system has such
/// groups: what it starts in turn can then be ended with it.
void startInOwnGroup(QProcess& process);

/// To be called right after the start: from then on the group also ends when this program is told to.
void enterGroup(const QProcess& process);

/// Kills the process and, where there are groups, what it started.
void killGroup(QProcess& process);

/// The process has ended by itself: its group is none of ours any more.
void leaveGroup(qint64 pid);

} // namespace wb::tasks
