// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/intrinsics/intrinsic.h"

#include <array>

namespace wb::query::intrinsics {

namespace {

constexpr std::size_t any = static_cast<std::size_t>(-1);

constexpr std::array<Signature, 18> all = {{
    {Function::Format, "States.Format", 1, any, "States.Format('template {}', value, ...)",
     "The template with each {} replaced by the next value."},
    {Function::StringToJson, "States.StringToJson", 1, 1, "States.StringToJson(string)",
     "The value that a JSON text stands for."},
    {Function::JsonToString, "States.JsonToString", 1, 1, "States.JsonToString(value)",
     "The value as compact JSON text."},
    {Function::Array, "States.Array", 0, any, "States.Array(value, ...)", "An array of the values."},
    {Function::ArrayPartition, "States.ArrayPartition", 2, 2, "States.ArrayPartition(array, size)",
     "The array cut into arrays of at most that size."},
    {Function::ArrayContains, "States.ArrayContains", 2, 2, "States.ArrayContains(array, value)",
     "Whether the array has an element equal to the value."},
    {Function::ArrayRange, "States.ArrayRange", 3, 3, "States.ArrayRange(first, last, step)",
     "The numbers from the first to the last; at most 1,000."},
    {Function::ArrayGetItem, "States.ArrayGetItem", 2, 2, "States.ArrayGetItem(array, index)",
     "The element at an index, counted from 0."},
    {Function::ArrayLength, "States.ArrayLength", 1, 1, "States.ArrayLength(array)",
     "How many elements the array has."},
    {Function::ArrayUnique, "States.ArrayUnique", 1, 1, "States.ArrayUnique(array)",
     "The array without repeated elements."},
    {Function::Base64Encode, "States.Base64Encode", 1, 1, "States.Base64Encode(string)",
     "The string's UTF-8 bytes in Base64; at most 10,000 characters."},
    {Function::Base64Decode, "States.Base64Decode", 1, 1, "States.Base64Decode(string)",
     "The text that a Base64 string encodes; at most 10,000 characters."},
    {Function::Hash, "States.Hash", 2, 2, "States.Hash(data, algorithm)",
     "The hash in hexadecimal: MD5, SHA-1, SHA-256, SHA-384 or SHA-512; at most 10,000 characters."},
    {Function::JsonMerge, "States.JsonMerge", 3, 3, "States.JsonMerge(object, object, false)",
     "One object with the members of both; the second's win. Deep merging (true) is not supported by the "
     "service."},
    {Function::MathRandom, "States.MathRandom", 2, 3, "States.MathRandom(start, end, seed)",
     "A random integer from start up to, not including, end."},
    {Function::MathAdd, "States.MathAdd", 2, 2, "States.MathAdd(number, number)", "The sum of two integers."},
    {Function::StringSplit, "States.StringSplit", 2, 2, "States.StringSplit(string, delimiters)",
     "The pieces of the string between any of the delimiting characters; empty pieces are dropped."},
    {Function::UUID, "States.UUID", 0, 0, "States.UUID()", "A random UUID of version 4."},
}};

} // namespace

std::span<const Signature> signatures() {
    return all;
}

const Signature* findSignature(std::string_view name) {
    for (const Signature& signature : all)
        if (signature.name == name) return &signature;
    return nullptr;
}

} // namespace wb::query::intrinsics
