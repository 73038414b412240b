// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/protocol.h"

#include "core/layout/flat_graph.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>

namespace wb::layout {

namespace {

using Json = nlohmann::json;

/// Coordinates travel in hundredths: finer than any screen, and short.
void append(std::string& line, double value) {
    char buffer[32];
    const auto hundredths = static_cast<long long>(std::llround(value * 100));
    const long long whole = hundredths / 100, rest = std::abs(hundredths % 100);
    const char* sign = hundredths < 0 && whole == 0 ? "-" : "";
    const int length = rest == 0 ? std::snprintf(buffer, sizeof buffer, "%s%lld", sign, whole)
                                 : std::snprintf(buffer, sizeof buffer, "%s%lld.%02lld", sign, whole, rest);
    line.append(buffer, static_cast<std::size_t>(length));
}

/// Writes `[a,b,...]`.
class NumberList {
  public:
    explicit NumberList(std::string& line) : m_line(line) { m_line += '['; }
    ~NumberList() { m_line += ']'; }
    NumberList(const NumberList&) = delete;
    NumberList& operator=(const NumberList&) = delete;
    NumberList& operator<<(double value) {
        if (m_any) m_line += ',';
        m_any = true;
        append(m_line, value);
        return *this;
    }

  private:
    std::string& m_line;
    bool m_any = false;
};

std::uint8_t weight(double number) {
    return number >= 1 && number <= 9 ? static_cast<std::uint8_t>(number) : std::uint8_t{1};
}

Json parseLine(std::string_view line) {
    return Json::parse(line.begin(), line.end(), nullptr, false);
}

/// The numbers of a member that is an array of numbers; fails on anything else.
bool readNumbers(const Json& array, std::vector<double>& numbers) {
    if (!array.is_array()) return false;
    numbers.reserve(array.size());
    for (const Json& item : array) {
        if (!item.is_number()) return false;
        numbers.push_back(item.get<double>());
    }
    return true;
}

bool readMember(const Json& object, const char* name, std::vector<double>& numbers) {
    const auto found = object.find(name);
    return found != object.end() && readNumbers(*found, numbers);
}

bool readId(const Json& object, std::uint64_t& id) {
    const auto found = object.find("id");
    if (found == object.end() || !found->is_number_unsigned()) return false;
    id = found->get<std::uint64_t>();
    return true;
}

} // namespace

std::string encode(const LayoutRequest& request) {
    std::string line = "{\"id\":" + std::to_string(request.id);
    if (request.coarse) line += ",\"coarse\":true";
    line += ",\"nodes\":";
    {
        NumberList list(line);
        for (const Size& node : request.graph.nodes) list << node.width << node.height;
    }
    line += ",\"edges\":";
    {
        NumberList list(line);
        for (const FlatEdge& edge : request.graph.edges)
            list << edge.from << edge.to << edge.pill.width << edge.pill.height << edge.weight;
    }
    return line + '}';
}

std::string encode(const LayoutAnswer& answer, const FlatGraph& graph) {
    std::string line = "{\"id\":" + std::to_string(answer.id);
    if (!answer.error.empty())
        return line + ",\"error\":" + Json(answer.error).dump(-1, ' ', true, Json::error_handler_t::replace) +
               '}';
    line += ",\"size\":";
    NumberList(line) << answer.layout.size.width << answer.layout.size.height;
    line += ",\"nodes\":";
    {
        NumberList list(line);
        for (const Rect& node : answer.layout.nodes) list << node.x << node.y;
    }
    line += ",\"paths\":[";
    for (std::size_t i = 0; i < answer.layout.edges.size(); ++i) {
        if (i > 0) line += ',';
        NumberList list(line);
        for (const Point& point : answer.layout.edges[i].points) list << point.x << point.y;
    }
    line += "],\"pills\":";
    {
        NumberList list(line);
        for (std::size_t i = 0; i < answer.layout.edges.size(); ++i)
            if (graph.edges[i].pill.width > 0)
                list << answer.layout.edges[i].pill.x << answer.layout.edges[i].pill.y;
    }
    return line + '}';
}

std::string greeting() {
    return R"({"hello":"asl-draw","protocol":)" + std::to_string(protocolVersion) + '}';
}

bool isGreeting(std::string_view line) {
    return line == greeting();
}

Result<LayoutRequest, std::string> decodeRequest(std::string_view line) {
    const Json object = parseLine(line);
    LayoutRequest request;
    std::vector<double> nodes, edges;
    if (!object.is_object()) return failure(std::string("not a JSON object"));
    if (!readId(object, request.id)) return failure(std::string("no id"));
    if (!readMember(object, "nodes", nodes) || nodes.size() % 2 != 0)
        return failure(std::string("bad nodes"));
    if (!readMember(object, "edges", edges) || edges.size() % 5 != 0)
        return failure(std::string("bad edges"));
    request.coarse = object.value("coarse", Json()) == Json(true);
    for (std::size_t i = 0; i < nodes.size(); i += 2) request.graph.nodes.push_back({nodes[i], nodes[i + 1]});
    const auto count = static_cast<double>(request.graph.nodes.size());
    for (std::size_t i = 0; i < edges.size(); i += 5) {
        if (!(edges[i] >= 0 && edges[i] < count && edges[i + 1] >= 0 && edges[i + 1] < count))
            return failure(std::string("an edge leads to no node"));
        request.graph.edges.push_back({static_cast<std::uint32_t>(edges[i]),
                                       static_cast<std::uint32_t>(edges[i + 1]),
                                       {edges[i + 2], edges[i + 3]},
                                       weight(edges[i + 4])});
    }
    if (!isSound(request.graph)) return failure(std::string("a size is not a length"));
    return request;
}

Result<std::uint64_t, std::string> answerId(std::string_view line) {
    constexpr std::string_view prefix = "{\"id\":";
    if (line.substr(0, prefix.size()) != prefix) return failure(std::string("not an answer"));
    std::uint64_t id = 0;
    std::size_t digits = 0;
    for (const char c : line.substr(prefix.size())) {
        if (c < '0' || c > '9') break;
        if (++digits > 18) return failure(std::string("not an id"));
        id = id * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (digits == 0) return failure(std::string("no id"));
    return id;
}

Result<LayoutAnswer, std::string> decodeAnswer(std::string_view line, const FlatGraph& graph) {
    const Json object = parseLine(line);
    LayoutAnswer answer;
    if (!object.is_object() || !readId(object, answer.id)) return failure(std::string("not an answer"));
    if (const auto error = object.find("error"); error != object.end()) {
        answer.error = error->is_string() ? error->get<std::string>() : "unknown error";
        return answer;
    }
    std::vector<double> size, nodes, pills;
    if (!readMember(object, "size", size) || size.size() != 2 || !readMember(object, "nodes", nodes) ||
        nodes.size() != graph.nodes.size() * 2 || !readMember(object, "pills", pills))
        return failure(std::string("not a layout of the graph"));
    const auto paths = object.find("paths");
    if (paths == object.end() || !paths->is_array() || paths->size() != graph.edges.size())
        return failure(std::string("not a layout of the edges"));
    FlatLayout& layout = answer.layout;
    layout.size = {size[0], size[1]};
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        layout.nodes.push_back({nodes[2 * i], nodes[2 * i + 1], graph.nodes[i].width, graph.nodes[i].height});
    std::size_t nextPill = 0;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        std::vector<double> numbers;
        if (!readNumbers((*paths)[i], numbers) || numbers.size() % 2 != 0)
            return failure(std::string("bad path"));
        EdgePath& edge = layout.edges.emplace_back();
        for (std::size_t k = 0; k < numbers.size(); k += 2)
            edge.points.push_back({numbers[k], numbers[k + 1]});
        const Size& pill = graph.edges[i].pill;
        if (pill.width <= 0) continue;
        if (nextPill + 2 > pills.size()) return failure(std::string("pills are missing"));
        edge.pill = {pills[nextPill], pills[nextPill + 1], pill.width, pill.height};
        nextPill += 2;
    }
    if (!fits(graph, layout)) return failure(std::string("the layout leaves its bounds"));
    return answer;
}

} // namespace wb::layout
