// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/task.h"

#include <QString>

#include <memory>

namespace wb::ui {

/// The handlers.json that answers the tasks of documents in `folder`; empty when there is none.
QString handlersFile(const QString& folder);

/// Reads a handlers.json; null with the reason in `error` when it is broken.
std::unique_ptr<execution::TaskInterface> openHandlers(const QString& file, QString* error);

} // namespace wb::ui
