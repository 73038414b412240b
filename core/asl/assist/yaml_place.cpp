// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/yaml_place.h"

#include "core/asl/assist/slot.h"
#include "core/json/yaml_parser.h"

#include <algorithm>
#include <string>

namespace wb::asl::assist {

namespace {

constexpr std::string_view markerBegin = "wbPlace";

/// The line around the caret: blanks and dashes, a key or an element, a value, a comment.
struct Line {
    std::uint32_t begin = 0;
    std::uint32_t content = 0; ///< Behind blanks and dashes.
    std::uint32_t end = 0;     ///< Without comment and blanks at the end.
    std::uint32_t colon = 0;   ///< Of a key; `end` when there is none.
    bool hasDash = false;

    bool hasKey() const { return colon < end; }
};

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

// The end of a quoted scalar that begins at `at`, or of the line.
std::uint32_t endOfQuoted(std::string_view text, std::uint32_t at, std::uint32_t lineEnd) {
    const char quote = text[at];
    for (++at; at < lineEnd; ++at) {
        if (quote == '"' && text[at] == '\\')
            ++at;
        else if (text[at] == quote && (quote == '"' || at + 1 >= lineEnd || text[at + 1] != quote))
            return at + 1;
        else if (text[at] == quote)
            ++at;
    }
    return lineEnd;
}

Line lineAt(std::string_view text, std::uint32_t offset) {
    Line line;
    const std::size_t before = offset == 0 ? std::string_view::npos : text.find_last_of("\r\n", offset - 1);
    line.begin = before == std::string_view::npos ? 0 : static_cast<std::uint32_t>(before) + 1;
    auto lineEnd = static_cast<std::uint32_t>(std::min(text.find_first_of("\r\n", offset), text.size()));
    std::uint32_t at = line.begin;
    if (at == 0 && text.starts_with("\xEF\xBB\xBF")) at = 3;
    while (at < lineEnd) {
        const bool isDash = text[at] == '-' && (at + 1 == lineEnd || isBlank(text[at + 1]));
        if (!isDash && !isBlank(text[at])) break;
        line.hasDash = line.hasDash || isDash;
        ++at;
    }
    line.content = at;
    line.end = line.colon = lineEnd;
    bool hasColon = false;
    for (; at < lineEnd; ++at) {
        const bool startsWord = at == line.content || isBlank(text[at - 1]) || text[at - 1] == ':';
        if (text[at] == '#' && (at == line.content || isBlank(text[at - 1]))) {
            line.end = at;
            break;
        }
        if ((text[at] == '"' || text[at] == '\'') && startsWord) {
            at = endOfQuoted(text, at, lineEnd) - 1;
        } else if (text[at] == ':' && !hasColon && (at + 1 == lineEnd || isBlank(text[at + 1]))) {
            line.colon = at;
            hasColon = true;
        }
    }
    while (line.end > line.content && isBlank(text[line.end - 1])) --line.end;
    if (!hasColon) line.colon = line.end;
    if (hasColon && line.colon == line.end) line.end = line.colon + 1;
    return line;
}

json::Node findText(const json::SyntaxTree& tree, const std::string& text) {
    for (std::uint32_t i = 0; i < tree.nodeCount(); ++i)
        if (const json::Node node = tree.node(i); node.isString() && node.string() == text) return node;
    return {};
}

/// Puts a marker where something is being typed and looks for it in the tree.
class Finder {
  public:
    Finder(std::string_view text, const Cursor& cursor) : m_text(text), m_cursor(cursor) {
        // As long as what it stands for at least, so that the caret is inside of it.
        m_marker = markerBegin;
        m_marker.resize(std::max(m_marker.size(), std::size_t{cursor.token.length()} + 1), 'x');
    }

    /// With `lead` and `tail` around the marker.
    std::optional<YamlPlace> find(std::string_view lead, std::string_view tail) const {
        std::string text(m_text.substr(0, m_cursor.token.begin));
        text.append(lead).append(m_marker).append(tail).append(m_text.substr(m_cursor.token.end));
        YamlPlace place{Model::read(json::parseYaml(std::move(text))), m_cursor};
        const json::Node node = findText(place.model->tree(), m_marker);
        if (!node) return std::nullopt;
        const json::Node member =
            node.parent().kind() == json::NodeKind::Member ? node.parent() : json::Node();
        Cursor& cursor = place.cursor;
        cursor.container = member ? member.parent() : node.parent();
        const bool isKey = member && node == member.key();
        cursor.place = isKey ? Cursor::Place::Key : Cursor::Place::Value;
        if (member && !isKey) cursor.key = member.key().string().value_or(std::string());
        if (member && !isKey) cursor.keyRange = member.key().range();
        return place;
    }

