// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/pill_row.h"

#include <algorithm>
#include <cmath>

namespace wb::layout {

namespace {

constexpr double besidePill = 10;
constexpr double leastGap = 5;
constexpr double lineWidth = 6;
/// How much less than a pill above its target a line that runs straight down gives way.
constexpr double firm = 100;
/// For each of several lines between the same two nodes.
constexpr double twinWidth = 18;
/// How far beside its target a line may pass the pills.
constexpr double turn = 200;
/// A row may be this wide and this much wider than the strip before pills are stacked.
constexpr double widestRow = 2400;
/// Two rows may hold this many times as much: each line still passes beside the pills of the other row. With
/// more rows lines pass behind pills.
constexpr double mostInTwoRows = 4;

/// Links that pass as one: a single link, or those without pills that lead to the same place.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    double width = 0;
    double wish = 0;
    double weight = 1;
};

/// Moves runs as little as possible (by squares) so that each keeps its distance from the one before: pool
/// adjacent violators.
void spread(std::vector<Run>& runs, const std::vector<double>& gaps) {
    struct Pool {
        double sum = 0, weight = 0;
        std::size_t count = 0;
        double at() const { return sum / weight; }
    };
    std::vector<Pool> pools;
    double shift = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        shift += gaps[i];
        pools.push_back({(runs[i].wish - shift) * runs[i].weight, runs[i].weight, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].at() > pools.back().at()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().weight += last.weight;
            pools.back().count += last.count;
        }
    }
    shift = 0;
    std::size_t i = 0;
    for (const Pool& pool : pools)
        for (std::size_t k = 0; k < pool.count; ++k, ++i) {
            shift += gaps[i];
            // What need not move keeps its place to the last bit, so that its line stays straight.
            const double at = pool.at() + shift;
            if (std::abs(at - runs[i].wish) > 0.01) runs[i].wish = at;
        }
}

/// The links from `begin` on that lead to the same place, side by side above it. Returns where they end.
std::size_t addGroup(const std::vector<RowItem>& items, std::size_t begin, std::uint32_t rows,
                     std::vector<Run>& runs) {
    const double place = items[begin].bottom;
    std::size_t end = begin;
    bool anyPill = false, twins = false;
    for (; end < items.size() && items[end].target == items[begin].target && items[end].bottom == place;
         ++end) {
        anyPill = anyPill || items[end].width > 0;
        twins = twins || (end > begin && items[end].top == items[end - 1].top);
    }
    if (end - begin == 1 || (!anyPill && !twins)) {
        const double width = items[begin].width / rows;
        runs.push_back({begin, end, std::max(lineWidth, width), place, anyPill ? 1.0 : firm});
        return end;
    }
    double total = -besidePill;
    const auto widthOf = [&](std::size_t i) {
        return items[i].width > 0 ? items[i].width / rows + besidePill : anyPill ? 0 : twinWidth + besidePill;
    };
    for (std::size_t i = begin; i < end; ++i) total += widthOf(i);
    double x = place - total / 2;
    for (std::size_t i = begin; i < end; ++i) {
        const double width = widthOf(i) - besidePill;
        if (width > 0)
            runs.push_back({i, i + 1, width, x + width / 2, 1.0});
        else
            // A line without a pill turns to the target below the pills.
            runs.push_back({i, i + 1, lineWidth, std::clamp(items[i].top, place - turn, place + turn),
                            std::abs(items[i].top - place) < 1 ? firm : 3.0});
        x += widthOf(i);
    }
    return end;
}

} // namespace

std::uint32_t arrangePills(std::vector<RowItem>& items) {
    std::stable_sort(items.begin(), items.end(), [](const RowItem& a, const RowItem& b) {
        if (a.bottom != b.bottom) return a.bottom < b.bottom;
        return a.target != b.target ? a.target < b.target : a.top < b.top;
    });
    double wanted = 0;
    for (const RowItem& item : items) wanted += item.width > 0 ? item.width + besidePill : lineWidth;
    const double extent = items.empty() ? 0 : items.back().bottom - items.front().bottom;
    const double widest = std::max(widestRow, extent * 1.6);
    const std::uint32_t rows = wanted <= widest ? 1
                               : wanted <= widest * mostInTwoRows
                                   ? 2
                                   : static_cast<std::uint32_t>(std::ceil(wanted / widest));
    std::vector<Run> runs;
    for (std::size_t i = 0; i < items.size();) i = addGroup(items, i, rows, runs);
    std::vector<double> gaps(runs.size(), 0);
    for (std::size_t i = 1; i < runs.size(); ++i) {
        const bool lines = items[runs[i].begin].width <= 0 && items[runs[i - 1].begin].width <= 0;
        gaps[i] = (runs[i].width + runs[i - 1].width) / 2 + (lines ? 2 : leastGap);
        // Runs count half of their pills then: a line keeps clear of the whole pill beside it.
        if (rows == 2 && !lines)
            gaps[i] = std::max(runs[i].width, runs[i - 1].width) + leastGap + lineWidth / 2;
    }
    spread(runs, gaps);
    std::uint32_t next = 0;
    for (const Run& run : runs)
        for (std::size_t k = run.begin; k < run.end; ++k) {
            items[k].x = run.wish;
            items[k].row = items[k].width > 0 ? next++ % rows : 0;
        }
    return std::max(1U, rows);
}

} // namespace wb::layout
