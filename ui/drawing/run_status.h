// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"

#include <QString>

#include <cstdint>
#include <unordered_map>

namespace wb::ui::drawing {

/// How a state stands in the execution shown. `Next` is the state that the next step enters.
enum class Status : std::uint8_t { NotRun, Active, Next, Succeeded, Failed, Caught, Aborted };
inline constexpr int statusCount = 7;

/// One way out of a state, the same in every version of the text: a rule or catcher by its position. The
/// machine's empty path as `from` is Start.
struct TransitionRef {
    asl::StatePath from;
    asl::TransitionKind kind = asl::TransitionKind::Next;
    std::uint32_t index = 0;
    bool operator==(const TransitionRef&) const = default;
};

struct TransitionHash {
    std::size_t operator()(const TransitionRef& ref) const noexcept {
        const std::size_t place =
            static_cast<std::size_t>(ref.index) * 4 + static_cast<std::size_t>(ref.kind);
        return std::hash<asl::StatePath>{}(ref.from) ^ (place * 0x9E3779B97F4A7C15ULL);
    }
};

struct StateRun {
    Status status = Status::NotRun;
    /// How often it was entered; shown from 2.
    std::uint32_t entered = 0;
    /// A short note on the card, such as `retry 2 of 3` or `4 / 10`; mostly empty.
    QString note;
};

/// An execution as the canvas shows it. Without one (`shown` false) nothing fades.
struct RunStatus {
    bool shown = false;
    /// The execution reached End.
    bool ended = false;
    std::unordered_map<asl::StatePath, StateRun> states;
    /// How often each transition was taken.
    std::unordered_map<TransitionRef, std::uint32_t, TransitionHash> taken;
};

enum class Severity : std::uint8_t { None, Hint, Warning, Error };

/// What stands on a card besides the state itself.
struct Annotation {
    bool breakpoint = false;
    bool breakpointEnabled = true;
    Severity problem = Severity::None;
    /// Shown as the tool tip of the problem badge.
    QString problemText;
    bool operator==(const Annotation&) const = default;
};

using Annotations = std::unordered_map<asl::StatePath, Annotation>;

} // namespace wb::ui::drawing
