// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>

namespace wb::query::jsonata {

/// The binary operators that compute.
enum class Operation : std::uint8_t {
    None,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Concatenate,
    And,
    Or,
    In,
    Range
};

constexpr Operation operationOf(std::string_view op) {
    constexpr std::string_view texts[] = {"",   "+", "-",  "*", "/",   "%",  "=",  "!=", "<",
                                          "<=", ">", ">=", "&", "and", "or", "in", ".."};
    for (std::uint8_t i = 1; i < sizeof texts / sizeof *texts; ++i)
        if (texts[i] == op) return static_cast<Operation>(i);
    return Operation::None;
}

/// Of the operators of arithmetic.
inline double compute(Operation operation, double a, double b) {
    switch (operation) {
    case Operation::Add:
        return a + b;
    case Operation::Subtract:
        return a - b;
    case Operation::Multiply:
        return a * b;
    case Operation::Divide:
        return a / b;
    default:
        return std::fmod(a, b);
    }
}

/// Of the operators of order, for operands that compare as `order` (negative: the left one is less) does.
constexpr bool ordered(Operation operation, int order) {
    switch (operation) {
    case Operation::Less:
        return order < 0;
    case Operation::LessOrEqual:
        return order <= 0;
    case Operation::Greater:
        return order > 0;
    default:
        return order >= 0;
    }
}

} // namespace wb::query::jsonata
