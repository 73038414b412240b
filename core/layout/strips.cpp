// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/strips.h"

#include <algorithm>

namespace wb::layout {

namespace {

Point cubic(const Point* p, double t) {
    const double s = 1 - t;
    const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, e = t * t * t;
    return {a * p[0].x + b * p[1].x + c * p[2].x + e * p[3].x,
            a * p[0].y + b * p[1].y + c * p[2].y + e * p[3].y};
}

/// Parameter in [0, 1] where the curve, taken as monotone in y, passes y.
double solve(const Point* p, double y) {
    double low = 0, high = 1;
    const bool falling = p[3].y >= p[0].y;
    for (int i = 0; i < 24; ++i) {
        const double middle = (low + high) / 2;
        const bool before = falling ? cubic(p, middle).y < y : cubic(p, middle).y > y;
        (before ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace

Point pointAt(const std::vector<Point>& bezier, double part) {
    const std::size_t curves = (bezier.size() - 1) / 3;
    const double place = std::clamp(part, 0.0, 1.0) * static_cast<double>(curves);
    const std::size_t curve = std::min(static_cast<std::size_t>(place), curves - 1);
    return cubic(&bezier[curve * 3], place - static_cast<double>(curve));
}

std::vector<double> crossings(const std::vector<Point>& bezier, const std::vector<double>& ys) {
    const Point& upper = bezier.front().y <= bezier.back().y ? bezier.front() : bezier.back();
    const Point& lower = bezier.front().y <= bezier.back().y ? bezier.back() : bezier.front();
    std::vector<double> xs(ys.size());
    std::vector<char> found(ys.size(), 0);
    for (std::size_t i = 0; i < ys.size(); ++i) xs[i] = ys[i] <= upper.y ? upper.x : lower.x;
    for (std::size_t p = 0; p + 3 < bezier.size(); p += 3) {
        const double low = std::min(bezier[p].y, bezier[p + 3].y),
                     high = std::max(bezier[p].y, bezier[p + 3].y);
        auto i = static_cast<std::size_t>(std::lower_bound(ys.begin(), ys.end(), low) - ys.begin());
        for (; i < ys.size() && ys[i] <= high; ++i) {
            if (found[i]) continue;
            xs[i] = cubic(&bezier[p], solve(&bezier[p], ys[i])).x;
            found[i] = 1;
        }
    }
    return xs;
}

Strips::Strips(const std::vector<Rect>& nodes) {
    std::vector<Strip> covered;
    covered.reserve(nodes.size());
    for (const Rect& node : nodes) covered.push_back({node.y, node.bottom()});
    std::sort(covered.begin(), covered.end(), [](const Strip& a, const Strip& b) { return a.top < b.top; });
    double end = covered.empty() ? 0 : covered.front().bottom;
    for (const Strip& band : covered) {
        if (band.top > end + 4) m_strips.push_back({end, band.top});
        end = std::max(end, band.bottom);
    }
}

std::uint32_t Strips::below(double y) const {
    const auto found = std::partition_point(m_strips.begin(), m_strips.end(), [&](const Strip& strip) {
        return (strip.top + strip.bottom) / 2 <= y;
    });
    return static_cast<std::uint32_t>(found - m_strips.begin());
}

void Strips::resize(const std::vector<double>& heights, FlatLayout& drawing) {
    std::vector<double> grown(m_strips.size());
    double total = 0;
    for (std::size_t i = 0; i < m_strips.size(); ++i)
        total += grown[i] = heights[i] - (m_strips[i].bottom - m_strips[i].top);
    std::vector<double> before(m_strips.size() + 1, 0);
    for (std::size_t i = 0; i < grown.size(); ++i) before[i + 1] = before[i] + grown[i];
    const auto moved = [&](double y) {
        const auto strip =
            static_cast<std::size_t>(std::partition_point(m_strips.begin(), m_strips.end(),
                                                          [&](const Strip& s) { return s.bottom <= y; }) -
                                     m_strips.begin());
        if (strip == m_strips.size()) return y + before[strip];
        const Strip& s = m_strips[strip];
        const double part = y <= s.top ? 0 : (y - s.top) / (s.bottom - s.top);
        return y + before[strip] + part * grown[strip];
    };
    for (Rect& node : drawing.nodes) node.y = moved(node.y);
    for (EdgePath& edge : drawing.edges) {
        for (Point& point : edge.points) point.y = moved(point.y);
        // Pills of self loops already stand beside their nodes.
        if (edge.pill.width > 0) edge.pill.y = moved(edge.pill.y);
    }
    drawing.size.height += total;
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        m_strips[i].top += before[i];
        m_strips[i].bottom += before[i + 1];
    }
}

} // namespace wb::layout
