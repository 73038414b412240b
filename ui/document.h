// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/text_edit.h"
#include "ui/analysis.h"
#include "ui/canvas/canvas_view.h"

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace wb::ui {

class TextEditor;

/// A file and its text. The text itself lives in the editor; this reads and writes its bytes, understands
/// each version of it, and turns edits of graph and forms into undo steps.
class Document : public QObject {
    Q_OBJECT

  public:
    explicit Document(TextEditor* editor, QObject* parent = nullptr);

    /// Empty for a document without a file.
    const QString& path() const { return m_path; }
    /// Name for titles: the file's, or what a new document is called.
    QString displayName() const;
    /// Folder for handlers and mocks; empty without a file.
    QString folder() const;
    bool isModified() const;
    /// Whether the user has changed something since; isModified() is also true of a file that others changed.
    bool hasEdits() const;

    /// Loads a file. On failure nothing changes and the reason is returned; empty on success.
    QString load(const QString& path);
    /// Takes the file as it is now, as one undo step: what it replaces can be had back.
    QString reload();
    /// Takes what others changed in the file into the text, as one undo step, where that is in other lines
    /// than the changes made here. The reason why it cannot be, or nothing.
    QString merge();
    /// Starts a document without a file from `text`.
    void create(std::string_view text, const QString& name);
    /// Writes the exact bytes of the text, replacing the file at once or not at all. Returns the reason of a
    /// failure.
    QString saveAs(const QString& path);
    QString save() { return saveAs(m_path); }

    /// The latest version understood, never null.
    const AnalysisPtr& analysis() const { return m_analysis; }
    /// The latest version whose graph could be shown; null before there was one.
    const asl::ModelPtr& graph() const { return m_graph; }
    /// Whether graph() is what could be read of a text that has been broken since it was opened.
    bool isGraphPartial() const { return m_isGraphPartial; }
    /// Whether analysis() is of the text as it stands. It lags behind keystrokes: long texts are understood
    /// in another thread.
    bool isCurrent() const { return m_understood == m_revision; }
    /// Brings analysis() up to date with the text now.
    void refresh();

    /// Applies edits of analysis()'s text as one undo step. `renamed` maps old paths of states to new ones.
    /// Edits that overlap, and edits of a text that is gone, are refused.
    bool applyEdits(const QString& label, json::TextEdits edits, const canvas::PathMap& renamed = {});

  Q_SIGNALS:
    /// Another text is about to be read in place of this one: a file, a blueprint, a new definition.
    void replaced();
    /// analysis() is new. `renamed` is what applyEdits() was given.
    void analysed(const wb::ui::canvas::PathMap& renamed);
    /// Path, name or modification changed.
    void titleChanged();
    /// The file on the disk is not what was read or written last.
    void changedOutside();
    /// Another program removed the file, or took it elsewhere.
    void removedOutside();
    /// A file that was gone is there again as it was.
    void cameBack();

  private:
    void understand();
    void take(AnalysisPtr analysis);
    void watch();
    void checkOutside();
    /// The file at `path` as it is now. The reason of a failure, empty on success.
    static QString read(const QString& path, QByteArray* bytes);
    /// The text from now on is made from this version of the file.
    void setBase(std::string_view bytes);
    std::string_view withoutMark(std::string_view bytes);
    void adopt(std::string_view bytes, const QString& path, const QString& name);

    TextEditor* m_editor;
    QString m_path;
    QString m_name;
    /// What the disk held when we read or wrote it last.
    QByteArray m_onDisk;
    /// Digest of the version that was loaded or saved last: what the text was made from.
    QByteArray m_base;
    /// Its text; empty without a file.
    std::string m_baseText;
    /// The file was changed or removed by another program since it was read or written.
    bool m_differs = false;
    bool m_isGone = false;
    bool m_hasByteOrderMark = false;
    AnalysisPtr m_analysis;
    asl::ModelPtr m_graph;
    bool m_isGraphPartial = false;
    /// Counts the versions of the text; that of analysis(), and that being understood.
    std::uint64_t m_revision = 0;
    std::uint64_t m_understood = 0;
    std::uint64_t m_underway = 0;
    QThreadPool m_thread;
    QFutureWatcher<AnalysisPtr> m_answer;
    canvas::PathMap m_renamed;
    QTimer m_refresh;
    QTimer m_outside;
    QFileSystemWatcher m_watcher;
};

} // namespace wb::ui
