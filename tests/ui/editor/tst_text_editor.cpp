// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/indentation.h"
#include "ui/editor/text_editor.h"
#include "ui/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace wb;
using namespace wb::ui;

class TestTextEditor : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void findsTheUnitOfIndentation_data();
    void findsTheUnitOfIndentation();
    void indentsANewLine_data();
    void indentsANewLine();
    void closingBracketMovesOut();
    void typingIsNamedTyping();
    void manyTypedCharactersAreOneLabelAStep();
    void reportsTheCursor();
    void marksOutsideTheTextDoNoHarm();
};

void TestTextEditor::findsTheUnitOfIndentation_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("unit");
    QTest::newRow("none") << QByteArray("{}") << QByteArray("  ");
    QTest::newRow("four") << QByteArray("{\n    \"a\": 1\n}") << QByteArray("    ");
    QTest::newRow("tab") << QByteArray("{\n\t\"a\": 1\n}") << QByteArray("\t");
    QTest::newRow("blank lines do not count")
        << QByteArray("{\n        \n   \"a\": 1\n}") << QByteArray("   ");
    QTest::newRow("CR LF") << QByteArray("{\r\n    \"a\": 1\r\n}") << QByteArray("    ");
}

void TestTextEditor::findsTheUnitOfIndentation() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, unit);
    QCOMPARE(indentationUnit(text.toStdString()), unit.toStdString());
}

void TestTextEditor::indentsANewLine_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    // The bar is the cursor.
    QTest::newRow("between brackets") << QByteArray("{|}") << QByteArray("{\n  |\n}");
    QTest::newRow("behind a bracket") << QByteArray("{\n  \"a\": [|") << QByteArray("{\n  \"a\": [\n    |");
    QTest::newRow("keeps the level") << QByteArray("{\n  \"a\": 1,|\n}")
                                     << QByteArray("{\n  \"a\": 1,\n  |\n}");
    QTest::newRow("line breaks as the text has them")
        << QByteArray("{\r\n  \"a\": {|}\r\n}") << QByteArray("{\r\n  \"a\": {\r\n    |\r\n  }\r\n}");
}

void TestTextEditor::indentsANewLine() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto cursor = before.indexOf('|');
    before.remove(cursor, 1);
    TextEditor editor;
    editor.setBytes({before.constData(), static_cast<std::size_t>(before.size())});
    editor.showRange({static_cast<std::uint32_t>(cursor), static_cast<std::uint32_t>(cursor)}, false);
    QTest::keyClick(&editor, Qt::Key_Return);
    QByteArray result(editor.bytes().data(), static_cast<qsizetype>(editor.bytes().size()));
    result.insert(editor.cursorOffset(), '|');
    QCOMPARE(result, after);
}

void TestTextEditor::closingBracketMovesOut() {
    TextEditor editor;
    editor.setBytes("{\n  ");
    editor.showRange({4, 4}, false);
    QTest::keyClicks(&editor, QStringLiteral("}"));
    QCOMPARE(std::string(editor.bytes()), std::string("{\n}"));
}

void TestTextEditor::typingIsNamedTyping() {
    TextEditor editor;
    editor.setBytes("{}");
    QVERIFY(editor.undoLabel().isEmpty());
    editor.showRange({1, 1}, false);
    QTest::keyClicks(&editor, QStringLiteral("12"));
    QCOMPARE(editor.undoLabel(), QStringLiteral("Typing"));
    editor.applyEdits(QStringLiteral("Append state"), {{{0, 0}, " "}});
    QCOMPARE(editor.undoLabel(), QStringLiteral("Append state"));
    editor.undo();
    QCOMPARE(editor.undoLabel(), QStringLiteral("Typing"));
    QCOMPARE(editor.redoLabel(), QStringLiteral("Append state"));
}

void TestTextEditor::manyTypedCharactersAreOneLabelAStep() {
    TextEditor editor;
    editor.setBytes("");
    QTest::keyClicks(&editor, QStringLiteral("abc"));
    while (editor.canUndo()) {
        QVERIFY(!editor.undoLabel().isEmpty());
        editor.undo();
    }
    QVERIFY(editor.undoLabel().isEmpty());
    QVERIFY(editor.bytes().empty());
}

void TestTextEditor::reportsTheCursor() {
    TextEditor editor;
    editor.resize(400, 300);
    editor.show();
    editor.setBytes("{\n\"a\": 1\n}");
    QSignalSpy moved(&editor, &TextEditor::cursorMoved);
    editor.showRange({3, 4}, false);
    QTRY_VERIFY(moved.count() > 0);
    QCOMPARE(editor.cursorOffset(), 3U);
}

void TestTextEditor::marksOutsideTheTextDoNoHarm() {
    TextEditor editor;
    editor.setTheme(Theme::of(drawing::ThemeKind::Dark));
    editor.setBytes("{}");
    editor.setMarks({{MarkKind::Error, {2, 2}}, {MarkKind::Warning, {50, 60}}, {MarkKind::Error, {0, 0}}});
    editor.setBytes("");
    editor.setMarks({{MarkKind::Error, {0, 0}}});
    editor.setActiveRanges({{0, 0}});
    QVERIFY(editor.bytes().empty());
}

QTEST_MAIN(TestTextEditor)
#include "tst_text_editor.moc"
