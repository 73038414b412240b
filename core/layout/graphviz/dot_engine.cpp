// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/graphviz/dot_engine.h"

#include "core/layout/flat_graph.h"
#include "core/layout/pills.h"
#include "core/layout/smooth.h"

#include <gvc.h>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <vector>

namespace wb::layout::graphviz {

namespace {

constexpr double pointsPerInch = 72;
/// The network simplex of the x-coordinates runs on nodes and on the ranks that edges pass, and takes minutes
/// where it should take a second (1,000 states with long jumps): above the first sum `nslimit` bounds it,
/// above the second tightly.
constexpr std::size_t littleWork = 300;
constexpr std::size_t muchWork = 3000;
/// Above this the ranking is bounded too.
constexpr std::size_t fewNodes = 2000;
/// Graphviz keeps coordinates in integers in places: what is wider is left to the plain placement.
constexpr double widest = 60000;

/// cgraph takes mutable C strings that it does not write to.
char* text(const char* literal) {
    return const_cast<char*>(literal);
}

std::string inches(double pixels) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.4f", pixels / pointsPerInch);
    return buffer;
}

/// A graph of cgraph's and its layout, freed together.
class DotGraph {
  public:
    DotGraph(GVC_t* context, const FlatGraph& graph, Effort effort) : m_context(context), m_graph(graph) {
        m_dot = agopen(text("g"), Agdirected, nullptr);
        setUp(effort);
        addNodes();
        addEdges();
    }
    ~DotGraph() {
        if (m_laidOut) gvFreeLayout(m_context, m_dot);
        agclose(m_dot);
    }
    DotGraph(const DotGraph&) = delete;
    DotGraph& operator=(const DotGraph&) = delete;

    bool lay() { return m_laidOut = gvLayout(m_context, m_dot, "dot") == 0; }

