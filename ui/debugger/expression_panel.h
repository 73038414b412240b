// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/debugger/expression_evaluator.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QToolButton;

namespace wb::ui {

class ExpressionField;
class JsonView;
struct Theme;

/// A place to try expressions out: what one gives shows while it is typed, and what it was taken from is
/// marked in the data that it can read.
class ExpressionPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ExpressionPanel(QWidget* parent = nullptr);

    /// Where the data comes from that expressions are tried out on; asked for whenever it is needed. It fills
    /// `data`, or `prepare` where that takes time.
    using Source = std::function<ExpressionQuestion()>;
    void setSource(Source source) { m_source = std::move(source); }
    /// The data may have changed: evaluates anew, when the panel is seen.
    void refresh();
    /// Puts an expression into the field and the keyboard there; an empty one leaves what there is.
    void enter(const FoundExpression& expression);
    void setTheme(const Theme& theme);

    ExpressionField* field() const { return m_field; }
    query::Language language() const;
    /// Keeps the expression in the list of earlier ones.
    void remember();
    /// The expression as the JSON string that a field of a definition has for it.
    QString fieldValue() const;

  Q_SIGNALS:
    void leaveAsked();
    void message(const QString& text);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    QLayout* makeHead();
    void evaluate();
    void showAnswer(const ExpressionAnswer& answer);
    void showState(const ReadableData& readable);
    void showStages(const std::vector<Stage>& stages);
    void setLanguage(query::Language language);
    void languageChanged();
    void fillHistory();
    void copy();
    QStringList history() const;

    Source m_source;
    ExpressionEvaluator* m_evaluator;
    QTimer m_delay;
    QLabel* m_title;
    QComboBox* m_language;
    QLabel* m_stageLabel;
    QComboBox* m_stage;
    QToolButton* m_earlier;
    QMenu* m_earlierMenu;
    QToolButton* m_copy;
    ExpressionField* m_field;
    QLabel* m_status;
    JsonView* m_readable;
    JsonView* m_result;
    QString m_readableText;
    /// The query language of the state shown last: an empty field goes over to another one.
    std::optional<query::Language> m_following;
};

} // namespace wb::ui
