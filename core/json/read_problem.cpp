// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/read_problem.h"

#include "core/json/line_index.h"

namespace wb::json {

std::string describe(std::string_view text, const ReadError& error) {
    const LineColumn place = LineIndex(text).at(error.offset);
    return "not JSON at " + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
           error.message;
}

} // namespace wb::json
