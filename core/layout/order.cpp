// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/layers.h"
#include "core/layout/reroute.h"

#include <algorithm>
#include <random>

namespace wb::layout {

namespace {

using Near = std::vector<std::uint32_t>;

/// Slots visited after which the order reached so far is taken.
constexpr std::size_t orderBudget = 12'000'000;
constexpr int mostRounds = 24;
constexpr int patience = 6;
constexpr int mostStarts = 2;
constexpr std::size_t usualCrossings = 8;
constexpr int refineRounds = 2;
constexpr std::size_t refineBudget = 100'000'000;
/// How far a slot looks for a better place, to both sides.
constexpr std::size_t siftReach = 60;

/// A sum over the places 0 to n - 1, growing one by one.
class Tally {
  public:
    explicit Tally(std::size_t places) : m_sums(places + 1, 0) {}
    void clear() { std::fill(m_sums.begin(), m_sums.end(), 0); }
    void add(std::size_t place) {
        for (++place; place < m_sums.size(); place += place & (~place + 1)) ++m_sums[place];
    }
    /// How many were added at places up to and including `place`.
    std::size_t upTo(std::size_t place) const {
        std::size_t sum = 0;
        for (++place; place > 0; place -= place & (~place + 1)) sum += m_sums[place];
        return sum;
    }

  private:
    std::vector<std::size_t> m_sums;
};

class Orderer {
  public:
    explicit Orderer(Layers& layers) : m_layers(layers), m_ranks(layers.ranks) {
        const std::size_t count = layers.slots.size();
        m_place.resize(count);
        m_value.resize(count);
        m_above.resize(count);
        m_below.resize(count);
        for (const Link& link : layers.links) {
            if (!layers.isShort(link)) continue;
            m_below[link.upper].push_back(link.lower);
            m_above[link.lower].push_back(link.upper);
        }
    }

    void walkOnly() {
        walk(m_below, false);
        m_layers.ranks = m_ranks;
    }

    void run() {
        walk(m_below, false);
        number();
        improve();
        const auto fromAbove = m_best;
        const std::size_t crossingsFromAbove = m_fewest;
        if (crossingsFromAbove > 0) {
            m_fewest = static_cast<std::size_t>(-1);
            walk(m_above, true);
            number();
            improve();
        }
        if (m_fewest >= crossingsFromAbove) {
            m_fewest = crossingsFromAbove;
            m_best = fromAbove;
        }
        tryOthers();
        if (m_fewest > usualCrossings) refine();
        m_layers.ranks = m_best;
    }

    std::size_t crossings() {
        number();
        std::size_t sum = 0;
        for (std::size_t r = 1; r < m_ranks.size(); ++r) sum += crossingsAbove(r);
        return sum;
    }

  private:
    /// Where many links cross, other first orders than the natural one may end better. A graph that people
    /// draw has few crossings and keeps its order.
    void tryOthers() {
        auto best = m_best;
        std::size_t fewest = m_fewest;
        std::mt19937 random(1);
        for (int i = 0; i < mostStarts && fewest > usualCrossings && m_spent < orderBudget; ++i) {
            for (auto& near : {&m_below, &m_above})
                for (Near& slots : *near)
                    for (std::size_t k = slots.size(); k > 1; --k)
                        std::swap(slots[k - 1], slots[random() % k]);
            m_fewest = static_cast<std::size_t>(-1);
            walk(i % 2 == 0 ? m_below : m_above, i % 2 != 0);
            number();
            improve();
            if (m_fewest >= fewest) continue;
            fewest = m_fewest;
            best = m_best;
        }
        m_fewest = fewest;
        m_best = std::move(best);
    }

    /// A first order without needless crossings: depth first along the links.
    void walk(const std::vector<Near>& near, bool fromBelow) {
        const std::vector<Near>& before = fromBelow ? m_below : m_above;
        for (auto& rank : m_ranks) rank.clear();
        std::vector<char> seen(m_layers.slots.size(), 0);
        std::vector<std::uint32_t> stack;
        const auto from = [&](std::uint32_t root) {
            if (!seen[root]) stack.push_back(root);
            while (!stack.empty()) {
                const std::uint32_t slot = stack.back();
                stack.pop_back();
                if (seen[slot]) continue;
                seen[slot] = 1;
                m_ranks[m_layers.slots[slot].rank].push_back(slot);
                for (std::size_t i = near[slot].size(); i-- > 0;)
                    if (!seen[near[slot][i]]) stack.push_back(near[slot][i]);
            }
        };
        for (std::uint32_t slot = 0; slot < seen.size(); ++slot)
            if (before[slot].empty()) from(slot);
        for (std::uint32_t slot = 0; slot < seen.size(); ++slot) from(slot);
    }

