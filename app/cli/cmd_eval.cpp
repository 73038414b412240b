// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "eval.h"

#include "core/json/reader.h"
#include "core/json/writer.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>

namespace wb::cli {

namespace {

constexpr std::string_view help =
    "Usage: asl eval (--jsonpath|--jsonata|--intrinsic) EXPR [--input JSON|@FILE|-]\n"
    "                [--variables JSON|@FILE|-] [--context JSON|@FILE|-] [--states JSON|@FILE|-] [--seed "
    "NUMBER]\n"
    "       asl eval (--jsonpath|--jsonata|--intrinsic) --batch\n"
    "\n"
    "Evaluates an expression as Step Functions does and prints its value as JSON.\n"
    "\n"
    "  --jsonpath      EXPR is a path: $.a, $$.Execution.Id, $variable[0]\n"
    "  --jsonata       EXPR is a JSONata expression, with or without {% %}\n"
    "  --intrinsic     EXPR is an intrinsic function: States.Format('{}', $.a)\n"
    "  --input         the state's input, {} unless given\n"
    "  --variables     an object of workflow variables by name\n"
    "  --context       the Context object\n"
    "  --states        of JSONata: members of $states beside input and context (result, errorOutput)\n"
    "  --seed          where random numbers and UUIDs begin, 0 unless given\n"
    "  --batch         read one request, a JSON object, from each line of standard input, and answer in "
    "lines of the\n"
    "                  same order. JSONPath: {\"id\", \"selector\", \"document\"} gives {\"id\", \"result\": "
    "[values]} or\n"
    "                  {\"id\", \"invalid\": true, \"message\"}. JSONata: {\"id\", \"expr\", \"data\", "
    "\"bindings\"} gives\n"
    "                  {\"id\", \"kind\", \"result\" or \"code\" and \"message\"}. Intrinsic: {\"id\", "
    "\"expr\", \"input\"} gives\n"
    "                  {\"id\", \"result\"} or {\"id\", \"error\", \"cause\"}.\n"
    "\n"
    "Exit status: 0 it has a value, 1 it is invalid or has none, 2 wrong usage or broken input.\n";

struct Options {
    const EvaluatedLanguage* language = nullptr;
    std::optional<std::string> expression;
    bool batch = false;
    EvalScope scope;
};

bool readValue(const std::string& option, const std::string& argument, json::Value& value) {
    std::string text = argument;
    const bool isFile = argument == "-" || (!argument.empty() && argument.front() == '@');
    if (isFile && !readFile(argument == "-" ? argument : argument.substr(1), text)) return false;
    auto read = json::read(text);
    if (read) {
        value = std::move(*read);
        return true;
    }
    std::fprintf(stderr, "asl: %s is not JSON: %s (at byte %u)\n", option.c_str(),
                 read.error().message.c_str(), read.error().offset);
    return false;
}

const EvaluatedLanguage* languageOf(const std::string& option) {
    for (const EvaluatedLanguage& language : evaluatedLanguages())
        if (option == language.option) return &language;
    return nullptr;
}

bool readOption(const std::string& option, const std::string& argument, EvalScope& scope) {
    if (option == "--input") return readValue(option, argument, scope.input);
    if (option == "--context") return readValue(option, argument, scope.context);
    if (option == "--variables") return readValue(option, argument, scope.variables);
    if (option == "--states") return readValue(option, argument, scope.states);
    char* end = nullptr;
    scope.seed = std::strtoull(argument.c_str(), &end, 10);
    if (!argument.empty() && *end == '\0') return true;
    usageError("--seed takes a number");
    return false;
}

bool parseArguments(const std::vector<std::string>& arguments, Options& options) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (const EvaluatedLanguage* language = languageOf(argument)) {
            if (options.language) return usageError("eval takes one language"), false;
            options.language = language;
        } else if (argument == "--batch") {
            options.batch = true;
        } else if (argument == "--input" || argument == "--context" || argument == "--variables" ||
                   argument == "--states" || argument == "--seed") {
            if (++i == arguments.size()) return usageError(argument + " needs a value"), false;
            if (!readOption(argument, arguments[i], options.scope)) return false;
        } else if (!options.expression) {
            options.expression = argument;
        } else {
            return usageError("unexpected argument '" + argument + "'; 'asl eval --help' tells the usage"),
                   false;
        }
    }
    if (!options.language) return usageError("eval needs --jsonpath, --jsonata or --intrinsic"), false;
    if (options.batch == options.expression.has_value())
        return usageError("eval needs either an expression or --batch"), false;
    for (const json::Value* object : {&options.scope.variables, &options.scope.states})
        if (!object->isObject()) return usageError("--variables and --states take JSON objects"), false;
    return true;
}

// The unit of `\uXXXX` at `at`; 0 when there is none.
unsigned codeUnit(const std::string& text, std::size_t at) {
    if (text.compare(at, 2, "\\u") != 0 || at + 6 > text.size()) return 0;
    char* end = nullptr;
    const std::string digits = text.substr(at + 2, 4);
    const unsigned long unit = std::strtoul(digits.c_str(), &end, 16);
    return *end == '\0' ? static_cast<unsigned>(unit) : 0;
}

// A surrogate without its other half is no character and cannot stand in a value. In the text of an
// expression its escape means the same, so that is what an expression gets: `"\\ud800"` for `"\ud800"`.
std::string keepingLoneSurrogates(const std::string& line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const unsigned unit = codeUnit(line, i) & 0xFC00;
        const bool pair = unit == 0xD800 && (codeUnit(line, i + 6) & 0xFC00) == 0xDC00;
        const std::size_t length = pair ? 12 : line[i] == '\\' ? 2 : 1;
        if (!pair && (unit == 0xD800 || unit == 0xDC00)) text += '\\';
        text.append(line, i, length);
        i += length - 1;
    }
    return text;
}

int runBatch(const EvaluatedLanguage& language) {
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.empty()) continue;
        auto request = json::read(line);
        if (!request) request = json::read(keepingLoneSurrogates(line));
        json::Value answer;
        if (request && request->isObject())
            answer = language.answer(*request);
        else
            answer = json::Value::object({{"error", "The request is not a JSON object"}});
        std::printf("%s\n", json::toText(answer).c_str());
        std::fflush(stdout);
    }
    return success;
}

} // namespace

int runEval(const std::vector<std::string>& arguments) {
    Options options;
    if (!parseArguments(arguments, options)) return unusable;
    if (options.batch) return runBatch(*options.language);
    const EvalOutcome outcome = options.language->evaluate(*options.expression, options.scope);
    if (!outcome.error.empty()) {
        std::fprintf(stderr, "asl: %s\n", outcome.error.c_str());
        return failed;
    }
    std::printf("%s\n", json::toPrettyText(outcome.value).c_str());
    return success;
}

extern const Command evalCommand{"eval", "Evaluate a JSONPath, JSONata or intrinsic function expression",
                                 help, runEval};

} // namespace wb::cli
