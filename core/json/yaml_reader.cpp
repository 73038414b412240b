// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/yaml_reader.h"

#include "core/json/parser.h"
#include "core/json/scanner.h"
#include "core/json/yaml_scalar.h"

#include <algorithm>
#include <unordered_map>

#include <yaml.h>

namespace wb::json::yaml {

namespace {

/// Turns the positions of libyaml, which counts code points, into byte offsets.
class Places {
  public:
    explicit Places(const std::string& text) : m_text(text) {
        const auto isStart = [&](std::size_t i) {
            return (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        };
        std::size_t points = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (!isStart(i)) continue;
            if (points++ % step == 0) m_samples.push_back(i);
        }
        m_isAscii = points == text.size();
    }

    std::uint32_t offset(std::size_t point) const {
        if (m_isAscii) return static_cast<std::uint32_t>(std::min(point, m_text.size()));
        if (point / step >= m_samples.size()) return static_cast<std::uint32_t>(m_text.size());
        std::size_t i = m_samples[point / step];
        for (std::size_t left = point % step; left > 0 && i < m_text.size(); --left) {
            ++i;
            while (i < m_text.size() && (static_cast<unsigned char>(m_text[i]) & 0xC0U) == 0x80U) ++i;
        }
        return static_cast<std::uint32_t>(i);
    }

  private:
    static constexpr std::size_t step = 64;
    const std::string& m_text;
    std::vector<std::size_t> m_samples;
    bool m_isAscii = false;
};

class Parser {
  public:
    explicit Parser(const std::string& text) {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
    }
    ~Parser() { yaml_parser_delete(&m_parser); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    yaml_parser_t* get() { return &m_parser; }

  private:
    yaml_parser_t m_parser{};
};

class Event {
  public:
    explicit Event(yaml_parser_t* parser) : m_ok(yaml_parser_parse(parser, &m_event) != 0) {}
    ~Event() { yaml_event_delete(&m_event); }
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    explicit operator bool() const { return m_ok; }
    const yaml_event_t& operator*() const { return m_event; }

