// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/text_merge.h"

#include "core/json/line_match.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace wb::json {

namespace {

/// A text by lines, each with its line break, as numbers that are the same for the same line.
struct Lines {
    std::vector<std::string_view> texts;
    std::vector<std::uint32_t> numbers;

    std::uint32_t size() const { return static_cast<std::uint32_t>(texts.size()); }
};

/// Lines from `begin` to `end`, the latter not included.
struct LineSpan {
    std::uint32_t begin, end;
};

class LineNumbers {
  public:
    Lines read(std::string_view text) {
        Lines lines;
        while (!text.empty()) {
            const std::string_view line =
                text.substr(0, text.find('\n') == std::string_view::npos ? text.size() : text.find('\n') + 1);
            const auto next = static_cast<std::uint32_t>(m_known.size());
            lines.numbers.push_back(m_known.try_emplace(line, next).first->second);
            lines.texts.push_back(line);
            text.remove_prefix(line.size());
        }
        return lines;
    }

  private:
    std::unordered_map<std::string_view, std::uint32_t> m_known;
};

bool areEqual(const Lines& a, LineSpan inA, const Lines& b, LineSpan inB) {
    return std::equal(a.numbers.begin() + inA.begin, a.numbers.begin() + inA.end,
                      b.numbers.begin() + inB.begin, b.numbers.begin() + inB.end);
}

void append(std::string& text, const Lines& lines, LineSpan span) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) text += lines.texts[i];
}

} // namespace

Result<std::string, MergeConflict> mergeTexts(std::string_view base, std::string_view mine,
                                              std::string_view theirs) {
    LineNumbers numbers;
    const Lines ours = numbers.read(base), left = numbers.read(mine), right = numbers.read(theirs);
    const std::vector<std::uint32_t> inLeft = matchLines(ours.numbers, left.numbers);
    const std::vector<std::uint32_t> inRight = matchLines(ours.numbers, right.numbers);
    std::string merged;
    merged.reserve(std::max(mine.size(), theirs.size()));
    MergeConflict conflict;
    std::uint32_t b = 0, l = 0, r = 0;
    for (;;) {
        // What all three have.
        for (; b < ours.size() && inLeft[b] == l && inRight[b] == r; ++b, ++l, ++r) merged += ours.texts[b];
        if (b == ours.size() && l == left.size() && r == right.size()) break;
        // A stretch that one side changed, or both, up to the next line that both have kept.
        std::uint32_t end = b;
        while (end < ours.size() && (inLeft[end] == noLine || inRight[end] == noLine)) ++end;
        const bool isLast = end == ours.size();
        const LineSpan was{b, end};
        const LineSpan inMine{l, isLast ? left.size() : inLeft[end]};
        const LineSpan inTheirs{r, isLast ? right.size() : inRight[end]};
        if (areEqual(ours, was, left, inMine) || areEqual(left, inMine, right, inTheirs)) {
            append(merged, right, inTheirs);
        } else if (areEqual(ours, was, right, inTheirs)) {
            append(merged, left, inMine);
        } else if (conflict.count++ == 0) {
            conflict.lineInMine = l + std::size_t(1);
            conflict.lineInTheirs = r + std::size_t(1);
        }
        b = end;
        l = inMine.end;
        r = inTheirs.end;
    }
    if (conflict.count > 0) return failure(conflict);
    return merged;
}

} // namespace wb::json
