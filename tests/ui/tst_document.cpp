// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/theme.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstring>
#include <sys/resource.h>

using namespace wb;
using namespace wb::ui;

namespace {

const QByteArray machine =
    R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}})";

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAll(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

std::string_view view(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void savesTheBytesItOpened_data();
    void savesTheBytesItOpened();
    void savesAnEditAndNothingElse();
    void editsAreOneUndoStepWithAName();
    void refusesOverlappingEdits();
    void keepsTheLastGoodGraphWhileTheTextIsBroken();
    void showsWhatCanBeMadeOutOfATextThatOpensBroken();
    void takesCommentsAsNoHarm();
    void readsYamlByTheNameOfTheFile();
    void reportsProblemsWithTheirPlace();
    void understandsTypingByItself();
    void understandsALongTextWhileKeysArePressed();
    void refusesEditsOfATextThatIsGone();
    void tellsOfAChangeByAnotherProgram();
    void aReloadIsAnUndoStep();
    void changesOfOthersAreMerged();
    void tellsOfAFileThatIsGone();
    void savesThroughLinksAndKeepsPermissions();
    void keepsTheFileWhenTheDiskIsFull();
    void leavesAProtectedFileAlone();
    void doesNotTellOfItsOwnSave();
    void reportsAFileThatCannotBeRead();
    void keepsTheFileWhenSavingFails();
};

void TestDocument::savesTheBytesItOpened_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("ordinary") << machine + "\n";
    QTest::newRow("no line break at the end") << machine;
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("CR LF") << QByteArray("{\r\n  \"StartAt\": \"A\"\r\n}\r\n");
    QTest::newRow("CR") << QByteArray("{\r  \"StartAt\": \"A\"\r}\r");
    QTest::newRow("mixed line breaks") << QByteArray("{\r\n\"a\": 1,\n\"b\": 2,\r\"c\": 3}\n\r");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF") + machine;
    QTest::newRow("only a byte order mark") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("invalid UTF-8") << QByteArray("{\"Comment\": \"\xFF\xFE\xC3\x28 \xE2\x82\"}");
    QTest::newRow("zero byte") << QByteArray("{\"Comment\": \"a\0b\"}", 18);
    QTest::newRow("tabs and trailing space") << QByteArray("\t{ \t\n\t\"a\":\t1   \n } \n\n\n");
    QTest::newRow("CJK and emoji") << QByteArray("{\"状態\": \"🚀\"}");
    QTest::newRow("not JSON") << QByteArray("states: [oops");
}

void TestDocument::savesTheBytesItOpened() {
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.asl.json"));
    writeAll(path, bytes);
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(path), QString());
    QVERIFY(!document.isModified());
    const QString copy = folder.filePath(QStringLiteral("b.asl.json"));
    QCOMPARE(document.saveAs(copy), QString());
    QCOMPARE(readAll(copy), bytes);
    QCOMPARE(readAll(path), bytes);
    QCOMPARE(document.path(), copy);
}

void TestDocument::savesAnEditAndNothingElse() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json"));
    const QByteArray bytes = "\xEF\xBB\xBF{\r\n \"x\" : \"\xFF\" ,\r\n}";
    writeAll(path, bytes);
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(path), QString());
    // Offsets are those of the text, without the byte order mark.
    QVERIFY(document.applyEdits(QStringLiteral("Rename"), {{{5, 6}, "yy"}}));
    QVERIFY(document.isModified());
    QCOMPARE(document.save(), QString());
    QVERIFY(!document.isModified());
    QByteArray expected = bytes;
    expected.replace("\"x\"", "\"yy\"");
    QCOMPARE(readAll(path), expected);
}

