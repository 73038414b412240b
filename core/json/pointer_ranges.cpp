// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/pointer_ranges.h"

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace wb::json {

namespace {

/// The pointers as a tree of their steps, so that only the parts of a document are visited that one of them
/// passes through.
class PointerSteps {
  public:
    PointerSteps() : m_steps(1) {}

    void add(std::string_view pointer) {
        std::size_t at = 0;
        while (!pointer.empty()) {
            pointer.remove_prefix(1);
            const std::string_view token = pointer.substr(0, pointer.find('/'));
            pointer.remove_prefix(token.size());
            const auto [found, isNew] = m_steps[at].next.emplace(decoded(token), m_steps.size());
            at = found->second;
            if (isNew) m_steps.emplace_back();
        }
        m_steps[at].isEnd = true;
    }
    bool isEnd(std::size_t step) const { return m_steps[step].isEnd; }
    bool hasNext(std::size_t step) const { return !m_steps[step].next.empty(); }
    std::optional<std::size_t> next(std::size_t step, const std::string& token) const {
        const auto found = m_steps[step].next.find(token);
        return found == m_steps[step].next.end() ? std::nullopt : std::optional(found->second);
    }

  private:
    struct Step {
        std::unordered_map<std::string, std::size_t> next;
        bool isEnd = false;
    };

    static std::string decoded(std::string_view token) {
        std::string text;
        for (std::size_t i = 0; i < token.size(); ++i) {
            const bool isEscape = token[i] == '~' && i + 1 < token.size();
            text += !isEscape ? token[i] : token[i + 1] == '1' ? '/' : '~';
            i += isEscape;
        }
        return text;
    }

    std::vector<Step> m_steps;
};

} // namespace

std::vector<TextRange> rangesOf(const SyntaxTree& tree, std::span<const std::string> pointers) {
    PointerSteps steps;
    for (const std::string& pointer : pointers) steps.add(pointer);
    std::vector<TextRange> ranges;
    // A path through a hostile document may be long: the places to go on from are kept in a list.
    struct Place {
        Node node;
        std::size_t step;
        std::uint32_t index;
    };
    std::vector<Place> open;
    const auto visit = [&](Node value, std::size_t step) {
        if (steps.isEnd(step))
            ranges.push_back(value.range());
        else if (steps.hasNext(step))
            open.push_back({value.firstChild(), step, 0});
    };
    if (tree.root()) visit(tree.root(), 0);
    while (!open.empty()) {
        const Place place = open.back();
        if (!place.node) {
            open.pop_back();
            continue;
        }
        open.back().node = place.node.nextSibling();
        ++open.back().index;
        const bool isMember = place.node.kind() == NodeKind::Member;
        const Node value = isMember ? place.node.value() : place.node;
        const std::string token =
            isMember ? place.node.key().string().value_or("") : std::to_string(place.index);
        if (const auto next = steps.next(place.step, token); next && value) visit(value, *next);
    }
    return ranges;
}

} // namespace wb::json