  private:
    std::string_view m_text;
    Cursor m_cursor;
    std::string m_marker;
};

// Below a key that wants a list, the list is meant rather than a key.
void preferList(YamlPlace& place) {
    Cursor& cursor = place.cursor;
    const json::Node object = cursor.container;
    const json::Node above = object.member();
    if (cursor.place != Cursor::Place::Key || object.size() != 1 || !above) return;
    const Slot slot = slotOf(*place.model, above.parent());
    cursor.key = above.key().string().value_or(std::string());
    const Field* field = fieldIn(slot, cursor.key);
    if (!field || (field->kind != ValueKind::Objects && field->kind != ValueKind::ErrorNames)) {
        cursor.key.clear();
        return;
    }
    cursor.place = Cursor::Place::Value;
    cursor.container = above.parent();
    cursor.keyRange = above.key().range();
}

void setToken(Cursor& cursor, std::string_view text, std::uint32_t begin, std::uint32_t end) {
    cursor.token = cursor.content = {begin, end};
    if (begin == end || (text[begin] != '"' && text[begin] != '\'')) return;
    cursor.isQuoted = true;
    ++cursor.content.begin;
    cursor.isClosed = end > begin + 1 && text[end - 1] == text[begin];
    if (cursor.isClosed) --cursor.content.end;
}

std::optional<YamlPlace> keyPlace(std::string_view text, const Line& line, Cursor cursor) {
    const std::uint32_t offset = cursor.offset;
    const bool isEmpty = line.content >= line.end && !line.hasKey();
    if (isEmpty ? offset < line.content && line.hasDash : offset < line.content || offset > line.colon)
        return std::nullopt;
    cursor.hasColon = line.hasKey();
    if (isEmpty)
        setToken(cursor, text, offset, offset);
    else
        setToken(cursor, text, line.content, line.colon);
    cursor.yaml->column = cursor.token.begin - line.begin;
    cursor.yaml->isOnOwnLine = true;
    const Finder finder(text, cursor);
    const std::string_view tail = line.hasKey() ? "" : ":";
    if (line.hasDash && !line.hasKey()) {
        auto element = finder.find("", "");
        if (!element || slotOf(*element->model, element->cursor.container).kind != Slot::Kind::List)
            return element;
    }
    auto place = finder.find("", tail);
    if (!place) return finder.find("", "");
    preferList(*place);
    return place;
}

std::optional<YamlPlace> valuePlace(const Model& model, const Line& line, Cursor cursor) {
    const std::string_view text = model.tree().text();
    std::uint32_t begin = line.colon + 1;
    while (begin < line.end && isBlank(text[begin])) ++begin;
    cursor.yaml->column = line.content - line.begin;
    const bool isEmpty = begin >= line.end;
    if (!isEmpty && (cursor.offset < begin || cursor.offset > line.end)) return std::nullopt;
    const char first = isEmpty ? '\0' : text[begin];
    if (first == '|' || first == '>') return std::nullopt;
    // What is whole is found where it stands, expressions in it as well.
    if (!isEmpty) {
        const json::Node node = model.tree().innermostAt(cursor.offset);
        const bool isScalar = node && !node.isObject() && !node.isArray() &&
                              node.kind() != json::NodeKind::Member && !node.range().empty();
        if (isScalar && node.range().begin >= begin && node.range().end <= line.end) {
            Cursor found = cursorAt(model.tree(), cursor.offset);
            found.yaml = cursor.yaml;
            found.yaml->isFlow = first == '[' || first == '{';
            const std::shared_ptr<const Model> same(std::shared_ptr<const Model>(), &model);
            return YamlPlace{same, found};
        }
    }
    cursor.yaml->isFlow = first == '[' || first == '{';
    cursor.yaml->needsSpace = isEmpty && cursor.offset == line.colon + 1;
    if (isEmpty || cursor.yaml->isFlow)
        setToken(cursor, text, cursor.offset, cursor.offset);
    else
        setToken(cursor, text, begin, line.end);
    return Finder(text, cursor).find(cursor.yaml->needsSpace ? " " : "", "");
}

} // namespace

std::optional<YamlPlace> yamlPlaceAt(const Model& model, std::uint32_t offset) {
    const std::string_view text = model.tree().text();
    Cursor cursor;
    cursor.offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
    cursor.yaml.emplace();
    const Line line = lineAt(text, cursor.offset);
    const bool isInComment =
        line.end < cursor.offset &&
        text.substr(line.end, cursor.offset - line.end).find('#') != std::string_view::npos;
    if (isInComment) return std::nullopt;
    // A scalar over several lines is one value, whatever its lines look like.
    const json::Node node = model.tree().innermostAt(cursor.offset);
    if (node.isString() && (node.text().starts_with('|') || node.text().starts_with('>')) &&
        node.range().begin < line.begin)
        return std::nullopt;
    if (line.hasKey() && cursor.offset > line.colon) return valuePlace(model, line, cursor);
    return keyPlace(text, line, cursor);
}

} // namespace wb::asl::assist
