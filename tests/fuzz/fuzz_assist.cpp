// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"
#include "core/json/yaml_parser.h"
#include "tests/core/assist/assist_exercise.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// Any bytes, any place: the first two bytes choose the place in the text that the others are, the highest
/// bit whether that is YAML.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    std::string text(reinterpret_cast<const char*>(data) + 2, size - 2);
    const auto offset = static_cast<std::uint32_t>(((data[0] & 0x7FU) * 256U + data[1]) % (text.size() + 2));
    const auto model = wb::asl::Model::read(data[0] & 0x80U ? wb::json::parseYaml(std::move(text))
                                                            : wb::json::parse(std::move(text)));
    const std::string problem = exercise(*model, offset);
    if (!problem.empty()) {
        std::fprintf(stderr, "%s\n", problem.c_str());
        std::abort();
    }
    wb::asl::assist::foldingRanges(model->tree());
    wb::asl::assist::symbols(*model);
    return 0;
}
