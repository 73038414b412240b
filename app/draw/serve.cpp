// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"

#include "core/layout/flat_graph.h"
#include "core/layout/layered.h"
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
        answer.layout = request->coarse ? layout::plain(request->graph) : layout::layered(request->graph);
        if (!layout::fits(request->graph, answer.layout)) answer.error = "something was left without a place";
        writeLine(layout::encode(answer, request->graph));
    }
    return 0;
}

} // namespace wb::draw
