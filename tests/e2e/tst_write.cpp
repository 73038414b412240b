// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/many_gestures.h"
#include "tests/e2e/window_driver.h"
#include "ui/dialogs/quick_pick.h"
#include "ui/editor/completion_popup.h"

#include <QInputDialog>
#include <QListWidget>
#include <QTimer>
#include <QTreeView>

namespace {

const char* const faulty = R"({
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Assign": { "total": 1 }, "Next": "Bb" },
    "B": { "Type": "Pass", "Parameters": { "t.$": "$total" }, "Nxt": "C", "End": true },
    "C": { "Type": "Succeed" } // never
  }
}
)";

} // namespace

/// Writing in the text of the real window: quick fixes, names, menus.
class TestWrite : public QObject, private WindowDriver {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        openWindow();
        show(faulty);
        m_window->editor()->setFocus();
    }
    void cleanup() { closeWindow(); }
    void aKeyMendsWhatIsAtTheCaret();
    void theBulbMendsTheLine();
    void theListOfProblemsMends();
    void aStateOfTheGraphIsMended();
    void aLineWithoutProblemsSaysSo();
    void theMenuOfTheTextOffersFixesAndNames();
    void referencesAreListedAndGoneTo();
    void aNameInTheTextRenamesItsState();
    void aVariableIsRenamed();
    void commentsDoNotHinderTheGraph();
    void problemsAreGoneThroughByKey();
    void aProblemIsShownWhole();
    void returnBehindABraceBreaksTheLine();
    void blocksAreFoldedByKey();
    void yamlIsColouredAndFolded();
    void yamlIsNotDrawnIn();

  private:
    /// Puts the caret inside of the first `text`, as a click does.
    void caretIn(const char* text, int inside = 1) {
        const std::size_t at = m_window->editor()->bytes().find(text);
        QVERIFY(at != std::string::npos);
        const auto place = static_cast<std::uint32_t>(at + static_cast<std::size_t>(inside));
        m_window->editor()->showRange({place, place}, false);
        m_window->editor()->setFocus();
        // The window follows the caret when it is drawn.
        QCoreApplication::processEvents();
    }
    QMenu* menu(const char* name) {
        auto* popup = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        return popup && popup->objectName() == QLatin1String(name) ? popup : nullptr;
    }
    static QStringList titles(const QMenu* menu) {
        QStringList list;
        for (const QAction* action : menu->actions())
            if (!action->isSeparator()) list << action->text();
        return list;
    }
    /// Chooses an entry of the open menu by keys.
    void choose(QMenu* open, const QString& title) {
        QVERIFY(open);
        for (int i = 0; i < open->actions().size(); ++i) {
            if (open->activeAction() && open->activeAction()->text() == title) break;
            QTest::keyClick(open, Qt::Key_Down);
        }
        QVERIFY2(open->activeAction() && open->activeAction()->text() == title,
                 qPrintable(titles(open).join(QStringLiteral("; "))));
        QTest::keyClick(open, Qt::Key_Return);
    }
    std::string text() { return std::string(m_window->editor()->bytes()); }
};

void TestWrite::aKeyMendsWhatIsAtTheCaret() {
    caretIn("\"Bb\"");
    key(Qt::Key_Period, Qt::ControlModifier);
    QCOMPARE(titles(menu("quickFixes")).first(2),
             (QStringList{QStringLiteral("Change to \"B\""), QStringLiteral("Create the state \"Bb\"")}));
    choose(menu("quickFixes"), QStringLiteral("Change to \"B\""));
    QVERIFY(text().find("\"Next\": \"B\"") != std::string::npos);
    QCOMPARE(m_window->editor()->undoLabel(), QStringLiteral("Change to \"B\""));
    m_window->editor()->undo();
    QCOMPARE(text(), std::string(faulty));
}

