// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layout/geometry.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace wb::layout {

/// What the helper is asked: one flat graph a line of JSON.
///   {"id": 7, "coarse": false, "nodes": [w, h, ...], "edges": [from, to, pillWidth, pillHeight, weight,
///   ...]}
struct LayoutRequest {
    std::uint64_t id = 0;
    bool coarse = false;
    FlatGraph graph;
};

/// What it answers, one line each:
///   {"id": 7, "size": [w, h], "nodes": [x, y, ...], "paths": [[x, y, ...], ...], "pills": [x, y, ...]}  or
///   {"id": 7, "error": "why"}
/// The helper greets with {"hello": "asl-draw", "protocol": 1}.
struct LayoutAnswer {
    std::uint64_t id = 0;
    std::string error;
    FlatLayout layout;
};

inline constexpr int protocolVersion = 1;
/// A line longer than this is not ours; readers give up on the sender.
inline constexpr std::size_t longestLine = 256U * 1024 * 1024;

/// Lines without their line feed.
std::string encode(const LayoutRequest& request);
std::string encode(const LayoutAnswer& answer, const FlatGraph& graph);
std::string greeting();

/// Fail on anything that is not such a line, with the reason. Never trust numbers: the graph is checked to be
/// sound.
Result<LayoutRequest, std::string> decodeRequest(std::string_view line);
/// Sizes of nodes and pills are taken from the graph that was asked about.
Result<std::uint64_t, std::string> answerId(std::string_view line);
Result<LayoutAnswer, std::string> decodeAnswer(std::string_view line, const FlatGraph& graph);
bool isGreeting(std::string_view line);

} // namespace wb::layout
