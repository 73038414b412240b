// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/completers.h"

#include "core/asl/assist/context_fields.h"
#include "core/asl/assist/functions.h"
#include "core/asl/assist/integrations.h"
#include "core/asl/assist/variables.h"

#include <algorithm>
#include <unordered_set>

namespace wb::asl::assist {

namespace {

bool isInMap(const Request& request) {
    const State* state = request.model.stateAt(request.cursor.offset);
    while (state) {
        if (state->type == StateType::Map) return true;
        const StateIndex owner = request.model.container(state->container).owner;
        state = owner == noIndex ? nullptr : &request.model.state(owner);
    }
    return false;
}

/// Whether what is there only in some places is there at the cursor.
class PresenceTest {
  public:
    explicit PresenceTest(const Request& request) : m_request(request), m_isInMap(isInMap(request)) {}

    bool operator()(Presence presence) const {
        const Slot& slot = m_request.slot;
        switch (presence) {
        case Presence::Always:
            return true;
        case Presence::InMap:
        case Presence::InDistributedMap:
            return m_isInMap;
        case Presence::InCallback:
            return patternOf(resourceOf(slot)) == WaitForCallback;
        case Presence::InCatcher:
            return isInCatcher(slot);
        case Presence::WithResult:
            return hasResult();
        }
        return true;
    }

  private:
    bool hasResult() const {
        const Slot& slot = m_request.slot;
        const bool gives = slot.stateType == ObjectType::Task || slot.stateType == ObjectType::Map ||
                           slot.stateType == ObjectType::Parallel;
        const std::string_view field = slot.kind == Slot::Kind::Fields
                                           ? std::string_view(m_request.cursor.key)
                                       : slot.field ? slot.field->name
                                                    : std::string_view();
        return gives && !isInCatcher(slot) && (field == "Output" || field == "Assign");
    }

    const Request& m_request;
    bool m_isInMap;
};

/// A proposal of an expression's piece.
struct Piece {
    Proposal proposal;
    std::string text;
};

class Pieces {
  public:
    Pieces(const Request& request, Dialect dialect, std::string_view typed)
        : m_request(request), m_dialect(dialect), m_typed(typed) {}

    std::vector<Piece> collect(std::string_view expression, const std::vector<ExpressionToken>& tokens) {
        addVariables();
        if (m_dialect == Dialect::Jsonata) {
            for (const std::string& name : boundVariables(expression, tokens))
                add({'$' + name, CompletionKind::Variable, "of this expression", {}, 50}, '$' + name);
            addFields("$states.", statesMembers(), 100);
            addFields("$states.context.", contextFields(), 200);
            addFunctions(jsonataFunctions(), 1000);
        } else {
            add({"$", CompletionKind::Path, "the state's input", "The whole input.", 10}, "$");
            add({"$.", CompletionKind::Path, "a member of the input", "A member of the input.", 11},
                "$." + stop());
            addFields("$$.", contextFields(), 200);
            if (m_dialect == Dialect::PayloadPath) addFunctions(intrinsicFunctions(), 1000);
        }
        return std::move(m_pieces);
    }

  private:
    void add(Proposal proposal, std::string text) {
        m_pieces.push_back({std::move(proposal), std::move(text)});
    }

    void addVariables() {
        const State* state = m_request.model.stateAt(m_request.cursor.offset);
        if (!state) return;
        const auto index = static_cast<StateIndex>(state - m_request.model.states().data());
        // In a container the nearest assignments are the last ones.
        const std::vector<Assignment> assignments = visibleAssignments(m_request.model, index);
        std::unordered_set<std::string_view> offered;
        int order = 20;
        for (auto assignment = assignments.rbegin(); assignment != assignments.rend(); ++assignment) {
            if (offered.size() > maximumCompletions) break;
            const std::string label = '$' + assignment->name;
            if (!matches(label, m_typed) || !offered.insert(assignment->name).second) continue;
            add({label,
                 CompletionKind::Variable,
                 "assigned by " + m_request.model.state(assignment->state).name,
                 {},
                 std::min(++order, 49)},
                label);
        }
    }

    void addFields(const std::string& prefix, std::span<const ContextField> fields, int rank) {
        const PresenceTest isThere(m_request);
        for (const ContextField& field : fields) {
            ++rank;
            if (!isThere(field.presence)) continue;
            const std::string path = prefix + std::string(field.path);
            add({path, CompletionKind::Path, std::string(field.type), std::string(field.summary), rank},
                path);
        }
    }

    void addFunctions(std::span<const FunctionDoc> functions, int rank) {
        for (const FunctionDoc& function : functions) {
            const std::string call =
                function.name + '(' + (function.parameters.empty() ? std::string() : stop()) + ')';
            add({function.name, CompletionKind::Function, function.signature(), function.summary, ++rank},
                call);
        }
    }

    const Request& m_request;
    Dialect m_dialect;
    std::string_view m_typed;
    std::vector<Piece> m_pieces;
};

} // namespace

bool isInCatcher(const Slot& slot) {
    return slot.ownerType == ObjectType::Catcher;
}

json::TextRange proposeInExpression(const Request& request, const EmbeddedExpression& expression,
                                    Proposals& proposals) {
    const auto caret = expression.toExpression(request.cursor.offset);
    if (!caret) return {request.cursor.offset, request.cursor.offset};
    const std::string_view text = expression.text();
    const std::vector<ExpressionToken> tokens = tokenize(text, expression.dialect);
    const ExpressionPlace place = placeIn(text, tokens, *caret);
    const json::TextRange source = expression.toSource(place.word);
    if (!place.isCode) return source;
    const std::string_view word = text.substr(place.word.begin, place.word.length());
    // A step into what a bracket or a call gave is not known.
    if (word.starts_with('.')) return source;
    const std::string_view typed = word.substr(0, *caret - std::min(*caret, place.word.begin));
    const bool isCalled = place.word.end < text.size() && text[place.word.end] == '(';
    for (Piece& piece : Pieces(request, expression.dialect, typed).collect(text, tokens)) {
        if (isCalled && piece.proposal.kind == CompletionKind::Function) piece.text = piece.proposal.label;
        proposals.addPart(std::move(piece.proposal), expression, place.word, piece.text);
    }
    return source;
}

void proposeExpression(const Request& request, Dialect dialect, Proposals& proposals) {
    if (dialect == Dialect::Jsonata) {
        proposals.addText({"{% %}", CompletionKind::Value, "JSONata expression", {}, 1, "{%"},
                          "{% " + stop() + " %}");
        return;
    }
    for (Piece& piece : Pieces(request, dialect, proposals.typed()).collect({}, {}))
        proposals.addText(std::move(piece.proposal), piece.text);
}

} // namespace wb::asl::assist
