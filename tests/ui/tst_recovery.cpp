// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/recovery.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wb::ui;

/// What a session leaves behind, and what the next one makes of it.
class TestRecovery : public QObject {
    Q_OBJECT

  private:
    struct Session {
        explicit Session(const QString& folder) : document(&editor), recovery(&document, &editor, folder) {}
        void type(const char* text) {
            document.applyEdits(QStringLiteral("Type"), {{{0, 0}, text}});
            recovery.flush();
        }
        TextEditor editor;
        Document document;
        Recovery recovery;
    };

    QStringList copies(const QTemporaryDir& folder) const {
        return QDir(folder.path()).entryList({QStringLiteral("*.unsaved")});
    }
    /// A copy as a session that was killed leaves it: without its lock.
    void crash(const QTemporaryDir& folder, const QByteArray& about, const QByteArray& text) {
        QFile file(folder.filePath(QStringLiteral("dead.unsaved")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(about + '\n' + text);
    }

  private Q_SLOTS:
    void aSessionThatEndsInOrderLeavesNothing() {
        QTemporaryDir folder;
        {
            Session session(folder.path());
            session.type("{}");
            QCOMPARE(copies(folder).size(), 1);
        }
        QCOMPARE(copies(folder).size(), 0);
    }

    void savedTextNeedsNoCopy() {
        QTemporaryDir folder;
        Session session(folder.path());
        session.type("{}");
        QCOMPARE(session.document.saveAs(folder.filePath(QStringLiteral("a.json"))), QString());
        QCOMPARE(copies(folder).size(), 0);
    }

    void aLivingSessionIsLeftAlone() {
        QTemporaryDir folder;
        Session first(folder.path());
        first.type("{}");
        Session second(folder.path());
        QVERIFY(second.recovery.found().isEmpty());
    }

    void unsavedChangesComeBackAsUnsavedChanges() {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("a.asl.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"old\": 1}");
        file.close();
        crash(folder, "{\"path\": \"" + file.fileName().toUtf8() + "\", \"name\": \"a.asl.json\"}",
              "{\"new\": 2}");
        Session session(folder.path());
        const auto found = session.recovery.found();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].name, QStringLiteral("a.asl.json"));
        session.recovery.restore(found[0]);
        QCOMPARE(std::string(session.editor.bytes()), std::string("{\"new\": 2}"));
        QCOMPARE(session.document.path(), file.fileName());
        QVERIFY(session.document.isModified());
        session.editor.undo();
        QCOMPARE(std::string(session.editor.bytes()), std::string("{\"old\": 1}"));
    }

    void aNewDocumentComesBackByItsName() {
        QTemporaryDir folder;
        crash(folder, R"({"path": "", "name": "Untitled.asl.json"})", "{}\n");
        Session session(folder.path());
        session.recovery.restore(session.recovery.found().at(0));
        QCOMPARE(session.document.displayName(), QStringLiteral("Untitled.asl.json"));
        QCOMPARE(std::string(session.editor.bytes()), std::string("{}\n"));
        QCOMPARE(session.recovery.found().size(), 0);
    }
};

QTEST_MAIN(TestRecovery)
#include "tst_recovery.moc"
