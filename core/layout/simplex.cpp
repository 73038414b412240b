// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/simplex.h"

#include <algorithm>
#include <limits>

namespace wb::layout {

namespace {

constexpr std::uint32_t noEdge = 0xFFFFFFFF;
constexpr std::uint32_t searchSize = 40;
/// Node and edge visits after which the ranks reached so far are taken: about a second.
constexpr std::size_t pivotBudget = 300'000'000;

class Simplex {
  public:
    Simplex(std::size_t count, std::vector<Pull> pulls) : m_pulls(std::move(pulls)), m_rank(count, 0) {
        joinSources();
        index();
    }

    std::vector<std::int32_t> run(bool improved) {
        longestWays();
        if (improved) improve();
        m_rank.pop_back();
        const std::int32_t top = m_rank.empty() ? 0 : *std::min_element(m_rank.begin(), m_rank.end());
        for (std::int32_t& rank : m_rank) rank -= top;
        return std::move(m_rank);
    }

  private:
    void improve() {
        growTree();
        number();
        const std::size_t round = m_rank.size() + m_pulls.size();
        for (std::size_t spent = 0; spent < pivotBudget; spent += 3 * round) {
            const std::uint32_t leaving = findLeaving();
            if (leaving == noEdge) break;
            const std::uint32_t entering = findEntering(leaving);
            if (entering == noEdge) break;
            m_inTree[leaving] = 0;
            m_inTree[entering] = 1;
            number();
            standOnTree();
        }
    }

    /// One more node above all that nothing stands above makes the graph connected at no cost.
    void joinSources() {
        std::vector<char> below(m_rank.size(), 0);
        for (const Pull& pull : m_pulls) below[pull.to] = 1;
        const auto root = static_cast<std::uint32_t>(m_rank.size());
        for (std::uint32_t node = 0; node < root; ++node)
            if (!below[node]) m_pulls.push_back({root, node, 0, 0});
        m_rank.push_back(0);
    }

    void index() {
        m_first.assign(m_rank.size() + 1, 0);
        for (const Pull& pull : m_pulls) ++m_first[pull.from + 1], ++m_first[pull.to + 1];
        for (std::size_t i = 1; i < m_first.size(); ++i) m_first[i] += m_first[i - 1];
        m_near.resize(m_pulls.size() * 2);
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        for (std::uint32_t e = 0; e < m_pulls.size(); ++e) {
            m_near[next[m_pulls[e].from]++] = e;
            m_near[next[m_pulls[e].to]++] = e;
        }
        m_inTree.assign(m_pulls.size(), 0);
        m_cut.assign(m_pulls.size(), 0);
    }

    template <typename Visit>
    void forNear(std::uint32_t node, Visit visit) const {
        for (std::uint32_t i = m_first[node]; i < m_first[node + 1]; ++i) visit(m_near[i]);
    }
    std::uint32_t across(std::uint32_t e, std::uint32_t node) const {
        return m_pulls[e].from == node ? m_pulls[e].to : m_pulls[e].from;
    }
    std::int32_t slack(std::uint32_t e) const {
        return m_rank[m_pulls[e].to] - m_rank[m_pulls[e].from] - m_pulls[e].least;
    }

    void longestWays() {
        std::vector<std::uint32_t> missing(m_rank.size(), 0), ready;
        for (const Pull& pull : m_pulls) ++missing[pull.to];
        for (std::uint32_t node = 0; node < missing.size(); ++node)
            if (missing[node] == 0) ready.push_back(node);
        for (std::size_t i = 0; i < ready.size(); ++i)
            forNear(ready[i], [&](std::uint32_t e) {
                const Pull& pull = m_pulls[e];
                if (pull.from != ready[i]) return;
                m_rank[pull.to] = std::max(m_rank[pull.to], m_rank[pull.from] + pull.least);
                if (--missing[pull.to] == 0) ready.push_back(pull.to);
            });
    }

    /// A spanning tree of edges without slack; nodes already in it move along to reach the next one.
    void growTree() {
        std::vector<std::uint32_t> tree;
        std::vector<char> in(m_rank.size(), 0);
        std::size_t explored = 0;
        const auto add = [&](std::uint32_t node) {
            in[node] = 1;
            tree.push_back(node);
        };
        add(static_cast<std::uint32_t>(m_rank.size() - 1));
        for (;;) {
            for (; explored < tree.size(); ++explored)
                forNear(tree[explored], [&](std::uint32_t e) {
                    const std::uint32_t other = across(e, tree[explored]);
                    if (in[other] || slack(e) != 0) return;
                    m_inTree[e] = 1;
                    add(other);
                });
            if (tree.size() == m_rank.size()) return;
            std::uint32_t nearest = noEdge;
            for (std::uint32_t e = 0; e < m_pulls.size(); ++e)
                if (in[m_pulls[e].from] != in[m_pulls[e].to] &&
                    (nearest == noEdge || slack(e) < slack(nearest)))
                    nearest = e;
            if (nearest == noEdge) return;
            const std::int32_t by = in[m_pulls[nearest].from] ? slack(nearest) : -slack(nearest);
            for (const std::uint32_t node : tree) m_rank[node] += by;
            explored = tree.size();
            // The shift closed the gap to the nearest node, and maybe to others.
            for (std::uint32_t e = 0; e < m_pulls.size(); ++e) {
                if (in[m_pulls[e].from] == in[m_pulls[e].to] || slack(e) != 0) continue;
                m_inTree[e] = 1;
                add(in[m_pulls[e].from] ? m_pulls[e].to : m_pulls[e].from);
            }
        }
    }

