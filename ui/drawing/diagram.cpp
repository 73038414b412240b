// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/diagram.h"

#include "ui/drawing/labels.h"
#include "ui/drawing/text.h"

#include <algorithm>
#include <cmath>

namespace wb::ui::drawing {

namespace {

using asl::ContainerIndex;
using asl::StateIndex;

QString text(const std::string& bytes) {
    return QString::fromStdString(bytes);
}

/// Few distinct card widths make calm columns and let outlines be shared.
double calm(double width) {
    return std::ceil(width / 8) * 8;
}

class DiagramBuilder {
  public:
    DiagramBuilder(const asl::Model& model, const Diagram::Options& options)
        : m_model(model), m_options(options) {}

    std::shared_ptr<const Diagram> build() {
        const asl::State* root = m_options.root.isMachine() ? nullptr : m_model.find(m_options.root);
        const bool isAlone = root && !root->containers.empty();
        m_diagram->lanes.push_back({m_model.container(isAlone ? root->container : 0).path, 0, false});
        m_graph->containers.emplace_back();
        if (isAlone)
            addState(0, static_cast<StateIndex>(root - m_model.states().data()), true);
        else
            m_open.push_back({0, 0});
        for (std::size_t i = 0; i < m_open.size(); ++i) addContainer(m_open[i].first, m_open[i].second);
        m_diagram->graph = m_graph;
        return m_diagram;
    }

  private:
    std::uint32_t addShape(std::uint32_t lane, Shape shape, const layout::Size& size) {
        const auto index = static_cast<std::uint32_t>(m_diagram->shapes.size());
        m_diagram->shapes.push_back(std::move(shape));
        m_graph->nodes.push_back({size, {}});
        m_graph->containers[lane].nodes.push_back(index);
        return index;
    }

    void addArrow(std::uint32_t lane, Arrow arrow) {
        layout::Size pill;
        if (!arrow.label.isEmpty()) {
            const double icon = arrow.kind == ArrowKind::Catch ? 15 : 0;
            arrow.shownLabel =
                elided(TextRole::Pill, arrow.label, measures::pillWidest - 2 * measures::pillPadding - icon,
                       Qt::ElideRight);
            pill = {std::ceil(textWidth(TextRole::Pill, arrow.shownLabel)) + 2 * measures::pillPadding + icon,
                    measures::pillHeight};
        }
        m_graph->containers[lane].edges.push_back(static_cast<std::uint32_t>(m_graph->edges.size()));
        m_graph->edges.push_back({arrow.from, arrow.to, pill, weightOf(arrow.kind)});
        m_diagram->arrows.push_back(std::move(arrow));
    }

    /// The way on is straight and short; what merely ends or fails makes room for it.
    static std::uint8_t weightOf(ArrowKind kind) {
        switch (kind) {
        case ArrowKind::End:
            return 1;
        case ArrowKind::Catch:
            return 2;
        case ArrowKind::Rule:
        case ArrowKind::Default:
            return 4;
        case ArrowKind::Next:
        case ArrowKind::Start:
            break;
        }
        return 6;
    }

    /// Rules in their order, then Next, Default and catchers, wherever they stand in the text.
    static std::vector<const asl::Transition*> waysOf(const asl::State& state) {
        std::vector<const asl::Transition*> ways;
        ways.reserve(state.transitions.size());
        for (const asl::Transition& way : state.transitions) ways.push_back(&way);
        const auto place = [](const asl::Transition* way) {
            const int rank = way->kind == asl::TransitionKind::ChoiceRule ? 0
                             : way->kind == asl::TransitionKind::Next     ? 1
                             : way->kind == asl::TransitionKind::Default  ? 2
                                                                          : 3;
            return std::pair(rank, way->index);
        };
        std::stable_sort(ways.begin(), ways.end(), [&](auto* a, auto* b) { return place(a) < place(b); });
        return ways;
    }

    /// States in the order in which transitions reach them, breadth first; then the unreached ones by name.
    /// The order in the text plays no part.
    std::vector<StateIndex> inOrder(const asl::Container& container, std::size_t& reachedCount) {
        std::vector<StateIndex> order;
        order.reserve(container.states.size());
        const auto visit = [&](StateIndex state) {
            if (state == asl::noIndex || m_seen.count(state)) return;
            m_seen.insert(state);
            order.push_back(state);
        };
        visit(container.start);
        for (std::size_t i = 0; i < order.size(); ++i)
            for (const asl::Transition* way : waysOf(m_model.state(order[i]))) visit(way->to);
        reachedCount = order.size();
        for (const StateIndex state : container.states)
            if (!m_seen.count(state)) order.push_back(state);
        std::sort(order.begin() + static_cast<std::ptrdiff_t>(reachedCount), order.end(),
                  [&](StateIndex a, StateIndex b) { return m_model.state(a).name < m_model.state(b).name; });
        return order;
    }

