// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/text_range.h"
#include "core/json/value.h"
#include "core/query/jsonpath/path.h"
#include "core/query/meter.h"
#include "core/query/random.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query::intrinsics {

/// The intrinsic functions of the Amazon States Language (its appendix B).
enum class Function : std::uint8_t {
    Format,
    StringToJson,
    JsonToString,
    Array,
    ArrayPartition,
    ArrayContains,
    ArrayRange,
    ArrayGetItem,
    ArrayLength,
    ArrayUnique,
    Base64Encode,
    Base64Decode,
    Hash,
    JsonMerge,
    MathRandom,
    MathAdd,
    StringSplit,
    UUID
};

/// One function: its name with `States.`, how many arguments it takes, and a line of help.
struct Signature {
    Function function;
    std::string_view name;
    std::size_t minimumArguments;
    std::size_t maximumArguments;
    std::string_view usage;
    std::string_view summary;
};

/// All functions, in the order of the enumeration.
std::span<const Signature> signatures();
/// The function of that name (`States.Format`); null when there is none.
const Signature* findSignature(std::string_view name);

using jsonpath::ParseError;

struct Call;

struct Argument {
    enum class Kind : std::uint8_t { Literal, Path, Call };
    Kind kind = Kind::Literal;
    json::TextRange range;
    json::Value literal;
    /// Of a string literal: what stands between the apostrophes, escapes as written. States.Format reads it.
    std::string written;
    std::shared_ptr<const jsonpath::Path> path;
    std::shared_ptr<const intrinsics::Call> call;
};

/// A function with its arguments. Ranges are bytes of the intrinsic's text; a path's own ranges start at its
/// argument.
struct Call {
    const Signature* signature = nullptr;
    json::TextRange range;
    json::TextRange nameRange;
    std::vector<Argument> arguments;
};

/// How deep calls may be nested in one another (Amazon States Language, "Intrinsic Functions").
inline constexpr std::uint32_t maximumNesting = 10;

/// Whether a text stands for an intrinsic function rather than for a path.
bool looksLikeIntrinsic(std::string_view text);

/// An intrinsic function invocation, parsed once.
class Intrinsic {
  public:
    /// Errors: no such function, wrong number of arguments, an argument that is neither path, call nor
    /// literal.
    static Result<Intrinsic, ParseError> parse(std::string_view text);

    const Call& call() const { return m_call; }
    const std::string& text() const { return m_text; }

  private:
    Call m_call;
    std::string m_text;
};

/// Calls the functions from inside out. Errors: States.IntrinsicFailure for unfit arguments (the detail tells
/// what is wrong with which), States.Runtime for a path without value.
Result<json::Value, Error> evaluate(const Intrinsic& intrinsic, const Scope& scope, Random& random,
                                    const Budget& budget = {});
/// The same as a part of a larger evaluation, whose budget it shares.
Result<json::Value, Error> evaluate(const Intrinsic& intrinsic, const Scope& scope, Random& random,
                                    Meter& meter);

} // namespace wb::query::intrinsics
