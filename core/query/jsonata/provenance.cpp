// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/provenance.h"

#include "core/json/pointer.h"
#include "core/query/jsonata/values.h"

#include <unordered_set>

namespace wb::query::jsonata {

using json::Value;

namespace {

/// How many places are named for one computed value: nobody looks at more.
constexpr std::size_t maximumSources = 1000;
constexpr std::size_t maximumOrigins = 100'000;

/// `container` with each child replaced by what `change(child, step)` gives; itself when none changed.
template <typename Change>
Value withChildren(const Value& container, Change&& change) {
    bool changed = false;
    const auto replaced = [&](const Value& child, const std::string& step) {
        Value next = change(child, step);
        changed = changed || next.note() != child.note() || !next.isSame(child);
        return next;
    };
    Value result = container;
    if (container.isArray()) {
        std::vector<Value> items;
        items.reserve(container.size());
        for (const Value& item : container.items())
            items.push_back(replaced(item, "/" + std::to_string(items.size())));
        if (changed) result = Value::array(std::move(items));
    } else if (container.isObject()) {
        std::vector<json::Member> members;
        members.reserve(container.size());
        for (const json::Member& member : container.members()) {
            std::string step;
            json::appendPointerToken(step, member.key.view());
            members.push_back({member.key, replaced(member.value, step)});
        }
        if (changed) result = Value::object(std::move(members));
    }
    result.setMark(container.mark());
    result.setNote(container.note());
    return result;
}

} // namespace

std::uint32_t Provenance::add(Entry entry) {
    m_entries.push_back(std::move(entry));
    return static_cast<std::uint32_t>(m_entries.size());
}

Value Provenance::adopt(const Value& document, std::string_view place) {
    return document.isAbsent() ? document : noted(document, 0, std::string(place));
}

Value Provenance::noted(const Value& part, std::uint32_t parent, std::string step) {
    if (!visit()) return part;
    const std::uint32_t note = add({parent, std::move(step), {}, false});
    // Documents have the depth that the reader allows at most.
    Value result = withChildren(
        part, [&](const Value& child, const std::string& below) { return noted(child, note, below); });
    result.setNote(note);
    return result;
}

Value Provenance::derived(Value result, std::span<const Value> operands) {
    std::uint32_t note = 0;
    return completed(result, operands, note, 0);
}

Value Provenance::completed(const Value& value, std::span<const Value> operands, std::uint32_t& note,
                            int depth) {
    if (value.isAbsent() || value.isExtension() || value.note() != 0 || depth > maximumNesting || !visit())
        return value;
    if (value.size() > 0)
        return withChildren(value, [&](const Value& child, const std::string&) {
            return completed(child, operands, note, depth + 1);
        });
    if (note == 0) {
        Entry entry;
        entry.computed = true;
        for (const Value& operand : operands) collectNotes(operand, entry.from, 0);
        note = add(std::move(entry));
    }
    Value result = value;
    result.setNote(note);
    return result;
}

void Provenance::collectNotes(const Value& value, std::vector<std::uint32_t>& notes, int depth) const {
    if (notes.size() >= maximumSources || !visit()) return;
    if (value.note() != 0) {
        notes.push_back(value.note());
    } else if (depth > maximumNesting) {
        return;
    } else if (value.isArray()) {
        for (const Value& item : value.items()) collectNotes(item, notes, depth + 1);
    } else if (value.isObject()) {
        for (const json::Member& member : value.members()) collectNotes(member.value, notes, depth + 1);
    }
}

std::string Provenance::pointer(std::uint32_t part) const {
    std::vector<std::uint32_t> steps;
    for (; part != 0; part = entry(part).parent) steps.push_back(part);
    std::string text;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) text += entry(*step).step;
    return text;
}

void Provenance::explain(const Value& value, std::string& at, std::vector<Origin>& out, int depth) const {
    const auto below = [&](const std::string& step, const Value& child) {
        const std::size_t length = at.size();
        at += step;
        explain(child, at, out, depth + 1);
        at.resize(length);
    };
    if (out.size() >= maximumOrigins) return;
    if (value.note() == 0) {
        if (depth > maximumNesting || !visit()) return;
        std::size_t index = 0;
        if (value.isArray())
            for (const Value& item : value.items()) below("/" + std::to_string(index++), item);
        if (!value.isObject()) return;
        for (const json::Member& member : value.members()) {
            std::string step;
            json::appendPointerToken(step, member.key.view());
            below(step, member.value);
        }
        return;
    }
    // From what was computed back to parts of documents, each once.
    std::vector<std::uint32_t> pending{value.note()};
    std::unordered_set<std::uint32_t> seen(pending.begin(), pending.end());
    std::size_t named = 0;
    while (!pending.empty() && named < maximumSources) {
        const std::uint32_t note = pending.back();
        pending.pop_back();
        const Entry& found = entry(note);
        if (!found.computed) {
            out.push_back({at, pointer(note)});
            ++named;
            continue;
        }
        for (auto from = found.from.rbegin(); from != found.from.rend(); ++from)
            if (seen.insert(*from).second) pending.push_back(*from);
    }
}

std::vector<Origin> Provenance::origins(const Value& result) const {
    std::vector<Origin> out;
    std::string at;
    explain(result, at, out, 0);
    return out;
}

} // namespace wb::query::jsonata
