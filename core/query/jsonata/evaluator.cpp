// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"

#include "core/base/large_stack.h"
#include "core/query/jsonata/containers.h"
#include "core/query/jsonata/values.h"

#include <cmath>

namespace wb::query::jsonata {

using json::Kind;
using json::Value;

namespace {

/// What an evaluation may take of the stack of the thread it is called on, which may be small.
constexpr std::size_t ownStack = 160 << 10;
/// What deep recursion continues on, so that the depth and not the stack is the limit. Only what is touched
/// costs memory.
constexpr std::size_t largeStack = 64 << 20;
constexpr std::size_t stackReserve = 256 << 10;

#if defined(__GNUC__)
const char* stackPosition() {
    return static_cast<const char*>(__builtin_frame_address(0));
}
#else
const char* stackPosition() {
    const volatile char here = 0;
    return const_cast<const char*>(&here);
}
#endif

} // namespace

Evaluator::Evaluator(const Program& program, const Environment& environment, Provenance* provenance)
    : m_program(program), m_environment(environment), m_provenance(provenance), m_generator(environment.seed),
      m_start(std::chrono::steady_clock::now()) {
    m_globals.reserve(program.globals.size());
    for (const Global& global : program.globals) {
        const json::String name(global.name);
        if (const Value* variable = environment.variables.find(name))
            m_globals.push_back(*variable);
        else if (global.name == "states")
            m_globals.push_back(environment.states);
        else if (global.name == "$")
            m_globals.push_back(environment.input);
        else
            m_globals.push_back(global.builtin && global.name != "eval" ? global.builtin->value : Value());
    }
}

Value Evaluator::run() {
    m_stackLimit = stackPosition() - ownStack;
    m_rootFrame = FramePointer::adopt(Frame::create(m_frames, nullptr, m_program.frameSize));
    m_frame = m_rootFrame.get();
    Value input = m_environment.input;
    if (input.isArray()) {
        input = makeSequence({std::move(input)});
        input.setMark(mark::sequence | mark::wrapper);
    }
    Value result = evaluate(*m_program.root, input);
    if (failed()) return {};
    return finish(std::move(result));
}

namespace {

Value withTextForNonFinite(const Value& value, int depth = 0) {
    if (depth > maximumNesting) return value;
    if (value.isNumber()) {
        if (std::isfinite(value.toDouble())) return value;
        std::string text;
        appendNumber(text, value.toDouble());
        return Value(text);
    }
    if (value.isArray()) {
        std::vector<Value> items;
        items.reserve(value.size());
        for (const Value& item : value.items()) items.push_back(withTextForNonFinite(item, depth + 1));
        return Value::array(std::move(items));
    }
    if (value.isObject()) {
        std::vector<json::Member> members;
        members.reserve(value.size());
        for (const json::Member& member : value.members())
            members.push_back({member.key, withTextForNonFinite(member.value, depth + 1)});
        return Value::object(std::move(members));
    }
    return value;
}

} // namespace

Value Evaluator::finish(Value result) {
    if (TupleStream* tuples = tuplesOf(result)) {
        std::vector<Value> items;
        for (std::size_t row = 0; row < tuples->size(); ++row)
            items.push_back(tuples->rows[row * tuples->width()]);
        result = unwrapped(makeSequence(std::move(items)));
    }
    if ((result.mark() & mark::wrapper) != 0) result = result.items().front();
    if (m_madeNonFinite && m_environment.nonFiniteAsText)
        result = withTextForNonFinite(result);
    else if (result.isNumber() && std::isinf(result.toDouble()))
        return fail("D1001", std::move(result));
    else if (result.isNumber() && std::isnan(result.toDouble()))
        return nullptr;
    // What is nested in itself only so often is neither deep nor, counting shared parts, large.
    constexpr std::uint64_t harmlessNestings = 16;
    if (m_nestings > harmlessNestings && !isWithinBounds(result)) return {};
    result.setMark(0);
    return m_marksInside || m_program.loneSurrogates ? withoutMarks(result) : result;
}

Value Evaluator::fail(std::string_view code, Value value, std::string text) {
    if (!m_failure) {
        m_failure = std::make_unique<Failure>();
        m_failure->code = code;
        m_failure->value = std::move(value);
        m_failure->hasValue = !m_failure->value.isAbsent();
        m_failure->text = std::move(text);
    }
    return {};
}

void Evaluator::failAt(std::string_view code, const Node& node, std::string_view token, Value value) {
    if (m_failure) return;
    fail(code, std::move(value));
    m_failure->position = node.position;
    m_failure->hasPosition = true;
    m_failure->hasToken = !token.empty();
    m_failure->token = token;
}

Value Evaluator::unwrapped(Value value, bool keepArray) {
    if (!isSequence(value)) return value;
    if (keepArray) value.setMark(value.mark() | mark::keepSingleton);
    const auto items = value.items();
    if (items.empty()) return {};
    if (items.size() == 1 && (value.mark() & mark::keepSingleton) == 0) {
        Value single = items.front();
        return single;
    }
    return value;
}

Value Evaluator::evaluate(const Node& node, const Value& input) {
    if (failed() || !tick(1 + node.quick)) return {};
    if (isQuick(node))
        if (const Quick found = quick(node, {input}); found.isKnown()) return found.value();
    if (stackPosition() < m_stackLimit) return onNewStack(node, input);
    return evaluateGuarded(node, input);
}

Value Evaluator::evaluateGuarded(const Node& node, const Value& input) {
    if (++m_depth > m_environment.limits.depth) {
        --m_depth;
        return tooDeep();
    }
    Value result = dispatch(node, input);
    if (!m_tailPending && !failed() && node.type != NodeType::Path) {
        for (const Stage& predicate : node.predicates) {
            result = tuplesOf(result) && node.bindings
                         ? filterTuples(*predicate.filter, result, *node.bindings)
                         : filter(*predicate.filter, result);
            if (failed()) break;
        }
        if (node.group && !failed())
            result = group(node.group->pairs, node.group->position, result,
                           tuplesOf(result) ? node.bindings.get() : nullptr);
        result = unwrapped(std::move(result), node.keepArray);
    }
    --m_depth;
    if (failed()) return {};
    return result;
}

Value Evaluator::onNewStack(const Node& node, const Value& input) {
    const char* const limit = m_stackLimit;
    Value result;
    const bool isCalled = callOnStack(largeStack, [&] {
        m_stackLimit = stackPosition() - (largeStack - stackReserve);
        result = evaluateGuarded(node, input);
    });
    m_stackLimit = limit;
    return isCalled ? result : tooDeep();
}

Value Evaluator::dispatch(const Node& node, const Value& input) {
    switch (node.type) {
    case NodeType::Path:
        return node.names ? evaluateNames(node, input) : evaluatePath(node, input);
    case NodeType::Name:
        return lookUpMember(input, node.name);
    case NodeType::Variable:
        if (node.name.view().empty())
            return (input.mark() & mark::wrapper) != 0 ? input.items().front() : input;
        return lookUp(node);
    case NodeType::Parent:
        return lookUp(node);
    case NodeType::String:
    case NodeType::Number:
    case NodeType::Literal:
        return node.value;
    case NodeType::Binary:
        return evaluateBinary(node, input);
    case NodeType::Negate:
        return evaluateNegate(node, input);
    case NodeType::Array:
        return evaluateArray(node, input);
    case NodeType::Object:
        if (node.ownKeys && !input.isArray() && !input.isExtension()) return construct(node, input);
        return group(node.pairs, node.position, input, nullptr);
    case NodeType::Block:
        return evaluateBlock(node, input);
    case NodeType::Condition:
    case NodeType::Coalesce:
    case NodeType::Elvis:
        return evaluateCondition(node, input);
    case NodeType::Bind:
        return evaluateBind(node, input);
    case NodeType::Call:
        return evaluateCall(node, input);
    case NodeType::Partial:
        return evaluatePartial(node, input);
    case NodeType::Lambda:
        return evaluateLambda(node, input);
    case NodeType::Apply:
        return evaluateApply(node, input);
    case NodeType::Regex:
        return makeFunction<MatcherFunction>(node.matcher, node.position);
    case NodeType::Transform:
        return makeFunction<TransformFunction>(node, FramePointer::share(m_frame));
    case NodeType::Wildcard:
        return evaluateWildcard(input);
    case NodeType::Descendant:
        return evaluateDescendants(input);
    default:
        return {};
    }
}

const Value& Evaluator::peek(const Node& node, const Value& input, Value& storage) {
    if (isQuick(node) && tick(node.quick))
        if (const Quick found = quick(node, {input}); found.isKnown()) return found.in(storage);
    storage = evaluate(node, input);
    return storage;
}

const Value& Evaluator::lookUp(const Node& variable) {
    if (variable.places.size() == 1) {
        const Place place = variable.places.front();
        Frame* frame = m_frame;
        for (int hops = place.hops; hops > 0; --hops) frame = frame->parent();
        const Value& found = frame->slot(place.slot);
        if (Frame::isBound(found)) return found;
    }
    return lookUpElsewhere(variable);
}

const Value& Evaluator::lookUpElsewhere(const Node& variable) {
    static const Value absent;
    for (const Place place : variable.places) {
        Frame* frame = m_frame;
        for (int hops = place.hops; hops > 0; --hops) frame = frame->parent();
        const Value& found = frame->slot(place.slot);
        if (Frame::isBound(found)) return found;
    }
    return variable.global < 0 ? absent : m_globals[static_cast<std::size_t>(variable.global)];
}

} // namespace wb::query::jsonata
