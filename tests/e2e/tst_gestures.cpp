// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/many_gestures.h"
#include "tests/e2e/window_driver.h"

#include <functional>

Q_DECLARE_METATYPE(std::function<void()>)

namespace {

enum Manner { Plain, TabsAndCarriageReturns, Comments };

/// The machine as somebody else would have written it.
QByteArray writtenIn(Manner manner) {
    QByteArray written;
    int number = 0;
    for (QByteArray line : QByteArray(manyGestures).split('\n')) {
        if (manner == TabsAndCarriageReturns) {
            qsizetype blanks = 0;
            while (blanks < line.size() && line[blanks] == ' ') ++blanks;
            line = QByteArray(blanks / 2, '\t') + line.mid(blanks) + '\r';
        }
        if (manner == Comments && !line.isEmpty()) line += " // " + QByteArray::number(++number);
        written += line + '\n';
    }
    written.chop(manner == TabsAndCarriageReturns ? 2 : 1);
    return written;
}

} // namespace

/// Every gesture of the graph in the real window: what it does to the text, and that undo takes it back.
class TestGestures : public QObject, private WindowDriver {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }
    void everyGestureIsOneNamedUndoStep_data();
    void everyGestureIsOneNamedUndoStep();
};

void TestGestures::everyGestureIsOneNamedUndoStep_data() {
    using Act = std::function<void()>;
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<int>("manner");
    QTest::addColumn<Act>("act");
    const auto row = [](const char* name, const char* state, const char* label, const Act& act) {
        constexpr const char* manners[] = {"", ", tabs and CR LF", ", comments"};
        for (const int manner : {Plain, TabsAndCarriageReturns, Comments})
            QTest::newRow((std::string(name) + manners[manner]).c_str())
                << QByteArray(state) << QByteArray(label) << manner << act;
    };
    const auto press = [this](int pressed, Qt::KeyboardModifiers modifiers = {}) {
        return [this, pressed, modifiers] { key(pressed, modifiers); };
    };
    const auto ofType = [this](int pressed, char type) {
        return [this, pressed, type] {
            key(pressed);
            chooseType(type);
        };
    };
    row("append", "T", "Add \"Pass\"", ofType(Qt::Key_A, 'p'));
    row("change type", "T", "Change \"T\" to Wait", ofType(Qt::Key_R, 'w'));
    row("duplicate", "T", "Duplicate \"T\"", press(Qt::Key_D, Qt::ControlModifier));
    row("delete", "T", "Delete \"T\"", press(Qt::Key_Delete));
    row("backspace", "W", "Delete \"W\"", press(Qt::Key_Backspace));
    row("cut", "T", "Delete \"T\"", press(Qt::Key_X, Qt::ControlModifier));
    row("paste", "T", "Paste", [this] {
        key(Qt::Key_C, Qt::ControlModifier);
        goTo("W");
        key(Qt::Key_V, Qt::ControlModifier);
    });
    row("rename", "T", "Rename \"T\" to \"Other\"", [this] {
        key(Qt::Key_E);
        keys("Other");
        key(Qt::Key_Return);
    });
    row("rule", "C", "Add a", press(Qt::Key_R, Qt::ShiftModifier));
    row("catch", "T", "Add a", press(Qt::Key_C, Qt::ShiftModifier));
    row("branch", "P", "Add a", press(Qt::Key_B, Qt::ShiftModifier));
    row("retry", "T", "Set Retry of \"T\"", [this] { inspectorClick("/Retry/-"); });
    row("branch moved", "P", "Move a", [this] { inspectorClick("/Branches/0/down"); });
    row("branch removed", "P", "Remove a", [this] { inspectorClick("/Branches/1/remove"); });
    row("wrap in Parallel", "T", "Wrap in a Parallel", press(Qt::Key_P, Qt::ShiftModifier));
    row("wrap in Map", "T", "Wrap in a Map", press(Qt::Key_M, Qt::ShiftModifier));
    row("unwrap", "M", "Unwrap \"M\"", press(Qt::Key_U, Qt::ShiftModifier));
    row("convert", "T", "Convert \"T\"", [this] { command("Convert to JSONata"); });
    row("convert all", "T", "Convert to JSONata", [this] { command("Convert the whole machine"); });
    row("connect by keys", "T", "Connect", [this] {
        key(Qt::Key_C);
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        key(Qt::Key_Return);
    });
    row("connect by drag", "A", "Connect", [this] {
        const QRectF card = canvas()->stateRect(asl::StatePath("/States/A"));
        drag(QPointF(card.center().x(), card.bottom() + 1), on("/States/W"));
    });
    row("retarget", "A", "Lead", [this] { drag(headOf(arrow("/States/W", "/States/M")), on("/States/Z")); });
    row("start", "A", "Start at", [this] { drag(headOf(arrow("", "/States/A")), on("/States/T")); });
    row("disconnect", "A", "Disconnect", [this] {
        QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {},
                          canvas()->mapFromScene(middleOf(arrow("/States/W", "/States/M"))));
        key(Qt::Key_Delete);
    });
    row("insert on an edge", "A", "Add",
        [this] { dropOn(middleOf(arrow("/States/W", "/States/M")), "Task"); });
    row("drop on a state", "A", "Add", [this] { dropOn(on("/States/W"), "Map"); });
    row("pattern", "A", "Paste", [this] {
        const auto* palette = m_window->findChild<Palette*>();
        dropOn(middleOf(arrow("/States/W", "/States/M")),
               palette->item(palette->count() - 1)->data(Qt::UserRole).toByteArray());
    });
    row("lasso and delete", "A", "Delete 2", [this] {
        key(Qt::Key_L);
        const QRectF both = canvas()
                                ->stateRect(asl::StatePath("/States/T"))
                                .united(canvas()->stateRect(asl::StatePath("/States/W")))
                                .adjusted(-6, -6, 6, 6);
        drag(both.topLeft(), both.bottomRight());
        QCOMPARE(canvas()->selection().size(), 2U);
        key(Qt::Key_Delete);
    });
}

void TestGestures::everyGestureIsOneNamedUndoStep() {
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, label);
    QFETCH(std::function<void()>, act);
    QFETCH(int, manner);
    const QByteArray before = writtenIn(static_cast<Manner>(manner));
    show(before.constData());
    goTo(state.constData());
    QVERIFY(canvas()->hasFocus());
    act();
    if (QTest::currentTestFailed()) return;
    settle();
    const auto text = [this] {
        const std::string_view bytes = m_window->editor()->bytes();
        return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    QVERIFY(text() != before);
    if (manner == TabsAndCarriageReturns)
        for (const QByteArray& line : text().split('\n'))
            QVERIFY2(line.isEmpty() || (line.endsWith('\r') && !line.startsWith(' ')), line.constData());
    const QString given = m_window->editor()->undoLabel();
    QVERIFY2(given.startsWith(QString::fromUtf8(label)), qPrintable(given));
    QVERIFY(!m_window->document()->analysis()->isBroken);
    m_window->activateWindow();
    canvas()->setFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), before);
}

QTEST_MAIN(TestGestures)
#include "tst_gestures.moc"
