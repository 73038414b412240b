// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/trust.h"

#include "ui/resources.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace wb::ui {

namespace {

QString key() {
    return QStringLiteral("debug/trustedFolders");
}

QString canonical(const QString& folder) {
    return QFileInfo(folder).canonicalFilePath();
}

QString translate(const char* text) {
    return QCoreApplication::translate("wb::ui::Trust", text);
}

} // namespace

bool isTrusted(const QString& folder) {
    if (folder.isEmpty()) return false;
    return isShippedSample(folder) || QSettings().value(key()).toStringList().contains(canonical(folder));
}

void setTrusted(const QString& folder, bool trusted) {
    QSettings settings;
    QStringList folders = settings.value(key()).toStringList();
    folders.removeAll(canonical(folder));
    if (trusted) folders << canonical(folder);
    settings.setValue(key(), folders);
}

Trust askForTrust(const QString& folder, QWidget* parent) {
    QMessageBox box(parent);
    box.setIcon(QMessageBox::Question);
    box.setWindowTitle(translate("Run the functions of this folder?"));
    box.setText(
        translate("The tasks of this state machine are answered by programs in the folder\n%1").arg(folder));
    box.setInformativeText(
        translate("They run on this computer, with your rights. Trust the folder only if you know who wrote "
                  "them. Without them you are asked for each answer."));
    QPushButton* trust = box.addButton(translate("Trust and run"), QMessageBox::AcceptRole);
    QPushButton* without = box.addButton(translate("Ask me for answers"), QMessageBox::ActionRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(without);
    box.exec();
    if (box.clickedButton() == trust) {
        setTrusted(folder, true);
        return Trust::Run;
    }
    return box.clickedButton() == without ? Trust::RunWithoutHandlers : Trust::Cancel;
}

} // namespace wb::ui