void TestDocument::editsAreOneUndoStepWithAName() {
    TextEditor editor;
    Document document(&editor);
    document.create(view(machine), QStringLiteral("new"));
    QVERIFY(document.applyEdits(QStringLiteral("Rename state"), {{{50, 51}, "C"}, {{12, 13}, "Z"}}));
    QVERIFY(editor.bytes() != view(machine));
    QCOMPARE(editor.undoLabel(), QStringLiteral("Rename state"));
    editor.undo();
    QVERIFY(editor.bytes() == view(machine));
    QCOMPARE(editor.redoLabel(), QStringLiteral("Rename state"));
    QVERIFY(!document.isModified());
    editor.redo();
    QVERIFY(editor.bytes() != view(machine));
}

void TestDocument::refusesOverlappingEdits() {
    TextEditor editor;
    Document document(&editor);
    document.create(view(machine), QStringLiteral("new"));
    QVERIFY(!document.applyEdits(QStringLiteral("Bad"), {{{2, 9}, "x"}, {{5, 12}, "y"}}));
    QVERIFY(editor.bytes() == view(machine));
}

void TestDocument::keepsTheLastGoodGraphWhileTheTextIsBroken() {
    TextEditor editor;
    Document document(&editor);
    document.create(view(machine), QStringLiteral("new"));
    const asl::ModelPtr good = document.graph();
    QVERIFY(good);
    QCOMPARE(good->states().size(), 2U);
    document.applyEdits(QStringLiteral("Break"), {{{0, 1}, ""}});
    QVERIFY(document.analysis()->isBroken);
    QCOMPARE(document.graph(), good);
    QVERIFY(document.analysis()->count(lint::Severity::Error) > 0);
    editor.undo();
    document.refresh();
    QVERIFY(!document.analysis()->isBroken);
    QVERIFY(document.graph() != good);
}

void TestDocument::showsWhatCanBeMadeOutOfATextThatOpensBroken() {
    TextEditor editor;
    Document document(&editor);
    document.create(view(machine.chopped(2)), QStringLiteral("new"));
    QVERIFY(document.analysis()->isBroken);
    QVERIFY(document.graph() && document.graph()->states().size() == 2);
    document.create("[1, 2", QStringLiteral("no machine"));
    QVERIFY(!document.graph());
}

void TestDocument::takesCommentsAsNoHarm() {
    TextEditor editor;
    Document document(&editor);
    document.create(view("// what it does\n" + machine), QStringLiteral("new"));
    QVERIFY(!document.analysis()->isBroken);
    QCOMPARE(document.graph()->states().size(), 2U);
    // The service takes none.
    QCOMPARE(document.analysis()->count(lint::Severity::Error), 1U);
    document.create("{} // nothing yet", QStringLiteral("new"));
    QVERIFY(document.analysis()->isEmpty);
}

void TestDocument::readsYamlByTheNameOfTheFile() {
    QTemporaryDir folder;
    const QByteArray yaml =
        "# what it does\nStartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: B\n  B:\n    Type: Succeed\n";
    const QString path = folder.filePath(QStringLiteral("a.asl.yaml"));
    writeAll(path, yaml);
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(path), QString());
    QVERIFY(!document.analysis()->isBroken);
    QVERIFY(document.analysis()->problems.empty());
    QCOMPARE(document.graph()->states().size(), 2U);
    editor.setTheme(Theme::of(drawing::ThemeKind::Light));
    const QColor inYaml = editor.lexer()->color(QsciLexerJSON::Error);
    QCOMPARE(document.saveAs(folder.filePath(QStringLiteral("a.json"))), QString());
    QVERIFY2(document.analysis()->isBroken, "it is another notation by that name");
    QVERIFY(editor.lexer()->color(QsciLexerJSON::Error) != inYaml);
    QCOMPARE(readAll(document.path()), yaml);
}

void TestDocument::reportsProblemsWithTheirPlace() {
    TextEditor editor;
    Document document(&editor);
    document.create("{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\"Type\": \"Pass\", \"Next\": "
                    "\"Nowhere\"}\n  }\n}",
                    QStringLiteral("new"));
    const auto& problems = document.analysis()->problems;
    const auto found = std::find_if(problems.begin(), problems.end(), [](const Problem& p) {
        return p.message.find("Nowhere") != std::string::npos;
    });
    QVERIFY(found != problems.end());
    QCOMPARE(found->place.line, 4U);
    QCOMPARE(found->severity, lint::Severity::Error);
    QCOMPARE(found->state.text(), std::string("/States/A"));
}

