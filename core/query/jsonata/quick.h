// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "core/query/jsonata/frame.h"
#include "core/query/jsonata/values.h"

#include <cstdint>
#include <span>

namespace wb::query::jsonata {

/// What a quick evaluation gives: nothing, a boolean or number just computed, a value that stands elsewhere,
/// or Unknown: "only the evaluator can tell". It owns nothing, so that making one costs no count.
class Quick {
  public:
    enum class State : std::uint8_t { Unknown, Absent, Boolean, Number, Reference };

    Quick() : m_reference(nullptr) {}
    static Quick absent() {
        Quick quick;
        quick.m_state = State::Absent;
        return quick;
    }
    Quick(bool boolean) : m_boolean(boolean), m_state(State::Boolean) {}
    /// As makeNumber() has it, which knows no negative zero.
    Quick(double number) : m_number(number + 0.0), m_state(State::Number) {}
    Quick(const json::Value& value) : m_reference(&value), m_state(State::Reference) {
        if (value.isAbsent()) m_state = State::Absent;
    }

    bool isKnown() const { return m_state != State::Unknown; }
    State state() const { return m_state; }
    bool boolean() const { return m_boolean; }
    double number() const { return m_number; }
    const json::Value& reference() const { return *m_reference; }

    /// Whether isTruthy() may have much to go through, which the evaluator counts.
    bool isDeep() const { return m_state == State::Reference && m_reference->isArray(); }
    bool isTruthy() const {
        switch (m_state) {
        case State::Boolean:
            return m_boolean;
        case State::Number:
            return m_number != 0 && m_number == m_number;
        case State::Reference:
            return jsonata::isTruthy(*m_reference);
        default:
            return false;
        }
    }
    json::Value value() const {
        switch (m_state) {
        case State::Boolean:
            return m_boolean;
        case State::Number:
            return makeNumber(m_number);
        case State::Reference:
            return *m_reference;
        default:
            return {};
        }
    }
    /// The value where it stands, or put into `storage`.
    const json::Value& in(json::Value& storage) const {
        if (m_state == State::Reference) return *m_reference;
        storage = value();
        return storage;
    }

  private:
    union {
        bool m_boolean;
        double m_number;
        const json::Value* m_reference;
    };
    State m_state = State::Unknown;
};

/// Where a quick evaluation finds its names. With `called` the node is the body of a function whose arguments
/// stand in `arguments` and which was written at `frame`.
struct QuickScope {
    const json::Value& input;
    Frame* frame = nullptr;
    std::span<const json::Value* const> arguments = {};
    bool called = false;
};

} // namespace wb::query::jsonata
