// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/query/jsonata/jsonata.h"
#include "core/query/meter.h"
#include "core/query/random.h"
#include "core/query/template.h"
#include "core/query/trace.h"

#include <memory>
#include <string>
#include <string_view>

namespace wb::query {

/// What a JSONata expression of a definition is evaluated in.
jsonata::Environment jsonataEnvironment(const Scope& scope, const Budget& budget);

/// One JSONata expression of a definition together with the place that errors name for it.
class JsonataField {
  public:
    /// `location`: `Output/result`, `Choices[0]/Condition`. Errors: the reference's message, its code first.
    static Result<JsonataField, std::string> compile(std::string_view expression, std::string_view location);

    /// Errors: States.QueryEvaluationError with the service's causes and the location.
    Result<json::Value, Error> evaluate(const Scope& scope, Random& random, Meter& meter,
                                        Expected expected) const;

    /// Appends where the parts of the value come from. Where that cannot be told, since the expression fails
    /// or computes its value from literals, it is what the expression reads, for the whole value.
    void trace(Trace& trace, const Scope& scope, std::string_view result, Meter& meter) const;

    const jsonata::Expression& expression() const { return m_expression; }
    const std::string& location() const { return m_location; }

  private:
    JsonataField(jsonata::Expression expression, std::string_view location)
        : m_expression(std::move(expression)), m_location(location) {}
    void traceReferences(Trace& trace, const Scope& scope, std::string_view result) const;
    Failure<Error> fail(const std::string& what) const;

    jsonata::Expression m_expression;
    std::string m_location;
};

} // namespace wb::query
