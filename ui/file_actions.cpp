// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file_actions.h"

#include "ui/blueprints.h"
#include "ui/document.h"
#include "ui/icons.h"
#include "ui/message_bar.h"
#include "ui/resources.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace wb::ui {

namespace {

constexpr int maximumRecent = 12;
constexpr std::string_view emptyMachine = "{\n"
                                          "  \"Comment\": \"A new state machine\"\n"
                                          "}\n";

QString recentKey() {
    return QStringLiteral("files/recent");
}

QString filter() {
    return FileActions::tr("State machines (*.asl.json *.asl *.json *.asl.yaml *.yaml *.yml);;All files (*)");
}

} // namespace

FileActions::FileActions(Document* document, MessageBar* bar, QWidget* window)
    : QObject(window), m_document(document), m_bar(bar), m_window(window),
      m_new(new QAction(icon("new"), tr("&New"), this)),
      m_open(new QAction(icon("open"), tr("&Open…"), this)),
      m_save(new QAction(icon("save"), tr("&Save"), this)), m_saveAs(new QAction(tr("Save &as…"), this)),
      m_recent(new QMenu(tr("Open &recent"), window)), m_examples(new QMenu(tr("E&xamples"), window)) {
    m_new->setShortcut(QKeySequence::New);
    m_open->setShortcut(QKeySequence::Open);
    m_save->setShortcut(QKeySequence::Save);
    m_saveAs->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    connect(m_new, &QAction::triggered, this, &FileActions::createNew);
    connect(m_open, &QAction::triggered, this, &FileActions::chooseFile);
    connect(m_save, &QAction::triggered, this, &FileActions::saveDocument);
    connect(m_saveAs, &QAction::triggered, this, &FileActions::saveDocumentAs);
    connect(m_recent, &QMenu::aboutToShow, this, &FileActions::fillRecent);
    connect(m_document, &Document::changedOutside, this, &FileActions::askAboutOutsideChange);
    connect(m_document, &Document::removedOutside, this, &FileActions::tellOfRemoval);
    connect(m_document, &Document::cameBack, m_bar, &QWidget::hide);
    fillExamples();
}

void FileActions::createNew() {
    createFrom(QByteArray(emptyMachine.data(), static_cast<qsizetype>(emptyMachine.size())),
               tr("Untitled.asl.json"));
}

bool FileActions::createFrom(const QByteArray& text, const QString& name) {
    if (!confirmDiscard()) return false;
    m_bar->hide();
    m_document->create({text.constData(), static_cast<std::size_t>(text.size())}, name);
    Q_EMIT opened({});
    return true;
}

void FileActions::chooseFile() {
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open a state machine"), m_document->folder(), filter());
    if (!path.isEmpty()) openFile(path);
}

bool FileActions::openFile(const QString& path) {
    if (!confirmDiscard()) return false;
    const QString reason = openUnasked(path);
    if (reason.isEmpty()) return true;
    QMessageBox::warning(m_window, tr("The file could not be opened"), reason);
    return false;
}

QString FileActions::openUnasked(const QString& path) {
    const QString reason = m_document->load(path);
    if (!reason.isEmpty()) return tr("%1\n\n%2").arg(QDir::toNativeSeparators(path), reason);
    m_bar->hide();
    remember(m_document->path());
    Q_EMIT opened(m_document->path());
    return {};
}

bool FileActions::saveDocument() {
    // The samples stay as they are: what somebody tries with them is saved elsewhere.
    const bool isSample = isShippedSample(m_document->folder());
    if (m_document->path().isEmpty() || (isSample && m_document->isModified())) return saveDocumentAs();
    const QString reason = m_document->save();
    if (!reason.isEmpty()) {
        QMessageBox box(QMessageBox::Warning, tr("The file could not be saved"),
                        tr("%1\n\n%2").arg(QDir::toNativeSeparators(m_document->path()), reason),
                        QMessageBox::Cancel, m_window);
        box.setInformativeText(tr("Your changes are still here. They can be saved elsewhere."));
        QPushButton* elsewhere = box.addButton(tr("Save &as…"), QMessageBox::AcceptRole);
        box.setDefaultButton(elsewhere);
        box.exec();
        return box.clickedButton() == elsewhere && saveDocumentAs();
    }
    m_bar->hide();
    Q_EMIT message(tr("Saved"));
    return true;
}

