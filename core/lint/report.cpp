// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/report.h"

#include <algorithm>
#include <tuple>

namespace wb::lint {

std::string_view name(Severity severity) {
    switch (severity) {
    case Severity::Error:
        return "ERROR";
    case Severity::Warning:
        return "WARNING";
    case Severity::Information:
        break;
    }
    return "INFO";
}

std::vector<Diagnostic> Report::take() && {
    const auto keyOf = [](const Diagnostic& diagnostic) {
        return std::tie(diagnostic.range.begin, diagnostic.severity, diagnostic.range.end, diagnostic.code,
                        diagnostic.message, diagnostic.location);
    };
    std::stable_sort(
        m_diagnostics.begin(), m_diagnostics.end(),
        [&](const Diagnostic& left, const Diagnostic& right) { return keyOf(left) < keyOf(right); });
    const auto last = std::unique(
        m_diagnostics.begin(), m_diagnostics.end(),
        [&](const Diagnostic& left, const Diagnostic& right) { return keyOf(left) == keyOf(right); });
    m_diagnostics.erase(last, m_diagnostics.end());
    return std::move(m_diagnostics);
}

} // namespace wb::lint
