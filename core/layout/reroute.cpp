// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/reroute.h"

#include <algorithm>
#include <limits>

namespace wb::layout {

namespace {

/// How far from where an edge is now it is looked for a better way, to both sides.
constexpr std::uint32_t reach = 12;

std::uint32_t distance(std::uint32_t a, std::uint32_t b) {
    return a < b ? b - a : a - b;
}

} // namespace

Rerouter::Rerouter(const Layers& layers, std::vector<std::vector<std::uint32_t>>& ranks,
                   std::vector<std::uint32_t>& place)
    : m_layers(layers), m_ranks(ranks), m_place(place) {
    const auto lengthOf = [&](std::uint32_t edge) { return layers.first[edge + 1] - layers.first[edge]; };
    for (std::uint32_t edge = 0; edge + 1 < layers.first.size(); ++edge)
        if (lengthOf(edge) > 1 && layers.isShort(layers.links[layers.first[edge]])) m_edges.push_back(edge);
    std::stable_sort(m_edges.begin(), m_edges.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return lengthOf(a) > lengthOf(b); });
}

void Rerouter::run(std::size_t budget) {
    for (const std::uint32_t edge : m_edges) {
        if (m_spent >= budget) return;
        reroute(edge);
    }
}

// The best way to every place of a rank follows from those to the places of the rank above.
void Rerouter::reroute(std::uint32_t edge) {
    const std::uint32_t first = m_layers.first[edge], last = m_layers.first[edge + 1] - 1;
    readStages(first, last);
    readLinks(m_layers.links[first]);
    std::uint32_t now = leave(m_layers.links[first].upper, m_stages.front());
    for (std::size_t i = 1; i < m_stages.size(); ++i) {
        readLinks(m_layers.links[first + i]);
        now += step(m_stages[i - 1], m_stages[i]);
    }
    readLinks(m_layers.links[last]);
    std::uint32_t place = 0;
    now += arrive(m_stages.back(), m_layers.links[last].lower, place);
    if (m_stages.back().cost[place] >= now) return;
    for (std::size_t i = m_stages.size(); i-- > 0;) {
        const Stage& stage = m_stages[i];
        const std::uint32_t above = i > 0 ? stage.from[place] : 0;
        move(stage.slot, stage.low + place);
        place = above;
    }
}

void Rerouter::readStages(std::uint32_t first, std::uint32_t last) {
    m_stages.resize(last - first);
    for (std::uint32_t i = 0; i < m_stages.size(); ++i) {
        Stage& stage = m_stages[i];
        stage.slot = m_layers.links[first + i].lower;
        stage.now = m_place[stage.slot];
        // There is one place more than there are other slots.
        const auto places = static_cast<std::uint32_t>(m_ranks[m_layers.slots[stage.slot].rank].size());
        stage.low = stage.now - std::min(stage.now, reach);
        const std::uint32_t count = std::min(places, stage.now + reach + 1) - stage.low;
        stage.cost.assign(count, std::numeric_limits<std::uint32_t>::max());
        stage.from.assign(count, 0);
    }
}

/// The links beside `own`, from left to right at their upper ends.
void Rerouter::readLinks(const Link& own) {
    m_links.clear();
    const auto placeOf = [&](std::uint32_t slot, std::uint32_t passed) {
        return m_place[slot] - (m_layers.isPass(passed) && m_place[slot] > m_place[passed] ? 1U : 0U);
    };
    for (const std::uint32_t slot : m_ranks[m_layers.slots[own.upper].rank])
        for (const std::uint32_t l : m_layers.down[slot]) {
            const Link& link = m_layers.links[l];
            if (link.edge != own.edge)
                m_links.push_back({placeOf(slot, own.upper), placeOf(link.lower, own.lower)});
        }
}

/// From the node where the edge begins; gives what the way costs that it takes now. Links of the same node do
/// not count.
std::uint32_t Rerouter::leave(std::uint32_t node, Stage& stage) const {
    const std::uint32_t at = m_place[node];
    for (std::uint32_t i = 0; i < stage.cost.size(); ++i) {
        const std::uint32_t to = stage.low + i;
        std::uint32_t cost = 0;
        for (const Ends& link : m_links)
            cost += (link.above < at && link.below >= to) || (link.above > at && link.below < to) ? 1U : 0U;
        stage.cost[i] = cost;
    }
    return stage.cost[stage.now - stage.low];
}

/// From the places of one rank to those of the next; gives what the step costs that is taken now.
std::uint32_t Rerouter::step(const Stage& above, Stage& below) {
    const auto width = static_cast<std::uint32_t>(below.cost.size());
    // Links that enter left of each place: all of them, and those that also leave left of the place above.
    m_all.assign(width, 0);
    m_left.assign(width, 0);
    const auto enter = [&](std::vector<std::uint32_t>& entering, const Ends& link) {
        if (link.below < below.low + width) ++entering[link.below < below.low ? 0 : link.below - below.low];
    };
    std::uint32_t allBefore = 0;
    for (const Ends& link : m_links) {
        if (link.below < below.low)
            ++allBefore;
        else
            enter(m_all, link);
    }
    std::size_t next = 0;
    std::uint32_t leaving = 0, leftBefore = 0, taken = 0;
    for (std::uint32_t i = 0; i < above.cost.size(); ++i) {
        const std::uint32_t from = above.low + i;
        for (; next < m_links.size() && m_links[next].above < from; ++next) {
            ++leaving;
            if (m_links[next].below < below.low)
                ++leftBefore;
            else
                enter(m_left, m_links[next]);
        }
        std::uint32_t all = allBefore, left = leftBefore;
        for (std::uint32_t j = 0; j < width; ++j) {
            const std::uint32_t crossed = leaving + all - 2 * left;
            const std::uint32_t cost = above.cost[i] + crossed;
            const std::uint32_t to = below.low + j;
            const bool isStraighter =
                cost == below.cost[j] && distance(from, to) < distance(above.low + below.from[j], to);
            if (cost < below.cost[j] || isStraighter) below.cost[j] = cost, below.from[j] = i;
            if (from == above.now && to == below.now) taken = crossed;
            all += m_all[j];
            left += m_left[j];
        }
    }
    m_spent += above.cost.size() * width + m_links.size();
    return taken;
}

/// To the node where the edge ends; gives what the step costs that is taken now, and which place is best.
std::uint32_t Rerouter::arrive(Stage& stage, std::uint32_t node, std::uint32_t& best) const {
    const std::uint32_t at = m_place[node];
    std::uint32_t taken = 0;
    for (std::uint32_t i = 0; i < stage.cost.size(); ++i) {
        const std::uint32_t from = stage.low + i;
        std::uint32_t crossed = 0;
        for (const Ends& link : m_links)
            crossed +=
                (link.above < from && link.below > at) || (link.above >= from && link.below < at) ? 1U : 0U;
        if (from == stage.now) taken = crossed;
        stage.cost[i] += crossed;
        if (stage.cost[i] < stage.cost[best]) best = i;
    }
    return taken;
}

void Rerouter::move(std::uint32_t slot, std::uint32_t to) {
    std::vector<std::uint32_t>& rank = m_ranks[m_layers.slots[slot].rank];
    const std::uint32_t from = m_place[slot];
    const auto at = [&](std::uint32_t i) { return rank.begin() + static_cast<std::ptrdiff_t>(i); };
    if (to > from)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
    for (std::uint32_t i = std::min(from, to); i <= std::max(from, to); ++i) m_place[rank[i]] = i;
}

} // namespace wb::layout
