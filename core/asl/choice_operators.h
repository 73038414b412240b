// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace wb::asl {

/// What a comparison takes: TypeTest is `IsNull: true` and the like.
enum class OperandKind : std::uint8_t { Text, Number, Boolean, Timestamp, TypeTest };

/// A comparison of a Choice rule (Amazon States Language, "Data-test expression").
struct ChoiceOperator {
    std::string_view name;
    OperandKind operand = OperandKind::Text;
    /// Whether the operand is a path to what is compared with.
    bool isPath = false;
    /// `=`, `<`, `matches`...: how the comparison reads; "is null" for a type test.
    std::string_view symbol;
    std::string_view doc;
};

std::span<const ChoiceOperator> choiceOperators();
/// The operator of that name; null when there is none.
const ChoiceOperator* findChoiceOperator(std::string_view name);

} // namespace wb::asl
