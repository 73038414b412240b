// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/refactor.h"

#include "core/json/parser.h"
#include "core/json/text_edit.h"
#include "core/json/yaml_parser.h"

#include <QtTest>

using namespace wb;
using namespace wb::asl;
using namespace wb::asl::refactor;

namespace {

ModelPtr read(const std::string& text) {
    return Model::read(json::parse(text));
}

const std::string chain = R"({
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Next": "B"
    },
    "B": { "Type": "Task", "Resource": "x", "Next": "C" },
    "C": {
      "Type": "Succeed"
    }
  }
}
)";

StatePath top(const char* name) {
    return StatePath().state(name);
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const std::size_t place = text.find(what);
    return place == std::string::npos ? text : text.replace(place, what.size(), by);
}

void compare(const std::string& before, const Outcome& outcome, const std::string& after) {
    QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().reason.c_str());
    QCOMPARE(QString::fromStdString(json::apply(before, outcome->edits)), QString::fromStdString(after));
    QVERIFY(!outcome->label.empty());
}

} // namespace

class TestRefactorExamples : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void rename();
    void connectAndDisconnect();
    void aRuleThatIsDrawnIsFreshAndInTheTextsStyle();
    void insertOnTransition();
    void appendAndAddFirst();
    void emptyDefinition();
    void deletes();
    void fields();
    void fieldsKeepWhatIsEqual();
    void wideObjectsAreMergedInLinearTime();
    void lists();
    void wrapAndUnwrap();
    void duplicateAndPaste();
    void changesType();
    void errorsAreNoWayOn();
    void unwrapsALoop();
    void wrappingSaysWhatIsNoLongerSeen();
    void deletesAContainerWithAStateInIt();
    void aStateMayBeCalledStates();
    void longNamesAreCounted();
    void pastedStatesKeepTheirLanguage();
    void oneLineStaysOneLine();
    void duplicateKeysLeaveNone();
    void commentsGoAlong();
    void refusals();
};

void TestRefactorExamples::rename() {
    const auto model = read(chain);
    const auto edit = renameState(*model, top("B"), "B \"2\"");
    compare(
        chain, edit,
        replaced(replaced(chain, R"("Next": "B")", R"("Next": "B \"2\"")"), R"("B": {)", R"("B \"2\"": {)"));
    QCOMPARE(edit->moved.size(), std::size_t{1});
    QCOMPARE(edit->moved[0].second, StatePath().state("B \"2\""));
    compare(chain, renameState(*model, top("A"), "X"),
            replaced(replaced(chain, R"("StartAt": "A")", R"("StartAt": "X")"), R"("A": {)", R"("X": {)"));
    QVERIFY(renameState(*model, top("A"), "A")->edits.empty());
    QVERIFY(canRename(*model, top("A"), "B"));
    QVERIFY(canRename(*model, top("A"), std::string(81, 'x')));
    QVERIFY(!canRename(*model, top("A"), std::string(80, 'x')));
}

void TestRefactorExamples::connectAndDisconnect() {
    const auto model = read(chain);
    compare(chain, refactor::connect(*model, top("A"), top("C")),
            replaced(chain, R"("Next": "B")", R"("Next": "C")"));
    compare(chain, refactor::disconnect(*model, {top("A"), TransitionKind::Next, 0}),
            replaced(chain, R"("Next": "B")", R"("End": true)"));
    compare(chain, refactor::disconnect(*model, {top("B"), TransitionKind::Next, 0}),
            replaced(chain, R"("Next": "C")", R"("End": true)"));
    compare(chain, setStartAt(*model, {}, top("B")),
            replaced(chain, R"("StartAt": "A")", R"("StartAt": "B")"));
    compare(chain, refactor::retarget(*model, {top("B"), TransitionKind::Next, 0}, top("A")),
            replaced(chain, R"("Next": "C")", R"("Next": "A")"));
    QVERIFY(canConnect(*model, top("C"), top("A")));
}

void TestRefactorExamples::aRuleThatIsDrawnIsFreshAndInTheTextsStyle() {
    const std::string text = R"({
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Choice",
      "Choices": [
        {
          "Variable": "$.value",
          "IsPresent": true,
          "Next": "B"
        }
      ],
      "Default": "B"
    },
    "B": {"Type": "Succeed"},
    "C": {"Type": "Succeed"}
  }
})";
    const std::string added = R"(
        {
          "Variable": "$.value2",
          "IsPresent": true,
          "Next": "C"
        })";
    const std::string last = R"("Next": "B"
        })";
    const auto model = read(text);
    compare(text, refactor::connect(*model, top("A"), top("C")), replaced(text, last, last + "," + added));
    const std::string two = replaced(text, last, last + "," + added);
    compare(two, addItem(*read(two), top("A"), ListField::Choices, SIZE_MAX, "", top("B")),
            replaced(two, added,
                     added + "," + replaced(replaced(added, "value2", "value3"), R"("C")", R"("B")")));
    const std::string jsonata =
        R"({"StartAt": "A", "QueryLanguage": "JSONata", "States": {"A": {)"
        R"("Type": "Choice", "Choices": [{"Condition": "{% $states.input.value2 %}", )"
        R"("Next": "B"}], "Default": "B"}, "B": {"Type": "Succeed"}}})";
    const auto edit = appendState(*read(jsonata), top("A"), {"C", R"({"Type": "Pass"})"});
    QVERIFY(edit.ok());
    const std::string after = json::apply(jsonata, edit->edits);
    QVERIFY2(after.find(R"(, {"Condition": "{% $exists($states.input.value) %}", "Next": "C"}], )") !=
                 std::string::npos,
             after.c_str());
}

