// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/intrinsics/evaluator.h"

#include "core/json/writer.h"
#include "core/query/jsonpath/evaluate.h"

#include <cmath>
#include <optional>

namespace wb::query::intrinsics {

namespace {

using Implementation = Returned (*)(Arguments&);

Implementation implementationOf(Function function) {
    switch (function) {
    case Function::Format:
        return formatText;
    case Function::StringToJson:
        return textToJson;
    case Function::JsonToString:
        return jsonToText;
    case Function::Array:
        return makeArray;
    case Function::ArrayPartition:
        return partitionArray;
    case Function::ArrayContains:
        return containsItem;
    case Function::ArrayRange:
        return makeRange;
    case Function::ArrayGetItem:
        return getItem;
    case Function::ArrayLength:
        return countItems;
    case Function::ArrayUnique:
        return uniqueItems;
    case Function::Base64Encode:
        return encodeBase64;
    case Function::Base64Decode:
        return decodeBase64;
    case Function::Hash:
        return hashData;
    case Function::JsonMerge:
        return mergeObjects;
    case Function::MathRandom:
        return randomNumber;
    case Function::MathAdd:
        return addNumbers;
    case Function::StringSplit:
        return splitText;
    case Function::UUID:
        return randomUuid;
    }
    return nullptr;
}

/// One evaluation of one intrinsic.
class Evaluation {
  public:
    Evaluation(const Intrinsic& intrinsic, const Scope& scope, Random& random, Meter& meter)
        : m_intrinsic(intrinsic), m_scope(scope), m_random(random), m_meter(meter) {}

    Result<json::Value, Error> call(const Call& call) {
        Arguments arguments{call, {}, m_random, m_meter};
        arguments.values.reserve(call.arguments.size());
        for (const Argument& argument : call.arguments) {
            auto value = valueOf(argument, call);
            if (!value) return value;
            arguments.values.push_back(std::move(*value));
        }
        Returned returned = implementationOf(call.signature->function)(arguments);
        if (!m_meter.look()) return failure(jsonpath::exhaustion(m_meter));
        if (!returned.value.isAbsent()) return std::move(returned.value);
        // The service names the function and not what was wrong with it.
        return failure(Error{"States.IntrinsicFailure",
                             "Invalid arguments in " + std::string(call.signature->name),
                             true,
                             {},
                             std::move(returned.reason)});
    }

  private:
    Result<json::Value, Error> valueOf(const Argument& argument, const Call& within) {
        switch (argument.kind) {
        case Argument::Kind::Literal:
            return argument.literal;
        case Argument::Kind::Call:
            return call(*argument.call);
        case Argument::Kind::Path:
            break;
        }
        auto value = jsonpath::evaluate(*argument.path, m_scope, m_meter);
        if (value || jsonpath::isExhaustion(value.error())) return value;
        const bool inContext = argument.path->root() == jsonpath::Root::Context;
        const std::string written = m_intrinsic.text().substr(within.range.begin, within.range.length());
        return failure(Error{"States.Runtime",
                             "The function '" + written +
                                 "' had the following error: The JsonPath argument for the field '" +
                                 argument.path->text() + "' could not be found in the input '" +
                                 json::toText(inContext ? m_scope.context : m_scope.input) + "'",
                             true,
                             {}});
    }

    const Intrinsic& m_intrinsic;
    const Scope& m_scope;
    Random& m_random;
    Meter& m_meter;
};

} // namespace

Result<json::Value, Error> evaluate(const Intrinsic& intrinsic, const Scope& scope, Random& random,
                                    const Budget& budget) {
    Meter meter(budget);
    return evaluate(intrinsic, scope, random, meter);
}

Result<json::Value, Error> evaluate(const Intrinsic& intrinsic, const Scope& scope, Random& random,
                                    Meter& meter) {
    return Evaluation(intrinsic, scope, random, meter).call(intrinsic.call());
}

std::optional<std::int64_t> roundedInteger(const json::Value& number) {
    if (!number.isNumber()) return std::nullopt;
    if (const auto exact = number.integer()) return exact;
    // Not floor(x + 0.5): that sum is itself rounded, and makes 1 of 0.49999999999999994.
    const double written = number.toDouble();
    const double below = std::floor(written);
    return json::Value(written - below < 0.5 ? below : below + 1).integer();
}

} // namespace wb::query::intrinsics
