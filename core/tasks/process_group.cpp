// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/process_group.h"

#ifdef Q_OS_UNIX
#include <array>
#include <atomic>
#include <csignal>
#include <unistd.h>
#endif

namespace wb::tasks {

#ifdef Q_OS_UNIX

namespace {

/// The groups that are running. Read within a signal handler, hence of a fixed size and without locks; more
/// than there are worker processes at a time.
std::array<std::atomic<pid_t>, 64> groups;

/// Groups of their own do not get the terminal's Ctrl+C: it is passed on before it does what it always does.
extern "C" void passOn(int signal) {
    for (const std::atomic<pid_t>& group : groups)
        if (const pid_t leader = group.load(); leader > 0) ::kill(-leader, SIGKILL);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// A program that handles these signals itself is left alone.
void passOnSignals() {
    static const bool isDone = [] {
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
            struct sigaction known {};
            if (::sigaction(signal, nullptr, &known) != 0 || known.sa_handler != SIG_DFL) continue;
            struct sigaction passing {};
            passing.sa_handler = passOn;
            ::sigaction(signal, &passing, nullptr);
        }
        return true;
    }();
    static_cast<void>(isDone);
}

void replace(pid_t known, pid_t by) {
    for (std::atomic<pid_t>& group : groups) {
        pid_t expected = known;
        if (group.compare_exchange_strong(expected, by)) return;
    }
}

} // namespace

void startInOwnGroup(QProcess& process) {
    passOnSignals();
    process.setChildProcessModifier([] { ::setpgid(0, 0); });
}

void enterGroup(const QProcess& process) {
    const auto pid = static_cast<pid_t>(process.processId());
    if (pid <= 0) return;
    // Here too, as the process may not have come to it yet when it is killed.
    ::setpgid(pid, pid);
    replace(0, pid);
}

void killGroup(QProcess& process) {
    const auto pid = static_cast<pid_t>(process.processId());
    if (pid > 0) {
        ::kill(-pid, SIGKILL);
        replace(pid, 0);
    }
    process.kill();
}

void leaveGroup(qint64 pid) {
    if (pid > 0) replace(static_cast<pid_t>(pid), 0);
}

#else

void startInOwnGroup(QProcess&) {}
void enterGroup(const QProcess&) {}
void killGroup(QProcess& process) {
    process.kill();
}
void leaveGroup(qint64) {}

#endif

} // namespace wb::tasks