    void number() {
        for (const auto& rank : m_ranks) number(rank);
    }
    void number(const std::vector<std::uint32_t>& rank) {
        for (std::uint32_t i = 0; i < rank.size(); ++i) m_place[rank[i]] = i;
    }

    void improve() {
        exchange(false);
        keep();
        int failures = 0;
        for (int round = 0; round < mostRounds && failures < patience && m_fewest > 0; ++round) {
            if (m_spent > orderBudget) break;
            const bool flip = round % 4 >= 2;
            if (round % 2 == 0)
                for (std::size_t r = 1; r < m_ranks.size(); ++r) sortRank(m_ranks[r], m_above, flip);
            else
                for (std::size_t r = m_ranks.size() - 1; r-- > 0;) sortRank(m_ranks[r], m_below, flip);
            exchange(flip);
            failures = keep() ? 0 : failures + 1;
        }
    }

    /// Whether the order now is the best so far, clearly so for the sake of time.
    bool keep() {
        const std::size_t now = crossings();
        if (now >= m_fewest) return false;
        const bool clearly = m_fewest == static_cast<std::size_t>(-1) || now < m_fewest - m_fewest / 200;
        m_fewest = now;
        m_best = m_ranks;
        return clearly;
    }

    /// Takes long edges as a whole to where they cross least, and slots one by one to the best place near
    /// theirs: what exchanges of neighbours cannot reach because the way there costs crossings at first.
    void refine() {
        m_ranks = m_best;
        number();
        Rerouter rerouter(m_layers, m_ranks, m_place);
        m_spent = 0;
        for (int round = 0; round < refineRounds && m_spent + rerouter.spent() < refineBudget; ++round) {
            rerouter.run(refineBudget);
            for (std::size_t i = 0; i < m_ranks.size(); ++i)
                siftRank(m_ranks[round % 2 == 0 ? i : m_ranks.size() - 1 - i]);
            exchange(false);
            if (!keep()) break;
        }
    }

    void siftRank(std::vector<std::uint32_t>& rank) {
        const std::vector<std::uint32_t> order = rank;
        for (const std::uint32_t slot : order) {
            const std::size_t from = m_place[slot];
            std::size_t to = from;
            std::int64_t best = 0;
            std::int64_t gain = 0;
            const std::size_t end = std::min(rank.size(), from + siftReach + 1);
            for (std::size_t i = from + 1; i < end; ++i) {
                gain += gainOf(slot, rank[i], m_above) + gainOf(slot, rank[i], m_below);
                if (gain > best) best = gain, to = i;
            }
            gain = 0;
            const std::size_t begin = from - std::min(from, siftReach);
            for (std::size_t i = from; i-- > begin;) {
                gain += gainOf(rank[i], slot, m_above) + gainOf(rank[i], slot, m_below);
                if (gain > best) best = gain, to = i;
            }
            m_spent += end - begin;
            if (to == from) continue;
            const auto at = [&](std::size_t i) { return rank.begin() + static_cast<std::ptrdiff_t>(i); };
            if (to > from)
                std::rotate(at(from), at(from + 1), at(to + 1));
            else
                std::rotate(at(to), at(from), at(from + 1));
            for (std::size_t i = std::min(from, to); i <= std::max(from, to); ++i)
                m_place[rank[i]] = static_cast<std::uint32_t>(i);
        }
    }

    double median(std::uint32_t slot, const std::vector<Near>& near) {
        std::vector<std::uint32_t>& places = m_scratch;
        places.clear();
        for (const std::uint32_t other : near[slot]) places.push_back(m_place[other]);
        if (places.empty()) return -1;
        std::sort(places.begin(), places.end());
        const std::size_t middle = places.size() / 2;
        if (places.size() % 2 == 1) return places[middle];
        const double a = places[middle - 1], b = places[middle];
        if (places.size() == 2) return (a + b) / 2;
        const double left = a - places.front(), right = places.back() - b;
        return left + right == 0 ? (a + b) / 2 : (a * right + b * left) / (left + right);
    }

