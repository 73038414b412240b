// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace wb::lint {

/// Codes of diagnostics. Those of errors, and NO_DOLLAR, NO_PATH, PASS_RESULT_IS_STATIC, are the service's
/// own.
namespace code {
inline constexpr std::string_view invalidJson = "INVALID_JSON_DESCRIPTION";
inline constexpr std::string_view schema = "SCHEMA_VALIDATION_FAILED";
inline constexpr std::string_view missingTarget = "MISSING_TRANSITION_TARGET";
inline constexpr std::string_view missingEnd = "MISSING_END_STATE";
inline constexpr std::string_view duplicateName = "DUPLICATE_STATE_NAME";
inline constexpr std::string_view invalidName = "INVALID_STATE_NAME";
inline constexpr std::string_view invalidResource = "INVALID_RESOURCE";
inline constexpr std::string_view duplicateLabel = "DUPLICATE_LABEL_NAME";
inline constexpr std::string_view invalidLabel = "INVALID_LABEL_NAME";
inline constexpr std::string_view invalidJsonata = "INVALID_JSONATA_EXPRESSION";
inline constexpr std::string_view unsupportedJsonata = "UNSUPPORTED_JSONATA_EXPRESSION";
inline constexpr std::string_view reservedVariable = "RESERVED_VARIABLE_NAME";
inline constexpr std::string_view invalidVariable = "INVALID_VARIABLE_NAME";
inline constexpr std::string_view noDollar = "NO_DOLLAR";
inline constexpr std::string_view noPath = "NO_PATH";
inline constexpr std::string_view passResultIsStatic = "PASS_RESULT_IS_STATIC";
inline constexpr std::string_view cannotReachEnd = "CANNOT_REACH_END";
inline constexpr std::string_view noDefault = "CHOICE_WITHOUT_DEFAULT";
inline constexpr std::string_view shadowedRetrier = "SHADOWED_RETRIER";
inline constexpr std::string_view shadowedCatcher = "SHADOWED_CATCHER";
inline constexpr std::string_view unknownErrorName = "UNKNOWN_ERROR_NAME";
inline constexpr std::string_view uncatchable = "UNCATCHABLE_ERROR";
inline constexpr std::string_view noTimeout = "TASK_WITHOUT_TIMEOUT";
inline constexpr std::string_view heartbeat = "HEARTBEAT_NOT_BELOW_TIMEOUT";
inline constexpr std::string_view losesInput = "RESULT_LOSES_INPUT";
inline constexpr std::string_view unassignedVariable = "VARIABLE_NOT_ASSIGNED";
inline constexpr std::string_view shadowedVariable = "VARIABLE_SHADOWED";
inline constexpr std::string_view otherLanguage = "OTHER_QUERY_LANGUAGE";
inline constexpr std::string_view inlineConcurrency = "INLINE_MAP_CONCURRENCY";
inline constexpr std::string_view similarNames = "NAMES_DIFFER_ONLY_IN_CASE";
inline constexpr std::string_view placeholder = "PLACEHOLDER_WITHOUT_VALUE";
inline constexpr std::string_view duplicateKey = "DUPLICATE_KEY";
inline constexpr std::string_view tooLarge = "DEFINITION_TOO_LARGE";
inline constexpr std::string_view unreadableFilter = "UNREADABLE_FILTER";
inline constexpr std::string_view foreignResource = "FOREIGN_RESOURCE";
} // namespace code

/// The documentation page of a code.
struct CodePage {
    std::string_view code;
    std::string_view title;
    /// What it means and why it matters, in paragraphs.
    std::string_view text;
    /// An example that shows the defect, and the same put right.
    std::string_view wrong;
    std::string_view right;
};

/// All pages, errors first.
std::span<const CodePage> codePages();
/// The page of a code; null when there is no such code.
const CodePage* explain(std::string_view code);

} // namespace wb::lint
