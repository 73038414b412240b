// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/text_range.h"
#include "ui/debugger/expression_scope.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace wb::ui {

/// An expression and what it is tried out on.
struct ExpressionQuestion {
    std::string text;
    query::Language language = query::Language::JsonPath;
    ReadableData data;
    /// Which of the data's stages `$` stands for in JSONPath.
    int stage = 0;
    /// Where set, makes `data` first: what takes too long for the window's own thread.
    std::function<ReadableData()> prepare;
};

/// What came of it, ready to be shown.
struct ExpressionAnswer {
    ReadableData data;
    /// readableDocument() as text.
    QString readable;
    QString result;
    std::optional<query::TrialError> error;
    /// Bytes of `readable` from which the result was taken.
    std::vector<json::TextRange> sources;
    /// The first of them as expressions would write them.
    QStringList sourceNames;
    /// How many there are, within bounds.
    std::size_t sourceCount = 0;
};

/// Evaluates expressions in a thread of its own. A new one ends the one under way; each has bounds of time
/// and memory, so that none is in the way of the next for long.
class ExpressionEvaluator : public QObject {
    Q_OBJECT

  public:
    explicit ExpressionEvaluator(QObject* parent = nullptr);
    ~ExpressionEvaluator() override;

    void evaluate(ExpressionQuestion question);
    /// Whether an answer is on its way.
    bool isBusy() const { return m_cancel != nullptr; }
    /// Longest time an expression may take.
    static constexpr std::uint32_t milliseconds = 3'000;

  Q_SIGNALS:
    void answered(const wb::ui::ExpressionAnswer& answer);

  private:
    void cancel();

    QThreadPool m_thread;
    std::shared_ptr<std::atomic<bool>> m_cancel;
};

} // namespace wb::ui
