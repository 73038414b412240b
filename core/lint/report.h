// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/codes.h"
#include "core/lint/diagnostic.h"
#include "core/lint/facts.h"
#include "core/lint/lint.h"
#include "core/lint/place.h"

#include <vector>

namespace wb::lint {

/// Collects diagnostics.
class Report {
  public:
    Diagnostic& add(Severity severity, std::string_view code, std::string message, std::string location,
                    json::TextRange range) {
        m_diagnostics.push_back(
            {severity, code, std::move(message), std::move(location), range, std::nullopt});
        return m_diagnostics.back();
    }
    /// An error at a value.
    Diagnostic& error(std::string message, const Place& place) {
        return add(Severity::Error, code::schema, std::move(message), place.location(), place.range());
    }
    /// In the order of the text, without repetitions.
    std::vector<Diagnostic> take() &&;

  private:
    std::vector<Diagnostic> m_diagnostics;
};

/// What a rule works on.
struct Check {
    const asl::Model& model;
    const Options& options;
    Report& report;
    Facts& facts;
};

} // namespace wb::lint