  private:
    yaml_event_t m_event{};
    bool m_ok;
};

std::string_view view(const yaml_char_t* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

class Reader {
  public:
    explicit Reader(const std::string& text) : m_places(text), m_parser(text) {}

    Document run() {
        while (m_document.errors.empty()) {
            const Event event(m_parser.get());
            if (!event) {
                reportProblem();
                break;
            }
            const yaml_event_t& content = *event;
            if (content.type == YAML_STREAM_END_EVENT) break;
            if (content.type == YAML_DOCUMENT_START_EVENT && m_documents++ > 0) {
                error(range(content), "Only one document of the file is read");
                break;
            }
            take(content);
        }
        while (!m_open.empty()) close(m_document.items[m_open.back()].range.end);
        return std::move(m_document);
    }

  private:
    TextRange range(const yaml_event_t& event) const {
        const std::uint32_t begin = m_places.offset(event.start_mark.index);
        return {begin, std::max(begin, m_places.offset(event.end_mark.index))};
    }

    void error(TextRange where, std::string message) {
        m_document.errors.push_back({where, std::move(message)});
    }

    void reportProblem() {
        const yaml_parser_t& parser = *m_parser.get();
        const bool inReader = parser.error == YAML_READER_ERROR;
        const auto place = inReader ? static_cast<std::uint32_t>(parser.problem_offset)
                                    : m_places.offset(parser.problem_mark.index);
        std::string message = "Not YAML: ";
        message += parser.problem ? parser.problem : "out of memory";
        if (parser.context) message += std::string(" ") + parser.context;
        error({place, place}, std::move(message));
    }

    void take(const yaml_event_t& event) {
        switch (event.type) {
        case YAML_SCALAR_EVENT:
            scalar(event);
            break;
        case YAML_ALIAS_EVENT:
            alias(event);
            break;
        case YAML_SEQUENCE_START_EVENT:
            open(event, Kind::Sequence, event.data.sequence_start.anchor, event.data.sequence_start.tag,
                 event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
            break;
        case YAML_MAPPING_START_EVENT:
            open(event, Kind::Mapping, event.data.mapping_start.anchor, event.data.mapping_start.tag,
                 event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
            break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            close(range(event).end);
            break;
        default:
            break;
        }
    }

    std::uint32_t add(Item item) {
        const auto index = static_cast<std::uint32_t>(m_document.items.size());
        if (!m_open.empty()) {
            Item& parent = m_document.items[m_open.back()];
            parent.children.push_back(index);
            parent.range.end = std::max(parent.range.end, item.range.end);
        }
        m_document.items.push_back(std::move(item));
        return index;
    }

    bool isKey() const {
        if (m_open.empty()) return false;
        const Item& parent = m_document.items[m_open.back()];
        return parent.kind == Kind::Mapping && parent.children.size() % 2 == 0;
    }

    void scalar(const yaml_event_t& event) {
        const auto& content = event.data.scalar;
        const std::string_view tag = view(content.tag);
        const std::string_view text(reinterpret_cast<const char*>(content.value), content.length);
        Item item;
        item.range = range(event);
        const bool isPlain = content.style == YAML_PLAIN_SCALAR_STYLE;
        if (isKey()) {
            item.text = text;
            item.isMerge = isPlain && text == "<<";
        } else if (tag == "!Sub") {
            item.text = text;
            item.isPlaceholder = true;
        } else if (tag.size() > 1 && tag.front() == '!') {
            item.scalarKind = NodeKind::Placeholder;
            item.isPlaceholder = true;
        } else {
            const bool resolves =
                tag.empty() ? isPlain : tag != YAML_STR_TAG && tag != "!" && tag.starts_with("tag:yaml.org");
            YamlScalar value =
                resolves ? resolvePlain(text) : YamlScalar{NodeKind::String, std::string(text)};
            item.scalarKind = value.kind;
            item.text = std::move(value.text);
        }
        remember(content.anchor, add(std::move(item)));
    }

    void alias(const yaml_event_t& event) {
        const auto target = m_anchors.find(std::string(view(event.data.alias.anchor)));
        Item item;
        item.kind = Kind::Alias;
        item.range = range(event);
        if (isKey()) return error(item.range, "An alias cannot be a key");
        if (target == m_anchors.end())
            return error(item.range, "There is no finished anchor of this name before");
        item.target = target->second;
        add(std::move(item));
    }

    void open(const yaml_event_t& event, Kind kind, const yaml_char_t* anchor, const yaml_char_t* tag,
              bool isFlow) {
        Item item;
        item.kind = kind;
        item.range = range(event);
        item.isPlaceholder = view(tag).size() > 1 && view(tag).front() == '!';
        if (isKey()) return error(item.range, "Only scalars can be keys");
        if (m_open.size() >= static_cast<std::size_t>(maximumDepth))
            return error(item.range, "Nested deeper than " + std::to_string(maximumDepth) + " levels");
        m_open.push_back(add(std::move(item)));
        m_levels.push_back({std::string(view(anchor)), isFlow});
    }

    void close(std::uint32_t end) {
        const std::uint32_t index = m_open.back();
        Item& item = m_document.items[index];
        const Level level = std::move(m_levels.back());
        // The end mark of a block collection stands before the next token, which may be lines below.
        if (level.isFlow) item.range.end = std::max(item.range.end, end);
        m_open.pop_back();
        m_levels.pop_back();
        if (!level.anchor.empty()) m_anchors[level.anchor] = index;
        if (m_open.empty()) return;
        Item& parent = m_document.items[m_open.back()];
        parent.range.end = std::max(parent.range.end, item.range.end);
    }

    void remember(const yaml_char_t* anchor, std::uint32_t index) {
        if (anchor) m_anchors[std::string(view(anchor))] = index;
    }

    struct Level {
        std::string anchor;
        bool isFlow = false;
    };

    Places m_places;
    Parser m_parser;
    Document m_document;
    std::vector<std::uint32_t> m_open;
    std::vector<Level> m_levels;
    std::unordered_map<std::string, std::uint32_t> m_anchors;
    int m_documents = 0;
};

} // namespace

Document read(const std::string& text) {
    return Reader(text).run();
}

} // namespace wb::json::yaml
