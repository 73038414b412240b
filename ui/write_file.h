// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <QString>

namespace wb::ui {

/// replaceFile() by Qt's texts: the reason of a failure, empty on success.
inline QString writeFile(const QString& path, const std::function<void(const ByteSink&)>& produce) {
    const std::optional<std::string> problem = replaceFile(toPath(path.toStdString()), produce);
    return problem ? QString::fromStdString(*problem) : QString();
}

inline QString writeFile(const QString& path, std::string_view bytes) {
    return writeFile(path, [bytes](const ByteSink& sink) { sink(bytes); });
}

} // namespace wb::ui
