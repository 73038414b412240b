// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/model.h"
#include "core/json/parser.h"

#include <QTest>

using namespace wb;
using namespace wb::asl;

namespace {

ModelPtr modelOf(std::string text) {
    return Model::read(json::parse(std::move(text)));
}

std::vector<std::string> targetsOf(const State& state) {
    std::vector<std::string> result;
    for (const Transition& transition : state.transitions) result.push_back(transition.target);
    return result;
}

const std::string nested = R"({"StartAt":"P","States":{
  "P":{"Type":"Parallel","Next":"M","Branches":[
     {"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},
     {"StartAt":"A","States":{"A":{"Type":"Task","Next":"B"},"B":{"Type":"Succeed"}}}]},
  "M":{"Type":"Map","Iterator":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}}})";

} // namespace

class TestModel : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void anyDocumentHasAMachine_data();
    void anyDocumentHasAMachine();
    void readsContainersOfParallelAndMap();
    void prefersItemProcessorOverIterator();
    void readsEveryWayOutOfAState();
    void takesNextOfNestedChoiceRulesForNoTransition();
    void targetsResolveWithinTheirContainerOnly();
    void listsDuplicatesAndFindsTheLast();
    void queryLanguageOfAStateWinsOverTheMachines();
    void decodesAndEscapesNames();
    void findsTheInnermostStateAtAnOffset();
    void readsWideObjects();
};

void TestModel::anyDocumentHasAMachine_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "null", "[]", "{", "{\"States\":3}", "{\"States\":{\"A\":3}}", "{\"States\":{\"A\"", "[[[",
          "{\"States\":{\"A\":{\"Type\":\"Parallel\",\"Branches\":[1,{}]}}}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestModel::anyDocumentHasAMachine() {
    QFETCH(QByteArray, text);
    const ModelPtr model = modelOf(text.toStdString());
    QVERIFY(!model->containers().empty());
    QVERIFY(model->machine().path.isMachine());
}

void TestModel::readsContainersOfParallelAndMap() {
    const ModelPtr model = modelOf(nested);
    QCOMPARE(model->states().size(), std::size_t(6));
    QCOMPARE(model->containers().size(), std::size_t(4));
    const State* parallel = model->find(StatePath().state("P"));
    QVERIFY(parallel);
    QCOMPARE(parallel->containers.size(), std::size_t(2));
    const Container& second = model->container(parallel->containers[1]);
    QCOMPARE(second.path.text(), std::string("/States/P/Branches[1]"));
    QCOMPARE(second.branch, 1u);
    QCOMPARE(&model->state(second.owner), parallel);
    QCOMPARE(model->state(second.start).path.text(), std::string("/States/P/Branches[1]/States/A"));
    const State* map = model->find(StatePath().state("M"));
    QVERIFY(map && map->isTerminal);
    QCOMPARE(model->container(map->containers.at(0)).path.text(), std::string("/States/M/Iterator"));
}

void TestModel::prefersItemProcessorOverIterator() {
    const ModelPtr model = modelOf(R"({"States":{"M":{"Type":"Map","Iterator":{"States":{"X":{}}},
        "ItemProcessor":{"States":{"Y":{}}}}}})");
    QVERIFY(model->find(StatePath("/States/M/ItemProcessor/States/Y")));
    QVERIFY(!model->find(StatePath("/States/M/Iterator/States/X")));
}

void TestModel::readsEveryWayOutOfAState() {
    const ModelPtr model = modelOf(R"({"States":{
      "C":{"Type":"Choice","Choices":[{"Next":"T"},7,{"Next":"Gone"}],"Default":"S"},
      "T":{"Type":"Task","Next":"S","Catch":[{"ErrorEquals":["States.ALL"],"Next":"C"}]},
      "S":{"Type":"Succeed"}}})");
    const State& choice = *model->find(StatePath("/States/C"));
    QCOMPARE(targetsOf(choice), (std::vector<std::string>{"T", "Gone", "S"}));
    QCOMPARE(choice.transitions[1].index, 2u);
    QCOMPARE(choice.transitions[1].to, noIndex);
    QVERIFY(choice.transitions[2].kind == TransitionKind::Default);
    const State& task = *model->find(StatePath("/States/T"));
    QCOMPARE(targetsOf(task), (std::vector<std::string>{"S", "C"}));
    QVERIFY(task.transitions[1].kind == TransitionKind::Catch);
    QVERIFY(model->find(StatePath("/States/S"))->isTerminal);
}