    /// Post-order numbers of the tree (`low` and `lim` of the paper), parents, and the cut values.
    void number() {
        const std::size_t n = m_rank.size();
        m_low.assign(n, 0);
        m_lim.assign(n, 0);
        m_parent.assign(n, noEdge);
        m_order.clear();
        std::vector<std::uint32_t> cursor(m_first.begin(), m_first.end() - 1);
        std::vector<std::uint32_t> stack{static_cast<std::uint32_t>(n - 1)};
        std::int32_t next = 1;
        m_low[n - 1] = 1;
        while (!stack.empty()) {
            const std::uint32_t node = stack.back();
            if (cursor[node] == m_first[node + 1]) {
                m_lim[node] = next++;
                m_order.push_back(node);
                stack.pop_back();
                continue;
            }
            const std::uint32_t e = m_near[cursor[node]++];
            if (!m_inTree[e] || e == m_parent[node]) continue;
            const std::uint32_t child = across(e, node);
            m_parent[child] = e;
            m_low[child] = next;
            stack.push_back(child);
        }
        for (const std::uint32_t node : m_order)
            if (m_parent[node] != noEdge) m_cut[m_parent[node]] = cutAbove(node);
    }

    /// The cut value of the edge from `node` to its parent, from those of its children.
    std::int64_t cutAbove(std::uint32_t node) const {
        const std::uint32_t up = m_parent[node];
        const bool isTail = m_pulls[up].from == node;
        std::int64_t cut = m_pulls[up].weight;
        forNear(node, [&](std::uint32_t e) {
            if (e == up) return;
            const bool along = (m_pulls[e].from == node) == isTail;
            const std::int64_t part = m_pulls[e].weight - (m_inTree[e] ? m_cut[e] : 0);
            cut += along ? part : -part;
        });
        return cut;
    }

    /// The worst of the next few tree edges that pull the wrong way, going round.
    std::uint32_t findLeaving() {
        const auto n = static_cast<std::uint32_t>(m_pulls.size());
        std::uint32_t best = noEdge;
        for (std::uint32_t i = 0, seen = 0; i < n && seen < searchSize; ++i) {
            if (m_search >= n) m_search = 0;
            const std::uint32_t e = m_search++;
            if (!m_inTree[e] || m_cut[e] >= 0) continue;
            ++seen;
            if (best == noEdge || m_cut[e] < m_cut[best]) best = e;
        }
        return best;
    }

    /// The edge of least slack that leads from the head's part of the tree to the tail's.
    std::uint32_t findEntering(std::uint32_t leaving) const {
        std::uint32_t v = m_pulls[leaving].from;
        const bool below = m_parent[v] != leaving;
        if (below) v = m_pulls[leaving].to;
        const auto inside = [&](std::uint32_t node) {
            return m_low[v] <= m_lim[node] && m_lim[node] <= m_lim[v];
        };
        std::uint32_t best = noEdge;
        for (std::uint32_t e = 0; e < m_pulls.size(); ++e) {
            if (m_inTree[e]) continue;
            const bool from = inside(m_pulls[e].from), to = inside(m_pulls[e].to);
            if (from == to || from != below) continue;
            if (best == noEdge || slack(e) < slack(best)) best = e;
        }
        return best;
    }

    void standOnTree() {
        for (std::size_t i = m_order.size() - 1; i-- > 0;) {
            const std::uint32_t node = m_order[i], e = m_parent[node];
            const Pull& pull = m_pulls[e];
            m_rank[node] = pull.from == node ? m_rank[pull.to] - pull.least : m_rank[pull.from] + pull.least;
        }
    }

    std::vector<Pull> m_pulls;
    std::vector<std::int32_t> m_rank;
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_near;
    std::vector<char> m_inTree;
    std::vector<std::int64_t> m_cut;
    std::vector<std::int32_t> m_low;
    std::vector<std::int32_t> m_lim;
    std::vector<std::uint32_t> m_parent;
    std::vector<std::uint32_t> m_order;
    std::uint32_t m_search = 0;
};

} // namespace

std::vector<std::int32_t> simplexRanks(std::size_t count, std::vector<Pull> pulls, bool improved) {
    if (count == 0) return {};
    return Simplex(count, std::move(pulls)).run(improved);
}

} // namespace wb::layout