void TestRefactorExamples::insertOnTransition() {
    const auto model = read(chain);
    compare(chain,
            refactor::insertOnTransition(*model, {top("A"), TransitionKind::Next, 0},
                                         {"N", newStateText(StateType::Wait, {})}),
            replaced(replaced(chain, R"("Next": "B")", R"("Next": "N")"), "    \"B\":",
                     "    \"N\": {\n      \"Type\": \"Wait\",\n      \"Seconds\": 5,\n      \"Next\": "
                     "\"B\"\n    },\n    \"B\":"));
    const auto taken = refactor::insertOnTransition(*model, {top("A"), TransitionKind::Next, 0},
                                                    {"B", R"({"Type": "Pass"})"});
    QCOMPARE(*taken->select, top("B (1)"));
}

void TestRefactorExamples::appendAndAddFirst() {
    const auto model = read(chain);
    compare(
        chain, appendState(*model, top("B"), {"N", R"({"Type": "Pass"})"}),
        replaced(
            chain, "\"Next\": \"C\" },",
            "\"Next\": \"N\" },\n    \"N\": {\n      \"Type\": \"Pass\",\n      \"Next\": \"C\"\n    },"));
    compare(chain, addFirstState(*model, {}, {"N", R"({"Type": "Pass"})"}),
            replaced(replaced(chain, R"("StartAt": "A")", R"("StartAt": "N")"), "    \"A\":",
                     "    \"N\": {\n      \"Type\": \"Pass\",\n      \"Next\": \"A\"\n    },\n    \"A\":"));
    const std::string end = replaced(chain, R"("Next": "C")", R"("End": true)");
    const auto choice = appendState(*read(end), top("B"), {"N", newStateText(StateType::Choice, {})});
    const auto after = read(json::apply(end, choice->edits));
    QCOMPARE(after->find(top("N"))->transitions.size(), std::size_t{2});
    for (const Transition& transition : after->find(top("N"))->transitions) QVERIFY(transition.to != noIndex);
}

void TestRefactorExamples::emptyDefinition() {
    for (const char* text :
         {"{}", "{\n}\n", "{\n  \"Comment\": \"x\"\n}", "{\"StartAt\": \"\", \"States\": {}}"}) {
        const auto edit = addFirstState(*read(text), {}, {"N", R"({"Type": "Pass"})"});
        QVERIFY2(edit.ok(), edit.ok() ? "" : edit.error().reason.c_str());
        const auto model = read(json::apply(text, edit->edits));
        QVERIFY(!model->tree().hasErrors());
        QCOMPARE(model->machine().states.size(), std::size_t{1});
        QVERIFY(model->machine().start == 0U);
        QVERIFY(model->state(0).isTerminal);
        // A Choice cannot end and brings the state that it leads to.
        const auto choice =
            addFirstState(*read(text), {}, {"C", newStateText(StateType::Choice, QueryLanguage::JsonPath)});
        QVERIFY(choice.ok());
        const auto two = read(json::apply(text, choice->edits));
        QVERIFY(!two->tree().hasErrors());
        QCOMPARE(two->machine().states.size(), std::size_t{2});
        QCOMPARE(two->machine().startAt, std::string("C"));
        QVERIFY(two->machine().start != noIndex);
        QCOMPARE(two->machine().node["States"].size(), std::size_t{2});
    }
}

