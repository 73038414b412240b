// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/refactor.h"
#include "core/json/parser.h"

#include "tests/fuzz/check.h"

#include <functional>

using namespace wb;
using namespace wb::asl;
using namespace wb::asl::refactor;

namespace {

void checkOutcome(const Model& model, const Outcome& outcome) {
    if (!outcome) return;
    json::TextEdits edits = outcome->edits;
    fuzz::check(json::normalise(edits));
    const std::string& before = model.tree().text();
    const std::string after = json::apply(before, edits);
    fuzz::check(json::apply(after, json::inverse(before, edits)) == before);
    const auto tree = json::parse(after);
    for (const json::SyntaxError& error : tree->errors()) fuzz::check(json::isComment(*tree, error));
}

} // namespace

// The first bytes choose an operation and a state, the rest is the definition.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const auto model =
        Model::read(json::parse(std::string(reinterpret_cast<const char*>(data + 2), size - 2)));
    if (model->states().empty()) return 0;
    const State& state = model->states()[data[1] % model->states().size()];
    const StatePath& path = state.path;
    const StatePath& other = model->states()[data[1] / 7 % model->states().size()].path;
    const TransitionPlace place{path, static_cast<TransitionKind>(data[1] % 4), data[1] / 16U};
    const NewState added{"New", newStateText(static_cast<StateType>(1 + data[1] % 8), state.queryLanguage)};
    const std::function<Outcome()> operations[] = {
        [&] { return renameState(*model, path, "Renamed"); },
        [&] { return refactor::retarget(*model, place, other); },
        [&] { return refactor::connect(*model, path, other); },
        [&] { return refactor::disconnect(*model, place); },
        [&] { return insertOnTransition(*model, place, added); },
        [&] { return appendState(*model, path, added); },
        [&] { return addFirstState(*model, model->container(state.container).path, added); },
        [&] { return deleteState(*model, path); },
        [&] { return duplicate(*model, path); },
        [&] { return changeType(*model, path, static_cast<StateType>(1 + data[1] % 8)); },
        [&] {
            return paste(*model, {}, copyText(*model, {&path, 1}));
        },
        [&] {
            return wrap(*model, {&path, 1}, data[1] % 2 ? StateType::Map : StateType::Parallel);
        },
        [&] { return unwrap(*model, path); },
        [&] { return addItem(*model, path, static_cast<ListField>(data[1] % 4), data[1] / 4U); },
        [&] { return removeItem(*model, path, static_cast<ListField>(data[1] % 4), data[1] / 4U); },
        [&] {
            return moveItem(*model, path, static_cast<ListField>(data[1] % 4), data[1] / 4U % 8,
                            data[1] / 32U);
        },
        [&] { return setField(*model, path, "/Comment/x", "[1, {\"a\": 2}]"); },
        [&] { return unsetField(*model, path, "/Type"); },
        [&] { return convertToJsonata(*model, data[1] % 2 ? path : StatePath()); },
    };
    checkOutcome(*model, operations[data[0] % std::size(operations)]());
    return 0;
}
