// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/error_messages.h"
#include "core/query/jsonata/frame.h"
#include "core/query/jsonata/function_value.h"
#include "core/query/jsonata/generator.h"
#include "core/query/jsonata/jsonata.h"
#include "core/query/jsonata/provenance.h"
#include "core/query/jsonata/quick.h"
#include "core/query/jsonata/regex.h"
#include "core/query/jsonata/tree.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace wb::query::jsonata {

/// The items a path works on between two steps. One stands for a sequence of one item without an array around
/// it.
struct Flow {
    json::Value value;
    bool one = false;

    std::span<const json::Value> items() const {
        return one ? std::span(&value, 1) : value.isArray() ? value.items() : std::span<const json::Value>();
    }
};

/// One evaluation of one expression. After a failure every function returns Absent at once until the caller
/// sees failed().
class Evaluator {
  public:
    /// With `provenance` computed values are noted there.
    Evaluator(const Program& program, const Environment& environment, Provenance* provenance = nullptr);

    json::Value run();
    std::unique_ptr<Failure> takeFailure() { return std::move(m_failure); }

    bool failed() const { return m_failure != nullptr; }
    /// Records the first failure; gives Absent.
    json::Value fail(std::string_view code, json::Value value = {}, std::string text = {});
    Failure* failure() { return m_failure.get(); }

    /// Steps taken so far.
    std::uint64_t steps() const { return m_steps; }

    /// Calls a function value as other functions do: without a context.
    json::Value call(const json::Value& function, std::vector<json::Value> arguments);
    /// The same with arguments that may be used up; the vector can be filled again for the next call.
    json::Value callInPlace(const json::Value& function, std::vector<json::Value>& arguments);
    /// Calls a function whose body is quick. Unknown where callInPlace() has to be asked.
    Quick quickCall(const LambdaFunction& lambda, std::span<const json::Value* const> arguments);
    /// To be called before a loop over `count` items, which may gain from remembering where names stood.
    void expectItems(std::size_t count) {
        constexpr std::size_t few = 8;
        if (count > few && m_hints.empty()) m_hints.resize(static_cast<std::size_t>(m_program.hintCount));
    }
    /// The member of an object, or of every object in nested arrays.
    json::Value lookUpMember(const json::Value& input, const json::String& name);
    /// The value itself when it is not the empty or single sequence, else what it stands for.
    static json::Value unwrapped(json::Value value, bool keepArray = false);
    /// Notes that a container holds a handle with a mark or a function, which the final result must not.
    const json::Value& stored(const json::Value& value) {
        m_marksInside = m_marksInside || value.mark() != 0 || value.isExtension();
        return value;
    }
    json::Value stored(json::Value&& value) {
        m_marksInside = m_marksInside || value.mark() != 0 || value.isExtension();
        return std::move(value);
    }
    /// Counts created content against the limit; false when it is exceeded. The service was seen to allow
    /// 873,782 numbers of `[1..n]` and no more, which is 10 MiB at this size and the overhead below.
    static constexpr std::size_t elementBytes = 12;
    static constexpr std::size_t overheadBytes = 370;
    bool charge(std::size_t count, std::size_t bytesEach = elementBytes);
    /// The same for a list that has grown to `size`, of which `charged` elements have been counted already.
    bool chargeGrowth(std::size_t size, std::size_t& charged) {
        return charge(size - std::exchange(charged, size));
    }
    /// The same for one text, of which there is a largest size.
    bool chargeText(std::size_t bytes);
    /// Counts memory of what the service is not known to count: what is chosen from elsewhere, parts of
    /// texts, functions.
    bool hold(std::size_t bytes);
    bool holdItems(std::size_t count) { return hold(count * sizeof(json::Value)); }
    /// A text that a function made, counted.
    json::Value heldText(std::string_view text) {
        return hold(text.size()) ? json::Value(text) : json::Value();
    }
    /// holdItems() for a list that has grown to `size`, of which `held` elements have been counted already.
    bool holdGrowth(std::size_t size, std::size_t& held) {
        return size == held || holdItems(size - std::exchange(held, size));
    }
    /// How much text may still be made.
    std::size_t textLeft() const;
    /// Whether the value may be copied or written: false, with the failure recorded, when it is nested too
    /// deeply or stands for more values than may still be created.
    bool isWithinBounds(const json::Value& value);
    /// How many elements may still be created.
    std::size_t elementsLeft() const {
        const Limits& limits = m_environment.limits;
        const std::uint64_t held = m_held < limits.memoryBytes ? limits.memoryBytes - m_held : 0;
        const std::uint64_t bytes = m_bytes < limits.resultBytes ? limits.resultBytes - m_bytes : 0;
        return static_cast<std::size_t>(std::min(bytes / elementBytes, held / sizeof(json::Value)));
    }
    /// Notes that there is a number that is infinite or none, which may stand in the result.
    void noteNonFinite() { m_madeNonFinite = true; }
    /// Counts work against the limits; false when they are exceeded.
    bool tick(std::uint64_t steps = 1) {
        m_steps += steps;
        return m_steps < m_nextCheck || check();
    }
    /// The match of a regular expression from `from` on, counted as the work that it is.
    bool findMatch(const Matcher& matcher, std::u16string_view text, std::size_t from,
                   std::optional<Match>& match);
    /// Looks at the clock after work of which only the clock knows how long it took.
    bool look() { return check(); }
    /// The same for going through all of a value, as far as it is one array, object or text.
    bool tickThrough(const json::Value& value) {
        constexpr std::size_t itemsAStep = 16;
        constexpr std::size_t bytesAStep = 256;
        return tick(1 + (value.isString() ? value.string().size() / bytesAStep : value.size() / itemsAStep));
    }

