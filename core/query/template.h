// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/query/random.h"
#include "core/query/scope.h"
#include "core/query/trace.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query {

/// In which language a field's expressions are written.
enum class Language : std::uint8_t { JsonPath, Jsonata };

/// An expression inside a template that cannot be compiled: where, as errors name it (`Arguments/a`,
/// `value.$`), and why.
struct TemplateError {
    std::string location;
    std::string message;
};

/// A value that an expression field may be required to have.
enum class Expected : std::uint8_t { Any, Boolean, Number, Integer, String, Array, Object };

/// A payload template compiled once. JSONPath: members `key.$` hold a path or an intrinsic function, at any
/// depth. JSONata: strings
/// `{% expression %}` at any depth. What is constant is shared by every result.
class Template {
  public:
    Template() = default;

    /// `field` is the name of the field that holds the template (`Parameters`, `Output`): JSONata errors name
    /// places under it.
    static Result<Template, TemplateError> compile(const json::Value& source, Language language,
                                                   std::string_view field);

    /// Errors: States.ParameterPathFailure, States.IntrinsicFailure, States.Runtime,
    /// States.QueryEvaluationError, with the service's causes and, of JSONata, the location. A JSONata
    /// template that is one expression must give a value of kind `expected`.
    Result<json::Value, Error> evaluate(const Scope& scope, Random& random, const Budget& budget = {},
                                        Expected expected = Expected::Any) const;

    /// Where the parts of the result come from that evaluate() would give in this scope; constants come from
    /// nowhere.
    Trace trace(const Scope& scope, const Budget& budget = {}) const;

    /// Whether it holds no expression: evaluate() gives the source itself.
    bool isConstant() const;
    /// Whether it is a single `{% %}` string.
    bool isExpression() const;

  private:
    struct Part;
    std::shared_ptr<const Part> m_root;
    friend class TemplateCompiler;
};

/// Whether a string of a JSONata state is an expression, `{% ... %}`; gives what stands inside, trimmed.
bool isJsonataExpression(std::string_view text, std::string_view* inside = nullptr);

} // namespace wb::query
