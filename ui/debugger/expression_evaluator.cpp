// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/expression_evaluator.h"

#include "core/json/parser.h"
#include "core/json/pointer_ranges.h"
#include "core/json/writer.h"
#include "ui/value_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace wb::ui {

namespace {

/// More than that is nothing to be read on a screen.
constexpr std::size_t shownBytes = 2 << 20;
constexpr std::size_t shownSources = 2'000;
constexpr int namedSources = 3;
/// Deeply nested values are walked by recursion.
constexpr int stackBytes = 64 << 20;

QString shownText(const json::Value& value) {
    if (value.textSize() <= shownBytes) return prettyText(value);
    return QCoreApplication::translate("wb::ui::ExpressionPanel", "%1, too large to be shown here")
        .arg(QLocale().formattedDataSize(static_cast<qint64>(value.textSize())));
}

query::Budget budgetOf(const std::atomic<bool>& isCancelled) {
    query::Budget budget;
    budget.milliseconds = ExpressionEvaluator::milliseconds;
    budget.resultBytes = 64ULL << 20;
    budget.cancelled = &isCancelled;
    return budget;
}

void locate(ExpressionAnswer& answer, const query::Trace& trace, query::Language language,
            const json::Value& document) {
    const std::vector<std::string> pointers = sourcesIn(trace, language, shownSources);
    answer.sourceCount = pointers.size();
    for (const std::string& pointer : pointers) {
        if (answer.sourceNames.size() == namedSources) break;
        answer.sourceNames << sourceName(pointer);
    }
    if (document.textSize() > shownBytes) return;
    answer.sources = json::rangesOf(*json::parse(answer.readable.toStdString()), pointers);
}

ExpressionAnswer answerTo(ExpressionQuestion& question, const std::atomic<bool>& isCancelled) {
    ExpressionAnswer answer;
    answer.data = question.prepare ? question.prepare() : std::move(question.data);
    query::Scope scope = answer.data.shown.scope;
    const auto stage = static_cast<std::size_t>(question.stage);
    if (question.language == query::Language::JsonPath && stage < answer.data.stages.size())
        scope.input = answer.data.stages[stage].value;
    const json::Value document = readableDocument(scope, question.language);
    answer.readable = shownText(document);
    if (question.text.find_first_not_of(" \t\n\r") == std::string::npos) return answer;
    const query::Trial trial = query::tryOut(question.text, question.language, scope, budgetOf(isCancelled));
    answer.error = trial.error;
    answer.result = shownText(trial.value);
    locate(answer, trial.trace, question.language, document);
    return answer;
}

} // namespace

ExpressionEvaluator::ExpressionEvaluator(QObject* parent) : QObject(parent) {
    m_thread.setMaxThreadCount(1);
    m_thread.setStackSize(stackBytes);
}

ExpressionEvaluator::~ExpressionEvaluator() {
    cancel();
    m_thread.clear();
    m_thread.waitForDone();
}

void ExpressionEvaluator::cancel() {
    if (m_cancel) m_cancel->store(true);
    m_cancel.reset();
}

void ExpressionEvaluator::evaluate(ExpressionQuestion question) {
    cancel();
    m_cancel = std::make_shared<std::atomic<bool>>(false);
    m_thread.start([self = this, cancelled = m_cancel, asked = std::move(question)]() mutable {
        if (cancelled->load()) return;
        auto answer = std::make_shared<ExpressionAnswer>(answerTo(asked, *cancelled));
        // The destructor waits for this thread, so that `self` is there; what is posted dies with it.
        QMetaObject::invokeMethod(
            self,
            [self, cancelled, answer] {
                if (self->m_cancel != cancelled) return;
                self->m_cancel.reset();
                Q_EMIT self->answered(*answer);
            },
            Qt::QueuedConnection);
    });
}

} // namespace wb::ui
