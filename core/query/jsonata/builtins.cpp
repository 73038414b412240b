// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/builtins.h"

#include "core/query/jsonata/function_value.h"
#include "core/query/jsonata/jsonata.h"

#include <algorithm>
#include <deque>

namespace wb::query::jsonata {

namespace {

std::vector<Builtin> makeBuiltins() {
    std::vector<Builtin> all;
    for (const auto& table :
         {stringFunctions(), patternFunctions(), encodingFunctions(), numericFunctions(), booleanFunctions(),
          arrayFunctions(), objectFunctions(), higherOrderFunctions(), datetimeFunctions(), stepFunctions()})
        for (const FunctionRow& row : table) {
            Failure failure;
            const bool calls = table.data() == higherOrderFunctions().data();
            all.push_back({row, Signature::parse(row.signature, failure), calls, {}});
        }
    std::sort(all.begin(), all.end(),
              [](const Builtin& a, const Builtin& b) { return a.row.name < b.row.name; });
    for (Builtin& builtin : all) builtin.value = makeFunction<BuiltinFunction>(builtin, builtin.row.arity);
    return all;
}

const std::vector<Builtin>& builtins() {
    static const std::vector<Builtin> all = makeBuiltins();
    return all;
}

} // namespace

const Builtin* findBuiltin(std::string_view name) {
    const auto& all = builtins();
    const auto found =
        std::lower_bound(all.begin(), all.end(), name,
                         [](const Builtin& b, std::string_view wanted) { return b.row.name < wanted; });
    return found != all.end() && found->row.name == name ? &*found : nullptr;
}

std::span<const Builtin> allBuiltins() {
    return builtins();
}

const std::vector<FunctionInfo>& builtinFunctions() {
    static const std::vector<FunctionInfo> infos = [] {
        std::vector<FunctionInfo> list;
        for (const Builtin& builtin : builtins())
            if (builtin.row.name != "eval") list.push_back({builtin.row.name, builtin.row.signature});
        return list;
    }();
    return infos;
}

} // namespace wb::query::jsonata
