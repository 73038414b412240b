// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery.h"

#include "core/json/text_edit.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/write_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>

namespace wb::ui {

namespace {

/// Milliseconds from a change to its copy.
constexpr int patience = 2000;
const QString suffix = QStringLiteral(".unsaved");

QString lockOf(const QString& file) {
    return file.chopped(suffix.size()) + QStringLiteral(".lock");
}

} // namespace

Recovery::Recovery(Document* document, TextEditor* editor, const QString& folder)
    : QObject(document), m_document(document), m_editor(editor), m_folder(folder) {
    QDir().mkpath(folder);
    m_file = folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + suffix;
    m_lock = std::make_unique<QLockFile>(lockOf(m_file));
    m_lock->setStaleLockTime(0);
    m_lock->tryLock(0);
    m_timer.setSingleShot(true);
    m_timer.setInterval(patience);
    connect(&m_timer, &QTimer::timeout, this, &Recovery::flush);
    connect(m_editor, &TextEditor::edited, this, [this] {
        if (!m_timer.isActive()) m_timer.start();
    });
    connect(m_document, &Document::titleChanged, this, [this] {
        if (!m_document->isModified())
            flush();
        else if (!m_timer.isActive())
            m_timer.start();
    });
}

Recovery::~Recovery() {
    QFile::remove(m_file);
}

QString Recovery::standardFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
           QStringLiteral("/recovery");
}

void Recovery::flush() {
    m_timer.stop();
    if (!m_document->isModified()) {
        QFile::remove(m_file);
        return;
    }
    QJsonObject about;
    about.insert(QStringLiteral("path"), m_document->path());
    about.insert(QStringLiteral("name"), m_document->displayName());
    // One line about it, then the exact bytes. A copy that cannot be kept is no reason to disturb anybody.
    const std::string line = QJsonDocument(about).toJson(QJsonDocument::Compact).toStdString() + '\n';
    writeFile(m_file, [&](const ByteSink& write) {
        write(line);
        write(m_editor->bytes());
    });
}

QList<Recovery::Found> Recovery::found() const {
    QList<Found> result;
    const QDir folder(m_folder);
    for (const QFileInfo& info : folder.entryInfoList({u'*' + suffix}, QDir::Files, QDir::Time)) {
        if (info.filePath() == m_file) continue;
        // A session that lives holds its lock.
        QLockFile lock(lockOf(info.filePath()));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0)) continue;
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QJsonObject about = QJsonDocument::fromJson(file.readLine()).object();
        result << Found{info.filePath(), about.value(QLatin1String("path")).toString(),
                        about.value(QLatin1String("name")).toString(), file.readAll()};
    }
    return result;
}

void Recovery::restore(const Found& found) {
    if (found.path.isEmpty() || !m_document->load(found.path).isEmpty()) m_document->create("", found.name);
    const std::string_view text(found.text.constData(), static_cast<std::size_t>(found.text.size()));
    m_document->applyEdits(tr("Recover"), json::difference(m_editor->bytes(), text));
    flush();
    discard(found);
}

void Recovery::discard(const Found& found) {
    QFile::remove(found.file);
    QFile::remove(lockOf(found.file));
}

} // namespace wb::ui
