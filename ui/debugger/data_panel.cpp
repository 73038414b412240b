// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/data_panel.h"

#include "ui/debugger/json_view.h"
#include "ui/debugger/line_diff.h"
#include "ui/theme.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>

namespace wb::ui {

namespace {

QWidget* column(QWidget* head, QWidget* view) {
    auto* result = new QWidget;
    auto* layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(head);
    row->addStretch();
    layout->addLayout(row);
    layout->addWidget(view, 1);
    return result;
}

} // namespace

DataPanel::DataPanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_note(new QLabel(this)), m_leftStage(new QComboBox(this)),
      m_rightStage(new QComboBox(this)), m_left(new JsonView(this)), m_right(new JsonView(this)),
      m_variables(new JsonView(this)) {
    m_title->setProperty("role", QStringLiteral("heading"));
    m_note->setProperty("role", QStringLiteral("muted"));
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_leftStage->setAccessibleName(tr("Stage on the left"));
    m_rightStage->setAccessibleName(tr("Stage on the right"));
    m_left->setAccessibleName(tr("Data on the left"));
    m_right->setAccessibleName(tr("Data on the right"));
    m_variables->setAccessibleName(tr("Variables"));
    for (QComboBox* box : {m_leftStage, m_rightStage}) {
        box->setMinimumWidth(150);
        connect(box, &QComboBox::currentIndexChanged, this, &DataPanel::compare);
    }
    auto* variablesTitle = new QLabel(tr("Variables"), this);
    variablesTitle->setProperty("role", QStringLiteral("muted"));
    m_variablesColumn = column(variablesTitle, m_variables);
    auto* splitter = new QSplitter(this);
    splitter->setHandleWidth(5);
    splitter->addWidget(column(m_leftStage, m_left));
    splitter->addWidget(column(m_rightStage, m_right));
    splitter->addWidget(m_variablesColumn);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({300, 300, 200});
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 6, 10, 2);
    head->setSpacing(12);
    head->addWidget(m_title);
    head->addWidget(m_note, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(splitter, 1);

    // Both sides have the same rows, so they scroll together.
    connect(m_left->verticalScrollBar(), &QScrollBar::valueChanged, m_right->verticalScrollBar(),
            &QScrollBar::setValue);
    connect(m_right->verticalScrollBar(), &QScrollBar::valueChanged, m_left->verticalScrollBar(),
            &QScrollBar::setValue);
    clear();
}

void DataPanel::show(const StepData& step) {
    m_data = step;
    m_title->setText(step.state.isEmpty() ? tr("Execution") : step.state);
    m_note->setText(step.note);
    m_note->setToolTip(step.note);
    fillChoices();
    const bool hasVariables = step.variables.isObject() && step.variables.size() > 0;
    m_variablesColumn->setVisible(hasVariables);
    if (hasVariables) m_variables->showText(prettyText(step.variables));
    compare();
}

void DataPanel::clear() {
    m_data = {};
    m_title->setText(tr("No execution"));
    m_note->setText(tr("Run (F5) or step (F10) to see the data of each state here."));
    fillChoices();
    m_variablesColumn->hide();
    compare();
}

void DataPanel::fillChoices() {
    // The stages chosen last stay chosen where the new step has them.
    const QString left = m_leftStage->currentText();
    const QString right = m_rightStage->currentText();
    const QSignalBlocker blockLeft(m_leftStage);
    const QSignalBlocker blockRight(m_rightStage);
    m_leftStage->clear();
    m_rightStage->clear();
    for (const Stage& stage : m_data.stages) {
        m_leftStage->addItem(stage.name);
        m_rightStage->addItem(stage.name);
    }
    const bool isEmpty = m_data.stages.empty();
    m_leftStage->setDisabled(isEmpty);
    m_rightStage->setDisabled(isEmpty);
    if (isEmpty) return;
    if (!m_data.hasOutput) m_rightStage->addItem(tr("Output"));
    const int chosenLeft = m_leftStage->findText(left);
    m_leftStage->setCurrentIndex(std::max(0, chosenLeft));
    const int chosenRight = left.isEmpty() ? -1 : m_rightStage->findText(right);
    m_rightStage->setCurrentIndex(chosenRight >= 0 ? chosenRight : m_rightStage->count() - 1);
}

void DataPanel::compare() {
    const auto text = [&](int index) {
        if (index < 0 || static_cast<std::size_t>(index) >= m_data.stages.size()) return QString();
        return prettyText(m_data.stages[static_cast<std::size_t>(index)].value);
    };
    const QString leftText = text(m_leftStage->currentIndex());
    const QString rightText = text(m_rightStage->currentIndex());
    if (leftText.isEmpty() || rightText.isEmpty()) {
        m_left->showText(leftText);
        m_right->showText(rightText);
        return;
    }
    using Mark = JsonView::LineMark;
    const QStringList left = leftText.split(u'\n');
    const QStringList right = rightText.split(u'\n');
    QStringList leftRows;
    QStringList rightRows;
    std::vector<Mark> leftMarks;
    std::vector<Mark> rightMarks;
    for (const DiffRow& row : diffLines(left, right)) {
        leftRows << (row.left < 0 ? QString() : left[row.left]);
        rightRows << (row.right < 0 ? QString() : right[row.right]);
        const bool isChange = row.left >= 0 && row.right >= 0;
        leftMarks.push_back(row.isSame     ? Mark::None
                            : isChange     ? Mark::Changed
                            : row.left < 0 ? Mark::Filler
                                           : Mark::Removed);
        rightMarks.push_back(row.isSame      ? Mark::None
                             : isChange      ? Mark::Changed
                             : row.right < 0 ? Mark::Filler
                                             : Mark::Added);
    }
    m_left->showLines(leftRows, leftMarks);
    m_right->showLines(rightRows, rightMarks);
}

void DataPanel::setTheme(const Theme& theme) {
    for (JsonView* view : {m_left, m_right, m_variables}) view->setTheme(theme);
}

} // namespace wb::ui
