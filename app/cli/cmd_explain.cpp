// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "cmd_explain.h"

#include "core/asl/similar.h"
#include "core/lint/codes.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace wb::cli {

namespace {

void printPage(const lint::CodePage& page) {
    const auto print = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); };
    print(page.code);
    print(": ");
    print(page.title);
    print("\n\n");
    print(page.text);
    if (!page.wrong.empty()) {
        print("\n\nWrong:\n\n");
        print(page.wrong);
    }
    if (!page.right.empty()) {
        print("\n\nRight:\n\n");
        print(page.right);
    }
    print("\n");
}

int listCodes() {
    for (const lint::CodePage& page : lint::codePages())
        std::printf("%-32.*s %.*s\n", static_cast<int>(page.code.size()), page.code.data(),
                    static_cast<int>(page.title.size()), page.title.data());
    return success;
}

int explain(const std::vector<std::string>& arguments) {
    if (arguments.empty()) return listCodes();
    if (arguments.size() > 1) return usageError("explain takes one code");
    std::string code = arguments.front();
    std::transform(code.begin(), code.end(), code.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const lint::CodePage* page = lint::explain(code);
    if (page) {
        printPage(*page);
        return success;
    }
    std::vector<std::string_view> codes;
    for (const lint::CodePage& candidate : lint::codePages()) codes.push_back(candidate.code);
    const std::string meant(asl::mostSimilar(code, codes));
    return usageError("there is no code " + arguments.front() +
                      (meant.empty() ? "; 'asl explain' lists all" : "; did you mean " + meant + "?"));
}

} // namespace

const Command explainCommand = {
    "explain", "Tell what a diagnostic means and how to put it right",
    "Usage: asl explain [CODE]\n\n"
    "Shows the documentation page of a code that 'asl validate' prints in brackets;\n"
    "without CODE lists all of them.\n",
    explain};

} // namespace wb::cli
