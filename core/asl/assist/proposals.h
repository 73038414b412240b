// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/assist/completion.h"
#include "core/asl/assist/cursor.h"
#include "core/asl/assist/embedded_expression.h"
#include "core/asl/assist/slot.h"
#include "core/asl/assist/snippet.h"

#include <string>
#include <string_view>
#include <vector>

namespace wb::asl::assist {

/// What is said of a completion; the edits are made by Proposals.
struct Proposal {
    std::string label;
    CompletionKind kind = CompletionKind::Value;
    std::string detail;
    std::string documentation;
    /// Lower ones come first among those that match equally well.
    int rank = 0;
    /// Further text that what was typed may match.
    std::string alias = {};
};

/// Whether a proposal of that label is kept where `typed` was typed.
bool matches(std::string_view label, std::string_view typed);

/// Collects the completions of one place: keeps those that match what was typed and writes their edits.
class Proposals {
  public:
    /// `text` is the document.
    Proposals(std::string_view text, const Cursor& cursor);

    /// What was typed of the token before the caret.
    const std::string& typed() const { return m_typed; }

    /// A member `name` whose value is given in snippet notation. Where the name has its colon already only
    /// the name changes.
    void addMember(Proposal proposal, std::string_view name, std::string_view valueNotation);
    /// A whole value in snippet notation.
    void addValue(Proposal proposal, std::string_view notation);
    /// A text between quotes.
    void addText(Proposal proposal, std::string_view text);
    /// A text of the document between quotes: whatever is in it, it has no stops.
    void addName(Proposal proposal, std::string_view name);
    /// A text between quotes with a member behind it, in snippet notation and without comma.
    void addTextAndMember(Proposal proposal, std::string_view text, std::string_view memberNotation);
    /// A piece of the expression at the cursor: replaces the bytes `part` of it by a text with stops.
    void addPart(Proposal proposal, const EmbeddedExpression& expression, json::TextRange part,
                 std::string_view text);

    Completions take(json::TextRange range);

  private:
    /// A proposal that matches, before its edits are written.
    struct Candidate {
        Proposal proposal;
        int match = 0;
        json::TextRange range;
        std::string notation;
        /// Notation of a member behind the text.
        std::string member;
        bool isLaidOut = true;
    };

    void add(Proposal proposal, std::string_view typed, Candidate candidate);
    Snippet laidOut(std::string_view notation) const;
    Snippet snippetOf(const Candidate& candidate) const;
    Completion completionOf(Candidate candidate) const;

    const Cursor& m_cursor;
    Style m_style;
    std::string m_typed;
    std::vector<Candidate> m_candidates;
};

} // namespace wb::asl::assist
