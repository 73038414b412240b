// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/field_number.h"
#include "core/execution/iso_time.h"
#include "core/execution/machine.h"

#include "core/json/writer.h"

namespace wb::execution {

namespace {

constexpr Time longestDelay = 31'536'000'000;

} // namespace

void Machine::executeWait(Fiber& fiber, Compiled state) {
    std::optional<json::Value> input = effectiveInput(fiber, state);
    if (!input) return;
    const Field& field = state.wait->seconds ? state.wait->seconds : state.wait->timestamp;
    const bool isPath = field.kind == Field::Kind::Path;
    const std::string subject = "The " + field.name + (isPath ? " parameter " : " field ");
    std::optional<json::Value> value;
    if (isPath) {
        const Result<json::Value, query::Error> found = field.path->apply(scope(fiber, state, *input));
        if (!found) {
            failRuntime(fiber, subject + "does not reference an input value: " + field.pathText);
            return;
        }
        value = *found;
    } else {
        value = fieldValue(fiber, state, field, *input,
                           state.wait->seconds ? query::Expected::Number : query::Expected::String);
        if (!value) return;
    }
    const std::string place = (isPath ? field.pathText + " == " : std::string()) + json::toPlainText(*value);
    const auto refuse = [&](const std::string& why) {
        failField(fiber, field, subject + why + ": " + place);
    };
    Time due = m_state.m_now;
    if (state.wait->seconds) {
        const std::optional<std::int64_t> seconds = wholeNumber(field, *value);
        if (!seconds) return refuse("cannot be parsed as a long value");
        if (*seconds < 0) return refuse(isPath ? "references a negative value" : "is a negative value");
        if (*seconds > longestDelay / 1000) return failRuntime(fiber, "Wait state delay is too long.");
        due += *seconds * 1000;
    } else {
        const std::optional<Instant> instant =
            value->isString() ? parseTimestamp(value->string()) : std::nullopt;
        if (!instant)
            return refuse(std::string(isPath ? "does not reference" : "cannot be parsed as") +
                          " a valid ISO-8601 extended offset date-time format string");
        due = instant->milliseconds();
        if (due - m_state.m_now > longestDelay) return failRuntime(fiber, "Wait state delay is too long.");
    }
    if (Phases* phases = phasesOf(fiber)) phases->resolved = json::Value::object({{field.name, *value}});
    fiber.pending.edit().input = std::move(*input);
    if (due <= m_state.m_now) {
        finishWait(fiber, state);
        return;
    }
    fiber.activity = Activity::WaitingForTime;
    ++fiber.wait;
    fiber.due = 0;
    addTimer(fiber, Timer::Kind::Wait, due);
    addChange(Change::Kind::Waiting, fiber);
}

void Machine::finishWait(Fiber& fiber, Compiled state) {
    json::Value input = fiber.pending->input;
    complete(fiber, state, std::move(input));
}

} // namespace wb::execution
