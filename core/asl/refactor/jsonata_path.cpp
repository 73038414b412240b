// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/jsonata_path.h"

#include "core/asl/refactor/jsonata_text.h"
#include "core/json/value.h"
#include "core/json/writer.h"
#include "core/query/jsonpath/expression.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace wb::asl::refactor {

namespace {

namespace jsonpath = query::jsonpath;
using jsonpath::Comparison;
using jsonpath::Expression;
using jsonpath::Segment;
using jsonpath::Selector;

bool isIdentifier(std::string_view name) {
    static constexpr std::array<std::string_view, 7> words{"and",   "or",   "in",      "true",
                                                           "false", "null", "function"};
    if (name.empty() || std::isdigit(static_cast<unsigned char>(name.front()))) return false;
    const auto belongs = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    return std::all_of(name.begin(), name.end(), belongs) &&
           std::find(words.begin(), words.end(), name) == words.end();
}

bool isFinal(const Segment& segment, Selector::Kind kind) {
    return segment.kind == Segment::Kind::Child && segment.selectors.size() == 1 &&
           segment.selectors[0].kind == kind;
}

/// Follows a path segment by segment. Behind the first wildcard, slice or filter `m_text` stands for a list,
/// and `m_tail` for what is still to be taken of each of its items.
class PathTranslation {
  public:
    PathTranslation(const jsonpath::Path& path, const PathRoots& roots)
        : m_path(path), m_roots(roots), m_item(roots.item) {}

    Translated run() {
        if (auto problem = begin()) return failure(std::move(*problem));
        for (const Segment& segment : m_path.segments())
            if (auto problem = follow(segment)) return failure(std::move(*problem));
        if (!m_isList) return m_text;
        endItems();
        // A list stays one, however few items it has.
        return "[" + m_text + "]";
    }

  private:
    using Problem = std::optional<std::string>;

    Problem begin() {
        switch (m_path.root()) {
        case jsonpath::Root::Input:
            m_text = m_roots.input;
            return std::nullopt;
        case jsonpath::Root::Context:
            m_text = "$states.context";
            return std::nullopt;
        case jsonpath::Root::Variable:
            m_text = "$" + std::string(m_path.variable().view());
            return std::nullopt;
        case jsonpath::Root::Current:
            m_text = m_roots.current;
            if (m_text.empty()) return "@ stands outside a filter";
            return std::nullopt;
        }
        return "unknown root";
    }

    Problem follow(const Segment& segment) {
        if (isFinal(segment, Selector::Kind::Index)) {
            add("[" + std::to_string(segment.selectors[0].index) + "]");
            return std::nullopt;
        }
        if (isFinal(segment, Selector::Kind::Name)) {
            const Translated name = nameStep(segment.selectors[0].name.view());
            if (!name) return name.error();
            add(*name);
            return std::nullopt;
        }
        if (segment.kind == Segment::Kind::Function) return call(segment);
        if (segment.kind == Segment::Kind::Descendant || segment.selectors.size() != 1)
            return "the path " + m_path.text() + " has no exact counterpart in JSONata";
        return list(segment.selectors[0], segment.bracketed);
    }

    std::string ofItem(const std::string& body) const { return "function(" + m_item + ") { " + body + " }"; }

    void add(const std::string& step) { (m_isList ? m_tail : m_text) += step; }

    /// Takes what the steps since the last list give of each item: once each, lists among them as they are.
    void endItems() {
        if (!m_tail.empty()) m_text = "$map(" + m_text + ", " + ofItem(m_item + m_tail) + ")[]";
        m_tail.clear();
    }

    Problem list(const Selector& selector, bool isBracketed) {
        if (m_isList) {
            // Lists in the items of a list: a path of names joins them.
            if (m_tail.empty() || m_tail.find('[') != std::string::npos)
                return "the path " + m_path.text() + " has no exact counterpart in JSONata";
            m_text += m_tail + "[]";
            m_tail.clear();
        }
        m_isList = true;
        switch (selector.kind) {
        case Selector::Kind::Wildcard:
            // Brackets are written for lists, a dot for the values of an object.
            if (!isBracketed) m_text = "$each(" + m_text + ", " + ofItem(m_item) + ")[]";
            return std::nullopt;
        case Selector::Kind::Slice:
            return slice(selector);
        case Selector::Kind::Filter: {
            const Translated condition = filter(*selector.filter);
            if (!condition) return condition.error();
            m_text = "$filter(" + m_text + ", " + ofItem(*condition) + ")[]";
            return std::nullopt;
        }
        default:
            return "unknown selector";
        }
    }

    Problem slice(const Selector& selector) {
        if (selector.step != 1) return "the slice in " + m_path.text() + " has a step";
        const std::string list = m_text;
        const auto place = [&](std::int64_t index) {
            return index >= 0 ? std::to_string(index) : "$count(" + list + ") - " + std::to_string(-index);
        };
        const std::string index(m_roots.index);
        std::string condition;
        if (selector.start) condition = index + " >= " + place(*selector.start);
        if (selector.end)
            condition += (condition.empty() ? "" : " and ") + index + " < " + place(*selector.end);
        if (!condition.empty())
            m_text =
                "$filter(" + m_text + ", function(" + m_item + ", " + index + ") { " + condition + " })[]";
        return std::nullopt;
    }

