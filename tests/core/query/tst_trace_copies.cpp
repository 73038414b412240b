// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/writer.h"
#include "core/query/jsonata/jsonata.h"
#include "core/query/template.h"

#include <QTest>

#include <charconv>
#include <random>

using namespace wb;
using namespace wb::query;
using json::Value;

namespace {

std::string unescaped(std::string_view token) {
    std::string key;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool isEscape = token[i] == '~' && i + 1 < token.size();
        key += !isEscape ? token[i] : token[++i] == '1' ? '/' : '~';
    }
    return key;
}

/// What a JSON pointer leads to; Absent where it leads nowhere.
Value at(Value value, std::string_view pointer) {
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        if (value.isArray()) {
            std::size_t index = value.size();
            std::from_chars(token.data(), token.data() + token.size(), index);
            value = Value(value.at(index));
        } else {
            value = Value(value[unescaped(token)]);
        }
    }
    return value;
}

const char* const names[] = {"a", "b", "c/d", "e~f"};

/// A document whose scalars all differ, so that a part tells where it came from.
class Documents {
  public:
    explicit Documents(unsigned seed) : m_random(seed) {}

    Value make(int depth) {
        const unsigned kind = depth == 0 ? 0 : m_random() % 4;
        if (kind == 0) return Value("leaf " + std::to_string(m_next++));
        if (kind == 1) return Value(static_cast<std::int64_t>(1'000 + m_next++));
        if (kind == 2) {
            std::vector<Value> items;
            for (unsigned i = m_random() % 4; i > 0; --i) items.push_back(make(depth - 1));
            return Value::array(std::move(items));
        }
        json::ObjectBuilder object;
        for (const char* name : names)
            if (m_random() % 3 != 0) object.set(name, make(depth - 1));
        return std::move(object).build();
    }
    Value makeObject() {
        json::ObjectBuilder object;
        for (const char* name : names) object.set(name, make(3));
        return std::move(object).build();
    }
    template <std::size_t Count>
    const char* pick(const char* const (&choices)[Count]) {
        return choices[m_random() % Count];
    }

  private:
    std::mt19937 m_random;
    int m_next = 0;
};

/// Whether `result` at one place is what `document` has at another. An empty list or object that a function
/// made is computed, and copies nothing.
bool isCopy(const Value& result, const std::string& place, const Value& document, const std::string& source) {
    const Value copied = at(result, place);
    if ((copied.isArray() || copied.isObject()) && copied.size() == 0) return true;
    const Value original = at(document, source);
    if (!original.isAbsent() && copied == original) return true;
    qWarning("%s <- %s in %s of %s", place.c_str(), source.c_str(), json::toText(result).c_str(),
             json::toText(document).c_str());
    return false;
}

} // namespace

/// What a trace calls a copy is one, over generated documents and expressions that copy alone.
class TraceCopiesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void namesEqualPartsOfPaths();
    void namesEqualPartsOfJsonata();
};

void TraceCopiesTest::namesEqualPartsOfPaths() {
    static const char* const steps[] = {".a",    ".b",        "['c/d']",  "['e~f']", "[*]",
                                        "[0]",   "[-1]",      "[1:]",     "..a",     ".*",
                                        "[0,1]", "['a','b']", "[?(@.a)]", "..[0]"};
    int checked = 0;
    for (unsigned seed = 0; seed < 3'000; ++seed) {
        Documents documents(seed);
        Scope scope;
        scope.input = documents.makeObject();
        std::string path = "$";
        for (unsigned i = 0; i < 1 + seed % 3; ++i) path += documents.pick(steps);
        const Value source = Value::object({{"x", Value::array({Value::object({{"y.$", Value(path)}})})}});
        const auto compiled = Template::compile(source, Language::JsonPath, "Parameters");
        if (!compiled) continue;
        Random random;
        const auto result = compiled->evaluate(scope, random);
        if (!result) continue;
        for (const TraceEntry& entry : compiled->trace(scope)) {
            QVERIFY2(isCopy(*result, entry.result, scope.input, entry.source), path.c_str());
            ++checked;
        }
    }
    QVERIFY(checked > 2'000);
}

void TraceCopiesTest::namesEqualPartsOfJsonata() {
    static const char* const starts[] = {"$states.input", "$states.input.a", "$states.input.`c/d`"};
    static const char* const steps[] = {".a",
                                        ".b",
                                        ".`c/d`",
                                        ".`e~f`",
                                        "[0]",
                                        "[-1]",
                                        ".*",
                                        ".**",
                                        "[[0..1]]",
                                        "[a]",
                                        "[$exists(b)]",
                                        "{'k': $}",
                                        ".{'k': a, 'l': b}",
                                        ".[a, b]",
                                        "@$i.$i.a"};
    static const char* const wraps[] = {"%",
                                        "[%]",
                                        "{'p': %}",
                                        "$reverse([%])",
                                        "$append(%, [%])",
                                        "$map([%], function($v){$v})",
                                        "$filter([%], function($v){true})",
                                        "($x := %; $x)",
                                        "true ? %",
                                        "$merge([{'m': %}, {'n': %}])",
                                        "$spread({'m': %})",
                                        "$zip([%], [%])",
                                        "$lookup({'m': %}, 'm')",
                                        "$each({'m': %}, function($v){$v})"};
    int checked = 0;
    for (unsigned seed = 0; seed < 3'000; ++seed) {
        Documents documents(seed);
        const Value document = documents.makeObject();
        jsonata::Environment environment;
        environment.states = Value::object({{"input", document}});
        std::string inside = documents.pick(starts);
        for (unsigned i = 0; i < seed % 3; ++i) inside += documents.pick(steps);
        std::string expression;
        for (const char c : std::string_view(documents.pick(wraps)))
            expression += c == '%' ? inside : std::string(1, c);
        const auto compiled = jsonata::Expression::compile(expression);
        if (!compiled) continue;
        const auto result = compiled->evaluate(environment);
        if (!result || result->isAbsent()) continue;
        for (const jsonata::Origin& origin : compiled->trace(environment)) {
            // Of `/states/input/a` what follows the input.
            const std::string source = origin.source.substr(std::string_view("/states/input").size());
            QVERIFY2(isCopy(*result, origin.result, document, source), expression.c_str());
            ++checked;
        }
    }
    QVERIFY(checked > 2'000);
}

QTEST_APPLESS_MAIN(TraceCopiesTest)
#include "tst_trace_copies.moc"
