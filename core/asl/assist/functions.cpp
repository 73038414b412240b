// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/functions.h"

#include "core/query/intrinsics/intrinsic.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

struct Row {
    std::string_view name;
    std::string_view parameters;
    std::string_view summary;
};

constexpr Row jsonataRows[] = {
    {"$abs", "number", "The number without its sign."},
    {"$append", "first, second", "Both arrays in one, or both values as an array."},
    {"$assert", "condition, message?", "Fails with the message unless the condition holds."},
    {"$average", "numbers", "The mean of an array of numbers."},
    {"$base64decode", "text", "The text that the base64 text stands for."},
    {"$base64encode", "text", "The text in base64."},
    {"$boolean", "value",
     "The value as true or false: empty texts, objects and arrays, 0 and null are false."},
    {"$ceil", "number", "The next integer that is not smaller."},
    {"$contains", "text, pattern", "Whether the text holds the pattern, a text or a regular expression."},
    {"$count", "array", "How many elements the array has."},
    {"$decodeUrl", "text", "The address without percent signs."},
    {"$decodeUrlComponent", "text", "The part of an address without percent signs."},
    {"$distinct", "array", "The array without repeated values."},
    {"$each", "object, function", "What the function makes of every member, called with value and name."},
    {"$encodeUrl", "text", "The text as an address, percent signs for what addresses cannot hold."},
    {"$encodeUrlComponent", "text",
     "The text as a part of an address, percent signs for what it cannot hold."},
    {"$error", "message?", "Fails with the message."},
    {"$exists", "value", "Whether the expression finds anything."},
    {"$filter", "array, function",
     "The elements for which the function says true; it gets value, index, array."},
    {"$floor", "number", "The next integer that is not greater."},
    {"$formatBase", "number, radix?", "The integer written with another base, 10 if left out."},
    {"$formatInteger", "number, picture",
     "The integer written as the picture says: `w` for words, `I` for Roman."},
    {"$formatNumber", "number, picture, options?", "The number written as the picture says: `#,##0.00`."},
    {"$fromMillis", "number, picture?, timezone?", "The moment, given in milliseconds since 1970, as text."},
    {"$hash", "text, algorithm",
     "The digest of the text in hexadecimal: MD5, SHA-1, SHA-256, SHA-384 or SHA-512."},
    {"$join", "texts, separator?", "The texts in one, with the separator between them."},
    {"$keys", "object", "The names of the members."},
    {"$length", "text", "How many characters the text has."},
    {"$lookup", "object, name", "The value of the member of that name."},
    {"$lowercase", "text", "The text in small letters."},
    {"$map", "array, function", "What the function makes of every element; it gets value, index, array."},
    {"$match", "text, pattern, limit?",
     "Where the regular expression fits: objects with match, index and groups."},
    {"$max", "numbers", "The greatest of the numbers."},
    {"$merge", "objects", "One object with the members of all; later ones win."},
    {"$millis", "", "The moment of the evaluation in milliseconds since 1970."},
    {"$min", "numbers", "The least of the numbers."},
    {"$not", "value", "True for what counts as false, and the reverse."},
    {"$now", "picture?, timezone?",
     "The moment of the evaluation as text, ISO 8601 unless the picture says otherwise."},
    {"$number", "value", "The value as a number."},
    {"$pad", "text, width, char?",
     "The text filled up to the width: on the right, or for a negative width on the left."},
    {"$parse", "text", "The value that the JSON text stands for."},
    {"$parseInteger", "text, picture", "The integer that was written as the picture says."},
    {"$partition", "array, size", "The array cut into arrays of that size."},
    {"$power", "base, exponent", "The base to the power of the exponent."},
    {"$random", "seed?", "A number from 0 up to 1; the same seed gives the same number."},
    {"$range", "first, last, step", "The numbers from first to last, step by step."},
    {"$reduce", "array, function, init?",
     "One value from all elements; the function gets the value so far and the next."},
    {"$replace", "text, pattern, replacement, limit?", "The text with what fits the pattern replaced."},
    {"$reverse", "array", "The array from its end."},
    {"$round", "number, precision?", "The number rounded, halves to the even digit."},
    {"$shuffle", "array", "The array in random order."},
    {"$sift", "object, function",
     "The members for which the function says true; it gets value, name, object."},
    {"$single", "array, function?",
     "The one element for which the function says true; fails unless there is exactly one."},
    {"$sort", "array, function?",
     "The array sorted; the function says whether the first of two comes after the second."},
    {"$split", "text, separator, limit?", "The pieces of the text between the separators."},
    {"$spread", "object", "An array of objects with one member each."},
    {"$sqrt", "number", "The square root of the number."},
    {"$string", "value, prettify?", "The value as text: JSON, unless it is a text already."},
    {"$substring", "text, start, length?",
     "The text from a position on; negative positions count from the end."},
    {"$substringAfter", "text, chars", "What follows the first appearance of chars in the text."},
    {"$substringBefore", "text, chars", "What precedes the first appearance of chars in the text."},
    {"$sum", "numbers", "The sum of an array of numbers."},
    {"$toMillis", "timestamp, picture?", "The moment, given as text, in milliseconds since 1970."},
    {"$trim", "text", "The text without spaces around, and with single ones inside."},
    {"$type", "value", "The kind of the value: null, number, string, boolean, array, object or function."},
    {"$uppercase", "text", "The text in capital letters."},
    {"$uuid", "", "A new random identifier."},
    {"$zip", "arrays...", "Arrays of the elements that stand at the same position."},
};

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> pieces;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t comma = std::min(list.find(", ", at), list.size());
        pieces.emplace_back(list.substr(at, comma - at));
        at = comma + 2;
    }
    return pieces;
}