void TestRefactorExamples::deletes() {
    const auto model = read(chain);
    compare(chain, deleteState(*model, top("B")),
            replaced(replaced(chain, R"("Next": "B")", R"("Next": "C")"),
                     "    \"B\": { \"Type\": \"Task\", \"Resource\": \"x\", \"Next\": \"C\" },\n", ""));
    compare(chain, deleteState(*model, top("C")),
            replaced(replaced(chain, R"("Next": "C")", R"("End": true)"),
                     ",\n    \"C\": {\n      \"Type\": \"Succeed\"\n    }", ""));
    const std::vector<StatePath> both{top("A"), top("B")};
    const auto edit = deleteStates(*model, both);
    QVERIFY(edit.ok());
    QCOMPARE(json::apply(chain, edit->edits),
             std::string("{\n  \"StartAt\": \"C\",\n  \"States\": {\n    \"C\": {\n      \"Type\": "
                         "\"Succeed\"\n    }\n  }\n}\n"));
    const std::vector<StatePath> all{top("A"), top("B"), top("C")};
    // Empty as it was before its first state.
    compare(chain, deleteStates(*model, all), "{\n  \"States\": {}\n}\n");
    const std::string branches =
        R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}, {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}], "End": true}}})";
    compare(
        branches, deleteState(*read(branches), top("P").branch(1).state("B")),
        replaced(branches, R"({"StartAt": "B", "States": {"B": {"Type": "Succeed"}}})", R"({"States": {}})"));
}

void TestRefactorExamples::fieldsKeepWhatIsEqual() {
    const std::string text = R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {
  "a":1, // one
  "list": [ 1.50, {"x" : "y"}, 3 ],
    "gone": true,
  "o": {} }, "End": true}}})";
    const auto model = read(text);
    const auto set = [&](const char* value) { return setField(*model, top("A"), "/Parameters", value); };
    compare(text, set(R"({"a": 1, "list": [1.5, {"x": "y"}, 3], "gone": true, "o": {}})"), text);
    compare(text, set("{\n  \"a\": 2,\n  \"list\": [1.5, {\"x\": \"z\"}, 3],\n  \"o\": {}\n}"),
            replaced(replaced(replaced(text, "\"a\":1", "\"a\":2"), "\"y\"", "\"z\""),
                     "    \"gone\": true,\n", ""));
    compare(text, set(R"({"a": 1, "list": [1.5, {"x": "y"}, 3, 4], "gone": true, "new": 5, "o": {}})"),
            replaced(replaced(text, "3 ]", "3, 4 ]"), "true,\n", "true,\n    \"new\": 5,\n"));
    compare(text, set(R"({"a": 1, "list": [3], "gone": true, "o": {}})"),
            replaced(text, R"(1.50, {"x" : "y"}, )", ""));
    compare(
        text, set(R"([1])"),
        replaced(text,
                 text.substr(text.find("{\n  \"a\""), text.find(" }, \"End") + 2 - text.find("{\n  \"a\"")),
                 "[1]"));
}

