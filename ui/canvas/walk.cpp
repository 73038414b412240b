// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/walk.h"

#include <cmath>

namespace wb::ui::canvas {

namespace {

using drawing::Picture;
using drawing::ShapeKind;

bool isState(const Picture& picture, std::size_t shape) {
    const ShapeKind kind = picture.diagram->shapes[shape].kind;
    return kind == ShapeKind::State || kind == ShapeKind::Container;
}

/// The neighbour along a transition whose middle is nearest; -1 when there is none.
int along(const Picture& picture, std::uint32_t from, bool forward) {
    int best = -1;
    double bestDistance = 1e300;
    for (const drawing::Arrow& arrow : picture.diagram->arrows) {
        const std::uint32_t here = forward ? arrow.from : arrow.to, there = forward ? arrow.to : arrow.from;
        if (here != from || there == from || !isState(picture, there)) continue;
        const QPointF a = picture.shapes[from].rect.center(), b = picture.shapes[there].rect.center();
        const bool against = forward ? b.y() < a.y() : b.y() > a.y();
        const double distance = std::hypot(a.x() - b.x(), a.y() - b.y()) + (against ? 1e6 : 0);
        if (distance < bestDistance) bestDistance = distance, best = static_cast<int>(there);
    }
    return best;
}

/// The container that a shape stands in.
int homeOf(const Picture& picture, std::uint32_t shape) {
    const auto& containers = picture.diagram->graph->containers;
    for (std::size_t c = 0; c < containers.size(); ++c)
        for (const std::uint32_t node : containers[c].nodes)
            if (node == shape) return static_cast<int>(c);
    return 0;
}

int beside(const Picture& picture, std::uint32_t from, bool right) {
    const QRectF& here = picture.shapes[from].rect;
    int best = -1;
    double bestCost = 1e300;
    for (std::size_t i = 0; i < picture.shapes.size(); ++i) {
        if (i == from || !isState(picture, i)) continue;
        const QRectF& there = picture.shapes[i].rect;
        if (there.contains(here.center()) || here.contains(there.center())) continue;
        const double dx =
            right ? there.center().x() - here.center().x() : here.center().x() - there.center().x();
        if (dx < 8) continue;
        const double dy = std::abs(there.center().y() - here.center().y());
        const bool overlaps = there.bottom() > here.top() && there.top() < here.bottom();
        const double cost = dx + (overlaps ? 0 : 3 * dy);
        if (cost < bestCost) bestCost = cost, best = static_cast<int>(i);
    }
    return best;
}

int firstIn(const Picture& picture, std::uint32_t container) {
    for (const std::uint32_t edge : picture.diagram->graph->containers[container].edges)
        if (picture.diagram->arrows[edge].kind == drawing::ArrowKind::Start &&
            isState(picture, picture.diagram->arrows[edge].to))
            return static_cast<int>(picture.diagram->arrows[edge].to);
    for (const std::uint32_t node : picture.diagram->graph->containers[container].nodes)
        if (isState(picture, node)) return static_cast<int>(node);
    return -1;
}

} // namespace

asl::StatePath walk(const Picture& picture, const asl::StatePath& from, Step step) {
    const auto found = picture.diagram->byPath.find(from);
    int target = -1;
    if (found == picture.diagram->byPath.end()) {
        target = firstIn(picture, 0);
    } else {
        const std::uint32_t here = found->second;
        switch (step) {
        case Step::Forward:
            target = along(picture, here, true);
            break;
        case Step::Back:
            target = along(picture, here, false);
            break;
        case Step::Left:
            target = beside(picture, here, false);
            break;
        case Step::Right:
            target = beside(picture, here, true);
            break;
        case Step::Into: {
            const auto& inner = picture.diagram->graph->nodes[here].containers;
            if (!inner.empty()) target = firstIn(picture, inner.front());
            break;
        }
        case Step::Out: {
            const int home = homeOf(picture, here);
            if (home > 0)
                target = static_cast<int>(picture.diagram->lanes[static_cast<std::size_t>(home)].owner);
            break;
        }
        }
    }
    return target < 0 ? from : picture.diagram->shapes[static_cast<std::size_t>(target)].path;
}

} // namespace wb::ui::canvas