std::vector<FunctionDoc> readJsonata() {
    std::vector<FunctionDoc> docs;
    for (const Row& row : jsonataRows)
        docs.push_back({std::string(row.name), split(row.parameters), std::string(row.summary)});
    return docs;
}

/// The parameters in a usage such as `States.MathRandom(start, end, seed)`.
std::vector<std::string> parametersOf(const query::intrinsics::Signature& signature) {
    const std::size_t open = signature.usage.find('(');
    if (open == std::string_view::npos) return {};
    std::vector<std::string> parameters;
    for (std::string& name : split(signature.usage.substr(open + 1, signature.usage.size() - open - 2))) {
        if (name == "..." && !parameters.empty())
            parameters.back() += name;
        else
            parameters.push_back(std::move(name));
    }
    for (std::size_t i = signature.minimumArguments; i < parameters.size(); ++i)
        if (!parameters[i].ends_with("...")) parameters[i] += '?';
    return parameters;
}

std::vector<FunctionDoc> readIntrinsics() {
    std::vector<FunctionDoc> docs;
    for (const query::intrinsics::Signature& signature : query::intrinsics::signatures())
        docs.push_back(
            {std::string(signature.name), parametersOf(signature), std::string(signature.summary)});
    return docs;
}

} // namespace

std::string FunctionDoc::signature() const {
    std::string text = name + '(';
    for (const std::string& parameter : parameters) {
        if (text.back() != '(') text += ", ";
        text += parameter;
    }
    return text + ')';
}

std::span<const FunctionDoc> jsonataFunctions() {
    static const std::vector<FunctionDoc> docs = readJsonata();
    return docs;
}

std::span<const FunctionDoc> intrinsicFunctions() {
    static const std::vector<FunctionDoc> docs = readIntrinsics();
    return docs;
}

const FunctionDoc* findFunction(std::string_view name) {
    for (const auto docs : {jsonataFunctions(), intrinsicFunctions()})
        for (const FunctionDoc& doc : docs)
            if (doc.name == name) return &doc;
    return nullptr;
}

} // namespace wb::asl::assist