void TestRefactorExamples::fields() {
    const auto model = read(chain);
    compare(chain, setField(*model, top("A"), "/Comment", "\"hello\""),
            replaced(chain, "\"Next\": \"B\"\n", "\"Next\": \"B\",\n      \"Comment\": \"hello\"\n"));
    compare(chain, setField(*model, top("A"), "/Parameters/x.$", "\"$.y\""),
            replaced(chain, "\"Next\": \"B\"\n",
                     "\"Next\": \"B\",\n      \"Parameters\": {\n        \"x.$\": \"$.y\"\n      }\n"));
    compare(chain, setField(*model, top("B"), "/Parameters/x", "1"),
            replaced(chain, "\"Next\": \"C\" }", "\"Next\": \"C\", \"Parameters\": {\"x\": 1} }"));
    compare(chain, setField(*model, top("B"), "/TimeoutSeconds", "${Timeout}"),
            replaced(chain, "\"Next\": \"C\" }", "\"Next\": \"C\", \"TimeoutSeconds\": ${Timeout} }"));
    compare(chain, setField(*model, {}, "/Comment", "\"m\""),
            replaced(chain, "    }\n  }\n}", "    }\n  },\n  \"Comment\": \"m\"\n}"));
    compare(chain, setField(*model, top("B"), "/Resource", "\"y\""), replaced(chain, "\"x\"", "\"y\""));
    compare(chain, unsetField(*model, top("B"), "/Resource"), replaced(chain, "\"Resource\": \"x\", ", ""));
    compare(chain, unsetField(*model, top("A"), "/Next"), replaced(chain, ",\n      \"Next\": \"B\"", ""));
    QVERIFY(!setField(*model, top("A"), "/Comment", "{").ok());
    QVERIFY(!setField(*model, top("A"), "/Type/x", "1").ok());
    QVERIFY(!setField(*model, top("A"), "", "1").ok());
    QVERIFY(!unsetField(*model, top("A"), "/Nothing").ok());
}

void TestRefactorExamples::wideObjectsAreMergedInLinearTime() {
    constexpr int members = 100'000;
    std::string before = "{", after = "{";
    for (int i = 0; i < members; ++i) {
        const std::string name = (i ? ", \"k" : "\"k") + std::to_string(i) + "\": ";
        before += name + "1";
        after += name + (i == members / 2 ? "2" : "1");
    }
    const std::string text =
        R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": )" + before + R"(}, "End": true}}})";
    const auto edit = setField(*read(text), top("A"), "/Result", after + "}");
    QVERIFY(edit.ok());
    QCOMPARE(edit->edits.size(), std::size_t{1});
    QCOMPARE(edit->edits.front().text, std::string("2"));
}

void TestRefactorExamples::lists() {
    const auto model = read(chain);
    const auto added = addItem(*model, top("B"), ListField::Retry);
    QVERIFY(added.ok());
    const std::string once = json::apply(chain, added->edits);
    const auto twice = addItem(*read(once), top("B"), ListField::Retry, 0, R"({"ErrorEquals": ["X"]})");
    const std::string text = json::apply(once, twice->edits);
    auto now = read(text);
    QCOMPARE(now->find(top("B"))->node["Retry"].size(), 2U);
    QCOMPARE(*now->find(top("B"))->node["Retry"].element(0)["ErrorEquals"].element(0).string(),
             std::string("X"));
    const auto moved = moveItem(*now, top("B"), ListField::Retry, 0, 1);
    const auto reordered = read(json::apply(text, moved->edits));
    QCOMPARE(*reordered->find(top("B"))->node["Retry"].element(1)["ErrorEquals"].element(0).string(),
             std::string("X"));
    const auto removed = removeItem(*read(once), top("B"), ListField::Retry, 0);
    QCOMPARE(json::apply(once, removed->edits), chain);
    QVERIFY(canAddItem(*model, top("A"), ListField::Retry));
    // What handles all errors stays the last, and is there once.
    const std::string all = json::apply(chain, addItem(*model, top("B"), ListField::Catch)->edits);
    const auto more = read(json::apply(all, addItem(*read(all), top("B"), ListField::Catch)->edits));
    const json::Node catchers = more->find(top("B"))->node["Catch"];
    QCOMPARE(catchers.element(0)["ErrorEquals"].text(), std::string_view("[\"States.TaskFailed\"]"));
    QCOMPARE(catchers.element(1)["ErrorEquals"].text(), std::string_view("[\"States.ALL\"]"));
    QVERIFY(canAddItem(*model, top("B"), ListField::Choices));
    QVERIFY(canRemoveItem(*model, top("B"), ListField::Catch, 0));
}

