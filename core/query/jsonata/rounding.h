// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace wb::query::jsonata {

/// Rounds to `precision` decimal places (negative: to tens, hundreds...), halves to the even neighbour,
/// deciding on the decimal digits that are printed: 4.515 at 2 is 4.52 although the double is a little less.
double roundHalfEven(double number, double precision);
/// The absolute value with exactly `decimals` digits behind the point.
std::string toFixed(double number, int decimals);

} // namespace wb::query::jsonata
