// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/containers.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/hash_index.h"
#include "core/query/jsonata/tuple_scope.h"
#include "core/query/jsonata/values.h"

#include <optional>

namespace wb::query::jsonata {

using json::Value;

namespace {

/// What one key of the object under construction has collected.
struct Entry {
    json::String key;
    std::size_t pair = 0;
    std::vector<std::size_t> rows;
};

/// Rows of items, with or without variables bound for each.
class Rows {
  public:
    explicit Rows(const Value& input) : m_tuples(tuplesOf(input)) {
        if (m_tuples) return;
        m_items = input.isArray() ? input.items() : std::span(&input, 1);
        static const Value absent;
        if (m_items.empty()) m_items = std::span(&absent, 1);
    }
    std::size_t size() const { return m_tuples ? m_tuples->size() : m_items.size(); }
    const Value& item(std::size_t row) const {
        return m_tuples ? m_tuples->rows[row * m_tuples->width()] : m_items[row];
    }
    const Value* variables(std::size_t row) const { return &item(row) + 1; }

    /// How many values column() would put together.
    std::size_t columnSize(const std::vector<std::size_t>& rows, std::size_t column) const {
        if (rows.size() == 1) return 0;
        std::size_t size = 0;
        for (const std::size_t row : rows) size += 1 + (&item(row))[column].size();
        return size;
    }
    /// The column `column` of all rows in one value, as `$append` puts them together.
    Value column(const std::vector<std::size_t>& rows, std::size_t column) const {
        const auto at = [&](std::size_t row) -> const Value& { return (&item(row))[column]; };
        if (rows.size() == 1) return at(rows.front());
        std::vector<Value> all;
        Value only;
        std::size_t present = 0;
        for (const std::size_t row : rows) {
            const Value& value = at(row);
            if (value.isAbsent()) continue;
            if (++present == 1) only = value;
            if (value.isArray()) {
                const auto content = value.items();
                all.insert(all.end(), content.begin(), content.end());
            } else {
                all.push_back(value);
            }
        }
        if (present == 0) return at(rows.front());
        if (present == 1) return only;
        Value joined = Value::array(std::move(all));
        if (!at(rows.front()).isArray()) joined.setMark(0);
        return joined;
    }

  private:
    const TupleStream* m_tuples;
    std::span<const Value> m_items;
};

} // namespace

Value Evaluator::construct(const Node& node, const Value& item) {
    // The members of objects inside this one stand behind its own until they are finished.
    const std::size_t begin = m_members.size();
    bool nests = false;
    for (const auto& [key, content] : node.pairs) {
        Value value = evaluate(*content, item);
        if (failed()) break;
        nests = nests || value.isArray() || value.isObject();
        if (!value.isAbsent()) m_members.push_back({key->name, stored(std::move(value))});
    }
    const auto members = std::span(m_members).subspan(begin);
    if (nests) ++m_nestings;
    Value object;
    if (!failed() && charge(members.size(), 2 * elementBytes)) object = Value::objectOfUnique(members);
    m_members.erase(m_members.begin() + static_cast<std::ptrdiff_t>(begin), m_members.end());
    return object;
}

Value Evaluator::group(const std::vector<std::pair<Node*, Node*>>& pairs, std::uint32_t position,
                       const Value& input, const Bindings* bindings) {
    const Rows rows(input);
    if (!tuplesOf(input)) bindings = nullptr;
    std::vector<Entry> entries;
    HashIndex index;
    const auto refuse = [&](std::string_view code, const Value& value) {
        fail(code, value);
        m_failure->hasValue = true;
        m_failure->position = position;
        m_failure->hasPosition = true;
        return Value();
    };
    expectItems(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::optional<TupleScope> scope;
        if (bindings) scope.emplace(*this, *bindings, rows.variables(row));
        for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
            Value storage;
            const Value& key = peek(*pairs[pair].first, rows.item(row), storage);
            if (failed()) return {};
            if (key.isAbsent()) continue;
            if (!key.isString()) return refuse("T1003", key);
            const std::size_t at = index.findOrAdd(hashOf(key), entries.size(), [&](std::size_t place) {
                return !tick() || entries[place].key == key.string();
            });
            if (failed() || !hold(sizeof(std::size_t))) return {};
            if (at == entries.size()) {
                entries.push_back({key.sharedString(), pair, {row}});
            } else if (entries[at].pair != pair) {
                return refuse("D1009", key);
            } else {
                entries[at].rows.push_back(row);
            }
        }
    }
    std::vector<json::Member> members;
    members.reserve(entries.size());
    for (const Entry& entry : entries) {
        Value value;
        if (!charge(rows.columnSize(entry.rows, 0))) return {};
        if (bindings) {
            std::vector<Value> variables;
            for (std::size_t column = 1; column <= bindings->names.size(); ++column) {
                if (!charge(rows.columnSize(entry.rows, column))) return {};
                variables.push_back(rows.column(entry.rows, column));
            }
            const TupleScope scope(*this, *bindings, variables.data());
            value = evaluate(*pairs[entry.pair].second, rows.column(entry.rows, 0));
        } else if (entry.rows.size() == 1) {
            value = evaluate(*pairs[entry.pair].second, rows.item(entry.rows.front()));
        } else {
            value = evaluate(*pairs[entry.pair].second, rows.column(entry.rows, 0));
        }
        if (failed()) return {};
        if (!value.isAbsent()) members.push_back({entry.key, stored(std::move(value))});
    }
    ++m_nestings;
    if (!charge(members.size(), 2 * elementBytes)) return {};
    return Value::objectOfUnique(members);
}

} // namespace wb::query::jsonata