void TestRefactorExamples::wrapAndUnwrap() {
    const auto model = read(chain);
    const std::vector<StatePath> states{top("A"), top("B")};
    for (const StateType type : {StateType::Parallel, StateType::Map}) {
        const auto wrapped = wrap(*model, states, type);
        QVERIFY2(wrapped.ok(), wrapped.ok() ? "" : wrapped.error().reason.c_str());
        const std::string text = json::apply(chain, wrapped->edits);
        const auto now = read(text);
        QVERIFY(!now->tree().hasErrors());
        QCOMPARE(now->machine().states.size(), std::size_t{2});
        QCOMPARE(now->machine().startAt, wrapped->select->stateName());
        for (const auto& [from, to] : wrapped->moved) QVERIFY(now->find(to));
        QCOMPARE(wrapped->moved.size(), std::size_t{2});
        const auto back = unwrap(*now, *wrapped->select);
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().reason.c_str());
        QCOMPARE(QString::fromStdString(json::apply(text, back->edits)), QString::fromStdString(chain));
    }
    const std::vector<StatePath> ends{top("B"), top("C")};
    const auto last = wrap(*model, ends, StateType::Parallel);
    QVERIFY(last.ok());
    QVERIFY(read(json::apply(chain, last->edits))->find(*last->select)->isTerminal);
    const std::vector<StatePath> apart{top("A"), top("C")};
    QVERIFY(canWrap(*model, apart, StateType::Parallel));
}

void TestRefactorExamples::duplicateAndPaste() {
    const auto model = read(chain);
    compare(chain, duplicate(*model, top("A")),
            replaced(chain, "      \"Next\": \"B\"\n    },\n",
                     "      \"Next\": \"A (1)\"\n    },\n    \"A (1)\": {\n      \"Type\": \"Pass\",\n      "
                     "\"Next\": \"B\"\n    },\n"));
    const std::vector<StatePath> states{top("A"), top("B")};
    const std::string copied = copyText(*model, states);
    const auto pasted = paste(*model, {}, copied, top("B"));
    QVERIFY(pasted.ok());
    const auto now = read(json::apply(chain, pasted->edits));
    QCOMPARE(now->machine().states.size(), std::size_t{5});
    QCOMPARE(now->find(top("B"))->transitions[0].target, std::string("A (1)"));
    QCOMPARE(now->find(top("A (1)"))->transitions[0].target, std::string("B (1)"));
    QCOMPARE(now->find(top("B (1)"))->transitions[0].target, std::string("C"));
    QVERIFY(canPaste(*model, {}, "[1]"));
    QVERIFY(canPaste(*model, {}, "{\"a\": "));
}

void TestRefactorExamples::changesType() {
    const auto model = read(chain);
    compare(chain, changeType(*model, top("B"), StateType::Pass),
            replaced(chain, R"("Type": "Task", "Resource": "x", )", R"("Type": "Pass", )"));
    compare(chain, changeType(*model, top("A"), StateType::Succeed),
            replaced(chain, "\"Pass\",\n      \"Next\": \"B\"\n", "\"Succeed\"\n"));
    const auto choice = changeType(*model, top("A"), StateType::Choice);
    const auto now = read(json::apply(chain, choice->edits));
    QCOMPARE(now->find(top("A"))->transitions.size(), std::size_t{2});
    const auto back = changeType(*now, top("A"), StateType::Pass);
    QCOMPARE(QString::fromStdString(json::apply(now->tree().text(), back->edits)),
             QString::fromStdString(chain));
    QVERIFY(canChangeType(*model, top("C"), StateType::Choice));
    QVERIFY(canChangeType(*model, top("A"), StateType::Pass));
}

void TestRefactorExamples::errorsAreNoWayOn() {
    const std::string text =
        R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "x", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "H"}], "End": true}, "H": {"Type": "Fail"}}})";
    const auto model = read(text);
    for (const StateType type : {StateType::Pass, StateType::Wait, StateType::Map, StateType::Parallel}) {
        const auto edit = changeType(*model, top("T"), type);
        QVERIFY(edit.ok());
        const auto now = read(json::apply(text, edit->edits));
        QVERIFY(now->find(top("T"))->isTerminal);
    }
    QVERIFY(canChangeType(*model, top("T"), StateType::Choice));
}

void TestRefactorExamples::unwrapsALoop() {
    const std::string text =
        R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}], "Next": "P"}}})";
    const auto edit = unwrap(*read(text), top("P"));
    compare(text, edit, R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}})");
}

