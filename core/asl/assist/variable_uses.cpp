// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/variable_uses.h"

#include "core/asl/assist/embedded_expression.h"

namespace wb::asl::assist {

namespace {

/// Walks through a state's own values with the slot of each, so that every text's dialect is known.
class UseFinder {
  public:
    UseFinder(std::string_view variable, std::vector<Occurrence>& out) : m_variable(variable), m_out(out) {}

    void visitObject(const Slot& slot, json::Node object) {
        for (const json::Node member : object.children()) {
            const std::string key = member.key().string().value_or(std::string());
            visit(slot, key, member.value());
        }
    }

  private:
    void visit(const Slot& slot, const std::string& key, json::Node value) {
        if (!value) return;
        if (value.isString()) return visitText(slot, key, value);
        if (!value.isObject() && !value.isArray()) return;
        Slot inner = slot;
        if (slot.kind == Slot::Kind::Fields) {
            const Field* field = fieldIn(slot, key);
            if (!field || field->kind == ValueKind::States) return;
            inner = slotOfValue(slot, *field, value);
        } else if (slot.kind == Slot::Kind::Variables) {
            inner.kind = Slot::Kind::Template;
        } else if (slot.kind != Slot::Kind::Template) {
            return;
        }
        if (isInnerMachine(inner)) return;
        if (value.isObject()) return visitObject(inner, value);
        Slot element = inner;
        if (inner.kind == Slot::Kind::List) element.kind = Slot::Kind::Fields;
        for (const json::Node child : value.children()) {
            if (child.isString())
                visitText(element, {}, child);
            else if (child.isObject())
                visitObject(element, child);
            else if (child.isArray())
                visit(element, {}, child);
        }
    }

    static bool isInnerMachine(const Slot& slot) {
        const bool isMachine = slot.object == ObjectType::Branch || slot.object == ObjectType::Processor;
        return isMachine && (slot.kind == Slot::Kind::List || slot.kind == Slot::Kind::Fields);
    }

    void visitText(const Slot& slot, std::string_view key, json::Node value) {
        const std::string_view spelled = value.text();
        if (spelled.find('$') == std::string_view::npos && spelled.find('\\') == std::string_view::npos)
            return;
        const Dialect dialect = dialectOf(slot, key);
        if (dialect == Dialect::None) return;
        const EmbeddedExpression expression = expressionIn(json::DecodedString(value), dialect);
        if (expression.dialect == Dialect::None ||
            expression.text().find(m_variable) == std::string_view::npos)
            return;
        for (const VariableUse& use : variablesIn(expression.text(), dialect))
            if (use.name == m_variable) m_out.push_back({expression.toSource(use.range), false});
    }

    std::string_view m_variable;
    std::vector<Occurrence>& m_out;
};

} // namespace

void addVariableUses(const Model& model, StateIndex state, std::string_view variable,
                     std::vector<Occurrence>& out) {
    const json::Node node = model.state(state).node;
    if (!node.isObject()) return;
    // Most states neither name the variable nor spell anything with escapes.
    const std::string_view text = node.text();
    if (text.find(variable) == std::string_view::npos && text.find('\\') == std::string_view::npos) return;
    Slot slot;
    slot.kind = Slot::Kind::Fields;
    slot.object = slot.stateType = slot.ownerType = objectType(model.state(state).type);
    slot.language = model.state(state).queryLanguage;
    slot.owner = slot.state = node;
    UseFinder(variable, out).visitObject(slot, node);
}

} // namespace wb::asl::assist
