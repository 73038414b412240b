// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/values.h"

namespace wb::query::jsonata {

using json::Value;

namespace {

/// What stands for the context where a function is called by another or by `~>`: no context argument accepts
/// it.
const Value noContext(nullptr);

std::string_view procedureName(const Node& call) {
    const Node& procedure = *call.first;
    return procedure.type == NodeType::Path ? procedure.items.front()->name.view() : procedure.name.view();
}

} // namespace

std::vector<Value> Evaluator::takeArguments() {
    if (m_spareArguments.empty()) return {};
    std::vector<Value> arguments = std::move(m_spareArguments.back());
    m_spareArguments.pop_back();
    return arguments;
}

void Evaluator::giveBack(std::vector<Value> arguments) {
    if (arguments.capacity() == 0 || arguments.capacity() > 16 || m_spareArguments.size() > 64) return;
    arguments.clear();
    m_spareArguments.push_back(std::move(arguments));
}

bool Evaluator::evaluateArguments(const Node& node, const Value& input, std::vector<Value>& arguments) {
    for (const Node* item : node.items) {
        Value storage;
        const Value& value = peek(*item, input, storage);
        if (failed()) return false;
        if (&value == &storage)
            arguments.push_back(std::move(storage));
        else
            arguments.push_back(value);
    }
    return true;
}

Value Evaluator::evaluateCall(const Node& node, const Value& input, const Value* applied) {
    Value storage;
    // A function that an argument reassigns stays the one that was found first.
    const bool stable = node.first->type == NodeType::Variable && node.first->places.empty();
    if (!stable) storage = evaluate(*node.first, input);
    const Value& procedure = stable ? peek(*node.first, input, storage) : storage;
    if (failed()) return {};
    if (procedure.isAbsent() && node.first->type == NodeType::Path && !lookUpElsewhere(node).isAbsent()) {
        failAt("T1005", node, procedureName(node));
        return {};
    }
    std::vector<Value> arguments = takeArguments();
    if (applied) arguments.push_back(*applied);
    if (!evaluateArguments(node, input, arguments)) return {};
    if (node.tailCall && !applied) {
        m_tailPending = true;
        m_tailFunction = procedure;
        m_tailArguments = std::move(arguments);
        m_tailInput = input;
        m_tailNode = &node;
        return {};
    }
    Value result = applyFunction(procedure, arguments, input, procedureName(node), node.position);
    giveBack(std::move(arguments));
    return result;
}

Value Evaluator::call(const Value& function, std::vector<Value> arguments) {
    if (failed()) return {};
    return applyFunction(function, arguments, noContext, {}, 0);
}

Value Evaluator::callInPlace(const Value& function, std::vector<Value>& arguments) {
    if (failed()) return {};
    return applyFunction(function, arguments, noContext, {}, 0);
}

void Evaluator::locate(std::string_view token, std::uint32_t position) {
    if (!m_failure || position == 0) return;
    if (!m_failure->hasPosition) {
        m_failure->position = position;
        m_failure->hasPosition = true;
    }
    if (!m_failure->hasToken && !token.empty()) {
        m_failure->token = token;
        m_failure->hasToken = true;
    }
}

Value Evaluator::applyFunction(const Value& function, std::vector<Value>& arguments, const Value& input,
                               std::string_view token, std::uint32_t position) {
    Value result = applyOnce(function, arguments, input);
    locate(token, position);
    while (m_tailPending && !failed()) {
        if (!tick()) return {};
        m_tailPending = false;
        const Value next = std::move(m_tailFunction);
        const Value context = std::move(m_tailInput);
        const Node& node = *m_tailNode;
        std::vector<Value> nextArguments = std::move(m_tailArguments);
        result = applyOnce(next, nextArguments, context);
        locate(procedureName(node), node.position);
        giveBack(std::move(nextArguments));
    }
    if (failed()) {
        m_tailPending = false;
        return {};
    }
    return result;
}

Value Evaluator::applyOnce(const Value& function, std::vector<Value>& arguments, const Value& input) {
    const Function* target = functionOf(function);
    if (!target) return fail("T1006");
    switch (target->kind) {
    case Function::Kind::Builtin: {
        const Builtin& builtin = static_cast<const BuiltinFunction*>(target)->builtin;
        Failure refused;
        if (builtin.signature && !builtin.signature->validate(arguments, input, refused)) {
            if (!m_failure) m_failure = std::make_unique<Failure>(std::move(refused));
            return {};
        }
        for (const Value& value : arguments)
            if (!tickThrough(value)) return {};
        CallContext context{*this, input};
        const bool isTraced = m_provenance && !builtin.calls;
        const std::vector<Value> operands = isTraced ? arguments : std::vector<Value>();
        Value result = builtin.row.function(context, arguments);
        if (result.isArray() || result.isObject()) m_nestings += 2;
        return isTraced ? traced(std::move(result), operands) : result;
    }
    case Function::Kind::Lambda:
        return applyLambda(*static_cast<const LambdaFunction*>(target), arguments, input);
    case Function::Kind::Partial:
        return applyPartial(*static_cast<const PartialFunction*>(target), arguments);
    case Function::Kind::Matcher:
        return traced(applyMatcher(*static_cast<const MatcherFunction*>(target), argument(arguments, 0)),
                      arguments);
    case Function::Kind::NextMatch: {
        const auto& next = *static_cast<const NextMatchFunction*>(target);
        return traced(applyNextMatch(next), std::span(&next.text, 1));
    }
    case Function::Kind::Composition: {
        const auto& both = *static_cast<const CompositionFunction*>(target);
        // The reference makes it of `function($f, $g) { function($x){ $g($f($x)) } }`, and its errors tell.
        Value result = call(both.first, {argument(arguments, 0)});
        locate("f", 38);
        if (failed()) return {};
        result = call(both.second, {std::move(result)});
        locate("g", 35);
        return result;
    }
    case Function::Kind::Transform:
        return applyTransform(*static_cast<const TransformFunction*>(target), argument(arguments, 0));
    case Function::Kind::Tuples:
        break;
    }
    return fail("T1006");
}

Value Evaluator::applyLambda(const LambdaFunction& lambda, std::vector<Value>& arguments,
                             const Value& input) {
    const Node& node = lambda.node;
    if (node.signature) {
        Failure refused;
        if (!node.signature->validate(arguments, input, refused)) {
            if (!m_failure) m_failure = std::make_unique<Failure>(std::move(refused));
            return {};
        }
    }
    return runLambda(lambda, arguments);
}

Value Evaluator::runLambda(const LambdaFunction& lambda, std::vector<Value>& arguments) {
    const Node& node = lambda.node;
    const FramePointer frame =
        FramePointer::adopt(Frame::create(m_frames, lambda.frame.get(), node.frameSize));
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        Value& slot = frame.get()->slot(static_cast<int>(i));
        if (i < arguments.size()) {
            slot = std::move(arguments[i]);
            if (slot.isAbsent()) slot.setMark(0);
        } else {
            slot.setMark(0);
        }
    }
    Frame* const outer = m_frame;
    m_frame = frame.get();
    // The function value may go away while its body runs; the frame keeps what is read.
    const Value context = lambda.input;
    Value result = evaluate(*node.first, context);
    m_frame = outer;
    return result;
}