void TestRefactorExamples::wrappingSaysWhatIsNoLongerSeen() {
    const std::string text =
        R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"v": 1}, "Next": "B"}, "B": {"Type": "Pass", "End": true}}})";
    const auto model = read(text);
    const std::vector<StatePath> first{top("A")};
    const std::vector<StatePath> second{top("B")};
    const auto edit = wrap(*model, first, StateType::Parallel);
    QVERIFY(edit.ok());
    QCOMPARE(edit->notes.size(), std::size_t{1});
    QVERIFY(wrap(*model, second, StateType::Parallel)->notes.empty());
}

void TestRefactorExamples::deletesAContainerWithAStateInIt() {
    const std::string text =
        R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "X"}]}, "X": {"Type": "Pass", "End": true}}}], "Next": "Z"}, "Z": {"Type": "Succeed"}}})";
    const auto model = read(text);
    const StatePath inner = top("P").branch(0).state("X");
    const std::vector<StatePath> both{top("P"), inner};
    const std::vector<StatePath> alone{inner};
    QVERIFY(canDelete(*model, alone));
    compare(text, deleteStates(*model, both), R"({"StartAt": "Z", "States": {"Z": {"Type": "Succeed"}}})");
}

void TestRefactorExamples::aStateMayBeCalledStates() {
    const std::string text = R"({"StartAt": "States", "States": {"States": {"Type": "Pass", "End": true}}})";
    const auto model = read(text);
    const auto edit = duplicate(*model, top("States"));
    QVERIFY2(edit.ok(), edit.ok() ? "" : edit.error().reason.c_str());
    const std::vector<StatePath> states{top("States")};
    QVERIFY(!canPaste(*model, {}, copyText(*model, states)));
}

void TestRefactorExamples::longNamesAreCounted() {
    std::string wish;
    for (int i = 0; i < 80; ++i) wish += "\xE7\x8A\xB6";
    const auto model = read(chain);
    QCOMPARE(uniqueName(*model, wish), wish);
    const std::string cut = uniqueName(*model, wish + "x");
    QCOMPARE(cut, wish);
    const auto taken = read(replaced(chain, R"("C": {)", "\"" + wish + "\": {"));
    QCOMPARE(uniqueName(*taken, wish), wish.substr(0, wish.size() - 12) + " (1)");
}

void TestRefactorExamples::pastedStatesKeepTheirLanguage() {
    const std::string text =
        R"({"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Pass", "Output": "{% 1 %}", "End": true}}}], "End": true}}})";
    const auto source = read(text);
    const std::vector<StatePath> states{top("P")};
    const std::string copied = copyText(*source, states);
    const auto target = read(chain);
    const auto edit = paste(*target, {}, copied);
    QVERIFY(edit.ok());
    const auto now = read(json::apply(chain, edit->edits));
    QCOMPARE(now->find(top("P"))->queryLanguage, QueryLanguage::Jsonata);
    QCOMPARE(now->find(top("P").branch(0).state("A (1)"))->queryLanguage, QueryLanguage::Jsonata);
    // At home nothing has to be said.
    const auto home = paste(*source, {}, copied);
    QVERIFY(home.ok());
    const std::string twice = json::apply(text, home->edits);
    QCOMPARE(twice.find("QueryLanguage"), twice.rfind("QueryLanguage"));
}

void TestRefactorExamples::oneLineStaysOneLine() {
    const std::string text = R"({"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}})";
    const auto edit = appendState(*read(text), top("A"), {"B", newStateText(StateType::Wait, {})});
    compare(
        text, edit,
        R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Wait","Seconds":5,"End":true}}})");
}

