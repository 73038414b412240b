// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

namespace wb::history {

/// A payload of a history's event, where it stands as JSON text.
json::Value payload(const json::Value& value);

} // namespace wb::history
