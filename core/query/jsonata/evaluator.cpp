// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"

#include "core/query/jsonata/containers.h"
#include "core/query/jsonata/stringify.h"
#include "core/query/jsonata/values.h"

#include <QThread>

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
constexpr std::uint64_t checkInterval = 1 << 12;

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
    m_nextCheck = checkInterval;
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

bool Evaluator::charge(std::size_t count, std::size_t bytesEach) {
    m_bytes += static_cast<std::uint64_t>(count) * bytesEach;
    if (m_bytes <= m_environment.limits.resultBytes) return true;
    fail("U1002", {}, "Expression evaluation memory limit exceeded: Check for excessive memory usage");
    return false;
}

bool Evaluator::isWithinBounds(const Value& value) {
    switch (extentOf(value, maximumNesting, elementsLeft())) {
    case Extent::Fine:
        return true;
    case Extent::TooDeep:
        fail("U1002", {}, "The value is nested too deeply");
        return false;
    case Extent::TooLarge:
        break;
    }
    return charge(elementsLeft() + 1);
}

bool Evaluator::chargeText(std::size_t bytes) {
    return charge(bytes <= Stringifier::maximumText
                      ? bytes
                      : static_cast<std::size_t>(m_environment.limits.resultBytes) + 1,
                  1);
}

Value Evaluator::tooDeep() {
    return fail("U1001", {},
                "Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as "
                "tail-recursive.");
}

bool Evaluator::check() {
    if (failed()) return false;
    m_nextCheck = m_steps + checkInterval;
    if (m_environment.cancelled && m_environment.cancelled->load(std::memory_order_relaxed)) {
        fail("U1002", {}, "The evaluation was cancelled");
        return false;
    }
    const auto elapsed = std::chrono::steady_clock::now() - m_start;
    if (m_steps > m_environment.limits.steps ||
        elapsed > std::chrono::milliseconds(m_environment.limits.milliseconds)) {
        fail("U1001", {}, "Expression evaluation timeout: Check for infinite loop");
        return false;
    }
    return true;
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
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        m_stackLimit = stackPosition() - (largeStack - stackReserve);
        result = evaluateGuarded(node, input);
    }));
    thread->setStackSize(largeStack);
    thread->start();
    thread->wait();
    m_stackLimit = limit;
    return result;
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

Value Evaluator::evaluateBlock(const Node& node, const Value& input) {
    FramePointer frame;
    Frame* const outer = m_frame;
    if (node.frameSize > 0) {
        frame = FramePointer::adopt(Frame::create(m_frames, m_frame, node.frameSize));
        m_frame = frame.get();
    }
    for (const int slot : node.locals) Frame::unbind(m_frame->slot(slot));
    Value result;
    for (const Node* item : node.items) {
        result = evaluate(*item, input);
        if (failed()) break;
    }
    m_frame = outer;
    return result;
}

Value Evaluator::evaluateBind(const Node& node, const Value& input) {
    Value value = evaluate(*node.second, input);
    if (failed()) return {};
    // `$ := 1` has a value, but `$` is never looked up.
    if (node.places.empty()) return value;
    const Place place = node.places.front();
    Frame* frame = m_frame;
    for (int hops = place.hops; hops > 0; --hops) frame = frame->parent();
    frame->slot(place.slot) = value;
    return value;
}

Value Evaluator::evaluateCondition(const Node& node, const Value& input) {
    if (node.type == NodeType::Condition) {
        bool holds = false;
        {
            Value storage;
            const Value& condition = peek(*node.first, input, storage);
            if (failed()) return {};
            holds = isTruthy(condition);
        }
        if (holds) return evaluate(*node.second, input);
        return node.third ? evaluate(*node.third, input) : Value();
    }
    Value value = evaluate(*node.first, input);
    if (failed()) return {};
    const bool keep = node.type == NodeType::Coalesce ? !value.isAbsent() : isTruthy(value);
    return keep ? value : evaluate(*node.second, input);
}

Value Evaluator::evaluateNegate(const Node& node, const Value& input) {
    const Value value = evaluate(*node.first, input);
    if (failed() || value.isAbsent()) return {};
    if (isNumeric(value)) return traced(makeNumber(-value.toDouble()), std::span(&value, 1));
    failAt("D1002", node, "-", value);
    return {};
}

Value Evaluator::evaluateArray(const Node& node, const Value& input) {
    std::vector<Value> items;
    Value whole;
    bool nests = false;
    for (const Node* item : node.items) {
        Value value = evaluate(*item, input);
        if (failed()) return {};
        if (value.isAbsent()) continue;
        if (!value.isArray() || item->type == NodeType::Array) {
            nests = nests || value.isArray() || value.isObject();
            items.push_back(stored(std::move(value)));
        } else if (node.items.size() == 1) {
            whole = std::move(value);
        } else {
            const auto content = value.items();
            items.insert(items.end(), content.begin(), content.end());
            nests = true;
        }
    }
    if (!whole.isArray()) {
        if (nests) ++m_nestings;
        if (!charge(items.size())) return {};
        whole = Value::array(std::move(items));
    }
    whole.setMark(node.constructs ? mark::constructed : std::uint8_t{0});
    return whole;
}

Value Evaluator::evaluateWildcard(const Value& input) {
    const Value* object = &input;
    if ((input.mark() & mark::wrapper) != 0) object = &input.items().front();
    std::vector<Value> found;
    // With the content of an array the result is an array, however little it holds.
    bool isPlain = false;
    // The keys of an array are its indexes.
    const auto add = [&](const Value& value) {
        isPlain = isPlain || value.isArray();
        if (value.isArray())
            flatten(value, found, elementsLeft());
        else
            found.push_back(value);
    };
    if (object->isObject())
        for (const json::Member& member : object->members()) add(member.value);
    if (object->isArray())
        for (const Value& item : object->items()) add(item);
    if (!tick(found.size()) || !charge(found.size())) return {};
    return isPlain ? Value::array(std::move(found)) : makeSequence(std::move(found));
}

Value Evaluator::evaluateDescendants(const Value& input) {
    if (input.isAbsent()) return {};
    std::vector<Value> found;
    collectDescendants(input, found, elementsLeft());
    if (!tick(found.size()) || !charge(found.size())) return {};
    if (found.size() == 1) return found.front();
    return makeSequence(std::move(found));
}

} // namespace wb::query::jsonata