void TestModel::takesNextOfNestedChoiceRulesForNoTransition() {
    const ModelPtr model = modelOf(R"({"States":{"C":{"Type":"Choice","Choices":[
        {"And":[{"Variable":"$.a","IsNull":true,"Next":"Inner"}],"Next":"C"}]}}})");
    QCOMPARE(targetsOf(model->states().front()), (std::vector<std::string>{"C"}));
}

void TestModel::targetsResolveWithinTheirContainerOnly() {
    const ModelPtr model =
        modelOf(R"({"StartAt":"In","States":{"P":{"Type":"Parallel","Next":"In","Branches":[
        {"StartAt":"P","States":{"In":{"Type":"Pass","Next":"P"}}}]}}})");
    QCOMPARE(model->machine().start, noIndex);
    for (const State& state : model->states())
        for (const Transition& transition : state.transitions) QCOMPARE(transition.to, noIndex);
}

void TestModel::listsDuplicatesAndFindsTheLast() {
    const ModelPtr model = modelOf(R"({"StartAt":"A","States":{"A":{"Type":"Pass"},"A":{"Type":"Wait"}}})");
    QCOMPARE(model->machine().states.size(), std::size_t(2));
    QCOMPARE(model->machine().start, 1u);
    QVERIFY(model->find(StatePath("/States/A"))->type == StateType::Wait);
}

void TestModel::queryLanguageOfAStateWinsOverTheMachines() {
    const ModelPtr model = modelOf(R"({"QueryLanguage":"JSONata","States":{"A":{"Type":"Pass"},
        "B":{"Type":"Pass","QueryLanguage":"JSONPath"}}})");
    QVERIFY(model->queryLanguage() == QueryLanguage::Jsonata);
    QVERIFY(model->states()[0].queryLanguage == QueryLanguage::Jsonata);
    QVERIFY(model->states()[1].queryLanguage == QueryLanguage::JsonPath);
}

void TestModel::decodesAndEscapesNames() {
    const ModelPtr model = modelOf(R"({"StartAt":"a/b","States":{"a\u002fb":{"Type":"Pass","Next":"~\n"},
        "\u007e\n":{"Type":"Succeed"}}})");
    QCOMPARE(model->machine().start, 0u);
    QCOMPARE(model->states()[0].path.text(), std::string("/States/a~1b"));
    QCOMPARE(model->states()[0].path.stateName(), std::string("a/b"));
    QCOMPARE(model->states()[0].transitions.at(0).to, 1u);
}

void TestModel::findsTheInnermostStateAtAnOffset() {
    const ModelPtr model = modelOf(nested);
    const auto at = [&](std::string_view marker, std::size_t skip) {
        const State* state = model->stateAt(static_cast<std::uint32_t>(nested.find(marker) + skip));
        return state ? state->path.text() : std::string("-");
    };
    QCOMPARE(at("\"P\":", 0), std::string("/States/P"));
    QCOMPARE(at("\"Next\":\"M\"", 0), std::string("/States/P"));
    QCOMPARE(at("\"Type\":\"Task\"", 3), std::string("/States/P/Branches[1]/States/A"));
    QCOMPARE(at("}]},", 2), std::string("/States/P"));
    QCOMPARE(at("\"States\":{\n", 0), std::string("-"));
    QCOMPARE(model->stateAt(static_cast<std::uint32_t>(nested.size() - 6))->path.text(),
             std::string("/States/M"));
    QVERIFY(!model->stateAt(static_cast<std::uint32_t>(nested.size())));
}

void TestModel::readsWideObjects() {
    std::string text = R"({"StartAt":"S0","States":{)";
    constexpr int count = 10000;
    for (int i = 0; i < count; ++i)
        text += "\"S" + std::to_string(i) + R"(":{"Type":"Pass","Next":"S)" +
                std::to_string((i + 1) % count) + "\"},";
    text.back() = '}';
    const ModelPtr model = modelOf(text + "}");
    QCOMPARE(model->states().size(), std::size_t(count));
    for (StateIndex i = 0; i < count; ++i) QCOMPARE(model->state(i).transitions.at(0).to, (i + 1) % count);
}

QTEST_APPLESS_MAIN(TestModel)
#include "tst_model.moc"