void TestRefactorExamples::duplicateKeysLeaveNone() {
    const std::string text = R"({
  "StartAt": "A",
  "States": {
    "B": {"Type": "Wait", "Seconds": 1, "End": true},
    "A": {"Type": "Pass", "End": true, "Next": "C", "End": false, "Comment": "x", "Next": "B", "Comment": "y"},
    "B": {"Type": "Pass", "Next": "C"},
    "C": {"Type": "Succeed"}
  }
})";
    const auto model = read(text);
    const std::string a =
        R"({"Type": "Pass", "End": true, "Next": "C", "End": false, "Comment": "x", "Next": "B", "Comment": "y"})";
    compare(
        text, refactor::disconnect(*model, {top("A"), TransitionKind::Next, 0}),
        replaced(text, a, R"({"Type": "Pass", "End": true, "End": true, "Comment": "x", "Comment": "y"})"));
    compare(
        text, refactor::connect(*model, top("A"), top("C")),
        replaced(text, a, R"({"Type": "Pass", "Next": "C", "Comment": "x", "Next": "C", "Comment": "y"})"));
    compare(text, unsetField(*model, top("A"), "/Comment"),
            replaced(text, a, R"({"Type": "Pass", "End": true, "Next": "C", "End": false, "Next": "B"})"));
    compare(text, changeType(*model, top("A"), StateType::Succeed),
            replaced(text, a, R"({"Type": "Succeed", "Comment": "x", "Comment": "y"})"));
    // Both states called B go, for the first would be the one that counts.
    const auto deleted = deleteState(*model, top("B"));
    QVERIFY(deleted.ok());
    QCOMPARE(deleted->notes.size(), std::size_t{1});
    const auto now = read(json::apply(text, deleted->edits));
    QVERIFY(!now->find(top("B")));
    QCOMPARE(now->machine().states.size(), std::size_t{2});
    const auto renamed = renameState(*model, top("B"), "D");
    QVERIFY(renamed.ok());
    QCOMPARE(renamed->notes.size(), std::size_t{1});
    QVERIFY(read(json::apply(text, renamed->edits))->find(top("B")));
    QVERIFY(renameState(*model, top("C"), "D")->notes.empty());
    QVERIFY(deleteState(*model, top("A"))->notes.empty());
}

void TestRefactorExamples::commentsGoAlong() {
    const std::string text = R"({
  "StartAt": "A",
  "States": { // all of them
    // A begins.
    "A": {"Type": "Pass", "Next": "B"}, // end of A
    // B follows.
    /* It is long. */
    "B": {
      // what it does
      "Type": "Pass", "End": true
    } // end of B
    // no more
  }
})";
    const auto model = read(text);
    const std::vector<StatePath> both{top("A"), top("B")};
    const auto wrapped = wrap(*model, both, StateType::Map);
    compare(text, wrapped, R"({
  "StartAt": "Map",
  "States": { // all of them
    "Map": {
      "Type": "Map",
      "ItemProcessor": {
        "ProcessorConfig": {
          "Mode": "INLINE"
        },
        "StartAt": "A",
        "States": {
          // A begins.
          "A": {"Type": "Pass", "Next": "B"}, // end of A
          // B follows.
          /* It is long. */
          "B": {
            // what it does
            "Type": "Pass", "End": true
          } // end of B
        }
      },
      "End": true
    }
    // no more
  }
})");
    const std::string inside = json::apply(text, wrapped->edits);
    compare(inside, unwrap(*read(inside), top("Map")), text);
    // What is cut and pasted comes with its comments.
    const std::vector<StatePath> first{top("A")};
    const std::string copied = copyText(*model, first);
    QCOMPARE(QString::fromStdString(copied), QStringLiteral(R"({
  // A begins.
  "A": {
    "Type": "Pass",
    "Next": "B"
  } // end of A
}
)"));
    compare(text, paste(*model, {}, copied), replaced(text, "    } // end of B\n", R"j(    }, // end of B
    // A begins.
    "A (1)": {
      "Type": "Pass",
      "End": true
    } // end of A
)j"));
    compare(text, duplicate(*model, top("A")),
            replaced(text, R"j(    "A": {"Type": "Pass", "Next": "B"}, // end of A
)j",
                     R"j(    "A": {"Type": "Pass", "Next": "A (1)"}, // end of A
    // A begins.
    "A (1)": {"Type": "Pass", "Next": "B"}, // end of A
)j"));
}

void TestRefactorExamples::refusals() {
    const auto yaml =
        Model::read(json::parseYaml("StartAt: A\nStates:\n  A:\n    Type: Pass\n    End: true\n"));
    QVERIFY(canRename(*yaml, top("A"), "B"));
    const auto broken = read(R"({"StartAt": "A", "States": {"A": {"Type": "Pass" "End": true}}})");
    QVERIFY(canRename(*broken, top("A"), "B"));
    const auto commented =
        read("{\"StartAt\": \"A\", // first\n \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}");
    QVERIFY(!canRename(*commented, top("A"), "B"));
    QVERIFY(canRename(*commented, top("X"), "B"));
}

QTEST_APPLESS_MAIN(TestRefactorExamples)
#include "tst_refactor_examples.moc"
