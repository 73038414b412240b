// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/digest/digest.h"
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/text.h"
#include "core/unicode/unicode.h"

#include <algorithm>
#include <array>

namespace wb::query::jsonata {

using json::Value;

namespace {

using Arguments = std::span<Value>;

constexpr std::string_view unreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
constexpr std::string_view reserved = ";/?:@&=+$,#";

// The reference takes and gives each byte as a character of Latin-1, of other characters the lower byte of
// each UTF-16 unit.
Value base64encode(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    if (text.isAbsent() || !context.evaluator.hold(text.string().size() * 2)) return {};
    std::string bytes;
    for (const char16_t unit : unicode::toUtf16(text.string()))
        bytes += static_cast<char>(static_cast<unsigned char>(unit & 0xFF));
    return digest::toBase64(bytes);
}

Value base64decode(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    if (text.isAbsent() || !context.evaluator.hold(text.string().size())) return {};
    std::string characters(text.string());
    std::replace(characters.begin(), characters.end(), '-', '+');
    std::replace(characters.begin(), characters.end(), '_', '/');
    std::string decoded;
    for (const char byte : digest::fromBase64(characters))
        appendCodePoint(decoded, static_cast<unsigned char>(byte));
    return decoded;
}

Value encode(CallContext& context, const Value& text, bool component) {
    if (text.isAbsent() || !context.evaluator.hold(text.string().size() * 3)) return {};
    if (hasLoneSurrogate(text.string()))
        return context.evaluator.fail("D3140", text, component ? "encodeUrlComponent" : "encodeUrl");
    std::string encoded;
    for (const char c : text.string()) {
        const bool kept = unreserved.find(c) != std::string_view::npos ||
                          (!component && reserved.find(c) != std::string_view::npos);
        if (kept) {
            encoded += c;
            continue;
        }
        constexpr char digits[] = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return encoded;
}

int hexDigit(std::string_view text, std::size_t at) {
    if (at >= text.size()) return -1;
    const char c = text[at];
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isWellFormed(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const char32_t codePoint = codePointAt(bytes, at);
        const std::size_t length = sequenceLength(bytes, at);
        constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
        if (length == 1 && codePoint >= 0x80) return false;
        if (codePoint < smallest[length] || codePoint > 0x10FFFF ||
            (codePoint >= 0xD800 && codePoint < 0xE000))
            return false;
        at += length;
    }
    return true;
}

Value decode(CallContext& context, const Value& text, bool component) {
    if (text.isAbsent() || !context.evaluator.hold(text.string().size())) return {};
    const auto malformed = [&] {
        return context.evaluator.fail("D3140", text, component ? "decodeUrlComponent" : "decodeUrl");
    };
    const std::string_view source = text.string();
    std::string decoded;
    for (std::size_t at = 0; at < source.size(); ++at) {
        if (source[at] != '%') {
            decoded += source[at];
            continue;
        }
        const int high = hexDigit(source, at + 1);
        const int low = hexDigit(source, at + 2);
        if (high < 0 || low < 0) return malformed();
        const auto byte = static_cast<char>(static_cast<unsigned char>(high * 16 + low));
        if (!component && reserved.find(byte) != std::string_view::npos)
            decoded.append(source, at, 3);
        else
            decoded += byte;
        at += 2;
    }
    return isWellFormed(decoded) ? Value(decoded) : malformed();
}

Value encodeUrlComponent(CallContext& context, Arguments arguments) {
    return encode(context, argument(arguments, 0), true);
}
Value encodeUrl(CallContext& context, Arguments arguments) {
    return encode(context, argument(arguments, 0), false);
}
Value decodeUrlComponent(CallContext& context, Arguments arguments) {
    return decode(context, argument(arguments, 0), true);
}
Value decodeUrl(CallContext& context, Arguments arguments) {
    return decode(context, argument(arguments, 0), false);
}

constexpr auto encodingRows = std::to_array<FunctionRow>({
    {"base64encode", "<s-:s>", 1, base64encode},
    {"base64decode", "<s-:s>", 1, base64decode},
    {"encodeUrlComponent", "<s-:s>", 1, encodeUrlComponent},
    {"encodeUrl", "<s-:s>", 1, encodeUrl},
    {"decodeUrlComponent", "<s-:s>", 1, decodeUrlComponent},
    {"decodeUrl", "<s-:s>", 1, decodeUrl},
});

} // namespace

std::span<const FunctionRow> encodingFunctions() {
    return encodingRows;
}

} // namespace wb::query::jsonata
