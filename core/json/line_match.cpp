// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/line_match.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace wb::json {

namespace {

/// Lines that have become unique within stretches of stretches make it no better.
constexpr int mostLevels = 8;
/// Steps of one shortest edit script, and lines that it may add and remove at most.
constexpr std::size_t mostSteps = 20'000'000;
constexpr std::size_t leastEdits = 16;
constexpr std::size_t mostEdits = 1024;

/// Stretches of lines, one on each side, that are still to be matched.
struct Stretch {
    std::uint32_t beforeBegin, beforeEnd;
    std::uint32_t afterBegin, afterEnd;
    int level;

    bool isEmpty() const { return beforeBegin == beforeEnd || afterBegin == afterEnd; }
};

struct Pair {
    std::uint32_t before, after;
};

class LineMatcher {
  public:
    LineMatcher(std::span<const std::uint32_t> before, std::span<const std::uint32_t> after)
        : m_before(before), m_after(after), m_match(before.size(), noLine) {}

    std::vector<std::uint32_t> run() {
        m_open.push_back({0, static_cast<std::uint32_t>(m_before.size()), 0,
                          static_cast<std::uint32_t>(m_after.size()), 0});
        while (!m_open.empty()) {
            Stretch stretch = m_open.back();
            m_open.pop_back();
            trim(stretch);
            if (!stretch.isEmpty() && !split(stretch)) shortestScript(stretch);
        }
        return std::move(m_match);
    }

  private:
    /// Takes off what both begin and end with.
    void trim(Stretch& s) {
        while (!s.isEmpty() && m_before[s.beforeBegin] == m_after[s.afterBegin])
            m_match[s.beforeBegin++] = s.afterBegin++;
        while (!s.isEmpty() && m_before[s.beforeEnd - 1] == m_after[s.afterEnd - 1])
            m_match[--s.beforeEnd] = --s.afterEnd;
    }

    /// Pairs of lines that occur once on either side, as many as are in the same order on both.
    std::vector<Pair> anchors(const Stretch& s) const {
        struct Count {
            std::uint32_t before = 0, after = 0, place = 0;
        };
        std::unordered_map<std::uint32_t, Count> counts;
        for (std::uint32_t i = s.beforeBegin; i < s.beforeEnd; ++i) ++counts[m_before[i]].before;
        for (std::uint32_t i = s.afterBegin; i < s.afterEnd; ++i) {
            Count& count = counts[m_after[i]];
            ++count.after;
            count.place = i;
        }
        // The longest rising row of places: `ends` holds the last pair of the best row of each length.
        std::vector<Pair> pairs;
        std::vector<std::size_t> ends, behind;
        for (std::uint32_t i = s.beforeBegin; i < s.beforeEnd; ++i) {
            const Count& count = counts.find(m_before[i])->second;
            if (count.before != 1 || count.after != 1) continue;
            const auto at = std::lower_bound(
                ends.begin(), ends.end(), count.place,
                [&pairs](std::size_t end, std::uint32_t place) { return pairs[end].after < place; });
            behind.push_back(at == ends.begin() ? SIZE_MAX : *(at - 1));
            pairs.push_back({i, count.place});
            if (at == ends.end())
                ends.push_back(pairs.size() - 1);
            else
                *at = pairs.size() - 1;
        }
        std::vector<Pair> row;
        for (std::size_t i = ends.empty() ? SIZE_MAX : ends.back(); i != SIZE_MAX; i = behind[i])
            row.push_back(pairs[i]);
        std::reverse(row.begin(), row.end());
        return row;
    }

    /// Leaves what is between the anchors to be matched; false where there are none.
    bool split(const Stretch& s) {
        if (s.level >= mostLevels) return false;
        const std::vector<Pair> row = anchors(s);
        if (row.empty()) return false;
        std::uint32_t before = s.beforeBegin, after = s.afterBegin;
        for (const Pair& pair : row) {
            m_match[pair.before] = pair.after;
            m_open.push_back({before, pair.before, after, pair.after, s.level + 1});
            before = pair.before + 1;
            after = pair.after + 1;
        }
        m_open.push_back({before, s.beforeEnd, after, s.afterEnd, s.level + 1});
        return true;
    }

    /// Myers' greedy algorithm: `furthest[k]` is how far before reaches on diagonal k (before minus after)
    /// with the edits made so far. Nothing is matched where it takes more of them than are worth it.
    void shortestScript(const Stretch& s) {
        const auto n = static_cast<std::ptrdiff_t>(s.beforeEnd - s.beforeBegin);
        const auto m = static_cast<std::ptrdiff_t>(s.afterEnd - s.afterBegin);
        const auto most = static_cast<std::ptrdiff_t>(
            std::clamp(mostSteps / static_cast<std::size_t>(n + m), leastEdits, mostEdits));
        std::vector<std::vector<std::ptrdiff_t>> trace;
        std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * most + 3), 0);
        const auto at = [&](std::ptrdiff_t k) -> std::ptrdiff_t& {
            return furthest[static_cast<std::size_t>(k + most + 1)];
        };
        for (std::ptrdiff_t d = 0; d <= most; ++d) {
            const auto middle = furthest.begin() + most + 1;
            trace.emplace_back(middle - d, middle + d + 1);
            for (std::ptrdiff_t k = -d; k <= d; k += 2) {
                const bool isDown = k == -d || (k != d && at(k - 1) < at(k + 1));
                std::ptrdiff_t x = isDown ? at(k + 1) : at(k - 1) + 1;
                while (x < n && x - k < m && isEqual(s, x, x - k)) ++x;
                at(k) = x;
                if (x >= n && x - k >= m) return walkBack(s, trace, d);
            }
        }
    }

    bool isEqual(const Stretch& s, std::ptrdiff_t x, std::ptrdiff_t y) const {
        return m_before[static_cast<std::size_t>(s.beforeBegin + x)] ==
               m_after[static_cast<std::size_t>(s.afterBegin + y)];
    }

    /// `trace[d]` holds the diagonals -d to d as they were before edit d.
    void walkBack(const Stretch& s, const std::vector<std::vector<std::ptrdiff_t>>& trace, std::ptrdiff_t d) {
        std::ptrdiff_t x = s.beforeEnd - s.beforeBegin, y = s.afterEnd - s.afterBegin;
        for (; d >= 0; --d) {
            const auto& row = trace[static_cast<std::size_t>(d)];
            const auto before = [&](std::ptrdiff_t k) { return row[static_cast<std::size_t>(k + d)]; };
            const std::ptrdiff_t k = x - y;
            std::ptrdiff_t startX = 0, startY = 0;
            if (d > 0) {
                const bool isDown = k == -d || (k != d && before(k - 1) < before(k + 1));
                const std::ptrdiff_t from = isDown ? k + 1 : k - 1;
                startX = before(from);
                startY = startX - from;
            }
            while (x > startX && y > startY) {
                --x;
                --y;
                m_match[static_cast<std::size_t>(s.beforeBegin + x)] =
                    static_cast<std::uint32_t>(s.afterBegin + y);
            }
            x = startX;
            y = startY;
        }
    }

    std::span<const std::uint32_t> m_before, m_after;
    std::vector<std::uint32_t> m_match;
    std::vector<Stretch> m_open;
};

} // namespace

std::vector<std::uint32_t> matchLines(std::span<const std::uint32_t> before,
                                      std::span<const std::uint32_t> after) {
    return LineMatcher(before, after).run();
}

} // namespace wb::json
