// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace wb::ui {

class Document;
class TextEditor;

/// Keeps a copy of unsaved changes on the disk while they are unsaved. A session that ends in order takes its
/// copy away; what a crash left behind is found by the next one.
class Recovery : public QObject {
    Q_OBJECT

  public:
    struct Found {
        /// The copy itself.
        QString file;
        /// The document's file, or empty.
        QString path;
        QString name;
        QByteArray text;
    };

    /// `folder` holds the copies of all sessions.
    Recovery(Document* document, TextEditor* editor, const QString& folder);
    ~Recovery() override;

    /// Where the program keeps them.
    static QString standardFolder();
    /// What sessions that are no more have left.
    QList<Found> found() const;
    /// Brings one back as unsaved changes of its file, or of a new document. The copy stays until saved.
    void restore(const Found& found);
    static void discard(const Found& found);
    /// Writes or removes the copy now instead of a little later.
    void flush();

  private:
    Document* m_document;
    TextEditor* m_editor;
    QString m_folder;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
};

} // namespace wb::ui