void TestWrite::theBulbMendsTheLine() {
    TextEditor* editor = m_window->editor();
    caretIn("\"Nxt\"", -20);
    const int line = editor->lineOf(editor->cursorOffset());
    constexpr unsigned bulb = 1U << 7;
    QTRY_VERIFY(editor->markersAtLine(line) & bulb);
    const auto y = editor->SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL,
                                         static_cast<long>(editor->cursorOffset()));
    const QPoint place(6, static_cast<int>(y) + 6);
    QTest::mouseClick(editor->viewport(), Qt::LeftButton, {}, place);
    QTRY_VERIFY(menu("quickFixes"));
    choose(menu("quickFixes"), QStringLiteral("Remove Nxt"));
    QVERIFY(text().find("Nxt") == std::string::npos);
    QVERIFY2(!m_window->debugger()->breakpoints().has(asl::StatePath("/States/B")),
             "a click on a bulb is no other");
    caretIn("\"StartAt\"");
    QTRY_VERIFY(!(editor->markersAtLine(line) & bulb));
}

void TestWrite::theListOfProblemsMends() {
    auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("problems"));
    QVERIFY(dock);
    dock->show();
    dock->raise();
    auto* list = dock->findChild<QTreeView*>();
    list->setFocus();
    const QModelIndexList rows = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole,
                                                      QStringLiteral("JSON has no comments"));
    QVERIFY(!rows.isEmpty());
    list->setCurrentIndex(rows.constFirst());
    // The menu runs an event loop of its own.
    QTimer::singleShot(0, this, [this] { choose(menu("quickFixes"), QStringLiteral("Remove the comment")); });
    key(Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(text().find("// never") == std::string::npos);
}

void TestWrite::aStateOfTheGraphIsMended() {
    goToGraph();
    goTo("C");
    QVERIFY(canvas()->hasFocus());
    key(Qt::Key_Period, Qt::ControlModifier);
    choose(menu("quickFixes"), QStringLiteral("Delete \"C\""));
    QVERIFY(!state("/States/C"));
}

void TestWrite::aLineWithoutProblemsSaysSo() {
    caretIn("\"StartAt\"");
    key(Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(!QApplication::activePopupWidget());
    QCOMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("There is no problem in this line."));
    QCOMPARE(text(), std::string(faulty));
}

void TestWrite::theMenuOfTheTextOffersFixesAndNames() {
    caretIn("\"Bb\"");
    QStringList offered;
    QTimer::singleShot(0, this, [this, &offered] {
        QVERIFY(menu("textMenu"));
        offered = titles(menu("textMenu"));
        choose(menu("textMenu"), QStringLiteral("Create the state \"Bb\""));
    });
    QContextMenuEvent ask(QContextMenuEvent::Keyboard, {}, m_window->mapToGlobal(QPoint(300, 300)));
    QApplication::sendEvent(m_window->editor(), &ask);
    QVERIFY(offered.contains(QStringLiteral("Find references")));
    QVERIFY(state("/States/Bb"));
}

void TestWrite::referencesAreListedAndGoneTo() {
    caretIn("\"total\"", 3);
    key(Qt::Key_F12, Qt::ShiftModifier);
    auto* list = QApplication::focusWidget()->parentWidget()->findChild<QListWidget*>();
    QVERIFY(list && list->count() == 2);
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    QVERIFY(m_window->editor()->hasFocus());
    QCOMPARE(m_window->editor()->selectedText(), QStringLiteral("$total"));
    key(Qt::Key_F12);
    QCOMPARE(m_window->editor()->selectedText(), QStringLiteral("total"));
}

void TestWrite::aNameInTheTextRenamesItsState() {
    caretIn("\"A\",");
    key(Qt::Key_F2);
    keys("First");
    key(Qt::Key_Return);
    settle();
    std::string wanted = faulty;
    wanted.replace(wanted.find("\"A\","), 4, "\"First\",");
    wanted.replace(wanted.find("\"A\": {"), 3, "\"First\"");
    QCOMPARE(text(), wanted);
}