    const Environment& environment() const { return m_environment; }
    Generator& generator() { return m_generator; }

  private:
    friend class TupleScope;

    // evaluator.cpp
    json::Value evaluate(const Node& node, const json::Value& input);
    json::Value evaluateGuarded(const Node& node, const json::Value& input);
    json::Value dispatch(const Node& node, const json::Value& input);
    const json::Value& peek(const Node& node, const json::Value& input, json::Value& storage);
    json::Value onNewStack(const Node& node, const json::Value& input);
    void locate(std::string_view token, std::uint32_t position);
    void failAt(std::string_view code, const Node& node, std::string_view token, json::Value value = {});
    json::Value finish(json::Value result);
    const json::Value& lookUp(const Node& variable);
    const json::Value& lookUpElsewhere(const Node& variable);

    // evaluator_bounds.cpp
    bool check();
    bool tooMuch();
    json::Value tooDeep();

    // evaluator_basic.cpp
    json::Value evaluateBlock(const Node& node, const json::Value& input);
    json::Value evaluateBind(const Node& node, const json::Value& input);
    json::Value evaluateCondition(const Node& node, const json::Value& input);
    json::Value evaluateNegate(const Node& node, const json::Value& input);
    json::Value evaluateArray(const Node& node, const json::Value& input);
    json::Value evaluateWildcard(const json::Value& input);
    json::Value evaluateDescendants(const json::Value& input);

    bool isQuick(const Node& node) const { return node.quick > 0 && !m_provenance; }
    json::Value traced(json::Value result, std::span<const json::Value> operands) {
        return m_provenance && !failed() ? m_provenance->derived(std::move(result), operands) : result;
    }

    // evaluator_quick.cpp
    Quick quick(const Node& node, const QuickScope& scope);
    const json::Value* quickLookUp(const Node& variable, const QuickScope& scope);
    Quick quickPath(const Node& node, const QuickScope& scope);
    Quick quickBinary(const Node& node, const QuickScope& scope);

    // operators.cpp
    json::Value evaluateBinary(const Node& node, const json::Value& input);
    json::Value operate(const Node& node, const json::Value& left, const json::Value& right);
    json::Value arithmetic(const Node& node, const json::Value& left, const json::Value& right);
    json::Value compare(const Node& node, const json::Value& left, const json::Value& right);
    json::Value concatenate(const Node& node, const json::Value& left, const json::Value& right);
    bool appendOperand(const Node& node, const json::Value& operand, std::string& text);
    json::Value concatenateAll(const Node& node, const json::Value& input);
    json::Value range(const Node& node, const json::Value& left, const json::Value& right);
    bool isNumeric(const json::Value& value);
    bool isAmong(const json::Value& wanted, const json::Value& list);

    // evaluator_path.cpp
    json::Value evaluatePath(const Node& node, const json::Value& input);
    json::Value evaluateNames(const Node& node, const json::Value& input);
    Flow step(const Node& node, const Flow& input, bool last);
    void collectMembers(const json::Value& input, const json::String& name, std::vector<json::Value>& out,
                        json::FindHint& hint, int depth = 0);

