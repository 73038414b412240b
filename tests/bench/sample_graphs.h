// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace wb::bench {

/// Definitions of `count` states named S0, S1, ... in shapes that layouts find easy or hard.

inline std::string chain(int count) {
    std::string text = R"({"StartAt":"S0","States":{)";
    for (int i = 0; i < count; ++i) {
        const std::string name = "S" + std::to_string(i);
        const std::string way =
            i + 1 < count ? R"("Next":"S)" + std::to_string(i + 1) + '"' : R"("End":true)";
        text += (i > 0 ? ",\"" : "\"") + name + R"(":{"Type":"Pass",)" + way + '}';
    }
    return text + "}}";
}

/// Every third state is a Choice with ways to states further on and, seldom, back.
inline std::string random(int count, std::uint32_t seed) {
    std::mt19937 generator(seed);
    const auto target = [&](int i) {
        const bool back = generator() % 20 == 0;
        const int to = back ? static_cast<int>(generator() % static_cast<unsigned>(i + 1))
                            : i + 1 + static_cast<int>(generator() % 40);
        return "\"S" + std::to_string(std::min(to, count - 1)) + '"';
    };
    std::string text = R"({"StartAt":"S0","States":{)";
    for (int i = 0; i < count; ++i) {
        if (i > 0) text += ',';
        text += "\"S" + std::to_string(i) + "\":";
        const std::string next = "\"S" + std::to_string(i + 1) + '"';
        if (i + 1 == count)
            text += R"({"Type":"Pass","End":true})";
        else if (i % 3 == 0)
            text += R"({"Type":"Choice","Choices":[{"Variable":"$.x","NumericEquals":1,"Next":)" + target(i) +
                    R"(}],"Default":)" + next + '}';
        else
            text += R"({"Type":"Pass","Next":)" + next + '}';
    }
    return text + "}}";
}

/// Blocks of ten: seven states in a row, then a Parallel of two branches with one state and two.
inline std::string nested(int count) {
    std::string text = R"({"StartAt":"S0","States":{)";
    for (int i = 0; i < count; i += 10) {
        const auto name = [&](int k) { return "\"S" + std::to_string(i + k) + '"'; };
        if (i > 0) text += ',';
        for (int k = 0; k < 6; ++k) text += name(k) + R"(:{"Type":"Pass","Next":)" + name(k + 1) + "},";
        const std::string way =
            i + 10 < count ? R"("Next":"S)" + std::to_string(i + 10) + '"' : R"("End":true)";
        text += name(6) + R"(:{"Type":"Parallel",)" + way + R"(,"Branches":[{"StartAt":)" + name(7) +
                R"(,"States":{)" + name(7) + R"(:{"Type":"Pass","End":true}}},{"StartAt":)" + name(8) +
                R"(,"States":{)" + name(8) + R"(:{"Type":"Pass","Next":)" + name(9) + "}," + name(9) +
                R"(:{"Type":"Pass","End":true}}}]})";
    }
    return text + "}}";
}

} // namespace wb::bench
