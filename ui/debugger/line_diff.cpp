// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/line_diff.h"

#include <algorithm>
#include <cstdint>

namespace wb::ui {

namespace {

/// Beyond this many pairs of lines the middle is taken as replaced altogether.
constexpr std::size_t maximumPairs = 4'000'000;

/// A trailing comma says nothing about the value on its line.
QStringView content(const QString& line) {
    QStringView view(line);
    if (view.endsWith(u',')) view.chop(1);
    return view;
}

bool same(const QString& left, const QString& right) {
    return content(left) == content(right);
}

void addReplaced(std::vector<DiffRow>& rows, int left, int leftEnd, int right, int rightEnd) {
    while (left < leftEnd || right < rightEnd) {
        rows.push_back({left < leftEnd ? left++ : -1, right < rightEnd ? right++ : -1, false});
    }
}

void addMiddle(std::vector<DiffRow>& rows, const QStringList& left, const QStringList& right, int begin,
               int leftEnd, int rightEnd) {
    const auto n = static_cast<std::size_t>(leftEnd - begin);
    const auto m = static_cast<std::size_t>(rightEnd - begin);
    if (n * m > maximumPairs) return addReplaced(rows, begin, leftEnd, begin, rightEnd);
    // Lengths of the longest common subsequences of all suffixes.
    std::vector<std::uint16_t> length((n + 1) * (m + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return length[i * (m + 1) + j]; };
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;) {
            const bool isSame = same(left[begin + static_cast<int>(i)], right[begin + static_cast<int>(j)]);
            at(i, j) = isSame ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                              : std::max(at(i + 1, j), at(i, j + 1));
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    std::size_t fromLeft = 0;
    std::size_t fromRight = 0;
    const auto index = [&](std::size_t offset) { return begin + static_cast<int>(offset); };
    const auto flush = [&] { addReplaced(rows, index(fromLeft), index(i), index(fromRight), index(j)); };
    while (i < n && j < m) {
        if (same(left[index(i)], right[index(j)])) {
            flush();
            rows.push_back({index(i++), index(j++), true});
            fromLeft = i;
            fromRight = j;
        } else if (at(i + 1, j) >= at(i, j + 1)) {
            ++i;
        } else {
            ++j;
        }
    }
    i = n;
    j = m;
    flush();
}

} // namespace

std::vector<DiffRow> diffLines(const QStringList& left, const QStringList& right) {
    std::vector<DiffRow> rows;
    const auto shorter = static_cast<int>(std::min(left.size(), right.size()));
    int begin = 0;
    while (begin < shorter && same(left[begin], right[begin])) {
        rows.push_back({begin, begin, true});
        ++begin;
    }
    int tail = 0;
    const auto leftSize = static_cast<int>(left.size());
    const auto rightSize = static_cast<int>(right.size());
    while (tail < shorter - begin && same(left[leftSize - 1 - tail], right[rightSize - 1 - tail])) ++tail;
    addMiddle(rows, left, right, begin, leftSize - tail, rightSize - tail);
    for (int i = tail; i > 0; --i) rows.push_back({leftSize - i, rightSize - i, true});
    return rows;
}

} // namespace wb::ui
