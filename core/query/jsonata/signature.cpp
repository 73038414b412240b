// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/signature.h"

#include <algorithm>

namespace wb::query::jsonata {

using json::Kind;
using json::Value;

namespace {

char typeLetter(const Value& value) {
    switch (value.kind()) {
    case Kind::Absent:
        return 'm';
    case Kind::Null:
        return 'l';
    case Kind::Boolean:
        return 'b';
    case Kind::Number:
        return 'n';
    case Kind::String:
        return 's';
    case Kind::Array:
        return 'a';
    case Kind::Object:
        return 'o';
    case Kind::Extension:
        return 'f';
    }
    return 'm';
}

std::string_view pluralOf(std::string_view subtype) {
    if (subtype == "a") return "arrays";
    if (subtype == "b") return "booleans";
    if (subtype == "f") return "functions";
    if (subtype == "n") return "numbers";
    if (subtype == "o") return "objects";
    if (subtype == "s") return "strings";
    return "undefined";
}

/// Offset of the bracket that closes the one at `start`; the end of the text when none does.
std::size_t closingBracket(std::string_view text, std::size_t start, char open, char close) {
    int depth = 1;
    std::size_t at = start + 1;
    for (; at < text.size(); ++at) {
        if (text[at] == open) ++depth;
        if (text[at] == close && --depth == 0) break;
    }
    return at;
}

constexpr std::uint32_t bitOf(char letter) {
    return letter >= 'a' && letter <= 'z' ? 1U << (letter - 'a') : 0;
}

constexpr std::uint32_t bitsOf(std::string_view letters) {
    std::uint32_t bits = 0;
    for (const char letter : letters) bits |= bitOf(letter);
    return bits;
}

void refuse(Failure& failure, std::string_view code, std::string value, std::size_t offset) {
    failure.code = code;
    failure.value = value;
    failure.hasValue = true;
    failure.position = static_cast<std::uint32_t>(offset);
}

} // namespace

std::shared_ptr<const Signature> Signature::parse(std::string_view text, Failure& failure) {
    auto signature = std::make_shared<Signature>();
    std::vector<Parameter>& parameters = signature->m_parameters;
    const auto add = [&](std::uint32_t accepted, char type) {
        Parameter parameter;
        parameter.accepted = accepted;
        parameter.type = type;
        parameters.push_back(std::move(parameter));
    };
    for (std::size_t at = 1; at < text.size() && text[at] != ':'; ++at) {
        const char symbol = text[at];
        if (parameters.size() > maximumParameters) {
            refuse(failure, "U1002", {}, at);
            failure.text = "The signature has more than " + std::to_string(maximumParameters) + " parameters";
            return nullptr;
        }
        switch (symbol) {
        case 's':
        case 'n':
        case 'b':
        case 'l':
        case 'o':
            add(bitOf(symbol) | bitOf('m'), symbol);
            break;
        case 'f':
            add(bitOf('f'), symbol);
            break;
        case 'j':
            add(bitsOf("asnblom"), symbol);
            break;
        case 'a':
        case 'x':
            add(bitsOf("asnblfom"), symbol);
            break;
        case '-':
            if (!parameters.empty()) parameters.back().context = true;
            break;
        case '?':
            if (!parameters.empty()) parameters.back().optional = true;
            break;
        case '+':
            if (!parameters.empty()) parameters.back().repeated = true;
            break;
        case '(': {
            const std::size_t end = closingBracket(text, at, '(', ')');
            const std::string choice(text.substr(at + 1, end - at - 1));
            if (choice.find('<') != std::string::npos) {
                refuse(failure, "S0402", choice, at);
                return nullptr;
            }
            add(bitsOf(choice) | bitOf('m'), '(');
            at = end;
            break;
        }
        case '<': {
            const char type = parameters.empty() ? '\0' : parameters.back().type;
            if (type != 'a' && type != 'f') {
                refuse(failure, "S0401", std::string(1, type), at);
                return nullptr;
            }
            const std::size_t end = closingBracket(text, at, '<', '>');
            parameters.back().subtype = text.substr(at + 1, end - at - 1);
            at = end;
            break;
        }
        default:
            break;
        }
    }
    return signature;
}

bool Signature::match(std::string_view types, std::size_t parameter, std::size_t offset,
                      std::vector<std::size_t>& counts, std::vector<bool>& hopeless) const {
    if (parameter == m_parameters.size()) return offset == types.size();
    // What failed once for the same rest fails again: signatures of many optional parameters stay cheap.
    const std::size_t state = parameter * (types.size() + 1) + offset;
    if (hopeless[state]) return false;
    const Parameter& wanted = m_parameters[parameter];
    std::size_t longest = 0;
    const std::size_t most = wanted.repeated ? types.size() - offset : 1;
    while (longest < most && offset + longest < types.size() &&
           (wanted.accepted & bitOf(types[offset + longest])) != 0)
        ++longest;
    const std::size_t least = wanted.context || wanted.optional ? 0 : 1;
    for (std::size_t count = longest + 1; count-- > least;) {
        counts[parameter] = count;
        if (match(types, parameter + 1, offset + count, counts, hopeless)) return true;
    }
    hopeless[state] = true;
    return false;
}

bool Signature::fitsAsGiven(std::span<const Value> arguments) const {
    if (arguments.size() > m_parameters.size()) return false;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const Parameter& parameter = m_parameters[i];
        if (i >= arguments.size()) {
            if (!parameter.optional || parameter.context) return false;
            continue;
        }
        if (parameter.repeated || (parameter.accepted & bitOf(typeLetter(arguments[i]))) == 0) return false;
        if (parameter.type == 'a' && !arguments[i].isAbsent() &&
            (!arguments[i].isArray() || !fitsArray(parameter, {}, 'a', arguments[i])))
            return false;
    }
    return true;
}

