// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <unordered_map>

namespace wb::json::detail {

inline constexpr std::size_t unknownSize = static_cast<std::size_t>(-1);

class StringNode final : public Shared {
  public:
    explicit StringNode(std::string_view content)
        : text(content), hash(std::hash<std::string_view>{}(content)) {}
    const std::string text;
    const std::size_t hash;
    mutable std::atomic<std::size_t> textSize{unknownSize};
};

class SpelledNode final : public Shared {
  public:
    SpelledNode(std::string_view content, double number) : spelling(content), value(number) {}
    const std::string spelling;
    const double value;
};

class ArrayNode final : public Shared {
  public:
    explicit ArrayNode(std::vector<Value> content) : items(std::move(content)) {}
    const std::vector<Value> items;
    mutable std::atomic<std::size_t> textSize{unknownSize};
};

/// Members in order; beyond a few of them an index by key.
class ObjectNode final : public Shared {
  public:
    explicit ObjectNode(std::vector<Member> content);
    const Member* find(std::string_view key, std::size_t hash) const;
    const Member* find(std::string_view key) const;

    std::vector<Member> members;
    mutable std::atomic<std::size_t> textSize{unknownSize};

  private:
    std::unordered_map<std::string_view, std::size_t> m_index;
};

} // namespace wb::json::detail
