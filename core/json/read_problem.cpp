// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/read_problem.h"

#include "core/json/line_index.h"

namespace wb::json {

std::string describe(std::string_view text, const ReadError& error) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return "not JSON but UTF-16: save it as UTF-8";
    // What was found instead is more telling than the blanks before it.
    const std::size_t found = text.find_first_not_of(" \t\r\n", error.offset);
    const LineColumn place = LineIndex(text).at(
        found == std::string_view::npos ? error.offset : static_cast<std::uint32_t>(found));
    return "not JSON at " + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
           error.message;
}

} // namespace wb::json
