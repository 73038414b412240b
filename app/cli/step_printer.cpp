// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "step_printer.h"

#include "core/execution/iso_time.h"
#include "core/history/history.h"
#include "short_text.h"

#include <cstdio>

namespace wb::cli {

namespace {

void printStep(const execution::Timeline& timeline, std::size_t step) {
    const asl::Model& model = timeline.program().model();
    const execution::MachineState& state = timeline.state(step);
    const double seconds = static_cast<double>(state.now() - state.options().startTime) / 1000;
    for (const execution::Event& event : timeline.eventsOf(step)) {
        const std::string type = history::typeName(event, model);
        std::string line;
        if (event.state != asl::noIndex) line += model.state(event.state).path.text();
        if (event.type == execution::EventType::StateEntered)
            line += "  input " + shortText(event.data);
        else if (event.type == execution::EventType::StateExited)
            line += "  output " + shortText(event.data);
        else if (event.details && event.details->error.isString())
            line += "  error " + std::string(event.details->error.string());
        else if (!event.data.isAbsent())
            line += "  " + shortText(event.data);
        std::fprintf(stderr, "%5zu %9.3f s  %-26s %s\n", step, seconds, type.c_str(), line.c_str());
    }
}

} // namespace

std::function<void()> stepPrinter(const execution::Timeline& timeline) {
    return [&timeline, printed = std::size_t{0}]() mutable {
        for (; printed < timeline.size(); ++printed) printStep(timeline, printed);
    };
}

} // namespace wb::cli