Value Evaluator::applyPartial(const PartialFunction& partial, std::vector<Value>& arguments) {
    std::vector<Value> all = partial.arguments;
    std::size_t next = 0;
    for (Value& value : all)
        if (!Frame::isBound(value)) {
            value = next < arguments.size() ? arguments[next] : Value();
            ++next;
        }
    // A lambda's signature does not check the arguments of its partial applications.
    const Function* target = functionOf(partial.target);
    if (target->kind == Function::Kind::Lambda)
        return runLambda(*static_cast<const LambdaFunction*>(target), all);
    return applyOnce(partial.target, all, {});
}

Value Evaluator::evaluateLambda(const Node& node, const Value& input) {
    if (!hold(sizeof(LambdaFunction) + sizeof(Frame))) return {};
    return makeFunction<LambdaFunction>(node, FramePointer::share(m_frame), input);
}

Value Evaluator::evaluatePartial(const Node& node, const Value& input) {
    std::vector<Value> arguments;
    int holes = 0;
    for (const Node* item : node.items) {
        if (item->type == NodeType::Placeholder) {
            Frame::unbind(arguments.emplace_back());
            ++holes;
            continue;
        }
        arguments.push_back(evaluate(*item, input));
        if (failed()) return {};
    }
    Value procedure = evaluate(*node.first, input);
    if (failed()) return {};
    if (procedure.isAbsent() && node.first->type == NodeType::Path && !lookUpElsewhere(node).isAbsent()) {
        failAt("T1007", node, procedureName(node));
        return {};
    }
    const Function* target = functionOf(procedure);
    if (!target) {
        failAt("T1008", node, procedureName(node));
        return {};
    }
    if (!holdItems(arguments.size())) return {};
    return makeFunction<PartialFunction>(std::move(procedure), std::move(arguments), holes);
}

Value Evaluator::evaluateApply(const Node& node, const Value& input) {
    Value left = evaluate(*node.first, input);
    if (failed()) return {};
    const Node& right = *node.second;
    if (right.type == NodeType::Call) {
        // The call is the right side's own node: its predicates belong to the whole.
        return evaluateCall(right, input, &left);
    }
    Value function = evaluate(right, input);
    if (failed()) return {};
    if (!functionOf(function)) {
        failAt("T2006", node, "~>", function);
        m_failure->hasValue = true;
        return {};
    }
    if (functionOf(left) && !hold(sizeof(CompositionFunction))) return {};
    if (functionOf(left)) return makeFunction<CompositionFunction>(std::move(left), std::move(function));
    std::vector<Value> arguments{std::move(left)};
    return applyFunction(function, arguments, noContext, {}, node.position);
}

} // namespace wb::query::jsonata
