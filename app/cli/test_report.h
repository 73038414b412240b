// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "coverage.h"
#include "test_case.h"

#include <cstddef>
#include <string>
#include <vector>

namespace wb::cli {

std::size_t failuresOf(const std::vector<TestResult>& results);

/// For people.
void printText(const std::vector<TestResult>& results, const Coverage& coverage);

/// As JUnit writes it, for whoever shows the results of a build.
void printJunit(const std::string& suite, const std::vector<TestResult>& results, const Coverage& coverage);

} // namespace wb::cli
