// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/query/intrinsics/intrinsic.h"
#include "core/query/jsonpath/path.h"
#include "core/query/random.h"
#include "core/query/scope.h"
#include "core/query/trace.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace wb::query {

/// What stands at a JSONPath state's `key.$`, `ErrorPath` or `CausePath`: a path or an intrinsic function.
class PayloadPath {
  public:
    static Result<PayloadPath, jsonpath::ParseError> parse(std::string_view text);

    /// `field` is named in the cause: `The JSONPath '$.x' specified for the field 'a.$' could not be found in
    /// the input '{...}'`.
    Result<json::Value, Error> evaluate(const Scope& scope, std::string_view field, Random& random,
                                        const Budget& budget = {}) const;
    /// The same as a part of a larger evaluation, whose budget it shares.
    Result<json::Value, Error> evaluate(const Scope& scope, std::string_view field, Random& random,
                                        Meter& meter) const;

    /// Appends where the value comes from, below the JSON pointer `result`.
    void trace(Trace& trace, const Scope& scope, std::string_view result, Meter& meter) const;

    const jsonpath::Path* path() const { return m_path ? &*m_path : nullptr; }
    const intrinsics::Intrinsic* intrinsic() const { return m_intrinsic ? &*m_intrinsic : nullptr; }
    const std::string& text() const { return m_path ? m_path->text() : m_intrinsic->text(); }

  private:
    std::optional<jsonpath::Path> m_path;
    std::optional<intrinsics::Intrinsic> m_intrinsic;
};

/// InputPath, OutputPath, ItemsPath and the like: a path, or null for "discard everything", which gives `{}`.
class FilterPath {
  public:
    /// `source` is the field's value: a string or null; Absent stands for `$`.
    static Result<FilterPath, jsonpath::ParseError> compile(const json::Value& source);
    /// Errors: States.Runtime, `Invalid path '$.x' : No results for path: $['x']`.
    Result<json::Value, Error> apply(const Scope& scope, const Budget& budget = {}) const;
    /// As apply(), for the fields that the language makes reference paths and whose errors show it. Errors:
    /// jsonpath::referencePathConflict.
    Result<json::Value, Error> applyAsReference(const Scope& scope, const Budget& budget = {}) const;
    Trace trace(const Scope& scope, const Budget& budget = {}) const;

    bool isIdentity() const { return !m_discards && !m_path; }

  private:
    std::shared_ptr<const jsonpath::Path> m_path;
    bool m_discards = false;
};

/// ResultPath: `$` replaces the input by the result, null keeps the input, a reference path puts the result
/// into the input.
class ResultPath {
  public:
    /// `source` is the field's value: a string or null; Absent stands for `$`.
    static Result<ResultPath, jsonpath::ParseError> compile(const json::Value& source);
    /// Errors: jsonpath::referencePathConflict.
    Result<json::Value, Error> apply(const json::Value& input, json::Value result) const;

    bool isIdentity() const { return !m_discards && !m_path; }

  private:
    std::shared_ptr<const jsonpath::Path> m_path;
    bool m_discards = false;
};

} // namespace wb::query
