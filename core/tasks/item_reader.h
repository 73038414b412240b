// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace wb::tasks {

/// ReaderConfig's MaxItems: a limit on all items together, however many objects they come from. 0 means all.
std::size_t maxItems(const json::Value& config);

/// The first `most` items in the content of an S3 object, as ReaderConfig's InputType says: JSON (what
/// ItemsPointer points to), JSONL, CSV (first row or given headers). An array, or the object over whose
/// members the Map is to go. The error is the cause of States.ItemReaderFailed.
Result<json::Value, std::string> readItems(std::string_view content, const json::Value& config,
                                           std::size_t most);

/// Appends items to those of other objects: members as `{"Key", "Value"}`.
void appendItems(std::vector<json::Value>& all, const json::Value& items);

/// Keys of an S3 inventory manifest's or a plain listing's files; empty when it is none.
std::vector<std::string> manifestKeys(const json::Value& manifest);

} // namespace wb::tasks
