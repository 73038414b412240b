// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace wb::asl {

/// The identity of a state or container within a definition, in the notation of the service's locations:
/// `/States/Process4/Branches[0]/States/Process4a`. A `~` or `/` inside a name is written `~0` and `~1`, so
/// that every path names one place. The empty path is the state machine itself.
class StatePath {
  public:
    StatePath() = default;
    explicit StatePath(std::string text) : m_text(std::move(text)) {}

    const std::string& text() const { return m_text; }
    bool isMachine() const { return m_text.empty(); }
    /// Path of the state `name` in the container of this path.
    StatePath state(std::string_view name) const;
    /// Path of a container inside the state of this path: `Branches[branch]`.
    StatePath branch(std::size_t branch) const;
    /// Path of a Map's container inside the state of this path: `ItemProcessor` or `Iterator`.
    StatePath processor(std::string_view field) const;
    /// Name of the state that the path ends with, unescaped; empty for a container.
    std::string stateName() const;

    bool operator==(const StatePath&) const = default;
    auto operator<=>(const StatePath&) const = default;

  private:
    std::string m_text;
};

} // namespace wb::asl

template <>
struct std::hash<wb::asl::StatePath> {
    std::size_t operator()(const wb::asl::StatePath& path) const noexcept {
        return std::hash<std::string>{}(path.text());
    }
};
