// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/codes.h"

#include "core/lint/code_pages.h"

#include <algorithm>
#include <vector>

namespace wb::lint {

std::span<const CodePage> codePages() {
    static const std::vector<CodePage> all = [] {
        std::vector<CodePage> pages(errorPages().begin(), errorPages().end());
        pages.insert(pages.end(), warningPages().begin(), warningPages().end());
        return pages;
    }();
    return all;
}

const CodePage* explain(std::string_view code) {
    const auto pages = codePages();
    const auto found =
        std::find_if(pages.begin(), pages.end(), [&](const CodePage& page) { return page.code == code; });
    return found == pages.end() ? nullptr : &*found;
}

} // namespace wb::lint
