// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flat_graph.h"
#include "core/layout/layers.h"

#include <algorithm>
#include <array>
#include <limits>

namespace wb::layout {

namespace {

/// From this weight on a link belongs to the main way.
constexpr int mainWeight = 6;

/// One of the four extreme placements: links are straightened towards the rank above or below, and slots
/// stand as far to the left or to the right as that allows.
class Extreme {
  public:
    Extreme(const Layers& layers, const std::vector<char>& straight, bool fromBelow, bool fromRight)
        : m_layers(layers), m_straight(straight), m_fromBelow(fromBelow), m_mirror(fromRight ? -1 : 1),
          m_ranks(layers.ranks), m_place(layers.slots.size()), m_root(layers.slots.size()),
          m_offset(layers.slots.size(), 0) {
        for (auto& rank : m_ranks) {
            if (fromRight) std::reverse(rank.begin(), rank.end());
            for (std::uint32_t i = 0; i < rank.size(); ++i) m_place[rank[i]] = static_cast<int>(i);
        }
        for (std::uint32_t slot = 0; slot < m_root.size(); ++slot) m_root[slot] = slot;
    }

    std::vector<double> run() {
        if (m_fromBelow)
            for (std::size_t r = m_ranks.size() - 1; r-- > 0;) align(m_ranks[r], m_layers.down);
        else
            for (std::size_t r = 1; r < m_ranks.size(); ++r) align(m_ranks[r], m_layers.up);
        compact();
        std::vector<double> x(m_root.size());
        for (std::uint32_t slot = 0; slot < x.size(); ++slot)
            x[slot] = m_mirror * (m_at[m_root[slot]] + m_offset[slot]);
        return x;
    }

  private:
    /// Joins each slot of a rank to the block of its median neighbour, if no link already made straight is
    /// crossed by that.
    void align(const std::vector<std::uint32_t>& rank, const std::vector<std::vector<std::uint32_t>>& near) {
        int last = -1;
        for (const std::uint32_t slot : rank) {
            m_candidates.clear();
            for (const std::uint32_t l : near[slot])
                if (m_straight[l]) m_candidates.push_back(l);
            if (m_candidates.empty()) continue;
            const auto other = [&](std::uint32_t l) {
                return m_fromBelow ? m_layers.links[l].lower : m_layers.links[l].upper;
            };
            std::sort(m_candidates.begin(), m_candidates.end(), [&](std::uint32_t a, std::uint32_t b) {
                return std::pair(m_place[other(a)], a) < std::pair(m_place[other(b)], b);
            });
            const std::size_t high = m_candidates.size() / 2, low = (m_candidates.size() - 1) / 2;
            for (std::size_t i = low; i <= high; ++i) {
                const Link& link = m_layers.links[m_candidates[i]];
                const std::uint32_t with = other(m_candidates[i]);
                if (m_place[with] <= last) continue;
                last = m_place[with];
                m_root[slot] = m_root[with];
                const double shift = m_mirror * (link.upperPort - link.lowerPort);
                m_offset[slot] = m_offset[with] + (m_fromBelow ? -shift : shift);
                break;
            }
        }
    }

    double reach(std::uint32_t slot, bool right) const {
        const Slot& s = m_layers.slots[slot];
        return right == (m_mirror > 0) ? s.right : s.left;
    }

    /// Blocks as far to the left as their neighbours let them, then those with room towards their right
    /// neighbours.
    void compact() {
        struct Apart {
            std::uint32_t left, right;
            double by;
        };
        std::vector<Apart> all;
        const std::size_t n = m_root.size();
        std::vector<std::uint32_t> out(n + 1, 0), missing(n, 0);
        for (const auto& rank : m_ranks)
            for (std::size_t i = 1; i < rank.size(); ++i) {
                const std::uint32_t a = rank[i - 1], b = rank[i];
                const double by =
                    m_offset[a] + reach(a, true) + slotGap(m_layers, a, b) + reach(b, false) - m_offset[b];
                all.push_back({m_root[a], m_root[b], by});
                ++out[m_root[a] + 1];
                ++missing[m_root[b]];
            }
        for (std::size_t i = 0; i < n; ++i) out[i + 1] += out[i];
        std::vector<std::uint32_t> next(out.begin(), out.end() - 1), sorted(all.size()), ready;
        for (std::uint32_t i = 0; i < all.size(); ++i) sorted[next[all[i].left]++] = i;
        for (std::uint32_t slot = 0; slot < n; ++slot)
            if (m_root[slot] == slot && missing[slot] == 0) ready.push_back(slot);
        m_at.assign(n, 0);
        for (std::size_t i = 0; i < ready.size(); ++i)
            for (std::uint32_t k = out[ready[i]]; k < out[ready[i] + 1]; ++k) {
                const Apart& apart = all[sorted[k]];
                m_at[apart.right] = std::max(m_at[apart.right], m_at[apart.left] + apart.by);
                if (--missing[apart.right] == 0) ready.push_back(apart.right);
            }
        for (std::size_t i = ready.size(); i-- > 0;) {
            double most = std::numeric_limits<double>::infinity();
            for (std::uint32_t k = out[ready[i]]; k < out[ready[i] + 1]; ++k)
                most = std::min(most, m_at[all[sorted[k]].right] - all[sorted[k]].by);
            if (most < std::numeric_limits<double>::infinity())
                m_at[ready[i]] = std::max(m_at[ready[i]], most);
        }
    }

