// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "test_report.h"

#include "core/unicode/unicode.h"

#include <algorithm>
#include <cstdio>

namespace wb::cli {

namespace {

/// Text as it may stand in XML 1.0, in attributes too: what it has no character for is replaced.
std::string escaped(const std::string& text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    const std::string whole = unicode::toWellFormed(text);
    std::string out;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        const char c = whole[at];
        // XML has neither U+FFFE nor U+FFFF.
        const std::string_view rest = std::string_view(whole).substr(at, 3);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\n' || c == '\t' || c == '\r')
            out += "&#" + std::to_string(static_cast<int>(c)) + ';';
        else if (rest == "\xEF\xBF\xBE" || rest == "\xEF\xBF\xBF") {
            out += replacement;
            at += 2;
        } else if (static_cast<unsigned char>(c) < 0x20)
            out += replacement;
        else
            out += c;
    }
    return out;
}

double secondsOf(const std::vector<TestResult>& results) {
    double seconds = 0;
    for (const TestResult& result : results) seconds += result.seconds;
    return seconds;
}

/// Each line of a text, indented under its case.
void printIndented(const std::string& text) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::printf("        %s\n", text.substr(begin, end - begin).c_str());
        begin = end + 1;
    }
}

} // namespace

std::size_t failuresOf(const std::vector<TestResult>& results) {
    return static_cast<std::size_t>(
        std::ranges::count_if(results, [](const TestResult& result) { return !result.problems.empty(); }));
}

void printText(const std::vector<TestResult>& results, const Coverage& coverage) {
    for (const TestResult& result : results) {
        std::printf("%s  %s (%.0f ms)\n", result.problems.empty() ? "ok    " : "FAILED", result.name.c_str(),
                    result.seconds * 1000);
        for (const std::string& problem : result.problems) printIndented(problem);
        if (!result.problems.empty()) printIndented(result.log);
    }
    std::printf("%zu cases, %zu failed, %.2f s\n\nCoverage: %.1f %% of the states and transitions\n",
                results.size(), failuresOf(results), secondsOf(results), coverage.percent());
    for (const Coverage::Figure& figure : coverage.figures()) {
        if (figure.all == 0) continue;
        std::printf("  %-13s %zu of %zu, %.1f %%\n", figure.name.c_str(), figure.visited, figure.all,
                    figure.percent());
        if (figure.name != "states" && figure.name != "transitions") continue;
        for (const std::string& missing : figure.missing)
            std::printf("    not visited: %s\n", missing.c_str());
    }
}

void printJunit(const std::string& suite, const std::vector<TestResult>& results, const Coverage& coverage) {
    std::printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"%s\" tests=\"%zu\" "
                "failures=\"%zu\" errors=\"0\" skipped=\"0\" time=\"%.3f\">\n  <properties>\n",
                escaped(suite).c_str(), results.size(), failuresOf(results), secondsOf(results));
    std::printf("    <property name=\"coverage\" value=\"%.1f\"/>\n", coverage.percent());
    for (const Coverage::Figure& figure : coverage.figures())
        std::printf("    <property name=\"coverage of %s\" value=\"%zu of %zu\"/>\n", figure.name.c_str(),
                    figure.visited, figure.all);
    std::printf("  </properties>\n");
    for (const TestResult& result : results) {
        std::printf("  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"", escaped(suite).c_str(),
                    escaped(result.name).c_str(), result.seconds);
        if (result.problems.empty()) {
            std::printf("/>\n");
            continue;
        }
        std::printf(">\n    <failure message=\"%s\">", escaped(result.problems.front()).c_str());
        for (const std::string& problem : result.problems) std::printf("%s\n", escaped(problem).c_str());
        std::printf("</failure>\n");
        if (!result.log.empty())
            std::printf("    <system-err>%s</system-err>\n", escaped(result.log).c_str());
        std::printf("  </testcase>\n");
    }
    std::printf("</testsuite>\n");
}

} // namespace wb::cli