void TestDocument::understandsTypingByItself() {
    TextEditor editor;
    Document document(&editor);
    document.create("{}", QStringLiteral("new"));
    QSignalSpy analysed(&document, &Document::analysed);
    editor.setFocus();
    editor.SendScintilla(QsciScintillaBase::SCI_GOTOPOS, 1UL);
    QTest::keyClicks(&editor, QStringLiteral("\"StartAt\":1"));
    QTRY_VERIFY(analysed.count() > 0);
    QTRY_COMPARE(document.analysis()->tree->text(), std::string("{\"StartAt\":1}"));
    QVERIFY(document.isModified());
}

/// A machine of some 400 kB whose first state is called `first`.
static std::string longMachine(const std::string& first) {
    std::string text =
        "{\"StartAt\": \"" + first + "\", \"States\": {\"" + first + R"(": {"Type": "Pass", "Next": "S0"},)";
    for (int i = 0; i < 8000; ++i)
        text +=
            "\"S" + std::to_string(i) + R"(": {"Type": "Pass", "Next": "S)" + std::to_string(i + 1) + "\"},";
    return text + R"("S8000": {"Type": "Succeed"}}})";
}

void TestDocument::understandsALongTextWhileKeysArePressed() {
    TextEditor editor;
    Document document(&editor);
    document.create(longMachine("A"), QStringLiteral("long"));
    QVERIFY(document.isCurrent());
    QSignalSpy analysed(&document, &Document::analysed);
    // Five keys, some of them while the text of an earlier one is being read.
    for (int i = 0; i < 5; ++i) {
        editor.SendScintilla(QsciScintillaBase::SCI_INSERTTEXT, 1UL, "\"Comment\":1,");
        QVERIFY(!document.isCurrent());
        QTest::qWait(15);
    }
    QTRY_VERIFY(document.isCurrent());
    QCOMPARE(document.analysis()->tree->text(), editor.bytes());
    QVERIFY(analysed.size() >= 1);
    // Asked for at once, it does not wait for the other thread, nor does that one's answer come after it.
    editor.SendScintilla(QsciScintillaBase::SCI_INSERTTEXT, 1UL, " ");
    QTest::qWait(13);
    document.refresh();
    QVERIFY(document.isCurrent());
    const AnalysisPtr now = document.analysis();
    QTest::qWait(200);
    QCOMPARE(document.analysis(), now);
}

void TestDocument::refusesEditsOfATextThatIsGone() {
    TextEditor editor;
    Document document(&editor);
    document.create(view(machine), QStringLiteral("new"));
    editor.SendScintilla(QsciScintillaBase::SCI_INSERTTEXT, 0UL, "  ");
    QVERIFY(!document.applyEdits(QStringLiteral("Old"), {{{1, 2}, "x"}}));
    QCOMPARE(QByteArray(editor.bytes().data(), 6), QByteArray("  {\"St"));
    document.refresh();
    QVERIFY(document.applyEdits(QStringLiteral("New"), {{{0, 2}, ""}}));
    QCOMPARE(editor.bytes(), view(machine));
}

void TestDocument::tellsOfAChangeByAnotherProgram() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json"));
    writeAll(path, machine);
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(path), QString());
    QSignalSpy changed(&document, &Document::changedOutside);
    writeAll(path, machine + " ");
    QTRY_COMPARE(changed.count(), 1);
    // As editors do that replace the file.
    writeAll(folder.filePath(QStringLiteral("new")), machine + "  ");
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::rename(folder.filePath(QStringLiteral("new")), path));
    QTRY_COMPARE(changed.count(), 2);
}

