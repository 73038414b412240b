// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "core/query/jsonata/jsonata.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query::jsonata {

/// Follows values from the documents an evaluation reads to its result. Every part of an adopted document
/// carries a note (json::Value::note()) that goes wherever the evaluation copies the value; what is computed
/// gets a note that names the notes it was computed from.
class Provenance {
  public:
    /// `document` with a note on each of its parts, to be read instead of it. `place` is its JSON pointer.
    json::Value adopt(const json::Value& document, std::string_view place);
    /// `result` with notes on those of its parts that have none: they were computed from `operands`.
    json::Value derived(json::Value result, std::span<const json::Value> operands);
    /// Where the parts of `result` come from, in the order of the result.
    std::vector<Origin> origins(const json::Value& result) const;

  private:
    /// A part of a document, by the part around it and the last step of its pointer; or something computed.
    struct Entry {
        std::uint32_t parent = 0;        ///< Of a part: the part around it; 0 for a whole document.
        std::string step;                ///< Of a part: what follows the pointer of `parent`.
        std::vector<std::uint32_t> from; ///< Of something computed.
        bool computed = false;
    };
    json::Value noted(const json::Value& part, std::uint32_t parent, std::string step);
    json::Value completed(const json::Value& value, std::span<const json::Value> operands,
                          std::uint32_t& note, int depth);
    void collectNotes(const json::Value& value, std::vector<std::uint32_t>& notes, int depth) const;
    std::uint32_t add(Entry entry);
    const Entry& entry(std::uint32_t note) const { return m_entries[note - 1]; }
    std::string pointer(std::uint32_t part) const;
    void explain(const json::Value& value, std::string& at, std::vector<Origin>& out, int depth) const;

    /// False when enough has been looked at: what is left has no notes. Values that share their parts can
    /// stand for any number of them.
    bool visit() const { return m_visits > 0 && m_visits-- > 0; }

    std::vector<Entry> m_entries;
    mutable std::size_t m_visits = 5'000'000;
};

} // namespace wb::query::jsonata
