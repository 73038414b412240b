// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/formatter.h"
#include "core/json/parser.h"
#include "core/json/reader.h"
#include "core/json/writer.h"

#include "tests/fuzz/check.h"

using namespace wb::json;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto tree = parse(text);
    wb::fuzz::checkNesting(*tree);
    if (tree->root()) {
        const Value value = tree->root().toValue();
        const std::string written = toText(value);
        wb::fuzz::check(value.textSize() == written.size());
        const auto strict = read(text);
        wb::fuzz::check(!strict || (!tree->hasErrors() && *strict == value));
        wb::fuzz::check(read(written).ok());
    }
    if (const auto once = format(*tree)) {
        const auto again = parse(*once);
        wb::fuzz::check(toText(again->root().toValue()) == toText(tree->root().toValue()));
        const auto twice = format(*again);
        wb::fuzz::check(twice && *twice == *once);
    }
    return 0;
}