    // evaluator_filter.cpp
    json::Value filter(const Node& predicate, const json::Value& input);
    json::Value filterTuples(const Node& predicate, const json::Value& input, const Bindings& scope);
    bool selects(const Node& predicate, const json::Value& context, std::size_t index, std::size_t count,
                 std::size_t& times);

    // evaluator_tuple.cpp
    json::Value tupleStep(const Node& node, const Flow& input, const json::Value& tuples,
                          const Bindings& bindings);
    json::Value tupleSort(const Node& node, const Flow& input, const json::Value& tuples,
                          const Bindings& bindings);
    json::Value tupleStages(const Node& node, json::Value tuples, const Bindings& bindings);
    void appendTuples(const Node& node, const json::Value* row, json::Value result, TupleStream& out);

    // evaluator_group.cpp
    /// An object of one item whose keys are known to differ (Node::ownKeys).
    json::Value construct(const Node& node, const json::Value& item);
    json::Value group(const std::vector<std::pair<Node*, Node*>>& pairs, std::uint32_t position,
                      const json::Value& input, const Bindings* bindings);

    // evaluator_sort.cpp
    json::Value sort(const Node& node, const json::Value& array, const Bindings* bindings);
    const json::Value& sortKey(const Node& node, std::size_t term, std::size_t item, struct SortKeys& keys);
    int compareKeys(const Node& node, std::size_t left, std::size_t right, struct SortKeys& keys);

    // evaluator_call.cpp
    json::Value evaluateCall(const Node& node, const json::Value& input,
                             const json::Value* applied = nullptr);
    json::Value evaluatePartial(const Node& node, const json::Value& input);
    json::Value evaluateApply(const Node& node, const json::Value& input);
    json::Value evaluateLambda(const Node& node, const json::Value& input);
    json::Value applyFunction(const json::Value& function, std::vector<json::Value>& arguments,
                              const json::Value& input, std::string_view token, std::uint32_t position);
    json::Value applyOnce(const json::Value& function, std::vector<json::Value>& arguments,
                          const json::Value& input);
    json::Value applyLambda(const LambdaFunction& lambda, std::vector<json::Value>& arguments,
                            const json::Value& input);
    json::Value runLambda(const LambdaFunction& lambda, std::vector<json::Value>& arguments);
    json::Value applyPartial(const PartialFunction& partial, std::vector<json::Value>& arguments);
    json::Value applyMatcher(const MatcherFunction& function, const json::Value& text);
    json::Value applyNextMatch(const NextMatchFunction& function);
    json::Value applyTransform(const TransformFunction& function, const json::Value& object);
    bool applyUpdates(const Node& node, const json::Value& match, class ObjectUpdates& updates);
    bool evaluateArguments(const Node& node, const json::Value& input, std::vector<json::Value>& arguments);
    std::vector<json::Value> takeArguments();
    void giveBack(std::vector<json::Value> arguments);

    const json::Value* findMember(const json::Value& object, const Node& name) {
        if (m_hints.empty()) return object.find(name.name);
        return object.find(name.name, m_hints[static_cast<std::size_t>(name.hint)]);
    }

    const Program& m_program;
    const Environment& m_environment;
    Provenance* const m_provenance;
    std::unique_ptr<Failure> m_failure;
    std::vector<json::Value> m_globals;
    FrameList m_frames;
    FramePointer m_rootFrame;
    Frame* m_frame = nullptr;

    // A call in tail position waits here for the loop of the call that it ends.
    bool m_tailPending = false;
    json::Value m_tailFunction;
    std::vector<json::Value> m_tailArguments;
    json::Value m_tailInput;
    const Node* m_tailNode = nullptr;

    std::vector<std::vector<json::Value>> m_spareArguments;
    std::vector<json::Member> m_members; ///< Of the objects that construct() is at.
    std::vector<json::FindHint> m_hints; ///< One a name, or none yet.
    const char* m_stackLimit = nullptr;
    std::uint32_t m_depth = 0;
    std::uint64_t m_steps = 0;
    static constexpr std::uint64_t checkInterval = 1 << 12; ///< Steps between two looks at the clock.
    std::uint64_t m_nextCheck = checkInterval;
    std::uint64_t m_bytes = overheadBytes;
    std::uint64_t m_held = 0; ///< As hold() counts.
    /// How often something was made that may be nested deeper than what it was made of.
    std::uint64_t m_nestings = 0;
    Generator m_generator;
    std::chrono::steady_clock::time_point m_start;
    bool m_marksInside = false;
    bool m_madeNonFinite = false;
};

} // namespace wb::query::jsonata
