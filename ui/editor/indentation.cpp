// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/indentation.h"

#include <algorithm>

namespace wb::ui {

namespace {

bool isBreak(char c) {
    return c == '\n' || c == '\r';
}

std::string_view leadingSpace(std::string_view line) {
    const std::size_t end = line.find_first_not_of(" \t");
    return line.substr(0, end == std::string_view::npos ? line.size() : end);
}

} // namespace

std::string indentationUnit(std::string_view text) {
    // A few thousand bytes tell as much as all of them.
    text = text.substr(0, 8192);
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = begin;
        while (end < text.size() && !isBreak(text[end])) ++end;
        const std::string_view line = text.substr(begin, end - begin);
        const std::string_view space = leadingSpace(line);
        if (!space.empty() && space.size() < line.size()) {
            if (space.front() == '\t') return "\t";
            return std::string(std::min<std::size_t>(space.size(), 8), ' ');
        }
        begin = end + 1;
    }
    return "  ";
}

std::string indentationAt(std::string_view text, std::size_t offset, std::string_view unit) {
    std::size_t end = offset;
    while (end > 0 && isBreak(text[end - 1])) {
        const bool isPair = end > 1 && text[end - 1] == '\n' && text[end - 2] == '\r';
        end -= isPair ? 2 : 1;
        if (end == 0 || !isBreak(text[end - 1])) break;
    }
    std::size_t begin = end;
    while (begin > 0 && !isBreak(text[begin - 1])) --begin;
    const std::string_view line = text.substr(begin, end - begin);
    std::string indentation(leadingSpace(line));
    const std::size_t last = line.find_last_not_of(" \t");
    if (last != std::string_view::npos && (line[last] == '{' || line[last] == '[')) indentation += unit;
    return indentation;
}

} // namespace wb::ui
