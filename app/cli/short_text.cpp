// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "short_text.h"

#include "core/json/writer.h"

namespace wb::cli {

std::string shortText(const json::Value& value) {
    constexpr std::size_t longest = 300;
    std::string text = json::toText(value);
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "... (" + std::to_string(text.size()) + " bytes)";
}

} // namespace wb::cli
