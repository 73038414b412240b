// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"
#include "core/json/yaml_parser.h"
#include "core/lint/lint.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Any bytes as a definition: the first byte chooses JSON or YAML and the type of machine.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t length = text.size();
    const auto tree =
        data[0] % 2 == 0 ? wb::json::parse(std::move(text)) : wb::json::parseYaml(std::move(text));
    wb::lint::Options options;
    if (data[0] % 4 > 1) options.type = wb::lint::MachineType::Express;
    for (const wb::lint::Diagnostic& diagnostic : wb::lint::check(*wb::asl::Model::read(tree), options))
        if (diagnostic.range.begin > diagnostic.range.end || diagnostic.range.end > length) std::abort();
    return 0;
}
