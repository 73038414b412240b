// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/text_range.h"
#include "core/json/value.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query::jsonata {

class Program;

/// Why a text is no JSONata expression. Codes and messages are those of jsonata.org's reference (`S0201`,
/// `Syntax error: "+"`).
struct CompileError {
    std::string code;
    std::string message;
    /// Byte offset behind the offending token, where the reference reports it.
    std::uint32_t position = 0;
    /// The offending token as written; empty where there is none.
    std::string token;
};

/// Why an evaluation ended without a result: `T1006`, `Attempted to invoke a non-function`.
struct EvaluationError {
    std::string code;
    std::string message;
    /// Byte offset into the expression behind the token that failed.
    std::uint32_t position = 0;
    std::string token;
    /// The value complained about; Absent where there is none.
    json::Value value;
};

/// Bounds on one evaluation. What exceeds them ends with an error (U1001, D1011, D1012), never with a hang or
/// a crash.
struct Limits {
    std::uint64_t steps = 500'000'000;
    /// Nested evaluations, of which a call of a function takes about three. Tail calls take none.
    std::uint32_t depth = 10'000;
    /// What one evaluation may create, counted as the service counts: 12 bytes an element, one a byte of
    /// text.
    std::uint64_t resultBytes = 512ULL << 20;
    /// What all that it makes takes of the computer's memory, nearly; nothing is subtracted for what it
    /// drops.
    std::uint64_t memoryBytes = 1ULL << 30;
    std::uint32_t milliseconds = 10'000;
};

/// What an evaluation reads besides its text. Cheap to copy.
struct Environment {
    /// `$` at the start; Absent in Step Functions.
    json::Value input;
    /// `$states`; Absent where there is none.
    json::Value states;
    /// Variables by name without `$`: an object.
    json::Value variables;
    /// What $now() and $millis() give: milliseconds since 1970-01-01 UTC.
    std::int64_t clockMillis = 0;
    /// Decides $random(), $uuid() and $shuffle(): equal seeds, equal results.
    std::uint64_t seed = 0;
    Limits limits;
    /// Step Functions gives a number that is not finite as a text, "Infinity"; without this such a result is
    /// D1001, or null within a value.
    bool nonFiniteAsText = false;
    /// Set from another thread to end the evaluation with an error.
    const std::atomic<bool>* cancelled = nullptr;
    /// Where the steps an evaluation took are added; none are where it is null.
    std::uint64_t* stepsTaken = nullptr;
};

/// A variable an expression reads and does not bind itself, or a function it calls by name.
struct Reference {
    std::string name;      ///< Without `$`.
    json::TextRange range; ///< Of `$name`, in bytes of the expression.
    /// The member names that follow, as far as they are literal: `$states.input.a[0].b` has `input`, `a`.
    std::vector<std::string> members;
};

/// Where a part of a result comes from: JSON pointers into the result and into what the expression reads,
/// which begin with `/input` (for `$`), `/states` or `/variables`.
struct Origin {
    std::string result;
    std::string source;
    bool operator==(const Origin&) const = default;
};

/// A compiled JSONata 2.x expression with Step Functions' own functions. Immutable; shared by copying;
/// evaluated from any thread.
class Expression {
  public:
    static Result<Expression, CompileError> compile(std::string_view source);

    /// The result; Absent for "nothing" (undefined), of Kind::Extension for a function.
    Result<json::Value, EvaluationError> evaluate(const Environment& environment) const;

    /// Where the parts of the result come from that evaluate() would give: a value that is handed on comes
    /// from one place, one that is computed from all that its operands came from (the first thousand), a
    /// literal from nowhere. Empty when the evaluation fails.
    std::vector<Origin> trace(const Environment& environment) const;

    const std::string& source() const;
    /// Variables read from outside, in the order of the text, each use once.
    const std::vector<Reference>& variables() const;
    /// Built-in functions used, in the order of the text.
    const std::vector<Reference>& functions() const;
    /// What it reads of the value it is evaluated on, of which Step Functions has none: names that begin a
    /// path outside all others, `$`, `$$`. Each once.
    std::vector<Reference> contextReads() const;
    /// The error with which JSONata 2.0.6, the service's version, refuses it: `??` and `?:` came later.
    std::optional<CompileError> newerSyntax() const;

  private:
    explicit Expression(std::shared_ptr<const Program> program) : m_program(std::move(program)) {}
    std::shared_ptr<const Program> m_program;
};

/// What an editor needs to know of a built-in function.
struct FunctionInfo {
    std::string_view name;      ///< Without `$`.
    std::string_view signature; ///< As `<s-nn?:s>`.
};

/// All built-in functions, sorted by name.
const std::vector<FunctionInfo>& builtinFunctions();

/// One line of `asl eval --jsonata --batch`: `{"id", "expr", "data", "bindings", "depth", "timelimit"}` to
/// `{"id", "kind": "result", "result"}`, `{"id", "kind": "undefined"}` or `{"id", "kind": "error", "code",
/// "message"}`.
json::Value evaluateRequest(const json::Value& request);

} // namespace wb::query::jsonata
