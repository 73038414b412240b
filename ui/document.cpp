// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document.h"

#include "core/json/text_merge.h"
#include "core/json/yaml_parser.h"
#include "ui/editor/text_editor.h"
#include "ui/write_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QPromise>

namespace wb::ui {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
/// The service takes definitions of 1 MB; what is larger than this is no definition.
constexpr qint64 maximumFileSize = 256LL * 1024 * 1024;
constexpr int frameMilliseconds = 12;
/// Shorter texts are understood within a millisecond or two: less than it takes to hand them over.
constexpr std::size_t readAtOnce = 100'000;
/// The reader's depth is bounded for the main thread's stack, not for the small ones that some systems give.
constexpr unsigned stackSize = 8 * 1024 * 1024;

QByteArray digest(std::string_view bytes) {
    return QCryptographicHash::hash(
        QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())).toByteArray(),
        QCryptographicHash::Sha1);
}

} // namespace

Document::Document(TextEditor* editor, QObject* parent) : QObject(parent), m_editor(editor) {
    m_analysis = analyse({});
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(frameMilliseconds);
    // Editors that save by renaming make the file vanish for a moment.
    m_outside.setSingleShot(true);
    m_outside.setInterval(150);
    m_thread.setMaxThreadCount(1);
    m_thread.setStackSize(stackSize);
    connect(&m_refresh, &QTimer::timeout, this, &Document::understand);
    connect(&m_answer, &QFutureWatcherBase::finished, this, [this] {
        // A key was pressed meanwhile: the offsets are those of a text that is gone.
        if (m_underway != m_revision) return understand();
        if (!isCurrent()) take(m_answer.result());
    });
    connect(&m_outside, &QTimer::timeout, this, &Document::checkOutside);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_outside, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_outside, qOverload<>(&QTimer::start));
    connect(m_editor, &TextEditor::edited, this, [this] {
        ++m_revision;
        if (!m_refresh.isActive() && !m_answer.isRunning()) m_refresh.start();
    });
    connect(m_editor, &QsciScintilla::modificationChanged, this, &Document::titleChanged);
}

QString Document::displayName() const {
    return m_path.isEmpty() ? m_name : QFileInfo(m_path).fileName();
}

QString Document::folder() const {
    return m_path.isEmpty() ? QString() : QFileInfo(m_path).absolutePath();
}

bool Document::hasEdits() const {
    return m_editor->isChanged();
}

bool Document::isModified() const {
    return m_editor->isChanged() || m_differs;
}

QString Document::load(const QString& path) {
    QByteArray bytes;
    if (QString reason = read(path, &bytes); !reason.isEmpty()) return reason;
    adopt({bytes.constData(), static_cast<std::size_t>(bytes.size())}, QFileInfo(path).absoluteFilePath(),
          {});
    return {};
}

QString Document::reload() {
    QByteArray now;
    if (QString reason = read(m_path, &now); !reason.isEmpty()) return reason;
    const std::string_view bytes(now.constData(), static_cast<std::size_t>(now.size()));
    setBase(bytes);
    refresh();
    applyEdits(tr("Reload"), json::difference(m_editor->bytes(), withoutMark(bytes)));
    m_editor->setSaved();
    watch();
    Q_EMIT titleChanged();
    return {};
}

QString Document::merge() {
    QByteArray now;
    if (QString reason = read(m_path, &now); !reason.isEmpty()) return reason;
    const std::string_view bytes(now.constData(), static_cast<std::size_t>(now.size()));
    std::string_view theirs = bytes;
    if (theirs.starts_with(byteOrderMark)) theirs.remove_prefix(byteOrderMark.size());
    refresh();
    const auto merged = json::mergeTexts(m_baseText, m_editor->bytes(), theirs);
    if (!merged.ok())
        return tr("Not merged: line %1 here and line %2 of the file are changed in different ways.")
            .arg(merged.error().lineInMine)
            .arg(merged.error().lineInTheirs);
    const auto isWhole = [name = displayName().toStdString()](std::string_view text) {
        return json::isWhole(*json::parseFile(name, std::string(text)));
    };
    // Lines that fit together need not make sense together: a comma too many, a bracket twice.
    if (!m_analysis->isBroken && isWhole(theirs) && !isWhole(merged.value()))
        return tr("Not merged: both changes together would break the text.");
    setBase(bytes);
    applyEdits(tr("Merge"), json::difference(m_editor->bytes(), merged.value()));
    if (merged.value() == withoutMark(bytes)) m_editor->setSaved();
    watch();
    Q_EMIT titleChanged();
    return {};
}

QString Document::read(const QString& path, QByteArray* bytes) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return file.errorString();
    if (file.size() > maximumFileSize) return tr("The file is too large to be a definition.");
    *bytes = file.readAll();
    return file.error() == QFileDevice::NoError ? QString() : file.errorString();
}