    const Layers& m_layers;
    const std::vector<char>& m_straight;
    bool m_fromBelow;
    double m_mirror;
    std::vector<std::vector<std::uint32_t>> m_ranks;
    std::vector<int> m_place;
    std::vector<std::uint32_t> m_root;
    std::vector<double> m_offset;
    std::vector<double> m_at;
    std::vector<std::uint32_t> m_candidates;
};

/// Takes the right to be straight from weak links that cross strong ones.
template <typename IsStrong>
void yield(const Layers& layers, std::vector<char>& straight, IsStrong isStrong) {
    std::vector<std::uint32_t> place(layers.slots.size());
    for (const auto& rank : layers.ranks)
        for (std::uint32_t i = 0; i < rank.size(); ++i) place[rank[i]] = i;
    for (std::size_t r = 1; r < layers.ranks.size(); ++r) {
        const auto& rank = layers.ranks[r];
        std::uint32_t left = 0;
        std::size_t scanned = 0;
        for (std::size_t i = 0; i < rank.size(); ++i) {
            std::uint32_t right = Slot::none;
            for (const std::uint32_t l : layers.up[rank[i]])
                if (isStrong(l)) right = place[layers.links[l].upper];
            if (right == Slot::none && i + 1 < rank.size()) continue;
            for (; scanned <= i; ++scanned)
                for (const std::uint32_t l : layers.up[rank[scanned]]) {
                    const std::uint32_t upper = place[layers.links[l].upper];
                    if ((upper < left || upper > right) && !isStrong(l)) straight[l] = 0;
                }
            left = right;
        }
    }
}

/// Which links may be made straight: of two that cross the one between two passes or else the heavier, and
/// of the links of a node the heaviest, so that what merely fails does not bend the main way.
std::vector<char> straightLinks(const Layers& layers) {
    std::vector<char> straight(layers.links.size(), 1);
    const auto isInner = [&](std::uint32_t l) {
        return layers.isPass(layers.links[l].upper) && layers.isPass(layers.links[l].lower);
    };
    const auto isMain = [&](std::uint32_t l) { return layers.links[l].weight >= mainWeight && straight[l]; };
    yield(layers, straight, isInner);
    yield(layers, straight, [&](std::uint32_t l) { return isInner(l) || isMain(l); });
    std::vector<std::uint8_t> heaviest(layers.slots.size() * 2, 0);
    const auto forBoth = [&](std::uint32_t l, const auto& visit) {
        visit(heaviest[layers.links[l].upper * 2]);
        visit(heaviest[layers.links[l].lower * 2 + 1]);
    };
    for (std::uint32_t l = 0; l < straight.size(); ++l)
        if (straight[l])
            forBoth(l, [&](std::uint8_t& most) { most = std::max(most, layers.links[l].weight); });
    std::vector<char> heavy = straight;
    std::vector<char> above(layers.slots.size(), 0), below(layers.slots.size(), 0);
    for (std::uint32_t l = 0; l < heavy.size(); ++l) {
        forBoth(l, [&](std::uint8_t most) { heavy[l] = heavy[l] && layers.links[l].weight >= most; });
        if (heavy[l]) below[layers.links[l].upper] = above[layers.links[l].lower] = 1;
    }
    // A slot that nothing holds hangs on what else it has, unless that would bend something held.
    for (std::uint32_t l = 0; l < heavy.size(); ++l) {
        const std::uint32_t upper = layers.links[l].upper, lower = layers.links[l].lower;
        const bool loose = (!above[upper] && !below[upper]) || (!above[lower] && !below[lower]);
        if (straight[l] && loose && !below[upper] && !above[lower]) heavy[l] = 1;
    }
    return heavy;
}

} // namespace

double slotGap(const Layers& layers, std::uint32_t a, std::uint32_t b) {
    constexpr double passGap = 10, besideNode = 18;
    const int passes = layers.isPass(a) + layers.isPass(b);
    return passes == 0 ? nodeGap : passes == 1 ? besideNode : passGap;
}

void placeAcross(Layers& layers) {
    if (layers.ranks.empty()) return;
    const std::vector<char> straight = straightLinks(layers);
    std::array<std::vector<double>, 4> x;
    std::array<std::pair<double, double>, 4> span;
    std::size_t narrowest = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        x[i] = Extreme(layers, straight, i / 2 == 1, i % 2 == 1).run();
        double low = std::numeric_limits<double>::infinity(), high = -low;
        for (std::size_t slot = 0; slot < x[i].size(); ++slot) {
            low = std::min(low, x[i][slot] - layers.slots[slot].left);
            high = std::max(high, x[i][slot] + layers.slots[slot].right);
        }
        span[i] = {low, high};
        if (high - low < span[narrowest].second - span[narrowest].first) narrowest = i;
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const double by =
            i % 2 == 0 ? span[narrowest].first - span[i].first : span[narrowest].second - span[i].second;
        for (double& at : x[i]) at += by;
    }
    for (std::size_t slot = 0; slot < layers.slots.size(); ++slot) {
        std::array<double, 4> at{x[0][slot], x[1][slot], x[2][slot], x[3][slot]};
        std::sort(at.begin(), at.end());
        layers.slots[slot].x = (at[1] + at[2]) / 2;
    }
}

} // namespace wb::layout