    void addContainer(ContainerIndex index, std::uint32_t lane) {
        const asl::Container& container = m_model.container(index);
        const bool outermost = lane == 0;
        m_graph->containers[lane].least = {180, 72};
        m_diagram->lanes[lane].empty = container.states.empty() && container.startAt.empty();
        if (m_diagram->lanes[lane].empty && !outermost) return;
        const double side = outermost ? measures::terminalSide : measures::laneEndSide;
        const std::uint32_t start = addShape(lane, terminal(container, outermost, true), {side, side});
        std::size_t reachedCount = 0;
        const std::vector<StateIndex> order = inOrder(container, reachedCount);
        for (std::size_t i = 0; i < order.size(); ++i) addState(lane, order[i], i < reachedCount);
        m_missing.clear();
        m_end = asl::noIndex;
        if (!container.startAt.empty() || !container.states.empty()) addStart(lane, container, start);
        for (std::size_t i = 0; i < order.size(); ++i) addTransitions(lane, order[i], i < reachedCount);
    }

    Shape terminal(const asl::Container& container, bool outermost, bool first) const {
        Shape shape;
        shape.kind = outermost ? (first ? ShapeKind::Start : ShapeKind::End)
                               : (first ? ShapeKind::LaneStart : ShapeKind::LaneEnd);
        shape.path = container.path;
        if (outermost) shape.name = first ? QStringLiteral("Start") : QStringLiteral("End");
        return shape;
    }

    std::uint32_t end(std::uint32_t lane, const asl::Container& container) {
        if (m_end == asl::noIndex) {
            const double side = lane == 0 ? measures::terminalSide : measures::laneEndSide;
            m_end = addShape(lane, terminal(container, lane == 0, false), {side, side});
        }
        return m_end;
    }

    void addStart(std::uint32_t lane, const asl::Container& container, std::uint32_t start) {
        Arrow arrow;
        arrow.kind = ArrowKind::Start;
        arrow.transition.from = container.path;
        arrow.from = start;
        if (container.start != asl::noIndex)
            arrow.to = m_shapeOf[container.start];
        else if (!container.startAt.empty())
            arrow.to = missing(lane, container.startAt, true);
        else
            return;
        addArrow(lane, std::move(arrow));
    }

    std::uint32_t missing(std::uint32_t lane, const std::string& name, bool reached) {
        const std::string key = (reached ? "r" : "u") + name;
        if (const auto found = m_missing.find(key); found != m_missing.end()) return found->second;
        Shape shape;
        shape.kind = ShapeKind::Missing;
        shape.name = text(name);
        shape.reached = reached;
        shape.shownTypeLine = shape.typeLine = QStringLiteral("State not found");
        const layout::Size size = measureCard(shape);
        const std::uint32_t index = addShape(lane, std::move(shape), size);
        if (!reached) m_graph->containers[lane].apart.push_back(index);
        m_missing.emplace(key, index);
        return index;
    }

    layout::Size measureCard(Shape& shape) const {
        using namespace measures;
        shape.nameLines = wrapped(TextRole::Name, shape.name, textWidest, 2);
        const int badges = shape.retries + shape.catches + shape.assigns;
        const double badgeRoom = badges > 0 ? badges * (badgeSide + 3) + 6 : 0;
        shape.shownTypeLine = elided(TextRole::Type, shape.typeLine, textWidest - badgeRoom, Qt::ElideRight);
        double width = textWidth(TextRole::Type, shape.shownTypeLine) + badgeRoom;
        for (const QString& line : shape.nameLines) width = std::max(width, textWidth(TextRole::Name, line));
        const double whole = cardPadding + iconSide + iconGap + width + cardPadding + 4;
        const double height = cardHeight + (shape.nameLines.size() > 1 ? nameLine : 0);
        return {std::max(cardLeast, calm(whole)), height};
    }