void TestDocument::aReloadIsAnUndoStep() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json"));
    writeAll(path, machine);
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(path), QString());
    QVERIFY(document.applyEdits(QStringLiteral("Mine"), {{{0, 0}, " "}}));
    QSignalSpy changed(&document, &Document::changedOutside);
    const QByteArray theirs = "\xEF\xBB\xBF" + machine + "\n";
    writeAll(path, theirs);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(document.reload(), QString());
    QVERIFY(!document.isModified());
    QCOMPARE(std::string(editor.bytes()), (machine + "\n").toStdString());
    QCOMPARE(editor.undoLabel(), QStringLiteral("Reload"));
    QCOMPARE(document.save(), QString());
    QCOMPARE(readAll(path), theirs);
    editor.undo();
    QCOMPARE(std::string(editor.bytes()), (" " + machine).toStdString());
    QVERIFY(document.isModified());
}

void TestDocument::changesOfOthersAreMerged() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json"));
    const QByteArray base = "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\n      \"Type\": "
                            "\"Pass\",\n      \"End\": true\n    }\n  }\n}\n";
    const auto with = [](QByteArray text, const char* old, const char* now) {
        return text.replace(old, now);
    };
    writeAll(path, base);
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(path), QString());
    const auto type = [&](const char* old, const char* now) {
        const auto at = static_cast<std::uint32_t>(editor.bytes().find(old));
        const auto end = at + static_cast<std::uint32_t>(std::strlen(old));
        QVERIFY(document.applyEdits(QStringLiteral("Mine"), {{{at, end}, now}}));
    };
    type("Pass", "Succeed");
    const QByteArray mine = with(base, "Pass", "Succeed");
    QSignalSpy changed(&document, &Document::changedOutside);
    const QByteArray theirs = with(base, "{\n  \"S", "{\n  \"Comment\": \"theirs\",\n  \"S");
    writeAll(path, theirs);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(document.merge(), QString());
    const QByteArray both = with(theirs, "Pass", "Succeed");
    QCOMPARE(std::string(editor.bytes()), both.toStdString());
    QCOMPARE(editor.undoLabel(), QStringLiteral("Merge"));
    QVERIFY(document.isModified());
    editor.undo();
    QCOMPARE(std::string(editor.bytes()), mine.toStdString());
    editor.redo();
    // What they change next is compared with what has been merged already.
    writeAll(path, with(theirs, "    }\n  }", "    }\n\n  }"));
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(document.merge(), QString());
    QCOMPARE(std::string(editor.bytes()), with(both, "    }\n  }", "    }\n\n  }").toStdString());
    QCOMPARE(document.save(), QString());
    QVERIFY(!document.isModified());

    // The same line in two ways: nothing is changed, and it is said where.
    writeAll(path, with(base, "Pass", "Fail"));
    QTRY_COMPARE(changed.count(), 3);
    type("Succeed", "Wait");
    const std::string before(editor.bytes());
    const QString reason = document.merge();
    QVERIFY2(reason.contains(QStringLiteral("line 6")), qPrintable(reason));
    QCOMPARE(std::string(editor.bytes()), before);
    QVERIFY(document.isModified());
    // Lines that fit together and make no sense together: what one closes earlier, the other goes on with.
    const QByteArray wide =
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}\n \n  \n   \n    \n}";
    writeAll(path, wide);
    QTRY_COMPARE(changed.count(), 4);
    QCOMPARE(document.reload(), QString());
    type("\n \n", "\n}\n");
    type("    \n}", "    \n");
    QVERIFY(!document.analysis()->isBroken);
    const std::string closed(editor.bytes());
    writeAll(path, with(wide, "\n   \n", "\n, \"Version\": \"1.0\"\n"));
    QTRY_COMPARE(changed.count(), 5);
    QVERIFY(document.merge().contains(QStringLiteral("break")));
    QCOMPARE(std::string(editor.bytes()), closed);
}