void Document::setBase(std::string_view bytes) {
    m_base = m_onDisk = digest(bytes);
    m_baseText = withoutMark(bytes);
    m_differs = m_isGone = false;
}

/// Notes whether there is a byte order mark: it is written again.
std::string_view Document::withoutMark(std::string_view bytes) {
    m_hasByteOrderMark = bytes.starts_with(byteOrderMark);
    if (m_hasByteOrderMark) bytes.remove_prefix(byteOrderMark.size());
    return bytes;
}

void Document::create(std::string_view text, const QString& name) {
    adopt(text, {}, name);
}

void Document::adopt(std::string_view bytes, const QString& path, const QString& name) {
    setBase(bytes);
    if (path.isEmpty()) m_base = m_onDisk = {};
    bytes = withoutMark(bytes);
    m_path = path;
    m_name = name;
    Q_EMIT replaced();
    m_graph = nullptr;
    m_isGraphPartial = false;
    m_renamed.clear();
    m_editor->setYaml(json::isYamlName(displayName().toStdString()));
    m_editor->setBytes(bytes);
    watch();
    refresh();
    Q_EMIT titleChanged();
}

QString Document::saveAs(const QString& path) {
    const std::string_view text = m_editor->bytes();
    std::string bytes;
    bytes.reserve(text.size() + byteOrderMark.size());
    if (m_hasByteOrderMark) bytes = byteOrderMark;
    bytes += text;
    // Replacing a file takes no more than a folder that may be written to: its own protection counts too.
    constexpr auto anybody = QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;
    if (QFile::exists(path) && !(QFile::permissions(path) & anybody))
        return tr("The file is write-protected.");
    if (QString reason = writeFile(path, bytes); !reason.isEmpty()) return reason;
    setBase(bytes);
    const bool wasYaml = json::isYamlName(displayName().toStdString());
    m_path = QFileInfo(path).absoluteFilePath();
    m_editor->setSaved();
    watch();
    if (const bool isYaml = json::isYamlName(displayName().toStdString()); wasYaml != isYaml) {
        m_editor->setYaml(isYaml);
        ++m_revision;
        refresh();
    }
    Q_EMIT titleChanged();
    return {};
}

void Document::refresh() {
    m_refresh.stop();
    if (!isCurrent()) take(analyse(std::string(m_editor->bytes()), displayName().toStdString()));
}

void Document::understand() {
    const std::string_view text = m_editor->bytes();
    if (text.size() < readAtOnce) return refresh();
    if (isCurrent()) return;
    m_underway = m_revision;
    auto promise = std::make_shared<QPromise<AnalysisPtr>>();
    m_answer.setFuture(promise->future());
    m_thread.start([promise, text = std::string(text), name = displayName().toStdString()]() mutable {
        promise->start();
        promise->addResult(analyse(std::move(text), name));
        promise->finish();
    });
}

void Document::take(AnalysisPtr analysis) {
    m_understood = m_revision;
    m_analysis = std::move(analysis);
    // Of a text that was broken from the beginning, what can be made out of it is better than nothing.
    const bool isFirst = !m_graph || m_isGraphPartial;
    if (!m_analysis->isBroken || (isFirst && !m_analysis->model->states().empty())) {
        m_graph = m_analysis->model;
        m_isGraphPartial = m_analysis->isBroken;
    }
    const canvas::PathMap renamed = std::exchange(m_renamed, {});
    Q_EMIT analysed(renamed);
}

bool Document::applyEdits(const QString& label, json::TextEdits edits, const canvas::PathMap& renamed) {
    if (!isCurrent() || !json::normalise(edits)) return false;
    m_renamed = renamed;
    m_editor->applyEdits(label, edits);
    refresh();
    return true;
}

void Document::watch() {
    if (!m_watcher.files().isEmpty()) m_watcher.removePaths(m_watcher.files());
    if (!m_watcher.directories().isEmpty()) m_watcher.removePaths(m_watcher.directories());
    if (m_path.isEmpty()) return;
    m_watcher.addPath(m_path);
    m_watcher.addPath(folder());
}

void Document::checkOutside() {
    if (m_path.isEmpty()) return;
    QFile file(m_path);
    if (!file.exists()) {
        if (std::exchange(m_isGone, true)) return;
        m_differs = true;
        Q_EMIT titleChanged();
        Q_EMIT removedOutside();
        return;
    }
    if (!file.open(QIODevice::ReadOnly)) return;
    const bool wasGone = std::exchange(m_isGone, false);
    if (m_watcher.files().isEmpty()) m_watcher.addPath(m_path);
    const QByteArray bytes = file.readAll();
    const QByteArray now = digest({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (now == m_onDisk && !wasGone) return;
    // Told once for each version of the file. One that came back as it was differs no more.
    m_onDisk = now;
    m_differs = now != m_base;
    Q_EMIT titleChanged();
    if (m_differs)
        Q_EMIT changedOutside();
    else
        Q_EMIT cameBack();
}

} // namespace wb::ui
