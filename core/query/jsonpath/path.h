// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/text_range.h"
#include "core/json/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query::jsonpath {

struct Expression;

/// Why a text is not a path: byte range inside that text and a message.
struct ParseError {
    json::TextRange range;
    std::string message;
};

/// A longer text is not taken for a path.
inline constexpr std::size_t maximumPathBytes = 1 << 20;

struct ParseOptions {
    /// Whether `$$` (Context object) and `$name` (variable) may begin the path, as they do in Step Functions.
    bool roots = true;
    /// Nesting of filters and of paths inside filters.
    std::uint32_t depth = 64;
};

/// Where a path begins: `$`, `$$`, `$name`, or `@` inside a filter.
enum class Root : std::uint8_t { Input, Context, Variable, Current };

/// One way of choosing children of a value.
struct Selector {
    enum class Kind : std::uint8_t { Name, Index, Slice, Wildcard, Filter };

    Kind kind = Kind::Wildcard;
    json::TextRange range;
    /// Of a Name.
    json::String name;
    /// Of an Index; negative ones count from the end.
    std::int64_t index = 0;
    /// Of a Slice: `[start:end:step]`.
    std::optional<std::int64_t> start;
    std::optional<std::int64_t> end;
    std::int64_t step = 1;
    /// Of a Filter: `[?(...)]`.
    std::shared_ptr<const Expression> filter;
};

/// A function at the end of a path, `.length()`, or in a filter, with the expressions between its
/// parentheses.
enum class Function : std::uint8_t {
    Min,
    Max,
    Average,
    StandardDeviation,
    Length,
    Sum,
    Keys,
    Concat,
    Append,
    First,
    Last,
    Index,
    Count,
    Match,
    Search,
    Value ///< RFC 9535, in filters only, with `length(...)`.
};

/// One step of a path. `range` begins at its `.` or `[`. All ranges count in the text of the outermost path.
struct Segment {
    enum class Kind : std::uint8_t { Child, Descendant, Function };

    Kind kind = Kind::Child;
    json::TextRange range;
    /// Of Child and Descendant: one, or several of a union.
    std::vector<Selector> selectors;
    /// Of Function.
    Function function = Function::Length;
    std::vector<std::shared_ptr<const Expression>> arguments;
    /// Whether brackets were written, `['a']` rather than `.a`.
    bool bracketed = false;

    /// Whether it can give one value at most.
    bool isDefinite() const;
    /// Whether it is a union of names alone, `['a','b']`, of a child or behind `..`.
    bool isUnionOfNames() const;
    /// The same of a child.
    bool isNameUnion() const { return kind == Kind::Child && isUnionOfNames(); }
};

/// A JSONPath as Step Functions has it (Jayway's, see README.md), parsed once and then shared by all who
/// evaluate or inspect it.
class Path {
  public:
    /// Linear in the length of `text`.
    static Result<Path, ParseError> parse(std::string_view text, const ParseOptions& options = {});

    Root root() const { return m_root; }
    /// Of a Variable root: the name without `$`, and its bytes in the text.
    const json::String& variable() const { return m_variable; }
    json::TextRange variableRange() const { return m_variableRange; }
    const std::vector<Segment>& segments() const { return m_segments; }
    /// The text as it was parsed.
    const std::string& text() const { return m_text; }

    /// A definite path gives exactly one value or fails; an indefinite one (wildcard, slice, union,
    /// descendant, filter) gives an array of whatever it finds.
    bool isDefinite() const { return m_definite; }
    /// Whether it has a `..` step.
    bool hasDescendants() const;
    /// A reference path (Amazon States Language, "Reference Paths") can only identify one node: names and
    /// non-negative indices.
    bool isReferencePath() const;
    /// Bytes of the first segment that a reference path may not have; nothing for a reference path.
    std::optional<json::TextRange> nonReferenceRange() const;
    /// The path in the bracket notation that error causes use: `$['a'][0]`. With `count`, of its first
    /// segments only.
    std::string canonical(std::size_t count = static_cast<std::size_t>(-1)) const;

    /// Calls `visit` for every path inside this one's filters and function arguments, this path itself first.
    template <typename Visitor>
    void forEachPath(Visitor&& visit) const;

  private:
    friend class Parser;
    std::string m_text;
    Root m_root = Root::Input;
    json::String m_variable;
    json::TextRange m_variableRange;
    std::vector<Segment> m_segments;
    bool m_definite = true;
};

} // namespace wb::query::jsonpath