void TestDocument::tellsOfAFileThatIsGone() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json"));
    writeAll(path, machine);
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(path), QString());
    QSignalSpy gone(&document, &Document::removedOutside), back(&document, &Document::cameBack);
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(gone.count(), 1);
    QVERIFY2(document.isModified(), "closing the window must not lose the only copy");
    writeAll(path, machine);
    QTRY_COMPARE(back.count(), 1);
    QVERIFY(!document.isModified());
    // Another version that goes and comes back is still another version.
    QSignalSpy changed(&document, &Document::changedOutside);
    writeAll(path, "{}");
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(gone.count(), 2);
    writeAll(path, "{}");
    QTRY_COMPARE(changed.count(), 2);
    QVERIFY2(document.isModified(), "the text is not what the file holds");
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(gone.count(), 3);
    QCOMPARE(document.save(), QString());
    QVERIFY(!document.isModified());
    QCOMPARE(readAll(path), machine);
}

void TestDocument::savesThroughLinksAndKeepsPermissions() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json")),
                  link = folder.filePath(QStringLiteral("link.json"));
    writeAll(path, machine);
    const auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    QVERIFY(QFile::setPermissions(path, mine));
    QVERIFY(QFile::link(path, link));
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(link), QString());
    QVERIFY(document.applyEdits(QStringLiteral("Space"), {{{0, 0}, " "}}));
    QCOMPARE(document.save(), QString());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(readAll(path), " " + machine);
    constexpr auto all = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup |
                         QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(path) & all, mine);
}

void TestDocument::keepsTheFileWhenTheDiskIsFull() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json"));
    writeAll(path, machine);
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(path), QString());
    for (const std::size_t size : {std::size_t{1}, std::size_t{100'000}}) {
        QVERIFY(document.applyEdits(QStringLiteral("Space"), {{{0, 0}, std::string(size, ' ')}}));
        // No file may grow beyond this, as if the disk had no room for more.
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const auto former = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 20;
        setrlimit(RLIMIT_FSIZE, &small);
        const QString reason = document.save();
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, former);
        QVERIFY(!reason.isEmpty());
        QVERIFY(document.isModified());
        QCOMPARE(readAll(path), machine);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }
    QCOMPARE(document.save(), QString());
    QVERIFY(!document.isModified());
}

void TestDocument::leavesAProtectedFileAlone() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json"));
    writeAll(path, machine);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(path), QString());
    QVERIFY(document.applyEdits(QStringLiteral("Space"), {{{0, 0}, " "}}));
    QVERIFY(!document.save().isEmpty());
    QVERIFY(document.isModified());
    QCOMPARE(readAll(path), machine);
    QCOMPARE(document.saveAs(folder.filePath(QStringLiteral("b.json"))), QString());
    QVERIFY(!document.isModified());
}

void TestDocument::doesNotTellOfItsOwnSave() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json"));
    writeAll(path, machine);
    TextEditor editor;
    Document document(&editor);
    QCOMPARE(document.load(path), QString());
    QSignalSpy changed(&document, &Document::changedOutside);
    document.applyEdits(QStringLiteral("Edit"), {{{0, 0}, " "}});
    QCOMPARE(document.save(), QString());
    QTest::qWait(400);
    QCOMPARE(changed.count(), 0);
}

void TestDocument::reportsAFileThatCannotBeRead() {
    TextEditor editor;
    Document document(&editor);
    document.create(view(machine), QStringLiteral("new"));
    QVERIFY(!document.load(QStringLiteral("/no/such/file.json")).isEmpty());
    QVERIFY(editor.bytes() == view(machine));
}

void TestDocument::keepsTheFileWhenSavingFails() {
    TextEditor editor;
    Document document(&editor);
    document.create(view(machine), QStringLiteral("new"));
    document.applyEdits(QStringLiteral("Edit"), {{{0, 0}, " "}});
    QVERIFY(!document.saveAs(QStringLiteral("/no/such/folder/file.json")).isEmpty());
    QVERIFY(document.isModified());
    QVERIFY(document.path().isEmpty());
}

QTEST_MAIN(TestDocument)
#include "tst_document.moc"