void TestWrite::aVariableIsRenamed() {
    caretIn("$total", 2);
    QTimer::singleShot(0, this, [] {
        auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        QCOMPARE(dialog->textValue(), QStringLiteral("total"));
        dialog->setTextValue(QStringLiteral("sum"));
        QTest::keyClick(dialog, Qt::Key_Return);
    });
    key(Qt::Key_F2);
    std::string wanted = faulty;
    wanted.replace(wanted.find("\"total\""), 7, "\"sum\"");
    wanted.replace(wanted.find("$total"), 6, "$sum");
    QCOMPARE(text(), wanted);
    QCOMPARE(m_window->editor()->undoLabel(), QStringLiteral("Rename $total to $sum"));
}

void TestWrite::commentsDoNotHinderTheGraph() {
    goToGraph();
    goTo("C");
    key(Qt::Key_D, Qt::ControlModifier);
    settle();
    QVERIFY(state("/States/C (1)"));
    QVERIFY(text().find("// never") != std::string::npos);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), std::string(faulty));
}

void TestWrite::problemsAreGoneThroughByKey() {
    key(Qt::Key_Home, Qt::ControlModifier);
    QStringList seen;
    const std::size_t count = m_window->document()->analysis()->problems.size();
    QVERIFY(count > 2);
    for (std::size_t i = 0; i < count + 1; ++i) {
        key(Qt::Key_F8);
        seen << m_window->editor()->selectedText();
    }
    QVERIFY2(seen.contains(QStringLiteral("\"Bb\"")) && seen.contains(QStringLiteral("// never")),
             qPrintable(seen.join(u'|')));
    key(Qt::Key_F8);
    const QString there = m_window->editor()->selectedText();
    key(Qt::Key_F8);
    key(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(m_window->editor()->selectedText(), there);
    QVERIFY(!m_window->statusBar()->currentMessage().isEmpty());
}

void TestWrite::aProblemIsShownWhole() {
    const std::string name(60, 'x');
    show((R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Comment": ")" + std::string(400, 'c') +
          R"(", "Next": ")" + name + "\"}}}\n")
             .c_str());
    TextEditor* editor = m_window->editor();
    editor->setFocus();
    key(Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < 5 && !editor->selectedText().contains(u'x'); ++i) key(Qt::Key_F8);
    QCOMPARE(editor->selectedText(), u'"' + QString::fromStdString(name) + u'"');
    const json::TextRange range = editor->selectedRange();
    const auto x = [editor](std::uint32_t at) {
        return editor->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, static_cast<long>(at));
    };
    QVERIFY2(x(range.begin) >= 0 && x(range.end) <= editor->viewport()->width(),
             qPrintable(QStringLiteral("%1 to %2").arg(x(range.begin)).arg(x(range.end))));
}