    /// Slots without links in that direction keep their place.
    void sortRank(std::vector<std::uint32_t>& rank, const std::vector<Near>& near, bool flip) {
        m_spent += rank.size();
        std::vector<std::uint32_t> movable;
        for (const std::uint32_t slot : rank) {
            m_value[slot] = median(slot, near);
            if (m_value[slot] >= 0) movable.push_back(slot);
        }
        if (flip) std::reverse(movable.begin(), movable.end());
        std::stable_sort(movable.begin(), movable.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return m_value[a] < m_value[b]; });
        std::size_t next = 0;
        for (std::uint32_t& slot : rank)
            if (m_value[slot] >= 0) slot = movable[next++];
        number(rank);
    }

    /// Exchanges neighbours as long as that takes crossings away; with `flip` also where it costs none, once.
    void exchange(bool flip) {
        m_dirty.assign(m_ranks.size(), 1);
        for (int pass = 0; pass < 12; ++pass) {
            bool any = false;
            for (std::size_t r = 0; r < m_ranks.size(); ++r)
                if (m_dirty[r]) any = exchangeIn(r, flip && pass == 0) || any;
            if (!any) return;
        }
    }

    bool exchangeIn(std::size_t r, bool evenEqual) {
        std::vector<std::uint32_t>& rank = m_ranks[r];
        m_dirty[r] = 0;
        m_spent += rank.size();
        bool better = false;
        for (std::size_t i = 0; i + 1 < rank.size(); ++i) {
            const std::uint32_t a = rank[i], b = rank[i + 1];
            const std::int64_t gain = gainOf(a, b, m_above) + gainOf(a, b, m_below);
            if (gain < 0 || (gain == 0 && !evenEqual)) continue;
            std::swap(rank[i], rank[i + 1]);
            std::swap(m_place[a], m_place[b]);
            if (gain == 0) continue;
            better = true;
            m_dirty[r] = 1;
            if (r > 0) m_dirty[r - 1] = 1;
            if (r + 1 < m_ranks.size()) m_dirty[r + 1] = 1;
        }
        return better;
    }

    /// Crossings among the links of `a` and its right neighbour `b` less those if they changed places.
    std::int64_t gainOf(std::uint32_t a, std::uint32_t b, const std::vector<Near>& near) {
        const Near &left = near[a], &right = near[b];
        if (left.empty() || right.empty()) return 0;
        std::int64_t gain = 0;
        if (left.size() * right.size() <= 64) {
            for (const std::uint32_t l : left)
                for (const std::uint32_t g : right)
                    gain += m_place[l] > m_place[g] ? 1 : m_place[l] < m_place[g] ? -1 : 0;
            return gain;
        }
        m_scratch.clear();
        for (const std::uint32_t g : right) m_scratch.push_back(m_place[g]);
        std::sort(m_scratch.begin(), m_scratch.end());
        for (const std::uint32_t l : left) {
            const auto [first, last] = std::equal_range(m_scratch.begin(), m_scratch.end(), m_place[l]);
            gain += (first - m_scratch.begin()) - (m_scratch.end() - last);
        }
        return gain;
    }

    std::size_t crossingsAbove(std::size_t r) {
        const std::vector<std::uint32_t>& rank = m_ranks[r];
        m_spent += rank.size();
        Tally tally(m_ranks[r - 1].size());
        std::size_t sum = 0, added = 0;
        for (const std::uint32_t slot : rank) {
            for (const std::uint32_t other : m_above[slot]) sum += added - tally.upTo(m_place[other]);
            for (const std::uint32_t other : m_above[slot]) tally.add(m_place[other]);
            added += m_above[slot].size();
        }
        return sum;
    }

    Layers& m_layers;
    std::vector<std::vector<std::uint32_t>> m_ranks;
    std::vector<std::vector<std::uint32_t>> m_best;
    std::vector<Near> m_above;
    std::vector<Near> m_below;
    std::vector<std::uint32_t> m_place;
    std::vector<double> m_value;
    std::vector<std::uint32_t> m_scratch;
    std::vector<char> m_dirty;
    std::size_t m_fewest = static_cast<std::size_t>(-1);
    std::size_t m_spent = 0;
};

} // namespace

void orderSlots(Layers& layers) {
    if (layers.ranks.size() > 0) Orderer(layers).run();
}

void walkSlots(Layers& layers) {
    Orderer(layers).walkOnly();
}

std::size_t linkCrossings(const Layers& layers) {
    Layers copy = layers;
    return Orderer(copy).crossings();
}

} // namespace wb::layout
