// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keys_dialog.h"

#include "ui/menu_commands.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

namespace wb::ui {

namespace {

/// An entry of `tree` under the heading `group`.
void add(QTreeWidget* tree, const QString& group, const QString& name, const QString& keys) {
    const QList<QTreeWidgetItem*> found = tree->findItems(group, Qt::MatchExactly);
    QTreeWidgetItem* heading = found.isEmpty() ? new QTreeWidgetItem(tree, {group}) : found.constFirst();
    if (found.isEmpty()) {
        QFont bold = tree->font();
        bold.setWeight(QFont::DemiBold);
        heading->setFont(0, bold);
        heading->setFirstColumnSpanned(true);
    }
    new QTreeWidgetItem(heading, {name, keys});
}

void addGestures(QTreeWidget* tree) {
    const QString graph = KeysDialog::tr("In the graph");
    const std::pair<QString, QString> rows[] = {
        {KeysDialog::tr("Along a transition, and back"), KeysDialog::tr("Down, Up")},
        {KeysDialog::tr("To the state beside"), KeysDialog::tr("Left, Right")},
        {KeysDialog::tr("Into a container, and out of it"), KeysDialog::tr("Alt+Down, Alt+Up")},
        {KeysDialog::tr("To the first state"), KeysDialog::tr("Home")},
        {KeysDialog::tr("Go into a container, or to the state's text"),
         KeysDialog::tr("Enter, double click")},
        {KeysDialog::tr("Back out, select nothing"), KeysDialog::tr("Esc")},
        {KeysDialog::tr("Move the view"), KeysDialog::tr("Drag, Space and drag, middle button, Ctrl+arrows")},
        {KeysDialog::tr("Zoom at the pointer"), KeysDialog::tr("Ctrl+wheel, pinch")},
        {KeysDialog::tr("Select several states"), KeysDialog::tr("Shift+drag, Shift+click, Ctrl+click")},
        {KeysDialog::tr("Connect two states"), KeysDialog::tr("Drag from the dot at a selected state")},
        {KeysDialog::tr("Lead a transition elsewhere"), KeysDialog::tr("Drag the head of its arrow")},
        {KeysDialog::tr("Insert a state or a pattern"), KeysDialog::tr("Drag it from the palette")}};
    for (const auto& [name, keys] : rows) add(tree, graph, name, keys);
}

} // namespace

KeysDialog::KeysDialog(const QMenuBar* bar, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keyboard and mouse"));
    resize(620, 560);
    auto* pattern = new QLineEdit(this);
    pattern->setPlaceholderText(tr("Find a command or a key"));
    pattern->setAccessibleName(pattern->placeholderText());
    pattern->setClearButtonEnabled(true);
    auto* tree = new QTreeWidget(this);
    tree->setAccessibleName(tr("Keys"));
    tree->setColumnCount(2);
    tree->setHeaderHidden(true);
    tree->setRootIsDecorated(false);
    tree->setItemsExpandable(false);
    addGestures(tree);
    for (const Command& command : commandsOf(bar))
        if (!command.keys.isEmpty()) add(tree, command.menu, command.name, command.keys);
    tree->expandAll();
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(pattern, &QLineEdit::textChanged, tree, [tree](const QString& text) {
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            QTreeWidgetItem* group = tree->topLevelItem(i);
            int shown = 0;
            for (int j = 0; j < group->childCount(); ++j) {
                QTreeWidgetItem* row = group->child(j);
                const bool fits = row->text(0).contains(text, Qt::CaseInsensitive) ||
                                  row->text(1).contains(text, Qt::CaseInsensitive);
                row->setHidden(!fits);
                shown += fits;
            }
            group->setHidden(shown == 0);
        }
    });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(pattern);
    column->addWidget(tree, 1);
    column->addWidget(buttons);
}

} // namespace wb::ui