bool Signature::fitsArray(const Parameter& parameter, std::string_view match, char type,
                          const Value& argument) const {
    if (parameter.subtype.empty()) return true;
    if (type != 'a') return match == parameter.subtype;
    const auto items = argument.items();
    return std::all_of(items.begin(), items.end(),
                       [&](const Value& item) { return typeLetter(item) == parameter.subtype[0]; });
}

void Signature::explain(std::string_view types, std::span<const Value> arguments, Failure& failure) const {
    // The longest beginning of the parameters that fits tells which argument does not.
    std::size_t good = 0;
    const bool isRepeated = std::any_of(m_parameters.begin(), m_parameters.end(),
                                        [](const Parameter& parameter) { return parameter.repeated; });
    const std::size_t longest = isRepeated ? types.size() : std::min(types.size(), m_parameters.size());
    Signature beginning;
    for (const Parameter& parameter : m_parameters) {
        beginning.m_parameters.push_back(parameter);
        std::vector<std::size_t> counts(beginning.m_parameters.size());
        bool fits = false;
        for (std::size_t length = longest + 1; length-- > 0 && !fits;) {
            std::vector<bool> hopeless(counts.size() * (length + 1));
            fits = beginning.match(types.substr(0, length), 0, 0, counts, hopeless);
            if (fits) good = length;
        }
        if (!fits) break;
    }
    failure.code = "T0410";
    failure.index = static_cast<int>(good) + 1;
    failure.hasValue = true;
    failure.value = good < arguments.size() ? arguments[good] : Value();
}

bool Signature::validate(std::vector<Value>& arguments, const Value& context, Failure& failure) const {
    if (fitsAsGiven(arguments)) return true;
    std::string types;
    for (const Value& argument : arguments) types += typeLetter(argument);
    std::vector<std::size_t> counts(m_parameters.size());
    std::vector<bool> hopeless(counts.size() * (types.size() + 1));
    if (!match(types, 0, 0, counts, hopeless)) {
        explain(types, arguments, failure);
        return false;
    }
    std::vector<Value> ordered;
    ordered.reserve(std::max(arguments.size(), m_parameters.size()));
    std::size_t next = 0;
    std::size_t offset = 0;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const Parameter& parameter = m_parameters[i];
        // A missing optional argument uses up a place, so that what follows may run out of arguments.
        if (counts[i] == 0) {
            if (!parameter.context) {
                ordered.push_back(next < arguments.size() ? arguments[next] : Value());
                ++next;
                continue;
            }
            if ((parameter.accepted & bitOf(typeLetter(context))) == 0) {
                failure.code = "T0411";
                failure.index = static_cast<int>(next) + 1;
                failure.hasValue = true;
                failure.value = context;
                return false;
            }
            ordered.push_back(context);
            continue;
        }
        const std::string_view matched = std::string_view(types).substr(offset, counts[i]);
        offset += counts[i];
        for (const char type : matched) {
            Value argument = next < arguments.size() ? arguments[next] : Value();
            ++next;
            if (parameter.type == 'a' && type != 'm') {
                if ((type == 'a' && !argument.isArray()) || !fitsArray(parameter, matched, type, argument)) {
                    failure.code = "T0412";
                    failure.index = static_cast<int>(next);
                    failure.hasValue = true;
                    failure.value = argument;
                    failure.text = pluralOf(parameter.subtype);
                    return false;
                }
                if (type != 'a') argument = Value::array({std::move(argument)});
            }
            ordered.push_back(std::move(argument));
        }
    }
    arguments = std::move(ordered);
    return true;
}

} // namespace wb::query::jsonata
