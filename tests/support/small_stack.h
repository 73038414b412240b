// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThread>

#include <memory>

namespace wb::tests {

#if defined(__SANITIZE_ADDRESS__)
/// The sanitizers' red zones make frames several times larger.
constexpr uint smallStack = 4096 * 1024;
#else
/// What a secondary thread has where it has least: macOS.
constexpr uint smallStack = 512 * 1024;
#endif

/// Runs `work` to its end on a thread with little stack.
template <typename Work>
void onSmallStack(Work&& work) {
    const std::unique_ptr<QThread> thread(QThread::create(std::forward<Work>(work)));
    thread->setStackSize(smallStack);
    thread->start();
    thread->wait();
}

} // namespace wb::tests
