// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/writer.h"
#include "core/json/yaml_parser.h"

#include "tests/fuzz/check.h"

using namespace wb::json;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto tree = parseYaml(std::string(reinterpret_cast<const char*>(data), size));
    wb::fuzz::checkNesting(*tree);
    if (tree->root()) (void)toText(tree->root().toValue());
    return 0;
}
