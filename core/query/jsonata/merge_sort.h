// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace wb::query::jsonata {

/// Stable merge sort. `isAfter(left, right)` tells whether `left` has to come after `right`; any answers,
/// even contradictory ones, end in some order, and the comparisons are those of the reference, so that errors
/// arise for the same pair.
template <typename T, typename IsAfter>
void mergeSort(std::vector<T>& items, IsAfter&& isAfter) {
    std::vector<T> spare(items.size());
    const auto sort = [&](auto&& self, std::size_t begin, std::size_t end) -> void {
        if (end - begin < 2) return;
        const std::size_t middle = begin + (end - begin) / 2;
        self(self, begin, middle);
        self(self, middle, end);
        std::size_t left = begin;
        std::size_t right = middle;
        for (std::size_t out = begin; out < end; ++out) {
            const bool takeRight = left == middle || (right < end && isAfter(items[left], items[right]));
            spare[out] = std::move(items[takeRight ? right++ : left++]);
        }
        for (std::size_t i = begin; i < end; ++i) items[i] = std::move(spare[i]);
    };
    sort(sort, 0, items.size());
}

} // namespace wb::query::jsonata