bool FileActions::saveDocumentAs() {
    const bool keepFolder = !m_document->folder().isEmpty() && !isShippedSample(m_document->folder());
    const QString folder = keepFolder ? m_document->folder() : QDir::homePath();
    const QString path =
        QFileDialog::getSaveFileName(m_window, tr("Save the state machine"),
                                     folder + QLatin1Char('/') + m_document->displayName(), filter());
    if (path.isEmpty()) return false;
    const QString reason = m_document->saveAs(path);
    if (!reason.isEmpty()) {
        QMessageBox::warning(m_window, tr("The file could not be saved"), tr("%1\n\n%2").arg(path, reason));
        return false;
    }
    remember(m_document->path());
    m_bar->hide();
    Q_EMIT message(tr("Saved"));
    return true;
}

bool FileActions::confirmDiscard() {
    if (!m_document->isModified()) return true;
    QMessageBox box(QMessageBox::Warning, tr("Unsaved changes"),
                    tr("Save the changes of %1?").arg(m_document->displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setInformativeText(tr("They are lost otherwise."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return saveDocument();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

void FileActions::remember(const QString& path) {
    QSettings settings;
    QStringList recent = settings.value(recentKey()).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    while (recent.size() > maximumRecent) recent.removeLast();
    settings.setValue(recentKey(), recent);
}

void FileActions::fillRecent() {
    m_recent->clear();
    for (const QString& path : QSettings().value(recentKey()).toStringList()) {
        const QFileInfo file(path);
        QAction* action = m_recent->addAction(
            tr("%1   —   %2").arg(file.fileName(), QDir::toNativeSeparators(file.path())));
        action->setEnabled(file.exists());
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
    }
    if (m_recent->isEmpty()) m_recent->addAction(tr("No files yet"))->setEnabled(false);
}

void FileActions::fillExamples() {
    for (const Blueprint& blueprint : blueprints()) {
        QAction* action = m_examples->addAction(blueprint.title);
        action->setStatusTip(blueprint.description);
        action->setToolTip(blueprint.description);
        connect(action, &QAction::triggered, this, [this, path = blueprint.definition] { openFile(path); });
    }
    if (m_examples->isEmpty()) m_examples->addAction(tr("The examples are not installed"))->setEnabled(false);
}

void FileActions::tellOfRemoval() {
    m_bar->show(tr("%1 was removed or renamed by another program. Its text is kept here.")
                    .arg(m_document->displayName()),
                {{tr("Save it again"), [this] { saveDocument(); }},
                 {tr("Save as…"), [this] { saveDocumentAs(); }},
                 {tr("Later"), {}}});
}

void FileActions::askAboutOutsideChange() {
    const QString name = m_document->displayName();
    const auto reload = [this] {
        const QString reason = m_document->reload();
        if (!reason.isEmpty()) Q_EMIT message(reason);
    };
    const std::vector<MessageBar::Choice> either = {{tr("Reload"), reload}, {tr("Keep mine"), {}}};
    if (!m_document->hasEdits())
        return m_bar->show(tr("%1 was changed by another program.").arg(name), either);
    const auto merge = [this, either] {
        const QString reason = m_document->merge();
        if (reason.isEmpty())
            Q_EMIT message(tr("Both changes are in the text now. Undo takes those of the file out again."));
        else
            m_bar->show(tr("%1 Undo brings yours back after a reload.").arg(reason), either);
    };
    std::vector<MessageBar::Choice> all = either;
    all.insert(all.begin(), {tr("Merge"), merge});
    m_bar->show(
        tr("%1 was changed by another program, and you have unsaved changes. Merging keeps both; undo "
           "brings yours back after a reload.")
            .arg(name),
        all);
}

} // namespace wb::ui
