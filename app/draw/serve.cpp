// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"

#include "core/layout/graphviz/dot_engine.h"
#include "core/layout/protocol.h"

#include <cstdio>
#include <string>

namespace wb::draw {

namespace {

/// Reads a line of any length up to the protocol's limit; false at the end of the input or beyond the limit.
bool readLine(std::string& line) {
    line.clear();
    char part[65536];
    while (std::fgets(part, sizeof part, stdin)) {
        line += part;
        if (line.size() > layout::longestLine) return false;
        if (line.back() != '\n') continue;
        line.pop_back();
        return true;
    }
    return !line.empty();
}

void writeLine(const std::string& line) {
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

} // namespace

int serve() {
    layout::graphviz::DotEngine engine;
    writeLine(layout::greeting());
    std::string line;
    while (readLine(line)) {
        if (line.empty()) continue;
        auto request = layout::decodeRequest(line);
        layout::LayoutAnswer answer;
        if (!request) {
            answer.error = request.error();
            writeLine(layout::encode(answer, {}));
            continue;
        }
        answer.id = request->id;
        using layout::graphviz::Effort;
        auto drawn = engine.lay(request->graph, request->coarse ? Effort::Coarse : Effort::Full);
        if (drawn)
            answer.layout = std::move(*drawn);
        else
            answer.error = drawn.error();
        writeLine(layout::encode(answer, request->graph));
    }
    return 0;
}

} // namespace wb::draw
