// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

class QMenu;
class QWidget;

namespace wb::ui {

class Document;
class MessageBar;

/// New, open, save and what belongs to them: recent files, samples, changes of the file by others.
class FileActions : public QObject {
    Q_OBJECT

  public:
    FileActions(Document* document, MessageBar* bar, QWidget* window);

    QAction* newFile() const { return m_new; }
    QAction* open() const { return m_open; }
    QAction* save() const { return m_save; }
    QAction* saveAs() const { return m_saveAs; }
    QMenu* recentMenu() const { return m_recent; }
    QMenu* examplesMenu() const { return m_examples; }

    /// Opens a file in place of the document, after asking about unsaved changes. False when it stayed.
    bool openFile(const QString& path);
    /// The same without asking: nothing of value is shown yet. The reason of a failure is returned.
    QString openUnasked(const QString& path);
    /// A document without a file that begins with `text`.
    bool createFrom(const QByteArray& text, const QString& name);
    /// Asks what becomes of unsaved changes. False: the user wants to stay.
    bool confirmDiscard();

  Q_SIGNALS:
    void opened(const QString& path);
    void message(const QString& text);

  private:
    void createNew();
    void chooseFile();
    bool saveDocument();
    bool saveDocumentAs();
    void remember(const QString& path);
    void fillRecent();
    void fillExamples();
    void askAboutOutsideChange();
    void tellOfRemoval();

    Document* m_document;
    MessageBar* m_bar;
    QWidget* m_window;
    QAction* m_new;
    QAction* m_open;
    QAction* m_save;
    QAction* m_saveAs;
    QMenu* m_recent;
    QMenu* m_examples;
};

} // namespace wb::ui
