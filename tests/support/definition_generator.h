// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <string>
#include <vector>

namespace wb::test {

/// Makes valid JSONPath definitions from a seed: all types, nested containers, rules, catchers, in several
/// layouts.
class DefinitionGenerator {
  public:
    explicit DefinitionGenerator(unsigned seed) : m_random(seed), m_layout(static_cast<int>(seed % 4)) {}

    std::string definition() {
        std::string text = "{" + line(1) + "\"Comment\"" + colon() + "\"generated\"," + line(1);
        text += states(1, 0) + line(0) + "}" + (m_layout == 3 ? "" : newLine());
        return text;
    }

    unsigned below(unsigned limit) { return std::uniform_int_distribution<unsigned>(0, limit - 1)(m_random); }

  private:
    // Layouts: two blanks, tabs with CR LF, four blanks, all on one line without blanks.
    std::string newLine() const { return m_layout == 1 ? "\r\n" : "\n"; }
    std::string colon() const { return m_layout == 3 ? ":" : ": "; }
    std::string line(int depth) const {
        if (m_layout == 3) return {};
        std::string text = newLine();
        const char* const unit = m_layout == 1 ? "\t" : m_layout == 2 ? "    " : "  ";
        for (int i = 0; i < depth; ++i) text += unit;
        return text;
    }
    std::string quoted(const std::string& text) const { return "\"" + text + "\""; }

    // `"StartAt": ..., "States": {...}` at a depth of indentation.
    std::string states(int depth, int nesting) {
        const unsigned count = 1 + below(nesting == 0 ? 6 : 3);
        std::vector<std::string> names;
        for (unsigned i = 0; i < count; ++i) names.push_back("State " + std::to_string(++m_count));
        std::string text = quoted("StartAt") + colon() + quoted(names[0]) + "," + line(depth);
        text += quoted("States") + colon() + "{";
        for (unsigned i = 0; i < count; ++i) {
            if (i > 0) text += ",";
            text += line(depth + 1) + quoted(names[i]) + colon();
            text += state(depth + 2, nesting, names, i);
        }
        return text + line(depth) + "}";
    }

    std::string state(int depth, int nesting, const std::vector<std::string>& names, unsigned index) {
        const bool last = index + 1 == names.size();
        const auto member = [&](const std::string& key, const std::string& value) {
            return "," + line(depth) + quoted(key) + colon() + value;
        };
        const auto anyLater = [&] {
            return quoted(names[index + 1 + below(static_cast<unsigned>(names.size()) - index - 1)]);
        };
        std::string way = last ? member("End", "true") : member("Next", quoted(names[index + 1]));
        const char* const types[] = {"Pass", "Task", "Wait", "Choice", "Parallel", "Map", "Succeed", "Fail"};
        unsigned kind = below(last ? 8 : 6);
        if (last && kind == 3) kind = 0;
        if (nesting > 1 && (kind == 4 || kind == 5)) kind = 1;
        std::string text = "{" + line(depth) + quoted("Type") + colon() + quoted(types[kind]);
        switch (kind) {
        case 0:
            text += member("Result", below(2) ? "1.50" : "{\"a\": [1, 2e3], \"b\": \"\\u00e9\"}");
            break;
        case 1:
            text += member("Resource", "\"arn:aws:lambda:us-east-1:123456789012:function:${Name}\"");
            text += member("Unknown", "${Placeholder}");
            if (!last && below(2))
                text +=
                    member("Catch", "[{\"ErrorEquals\": [\"States.ALL\"], \"Next\": " + anyLater() + "}]");
            if (below(2))
                text += member(
                    "Retry",
                    "[{\"ErrorEquals\": [\"States.TaskFailed\"]}, {\"ErrorEquals\": [\"States.ALL\"]}]");
            break;
        case 2:
            text += member("Seconds", "1");
            break;
        case 3: {
            text += member("Choices", "[");
            for (unsigned i = 0, rules = 1 + below(3); i < rules; ++i)
                text += (i > 0 ? "," : "") + line(depth + 1) +
                        "{\"Variable\": \"$.a\", \"IsPresent\": true, \"Next\": " + anyLater() + "}";
            text += line(depth) + "]" + member("Default", quoted(names[index + 1]));
            way.clear();
            break;
        }
        case 4: {
            text += member("Branches", "[");
            for (unsigned i = 0, branches = 1 + below(3); i < branches; ++i)
                text += (i > 0 ? "," : "") + line(depth + 1) + "{" + line(depth + 2) +
                        states(depth + 2, nesting + 1) + line(depth + 1) + "}";
            text += line(depth) + "]";
            break;
        }
        case 5:
            text += member(below(2) ? "ItemProcessor" : "Iterator",
                           "{" + line(depth + 1) + states(depth + 1, nesting + 1) + line(depth) + "}");
            break;
        default:
            way.clear();
        }
        return text + way + line(depth - 1) + "}";
    }

    std::mt19937 m_random;
    int m_layout;
    int m_count = 0;
};

} // namespace wb::test