    Problem call(const Segment& segment) {
        using jsonpath::Function;
        if (m_isList) return "the path " + m_path.text() + " has no exact counterpart in JSONata";
        const char* const name = segment.function == Function::Min       ? "$min"
                                 : segment.function == Function::Max     ? "$max"
                                 : segment.function == Function::Sum     ? "$sum"
                                 : segment.function == Function::Average ? "$average"
                                                                         : nullptr;
        const bool isLength = segment.function == Function::Length;
        if ((!name && !isLength) || !segment.arguments.empty())
            return "a function in " + m_path.text() + " has no exact counterpart in JSONata";
        if (isLength) {
            // Of an object its members, of a list its items, of anything else null.
            m_text = "($type(" + m_text + ") = 'array' ? $count(" + m_text + ") : $type(" + m_text +
                     ") = 'object' ? $count($keys(" + m_text + ")) : null)";
            return std::nullopt;
        }
        m_text = std::string(name) + "(" + m_text + ")";
        return std::nullopt;
    }

    Translated filter(const Expression& expression) {
        switch (expression.kind) {
        case Expression::Kind::Path: {
            const Translated operand = filterOperand(expression);
            return operand ? Translated("$exists(" + *operand + ")") : operand;
        }
        case Expression::Kind::And:
            return joined(expression, " and ");
        case Expression::Kind::Or:
            return joined(expression, " or ");
        case Expression::Kind::Not: {
            const Translated inner = filter(*expression.children[0]);
            return inner ? Translated("$not(" + *inner + ")") : inner;
        }
        case Expression::Kind::Compare:
            return comparison(expression);
        default:
            return failure("the filter in " + m_path.text() + " has no exact counterpart in JSONata");
        }
    }

    Translated joined(const Expression& expression, std::string_view word) {
        std::string text;
        for (const auto& child : expression.children) {
            const Translated part = filter(*child);
            if (!part) return part;
            text += (text.empty() ? "(" : std::string(word) + "(") + *part + ")";
        }
        return text;
    }

    Translated filterOperand(const Expression& expression) {
        if (expression.kind == Expression::Kind::Literal && !expression.literal.isObject())
            return literalText(expression.literal);
        if (expression.kind == Expression::Kind::Path && expression.path->isDefinite())
            return translate(*expression.path, {m_roots.input, m_roots.item, m_roots.item, m_roots.index});
        return failure("the filter in " + m_path.text() + " has no exact counterpart in JSONata");
    }

    Translated comparison(const Expression& expression) {
        const Translated left = filterOperand(*expression.children[0]);
        if (!left) return left;
        const Translated right = filterOperand(*expression.children[1]);
        if (!right) return right;
        const char* symbol = nullptr;
        switch (expression.comparison) {
        case Comparison::Equal:
            return *left + " = " + *right;
        case Comparison::NotEqual:
            return "$not(" + *left + " = " + *right + ")";
        case Comparison::In:
            return *left + " in " + *right;
        case Comparison::Less:
            symbol = " < ";
            break;
        case Comparison::LessEqual:
            symbol = " <= ";
            break;
        case Comparison::Greater:
            symbol = " > ";
            break;
        case Comparison::GreaterEqual:
            symbol = " >= ";
            break;
        default:
            return failure("the filter in " + m_path.text() + " has no exact counterpart in JSONata");
        }
        // JSONata fails where values of different types are put in order.
        std::string text = *left + symbol + *right;
        for (std::size_t i = 0; i < 2; ++i) {
            const Expression& other = *expression.children[1 - i];
            if (expression.children[i]->kind == Expression::Kind::Literal) continue;
            if (other.kind != Expression::Kind::Literal ||
                (!other.literal.isNumber() && !other.literal.isString()))
                return failure("the filter in " + m_path.text() + " compares two values of unknown types");
            text = "($type(" + (i == 0 ? *left : *right) +
                   ") = " + (other.literal.isNumber() ? "'number'" : "'string'") + " ? " + text + " : false)";
        }
        return text;
    }

    static Translated translate(const jsonpath::Path& path, const PathRoots& roots) {
        return translatePath(path, roots);
    }

    const jsonpath::Path& m_path;
    const PathRoots& m_roots;
    std::string m_item; ///< The parameter of a function over items.
    std::string m_text;
    std::string m_tail;
    bool m_isList = false;
};

} // namespace

Translated nameStep(std::string_view name) {
    if (isIdentifier(name)) return "." + std::string(name);
    if (name.find('`') != std::string_view::npos)
        return failure("the name " + std::string(name) + " has no spelling in JSONata");
    return ".`" + std::string(name) + "`";
}

std::string literalText(const json::Value& value) {
    return value.isString() ? jsonataString(value.string()) : json::toText(value);
}

Translated translatePath(const jsonpath::Path& path, const PathRoots& roots) {
    return PathTranslation(path, roots).run();
}

} // namespace wb::asl::refactor
