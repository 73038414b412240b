// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/java_text.h"

#include "core/json/writer.h"

namespace wb::query::jsonpath {

void appendJavaText(std::string& out, const json::Value& value) {
    switch (value.kind()) {
    case json::Kind::String:
        out += value.string();
        return;
    case json::Kind::Array: {
        out += '[';
        bool first = true;
        for (const json::Value& item : value.items()) {
            if (!first) out += ", ";
            first = false;
            appendJavaText(out, item);
        }
        out += ']';
        return;
    }
    case json::Kind::Object: {
        out += '{';
        bool first = true;
        for (const json::Member& member : value.members()) {
            if (!first) out += ", ";
            first = false;
            out.append(member.key.view()).append("=");
            appendJavaText(out, member.value);
        }
        out += '}';
        return;
    }
    default:
        json::write(out, value);
        return;
    }
}

std::string javaText(const json::Value& value) {
    std::string out;
    appendJavaText(out, value);
    return out;
}

} // namespace wb::query::jsonpath
