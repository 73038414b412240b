// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/quick_fixes.h"

#include "core/asl/refactor/refactor.h"
#include "core/json/parser.h"
#include "core/json/text_style.h"
#include "core/json/tree_edit.h"
#include "core/lint/codes.h"
#include "core/lint/diagnostic.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

using lint::Diagnostic;

/// Collects what can be done about one diagnostic.
class Mending {
  public:
    Mending(const Model& model, const Diagnostic& diagnostic) : m_model(model), m_diagnostic(diagnostic) {}

    std::vector<QuickFix> run() {
        const auto size = static_cast<std::uint32_t>(m_model.tree().text().size());
        // A diagnostic of an older text says nothing about this one.
        if (m_diagnostic.range.end > size || m_diagnostic.range.begin > m_diagnostic.range.end) return {};
        ownFix(size);
        m_state = m_model.stateAt(m_diagnostic.range.begin);
        if (m_diagnostic.code == lint::code::invalidJson)
            superfluousText();
        else if (m_diagnostic.code == lint::code::missingTarget)
            transition();
        else if (m_diagnostic.code == lint::code::duplicateName)
            sharedName();
        else if (m_diagnostic.code == lint::code::noTimeout)
            set("Add a timeout of 5 minutes", "/TimeoutSeconds", "300");
        else if (m_diagnostic.code == lint::code::schema || m_diagnostic.code == lint::code::duplicateKey)
            field();
        return std::move(m_fixes);
    }

  private:
    void ownFix(std::uint32_t size) {
        if (!m_diagnostic.fix) return;
        const auto fits = [size](const json::TextEdit& edit) {
            return edit.range.begin <= edit.range.end && edit.range.end <= size;
        };
        const json::TextEdits& edits = m_diagnostic.fix->edits;
        if (std::all_of(edits.begin(), edits.end(), fits)) add(m_diagnostic.fix->label, edits);
    }

    void add(std::string title, json::TextEdits edits) {
        if (json::normalise(edits)) m_fixes.push_back({std::move(title), std::move(edits)});
    }
    void add(std::string title, const refactor::Outcome& outcome) {
        if (outcome.ok()) add(std::move(title), outcome->edits);
    }
    void set(std::string title, std::string_view pointer, std::string_view value) {
        if (m_state) add(std::move(title), refactor::setField(m_model, m_state->path, pointer, value));
    }
    void unset(const std::string& name) {
        if (m_state) add("Remove " + name, refactor::unsetField(m_model, m_state->path, '/' + name));
    }

    /// What JSON has no place for can go; the blanks before it too.
    void superfluousText() {
        const std::string& text = m_model.tree().text();
        json::TextRange range = m_diagnostic.range;
        const std::string_view found = std::string_view(text).substr(range.begin, range.length());
        if (found == ",") return add("Remove the comma", json::TextEdits{{range, ""}});
        if (!found.starts_with("//") && !found.starts_with("/*") && !found.starts_with('#')) return;
        while (range.begin > 0 && (text[range.begin - 1] == ' ' || text[range.begin - 1] == '\t'))
            --range.begin;
        // A line of nothing else goes as a whole.
        const bool ownsLine =
            (range.begin == 0 || text[range.begin - 1] == '\n') &&
            (range.end == text.size() || text[range.end] == '\r' || text[range.end] == '\n');
        if (ownsLine) {
            if (range.end < text.size() && text[range.end] == '\r') ++range.end;
            if (range.end < text.size() && text[range.end] == '\n') ++range.end;
        }
        add("Remove the comment", json::TextEdits{{range, ""}});
    }

    void transition() {
        if (m_state && m_state->nameNode.range() == m_diagnostic.range)
            return add("Delete \"" + m_state->name + '"', refactor::deleteState(m_model, m_state->path));
        for (const Container& container : m_model.containers())
            if (container.startAtNode && container.startAtNode.range() == m_diagnostic.range)
                return create(container, container.startAt, std::nullopt);
        if (!m_state) return;
        for (const Transition& way : m_state->transitions)
            if (way.targetNode.range() == m_diagnostic.range)
                return create(m_model.container(m_state->container), way.target, m_state->path);
    }

    void create(const Container& container, const std::string& name, const std::optional<StatePath>& after) {
        add("Create the state \"" + name + '"',
            refactor::addMissingState(m_model, container.path, name, after));
    }

    /// The state itself is renamed, not what leads to it: that means the other one.
    void sharedName() {
        if (!m_state) return;
        const std::string name = refactor::uniqueName(m_model, m_state->name);
        const auto outcome = refactor::renameState(m_model, m_state->path, name);
        const json::TextEdits alone = {{m_state->nameNode.range(), json::quoted(name)}};
        const bool isShadowed = m_model.find(m_state->path) != m_state || !outcome.ok();
        add("Rename to \"" + name + '"', isShadowed ? alone : outcome->edits);
    }

    void field() {
        if (m_state && m_state->nameNode.range() == m_diagnostic.range) return wayOn();
        const std::string_view message = m_diagnostic.message;
        const bool isTooMuch = message.find("not supported") != std::string_view::npos ||
                               message.find("only supported") != std::string_view::npos;
        const json::Node key = m_model.tree().innermostAt(m_diagnostic.range.begin);
        if (!isTooMuch || !key || key.range() != m_diagnostic.range ||
            key.parent().kind() != json::NodeKind::Member)
            return;
        json::TreeEditor editor(m_model.tree());
        if (!json::isWhole(m_model.tree()) || m_model.tree().notation() != json::Notation::Json) return;
        editor.remove(key.parent());
        add("Remove " + key.string().value_or("it"), editor.finish());
    }

    /// A state that neither goes on nor ends, or says both.
    void wayOn() {
        if (m_diagnostic.message.find("[Next, End]") == std::string::npos) return;
        const bool next(m_state->node.findMember("Next")), end(m_state->node.findMember("End"));
        if (next && end) {
            unset("End");
            unset("Next");
            return;
        }
        set("Add \"End\": true", "/End", "true");
        const auto& siblings = m_model.container(m_state->container).states;
        const auto self = std::find_if(siblings.begin(), siblings.end(),
                                       [this](StateIndex index) { return &m_model.state(index) == m_state; });
        if (end || self == siblings.end() || self + 1 == siblings.end()) return;
        const std::string name = json::quoted(m_model.state(*(self + 1)).name);
        set("Add \"Next\": " + name, "/Next", name);
    }

    const Model& m_model;
    const Diagnostic& m_diagnostic;
    const State* m_state = nullptr;
    std::vector<QuickFix> m_fixes;
};

} // namespace

std::vector<QuickFix> fixesOf(const Model& model, const lint::Diagnostic& diagnostic) {
    return Mending(model, diagnostic).run();
}

std::vector<QuickFix> quickFixes(const Model& model, std::span<const lint::Diagnostic> diagnostics,
                                 std::uint32_t offset) {
    std::vector<QuickFix> fixes;
    for (std::size_t i = 0; i < diagnostics.size(); ++i) {
        const lint::Diagnostic& diagnostic = diagnostics[i];
        if (offset < diagnostic.range.begin || offset > diagnostic.range.end) continue;
        for (QuickFix& fix : fixesOf(model, diagnostic)) {
            fix.diagnostic = i;
            fixes.push_back(std::move(fix));
        }
    }
    std::stable_sort(fixes.begin(), fixes.end(), [&](const QuickFix& a, const QuickFix& b) {
        return diagnostics[a.diagnostic].range.length() < diagnostics[b.diagnostic].range.length();
    });
    return fixes;
}

} // namespace wb::asl::assist
