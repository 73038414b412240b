// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace wb::tasks {

/// The items in the content of an S3 object, as ReaderConfig's InputType says: JSON (an array, or what
/// ItemsPointer points to), JSONL, CSV (first row or given headers). `maxItems` of 0 means all. The error is
/// the cause of States.ItemReaderFailed.
Result<std::vector<json::Value>, std::string> readItems(std::string_view content, const json::Value& config);

/// Keys of an S3 inventory manifest's or a plain listing's files; empty when it is none.
std::vector<std::string> manifestKeys(const json::Value& manifest);

} // namespace wb::tasks
