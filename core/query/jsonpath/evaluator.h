// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonpath/expression.h"
#include "core/query/jsonpath/path.h"
#include "core/query/meter.h"
#include "core/regex/regex.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wb::query::jsonpath {

/// Steps from a root down to the value being visited, kept on the stack while walking.
struct Location {
    const Location* parent = nullptr;
    const json::String* key = nullptr;
    std::size_t index = 0;
};

/// One evaluation of one path: the documents, what may still be spent, and the first fatal error.
class Evaluator {
  public:
    using Sink = std::function<void(const json::Value&, const Location&)>;

    Evaluator(const Path& path, const Scope& scope, Meter& meter);

    /// The value as Step Functions gives it; Absent when failed().
    json::Value value();
    /// What `['a','b']` gives at the end of a path: both members, or one object of them, as value() has it.
    enum class Union : std::uint8_t { Apart, Merged };
    /// Gives every value found by the first `count` steps to `sink`, in order; a merged object with the place
    /// of the object that it is taken from.
    void find(std::size_t count, Union names, const Sink& sink);

    bool failed() const { return !m_failure.empty() || exhausted(); }
    bool exhausted() const { return m_meter.isExhausted(); }
    /// Why there is no value, without the `Invalid path` before it.
    const std::string& failure() const { return m_failure; }

  private:
    struct Operand;
    enum class Truth : std::uint8_t { No, Yes, Refused };

    // Walking (evaluator.cpp).
    const json::Value* rootOf(const Path& path, const json::Value* current);
    json::Value valueOf(const Path& path, const json::Value* current, bool explain);
    json::Value definiteValue(const Path& path, const json::Value& root, bool explain);
    const json::Value* child(const Path& path, std::size_t at, const json::Value& parent, bool explain);
    json::Value mergedNames(const Segment& segment, const json::Value& object);
    bool merges(const Path& path, std::size_t at) const {
        return m_names == Union::Merged && at + 1 == path.segments().size() &&
               path.segments()[at].isUnionOfNames();
    }
    void walk(const Path& path, std::size_t at, std::size_t end, const json::Value& value,
              const Location& location, const Sink& sink);
    void descend(const Path& path, std::size_t at, std::size_t end, const json::Value& value,
                 const Location& location, const Sink& sink);
    void selectScanned(const Path& path, std::size_t at, std::size_t end, const json::Value& value,
                       const Location& location, const Sink& sink);
    void select(const Selector& selector, const Path& path, std::size_t at, std::size_t end,
                const json::Value& value, const Location& location, const Sink& sink);
    void selectSlice(const Selector& selector, const Path& path, std::size_t at, std::size_t end,
                     const json::Value& value, const Location& location, const Sink& sink);
    void selectFiltered(const Selector& selector, const Path& path, std::size_t at, std::size_t end,
                        const json::Value& value, const Location& location, const Sink& sink);
    bool spend(std::uint64_t steps = 1) { return m_meter.spend(steps); }
    /// Counts work on all of a value, as far as it is one list or text.
    bool spendThrough(const json::Value& value) { return spend(1 + extentOf(value)); }
    static std::uint64_t extentOf(const json::Value& value);
    bool isMatch(const regex::Regex& regex, std::string_view text);
    void explainFailure(bool explain, std::string reason);

    // Filters (filter_evaluator.cpp). A refused comparison makes the whole filter reject the item, as an
    // exception does in Jayway.
    bool accepts(const Expression& filter, const json::Value& item);
    Truth truth(const Expression& expression, const json::Value& item);
    Truth compare(const Expression& expression, const json::Value& item);
    Truth matches(const Expression& pattern, const json::Value& subject);
    bool exists(const Path& path, const json::Value& item);
    const json::Value* operand(const Expression& expression, const json::Value& item, json::Value& storage);

    // Functions (functions.cpp).
    json::Value call(const Segment& segment, const json::Value& subject, bool explain);
    json::Value aggregate(const Segment& segment, const json::Value& subject, bool explain);
    json::Value filterCall(const Expression& expression, const json::Value& item);
    json::Value matchCall(const Expression& expression, const json::Value& item);
    static bool isAggregate(Function function);
    /// Nothing when one of them has no value, which is an error of the path.
    std::optional<std::vector<json::Value>> argumentValues(const Segment& segment, bool explain);
    json::Value picked(const Segment& segment, const json::Value& list,
                       const std::vector<json::Value>& arguments, bool explain);

    const Path& m_path;
    const Scope& m_scope;
    Meter& m_meter;
    std::uint32_t m_depth = 0;
    Union m_names = Union::Merged;
    /// Of match() and search(), whose patterns are mostly the same for all items.
    std::string m_pattern;
    regex::Regex m_regex;
    std::string m_failure;
};

} // namespace wb::query::jsonpath