    FlatLayout read() const {
        FlatLayout drawing;
        const boxf box = GD_bb(m_dot);
        m_top = box.UR.y;
        m_left = box.LL.x;
        drawing.size = {box.UR.x - box.LL.x, box.UR.y - box.LL.y};
        drawing.nodes.reserve(m_graph.nodes.size());
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
            const Point centre = place(ND_coord(m_nodes[i]));
            const Size& size = m_graph.nodes[i];
            drawing.nodes.push_back(
                {centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height});
        }
        drawing.edges.resize(m_graph.edges.size());
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i)
            if (m_edges[i]) drawing.edges[i].points = path(i, drawing);
        return drawing;
    }

  private:
    void set(const char* name, const char* value) { agattr(m_dot, AGRAPH, text(name), text(value)); }

    void setUp(Effort effort) {
        const bool anyPill = std::any_of(m_graph.edges.begin(), m_graph.edges.end(),
                                         [](const FlatEdge& edge) { return edge.pill.width > 0; });
        set("rankdir", "TB");
        set("splines", "true");
        set("nodesep", inches(nodeGap).c_str());
        set("ranksep", inches(anyPill ? pillRankGap : rankGap).c_str());
        const std::size_t work = m_graph.nodes.size() + passedRanks(m_graph);
        const char* limit = effort == Effort::Coarse ? "0.02" : work > muchWork ? "0.1" : "0.3";
        if (effort == Effort::Coarse || work > littleWork) set("nslimit", limit);
        if (effort == Effort::Coarse || m_graph.nodes.size() > fewNodes) set("nslimit1", limit);
        agattr(m_dot, AGNODE, text("shape"), text("box"));
        agattr(m_dot, AGNODE, text("label"), text(""));
        agattr(m_dot, AGNODE, text("fixedsize"), text("true"));
        m_width = agattr(m_dot, AGNODE, text("width"), text("0.1"));
        m_height = agattr(m_dot, AGNODE, text("height"), text("0.1"));
        agattr(m_dot, AGEDGE, text("dir"), text("none"));
        m_tailPort = agattr(m_dot, AGEDGE, text("tailport"), text("s"));
        m_headPort = agattr(m_dot, AGEDGE, text("headport"), text("n"));
        m_weight = agattr(m_dot, AGEDGE, text("weight"), text("1"));
    }

    void addNodes() {
        m_room = loopRoom(m_graph);
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
            Agnode_t* node = agnode(m_dot, nullptr, 1);
            agxset(node, m_width, inches(m_graph.nodes[i].width + 2 * m_room[i]).data());
            agxset(node, m_height, inches(m_graph.nodes[i].height).data());
            m_nodes.push_back(node);
        }
    }

    /// Edges against the flow go in reversed, so that what is a loop for us is one for dot; self loops are
    /// drawn by us.
    void addEdges() {
        m_back = backEdges(m_graph);
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
            const FlatEdge& edge = m_graph.edges[i];
            m_edges.push_back(nullptr);
            if (edge.from == edge.to) continue;
            Agnode_t* tail = m_nodes[m_back[i] ? edge.to : edge.from];
            Agnode_t* head = m_nodes[m_back[i] ? edge.from : edge.to];
            m_edges[i] = agedge(m_dot, tail, head, nullptr, 1);
            const char weight[2] = {static_cast<char>('0' + std::clamp<int>(edge.weight, 1, 9)), 0};
            agxset(m_edges[i], m_weight, text(weight));
            if (!m_back[i]) continue;
            // At the side; on the left where self loops stand on the right.
            agxset(m_edges[i], m_tailPort, text(m_room[edge.to] > 0 ? "w" : "e"));
            agxset(m_edges[i], m_headPort, text(m_room[edge.from] > 0 ? "w" : "e"));
        }
    }

    Point place(const pointf& point) const { return {point.x - m_left, m_top - point.y}; }

    std::vector<Point> path(std::size_t index, const FlatLayout& drawing) const {
        const FlatEdge& edge = m_graph.edges[index];
        std::vector<Point> points;
        const splines* found = ED_spl(m_edges[index]);
        if (found && found->size > 0) {
            const bezier& curve = found->list[0];
            for (int i = 0; i < curve.size; ++i) points.push_back(place(curve.list[i]));
        }
        if (points.size() < 4 || points.size() % 3 != 1) {
            const Point from = drawing.nodes[edge.from].centre(), to = drawing.nodes[edge.to].centre();
            return {from, from, to, to};
        }
        if (m_back[index]) std::reverse(points.begin(), points.end());
        reach(points, drawing.nodes[edge.to]);
        std::reverse(points.begin(), points.end());
        reach(points, drawing.nodes[edge.from]);
        std::reverse(points.begin(), points.end());
        return points;
    }

    /// Leads a path that ends beside a node, where the room for its self loops begins, on to the node itself.
    static void reach(std::vector<Point>& points, const Rect& node) {
        const Point end = points.back();
        const double x = std::clamp(end.x, node.x, node.right());
        if (std::abs(x - end.x) < 1) return;
        points.push_back({end.x + (x - end.x) / 3, end.y});
        points.push_back({end.x + (x - end.x) * 2 / 3, end.y});
        points.push_back({x, end.y});
    }

    GVC_t* m_context;
    const FlatGraph& m_graph;
    Agraph_t* m_dot = nullptr;
    bool m_laidOut = false;
    mutable double m_top = 0;
    mutable double m_left = 0;
    std::vector<Agnode_t*> m_nodes;
    std::vector<Agedge_t*> m_edges;
    std::vector<bool> m_back;
    std::vector<double> m_room;
    Agsym_t* m_width = nullptr;
    Agsym_t* m_height = nullptr;
    Agsym_t* m_tailPort = nullptr;
    Agsym_t* m_headPort = nullptr;
    Agsym_t* m_weight = nullptr;
};

} // namespace

struct DotEngine::Context {
    GVC_t* gvc = nullptr;
};

DotEngine::DotEngine() : m_context(std::make_unique<Context>()) {
    std::setlocale(LC_NUMERIC, "C");
    m_context->gvc = gvContext();
    agseterr(AGMAX);
}

DotEngine::~DotEngine() {
    if (m_context->gvc) gvFreeContext(m_context->gvc);
}

Result<FlatLayout, std::string> DotEngine::lay(const FlatGraph& graph, Effort effort) {
    if (!isSound(graph)) return failure(std::string("the graph is not sound"));
    if (graph.nodes.empty()) return FlatLayout{};
    const bool tooWide = std::any_of(graph.nodes.begin(), graph.nodes.end(), [](const Size& size) {
        return std::max(size.width, size.height) > widest;
    });
    if (tooWide) return failure(std::string("a node is too large for dot"));
    FlatLayout drawing;
    {
        DotGraph dot(m_context->gvc, graph, effort);
        if (!dot.lay()) return failure(std::string("dot could not lay the graph out"));
        drawing = dot.read();
    }
    drawLoops(graph, drawing);
    smoothShortEdges(graph, drawing);
    placePills(graph, drawing);
    fitBox(drawing);
    if (!fits(graph, drawing)) return failure(std::string("dot left something without a place"));
    return drawing;
}

} // namespace wb::layout::graphviz