    void addState(std::uint32_t lane, StateIndex index, bool reached) {
        const asl::State& state = m_model.state(index);
        Shape shape;
        shape.type = state.type;
        shape.path = state.path;
        shape.name = text(state.name);
        shape.typeLine = typeLine(state);
        shape.reached = reached;
        shape.retries = state.node["Retry"].isArray();
        shape.catches = state.node["Catch"].isArray();
        shape.assigns = state.node["Assign"].isObject();
        const bool container = !state.containers.empty();
        shape.collapsed =
            container && state.path != m_options.root && m_options.collapsed.count(state.path) > 0;
        const bool expanded = container && !shape.collapsed;
        if (expanded) shape.kind = ShapeKind::Container;
        layout::Size size = measureCard(shape);
        if (container) size.width += 26;
        const std::uint32_t node = addShape(lane, std::move(shape), size);
        m_shapeOf[index] = node;
        m_diagram->byPath.emplace(state.path, node);
        if (!reached) m_graph->containers[lane].apart.push_back(node);
        if (!expanded) return;
        for (const ContainerIndex inner : state.containers) {
            const auto innerLane = static_cast<std::uint32_t>(m_graph->containers.size());
            m_graph->containers.emplace_back();
            m_graph->nodes[node].containers.push_back(innerLane);
            m_diagram->lanes.push_back({m_model.container(inner).path, node, false});
            m_open.push_back({inner, innerLane});
        }
    }

    void addTransitions(std::uint32_t lane, StateIndex index, bool reached) {
        const asl::State& state = m_model.state(index);
        for (const asl::Transition* next : waysOf(state)) {
            const asl::Transition& way = *next;
            Arrow arrow;
            arrow.kind = kindOf(way.kind);
            arrow.transition = {state.path, way.kind, way.index};
            arrow.from = m_shapeOf[index];
            arrow.label = labelOf(way);
            if (way.to == asl::noIndex)
                arrow.to = missing(lane, way.target, reached);
            else if (!reached && m_seen.count(way.to))
                arrow.to = jump(lane, m_model.state(way.to));
            else
                arrow.to = m_shapeOf[way.to];
            addArrow(lane, std::move(arrow));
        }
        if (!state.isTerminal || !reached) return;
        Arrow arrow;
        arrow.kind = ArrowKind::End;
        arrow.transition.from = state.path;
        arrow.from = m_shapeOf[index];
        arrow.to = end(lane, m_model.container(state.container));
        addArrow(lane, std::move(arrow));
    }

    std::uint32_t jump(std::uint32_t lane, const asl::State& target) {
        Shape shape;
        shape.kind = ShapeKind::Jump;
        shape.path = target.path;
        shape.reached = false;
        shape.name = text(target.name);
        shape.nameLines = {
            elided(TextRole::Pill, QStringLiteral("→ ") + shape.name, measures::pillWidest, Qt::ElideMiddle)};
        const double width =
            textWidth(TextRole::Pill, shape.nameLines.front()) + 2 * measures::pillPadding + 4;
        const std::uint32_t index =
            addShape(lane, std::move(shape), {std::ceil(width), measures::pillHeight + 4});
        m_graph->containers[lane].apart.push_back(index);
        return index;
    }

    static ArrowKind kindOf(asl::TransitionKind kind) {
        switch (kind) {
        case asl::TransitionKind::Default:
            return ArrowKind::Default;
        case asl::TransitionKind::ChoiceRule:
            return ArrowKind::Rule;
        case asl::TransitionKind::Catch:
            return ArrowKind::Catch;
        case asl::TransitionKind::Next:
            break;
        }
        return ArrowKind::Next;
    }

    static QString labelOf(const asl::Transition& way) {
        switch (way.kind) {
        case asl::TransitionKind::Default:
            return QStringLiteral("otherwise");
        case asl::TransitionKind::ChoiceRule:
            return ruleText(way.owner);
        case asl::TransitionKind::Catch:
            return catchText(way.owner);
        case asl::TransitionKind::Next:
            break;
        }
        return {};
    }

    const asl::Model& m_model;
    const Diagram::Options& m_options;
    std::shared_ptr<Diagram> m_diagram = std::make_shared<Diagram>();
    std::shared_ptr<layout::Graph> m_graph = std::make_shared<layout::Graph>();
    std::vector<std::pair<ContainerIndex, std::uint32_t>> m_open;
    std::unordered_map<StateIndex, std::uint32_t> m_shapeOf;
    std::unordered_set<StateIndex> m_seen;
    std::unordered_map<std::string, std::uint32_t> m_missing;
    std::uint32_t m_end = asl::noIndex;
};

} // namespace

std::shared_ptr<const Diagram> Diagram::of(const asl::Model& model, const Options& options) {
    return DiagramBuilder(model, options).build();
}

} // namespace wb::ui::drawing
