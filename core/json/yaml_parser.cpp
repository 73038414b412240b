// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/yaml_parser.h"

#include "core/json/parser.h"
#include "core/json/scanner.h"
#include "core/json/yaml_reader.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace wb::json {

namespace {

using yaml::Item;
using yaml::Kind;

bool containsPlaceholder(std::string_view text) {
    for (std::size_t i = text.find("${"); i != std::string_view::npos; i = text.find("${", i + 2))
        if (scanner::scanPlaceholder(text.data() + i, text.data() + text.size())) return true;
    return false;
}

/// Writes the items of a YAML document as records, aliases and merge keys resolved.
class Emitter {
  public:
    explicit Emitter(yaml::Document document)
        : m_items(std::move(document.items)), m_errors(std::move(document.errors)),
          m_budget(m_items.size() * 4 + 100'000) {}

    void run() {
        if (!m_items.empty()) value(0, none, std::nullopt);
    }

    std::vector<SyntaxTree::Record> records;
    std::vector<std::string> decoded;

    std::vector<SyntaxError> takeErrors() { return std::move(m_errors); }

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    using Place = std::optional<TextRange>; // Where the alias stands that leads here.

    void error(TextRange range, const char* message) {
        if (m_errors.empty()) m_errors.push_back({range, message});
    }

    std::uint32_t add(NodeKind kind, TextRange range, std::uint32_t parent, std::uint8_t flags = 0) {
        const auto index = static_cast<std::uint32_t>(records.size());
        if (parent != none) ++records[parent].count;
        records.push_back({kind, flags, 0, range, parent == none ? 0 : parent, index + 1, 0});
        return index;
    }

    void addText(NodeKind kind, TextRange range, std::uint32_t parent, const std::string& text,
                 bool hasPlaceholder) {
        std::uint8_t flags = SyntaxTree::DecodedApart;
        if (hasPlaceholder || containsPlaceholder(text)) flags |= SyntaxTree::HasPlaceholder;
        const std::uint32_t index = add(kind, range, parent, flags);
        records[index].count = static_cast<std::uint32_t>(decoded.size());
        decoded.push_back(text);
    }

    void finish(std::uint32_t index) {
        records[index].subtreeEnd = static_cast<std::uint32_t>(records.size());
    }

    // Follows aliases to the item that holds the content. Targets were finished before, so this ends.
    std::uint32_t resolved(std::uint32_t index) const {
        while (m_items[index].kind == Kind::Alias) index = m_items[index].target;
        return index;
    }

    void value(std::uint32_t index, std::uint32_t parent, Place place) {
        if (m_items[index].kind == Kind::Alias) {
            if (!place) place = m_items[index].range;
            index = resolved(index);
        }
        const Item& item = m_items[index];
        const TextRange range = place.value_or(item.range);
        if (m_budget == 0 || m_depth >= maximumDepth) {
            error(range,
                  m_budget == 0 ? "The aliases make the document too large" : "The aliases nest too deep");
            add(NodeKind::Error, range, parent);
            return;
        }
        --m_budget;
        if (item.isPlaceholder && (item.kind != Kind::Scalar || item.scalarKind == NodeKind::Placeholder)) {
            add(NodeKind::Placeholder, range, parent, SyntaxTree::HasPlaceholder);
        } else if (item.kind == Kind::Scalar) {
            addText(item.scalarKind, range, parent, item.text, item.isPlaceholder);
        } else {
            ++m_depth;
            const std::uint32_t record =
                add(item.kind == Kind::Sequence ? NodeKind::Array : NodeKind::Object, range, parent);
            if (item.kind == Kind::Sequence)
                for (const std::uint32_t child : item.children) value(child, record, place);
            else
                members(item, record, place);
            finish(record);
            --m_depth;
        }
    }

    void members(const Item& mapping, std::uint32_t object, const Place& place) {
        std::unordered_set<std::string_view> taken;
        bool merges = false;
        for (std::size_t i = 0; i < mapping.children.size(); i += 2) {
            const Item& key = m_items[mapping.children[i]];
            merges = merges || key.isMerge;
        }
        if (merges)
            for (std::size_t i = 0; i < mapping.children.size(); i += 2)
                if (const Item& key = m_items[mapping.children[i]]; !key.isMerge) taken.insert(key.text);
        for (std::size_t i = 0; i < mapping.children.size(); i += 2) {
            const std::uint32_t key = mapping.children[i];
            // A value is missing only where the text broke off.
            const std::uint32_t content = i + 1 < mapping.children.size() ? mapping.children[i + 1] : none;
            if (m_items[key].isMerge && content != none)
                merge(content, object, taken, place.value_or(m_items[content].range));
            else
                member(key, content, object, place);
        }
    }

    void member(std::uint32_t key, std::uint32_t content, std::uint32_t object, const Place& place) {
        const TextRange keyRange = place.value_or(m_items[key].range);
        const TextRange whole =
            content == none || place
                ? keyRange
                : TextRange{keyRange.begin, std::max(keyRange.end, m_items[content].range.end)};
        const std::uint32_t record = add(NodeKind::Member, whole, object);
        addText(NodeKind::String, keyRange, record, m_items[key].text, false);
        if (content != none) value(content, record, place);
        finish(record);
    }

    // Merge keys (YAML 1.1): members of one mapping or several, earlier ones first, unless the key is there
    // already.
    void merge(std::uint32_t content, std::uint32_t object, std::unordered_set<std::string_view>& taken,
               TextRange place) {
        if (m_depth >= maximumDepth || m_budget == 0)
            return error(place, "The aliases make the document too large");
        const Item& source = m_items[resolved(content)];
        ++m_depth;
        if (source.kind == Kind::Sequence && m_mergeDepth == 0) {
            ++m_mergeDepth;
            for (const std::uint32_t child : source.children) merge(child, object, taken, place);
            --m_mergeDepth;
        } else if (source.kind == Kind::Mapping) {
            for (std::size_t i = 0; i + 1 < source.children.size(); i += 2) {
                if (m_budget == 0) break;
                --m_budget;
                const Item& key = m_items[source.children[i]];
                if (key.isMerge)
                    merge(source.children[i + 1], object, taken, place);
                else if (taken.insert(key.text).second)
                    member(source.children[i], source.children[i + 1], object, place);
            }
        } else {
            error(place, "Only mappings can be merged");
        }
        --m_depth;
    }

    const std::vector<Item> m_items;
    std::vector<SyntaxError> m_errors;
    std::size_t m_budget;
    int m_depth = 0;
    int m_mergeDepth = 0;
};

} // namespace

SyntaxTreePtr parseYaml(std::string text) {
    return parseYaml(std::make_shared<const std::string>(std::move(text)));
}

SyntaxTreePtr parseYaml(std::shared_ptr<const std::string> text) {
    if (text->size() >= std::numeric_limits<std::uint32_t>::max())
        return std::make_shared<const SyntaxTree>(
            std::make_shared<const std::string>(), std::vector<SyntaxTree::Record>(),
            std::vector<SyntaxError>{{{0, 0}, "The text is larger than 4 GiB"}});
    Emitter emitter(yaml::read(*text));
    emitter.run();
    std::vector<SyntaxError> errors = emitter.takeErrors();
    if (emitter.records.empty() && errors.empty()) errors.push_back({{0, 0}, "The document is empty"});
    return std::make_shared<const SyntaxTree>(std::move(text), std::move(emitter.records), std::move(errors),
                                              std::move(emitter.decoded), Notation::Yaml);
}

bool isYamlName(std::string_view fileName) {
    const auto endsWith = [&](std::string_view ending) {
        if (fileName.size() < ending.size()) return false;
        const std::string_view tail = fileName.substr(fileName.size() - ending.size());
        return std::equal(tail.begin(), tail.end(), ending.begin(),
                          [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
    };
    return endsWith(".yaml") || endsWith(".yml");
}

SyntaxTreePtr parseFile(std::string_view fileName, std::string text) {
    return parseFile(fileName, std::make_shared<const std::string>(std::move(text)));
}

SyntaxTreePtr parseFile(std::string_view fileName, std::shared_ptr<const std::string> text) {
    return isYamlName(fileName) ? parseYaml(std::move(text)) : parse(std::move(text));
}

} // namespace wb::json
