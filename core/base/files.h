// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace wb {

/// A path from UTF-8, in which all texts are here, and back.
std::filesystem::path toPath(std::string_view text);
std::string toText(const std::filesystem::path& path);

/// The name of a file up to its first dot: `order` of `/a/order.asl.json`.
std::string baseName(const std::filesystem::path& path);

/// The bytes of a file, or why it cannot be read.
Result<std::string, std::string> readBytes(const std::filesystem::path& path);

/// Takes the pieces of what is written, one after the other.
using ByteSink = std::function<void(std::string_view)>;

/// Replaces a file as a whole or not at all by what `produce` gives to its sink, piece by piece, and sees it
/// onto the disk; the file keeps its permissions, and a link its place. Writes into what is no file, such as
/// a pipe, and into a file whose folder takes no new ones. Gives why it failed.
std::optional<std::string> replaceFile(const std::filesystem::path& path,
                                       const std::function<void(const ByteSink&)>& produce);

/// Why a file could not be written; nothing when it can. What is there stays as it is.
std::optional<std::string> reasonNotWritable(const std::filesystem::path& path);

} // namespace wb