void TestWrite::returnBehindABraceBreaksTheLine() {
    auto* popup = m_window->findChild<CompletionPopup*>();
    const std::string open = R"({"StartAt": "A", "States": {"A": )";
    const auto start = [&] {
        show((open + "}}\n").c_str());
        m_window->editor()->setFocus();
        const auto end = static_cast<std::uint32_t>(open.size());
        m_window->editor()->showRange({end, end}, false);
    };
    start();
    key(Qt::Key_Space, Qt::ControlModifier);
    keys("{");
    QTest::qWait(80);
    key(Qt::Key_Return);
    QTest::qWait(80);
    QVERIFY2(text().starts_with(open + "{\n"), text().c_str());
    // Asked for, or begun to be typed, it is what Return takes.
    start();
    keys("{");
    key(Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(popup->isVisible());
    key(Qt::Key_Return);
    QVERIFY2(text().starts_with(open + "{\""), text().c_str());
    start();
    keys("{\"Typ");
    QTRY_VERIFY(popup->isVisible());
    key(Qt::Key_Return);
    QVERIFY2(text().starts_with(open + "{\"Type\""), text().c_str());
}

void TestWrite::blocksAreFoldedByKey() {
    show(manyGestures);
    caretIn("\"Choices\"");
    const auto isHidden = [this](const char* text) {
        const auto at = static_cast<std::uint32_t>(m_window->editor()->bytes().find(text));
        return m_window->editor()->SendScintilla(
                   QsciScintilla::SCI_GETLINEVISIBLE,
                   static_cast<unsigned long>(m_window->editor()->lineOf(at))) == 0;
    };
    key(Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(isHidden("\"Choices\"") && !isHidden("\"C\": {"));
    key(Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(isHidden("\"C\": {") && !isHidden("\"States\""));
    key(Qt::Key_BracketRight, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!isHidden("\"C\": {"));
    QCOMPARE(text(), std::string(manyGestures));
}

void TestWrite::yamlIsColouredAndFolded() {
    const std::string yaml =
        "# A flow\nStartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: 5\n    End: true\n";
    TextEditor* editor = m_window->editor();
    m_window->document()->create(yaml, QStringLiteral("a.asl.yaml"));
    settle();
    const auto styleOf = [&](const char* text) {
        return static_cast<int>(editor->SendScintilla(QsciScintilla::SCI_GETSTYLEAT,
                                                      static_cast<unsigned long>(yaml.find(text))));
    };
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_themes->setChoice(choice);
        editor->SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
        const Theme& theme = m_themes->theme();
        const std::pair<const char*, QColor> rows[] = {
            {"# A", theme.muted}, {"StartAt", theme.key}, {"5\n", theme.number}, {"true", theme.keyword}};
        for (const auto& [text, colour] : rows) {
            QCOMPARE(editor->lexer()->color(styleOf(text)), colour);
            QCOMPARE(editor->lexer()->paper(styleOf(text)), theme.base);
        }
    }
    const auto isShown = [&](const char* text) {
        return editor->SendScintilla(QsciScintilla::SCI_GETLINEVISIBLE,
                                     static_cast<unsigned long>(
                                         editor->lineOf(static_cast<std::uint32_t>(yaml.find(text))))) != 0;
    };
    editor->setFocus();
    caretIn("Type: Wait");
    key(Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!isShown("Type: Wait") && !isShown("Seconds") && isShown("A:\n"));
    key(Qt::Key_BracketRight, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(isShown("Type: Wait"));
    // And back: what is no JSON is an error again.
    show("{]");
    editor->SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
    QVERIFY(editor->lexer()->inherits("QsciLexerJSON"));
}

void TestWrite::yamlIsNotDrawnIn() {
    auto* palette = m_window->findChild<Palette*>();
    const auto task = [palette] { return palette->item(1); };
    QVERIFY(task()->flags() & Qt::ItemIsEnabled);
    m_window->document()->create("StartAt: A\nStates:\n  A:\n    Type: Succeed\n",
                                 QStringLiteral("a.asl.yaml"));
    settle();
    QVERIFY(!(task()->flags() & (Qt::ItemIsEnabled | Qt::ItemIsDragEnabled)));
    QVERIFY2(task()->toolTip().contains(QStringLiteral("YAML")), qPrintable(task()->toolTip()));
    canvas()->resetZoom();
    goToGraph();
    goTo("A");
    auto* pad = canvas()->findChild<QFrame*>(QStringLiteral("contextPad"));
    QTRY_VERIFY(pad && pad->isVisible());
    for (const auto* button : pad->findChildren<QToolButton*>()) {
        if (button->menu()) continue;
        QVERIFY2(!button->isEnabled(), qPrintable(button->accessibleName()));
        QVERIFY2(button->toolTip().contains(QStringLiteral("YAML")), qPrintable(button->toolTip()));
    }
    show(faulty);
    QVERIFY(task()->flags() & Qt::ItemIsEnabled);
    QVERIFY(!task()->toolTip().contains(QStringLiteral("YAML")));
}

QTEST_MAIN(TestWrite)
#include "tst_write.moc"
