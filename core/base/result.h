// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <type_traits>
#include <utility>
#include <variant>

namespace wb {

/// Marks the error alternative of a Result: `return failure(ParseError{...});`.
template <typename E>
struct Failure {
    E error;
};

/// Wraps `error` so that it converts to the failed state of any Result with that error type.
template <typename E>
Failure<std::decay_t<E>> failure(E&& error) {
    return {std::forward<E>(error)};
}

/// The value of a fallible operation or the reason why there is none. Reading the wrong alternative is a
/// programmer error.
template <typename T, typename E>
class [[nodiscard]] Result {
  public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Failure<E> failed) : m_content(std::in_place_index<1>, std::move(failed.error)) {}

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }
    T& value() & {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }
    T&& value() && {
        assert(ok());
        return std::move(*std::get_if<0>(&m_content));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const E& error() const& {
        assert(!ok());
        return *std::get_if<1>(&m_content);
    }
    E&& error() && {
        assert(!ok());
        return std::move(*std::get_if<1>(&m_content));
    }

  private:
    std::variant<T, E> m_content;
};

} // namespace wb
