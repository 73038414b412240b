// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/refactor.h"
#include "core/json/parser.h"
#include "core/json/text_edit.h"
#include "tests/support/comment_owners.h"
#include "tests/support/definition_generator.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <map>
#include <set>

using namespace wb;
using namespace wb::asl;
using namespace wb::asl::refactor;

namespace {

struct Sample {
    std::string name;
    std::string text;
};

std::vector<Sample> samples() {
    std::vector<Sample> all;
    for (unsigned seed = 0; seed < 80; ++seed) {
        all.push_back({"generated " + std::to_string(seed), test::DefinitionGenerator(seed).definition()});
        if (seed % 2 == 0)
            all.push_back(
                {"commented " + std::to_string(seed), test::commented(*json::parse(all.back().text), seed)});
    }
    const QDir recorded(
        qEnvironmentVariable("WB_RECORDED", QStringLiteral(WB_SOURCE_DIR "/../shared/recorded")) +
        QStringLiteral("/realworld"));
    if (!recorded.exists()) {
        qInfo("%s is absent: generated definitions only", qPrintable(recorded.path()));
        return all;
    }
    for (const QFileInfo& info : recorded.entryInfoList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly) && info.size() < 30'000)
            all.push_back({info.fileName().toStdString(), file.readAll().toStdString()});
    }
    return all;
}

ModelPtr read(const std::string& text) {
    return Model::read(json::parse(text));
}

bool isIn(const StatePath& path, const StatePath& outer) {
    return path.text().starts_with(outer.text()) &&
           (path.text().size() == outer.text().size() || path.text()[outer.text().size()] == '/');
}

// Number of transitions that lead nowhere.
std::size_t dangling(const Model& model) {
    std::size_t count = 0;
    for (const State& state : model.states())
        for (const Transition& transition : state.transitions)
            if (transition.to == noIndex) ++count;
    for (const Container& container : model.containers())
        if (container.start == noIndex && !container.states.empty()) ++count;
    return count;
}

/// The bytes of states that have nothing to do with the subjects: neither they, nor inside them, nor leading
/// to or holding them.
std::string untouched(const Model& model, const Edit& edit, const std::vector<StatePath>& subjects) {
    std::set<StatePath> concerned(subjects.begin(), subjects.end());
    for (const StatePath& subject : subjects) {
        const State* state = model.find(subject);
        if (!state) continue;
        for (const StateIndex other : model.container(state->container).states)
            for (const Transition& transition : model.state(other).transitions)
                if (transition.to == static_cast<StateIndex>(state - model.states().data()))
                    concerned.insert(model.state(other).path);
    }
    for (const State& state : model.states()) {
        bool skip = false;
        for (const StatePath& path : concerned)
            skip = skip || isIn(path, state.path) || isIn(state.path, path);
        if (skip) continue;
        const auto range = state.nameNode.parent().range();
        for (const json::TextEdit& change : edit.edits)
            if (change.range.begin < range.end && change.range.end > range.begin) return state.path.text();
    }
    return {};
}

/// The innermost state that a node is part of, its name included; null outside of every state.
const State* stateOf(const Model& model, json::Node node) {
    const State* found = nullptr;
    for (const State& state : model.states()) {
        const json::TextRange range = state.nameNode.parent().range();
        if (range.begin <= node.range().begin && node.range().end <= range.end) found = &state;
    }
    return found;
}

/// What the owner of a comment is: a key, an element, a container. All ways on are one, for a change of them
/// keeps the comment.
std::string label(const Model& model, json::Node owner) {
    const State* state = stateOf(model, owner);
    const auto keyOf = [&](json::Node member) {
        if (state && member == state->nameNode.parent()) return std::string("state");
        const std::string key = member.key().string().value_or("");
        return key == "Next" || key == "End" || key == "Default" ? "way on" : key;
    };
    if (owner.kind() == json::NodeKind::Member) return keyOf(owner);
    if (owner.member()) return "in " + keyOf(owner.member());
    return owner.isObject() || owner.isArray() ? "element" : std::string(owner.text());
}

/// A comment that was lost though its owner is still there, or that belongs to something else now.
std::string lostComment(const Model& before, const Model& after, const Edit& edit) {
    const auto ownersNow = test::commentOwners(after.tree());
    const std::map<StatePath, StatePath> moved(edit.moved.begin(), edit.moved.end());
    for (const auto& [comment, owner] : test::commentOwners(before.tree())) {
        const State* state = stateOf(before, owner);
        const State* same = nullptr;
        if (state) same = after.find(moved.contains(state->path) ? moved.at(state->path) : state->path);
        const std::string was = label(before, owner);
        const auto [first, last] = ownersNow.equal_range(comment);
        std::string found;
        for (auto now = first; now != last && found != was; ++now)
            if (stateOf(after, now->second) == same || !same) found = label(after, now->second);
        // A field that is called otherwise now keeps its comments.
        const bool isRenamed =
            same && owner.key() && same->node.text().find(owner.key().text()) == std::string::npos;
        if (found == was || (!found.empty() && isRenamed)) continue;
        if (first != last)
            return comment + " of <" + was + "> belongs to <" + label(after, first->second) + ">";
        // Where no state is left there is none to start at, and nothing to be said of that.
        if (!state && after.states().empty() && owner.key().string() == "StartAt") continue;
        if (!state) return comment + " of the machine is lost";
        if (same && was == "state") return comment + " of " + same->name + " is lost";
        json::Node field = owner;
        while (same && field && field.parent() != state->node) field = field.parent();
        if (!same || !field) continue;
        const json::Node kept = same->node.findMember(field.key().string().value_or(""));
        if (kept && (owner == field || kept.value().text() == field.value().text()))
            return comment + " of <" + was + "> is lost";
    }
    return {};
}

} // namespace

class TestRefactorProperties : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void rename();
    void insertOnEveryTransition();
    void appendEverywhere();
    void deleteEveryState();
    void duplicateEveryState();
    void copyAndPasteEveryState();
    void wrapEveryState();
    void moveAndRemoveItems();
    void setAndUnsetFields();
    void changeEveryType();
    void convertEveryState();

  private:
    // Checks what every edit must keep, and gives the model after it.
    ModelPtr applied(const Sample& sample, const Model& model, const Outcome& outcome,
                     const std::vector<StatePath>& subjects, bool addsDangling = false) {
        const auto fail = [&](const std::string& why) {
            QTest::qFail((sample.name + ": " + why).c_str(), __FILE__, __LINE__);
            return ModelPtr();
        };
        if (!outcome.ok()) return fail(outcome.error().reason);
        json::TextEdits edits = outcome->edits;
        if (!json::normalise(edits) || edits != outcome->edits)
            return fail("edits overlap or are not sorted");
        const std::string after = json::apply(sample.text, edits);
        if (json::apply(after, json::inverse(sample.text, edits)) != sample.text)
            return fail("cannot be undone");
        auto now = read(after);
        for (const auto& error : now->tree().errors())
            if (!json::isComment(now->tree(), error))
                return fail(outcome->label + ": " + error.message + "\n" + after);
        const std::string touched = untouched(model, *outcome, subjects);
        if (!touched.empty()) return fail(outcome->label + " touches " + touched);
        for (const auto& [from, to] : outcome->moved)
            if (!model.find(from) || !now->find(to)) return fail("moved " + from.text() + " to " + to.text());
        if (outcome->select && !now->find(*outcome->select))
            return fail("selects " + outcome->select->text());
        if (!addsDangling && dangling(*now) > dangling(model))
            return fail(outcome->label + " leaves a dead end\n" + after);
        if (sample.name.starts_with("commented")) {
            const std::string lost = lostComment(model, *now, *outcome);
            if (!lost.empty())
                return fail(outcome->label + ": " + lost + "\n" + sample.text + "\n=>\n" + after);
        }
        return now;
    }

    template <typename Check>
    void forEveryState(Check&& check) {
        for (const Sample& sample : samples()) {
            const auto model = read(sample.text);
            for (const State& state : model->states()) {
                if (!state.node.isObject() || model->find(state.path) != &state) continue;
                check(sample, *model, state);
                if (QTest::currentTestFailed()) return;
            }
        }
    }
};

void TestRefactorProperties::rename() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        const auto outcome = renameState(model, state.path, "New \"name\" \xC3\xA4");
        const auto now = applied(sample, model, outcome, {state.path});
        if (!now) return;
        QCOMPARE(outcome->moved.front().first, state.path);
        QCOMPARE(now->states().size(), model.states().size());
        const auto back = renameState(*now, outcome->moved.front().second, state.name);
        if (!back.ok()) return; // A name that stood twice cannot be given again.
        if (sample.text.find('\\') == std::string::npos)
            QCOMPARE(json::apply(now->tree().text(), back->edits), sample.text);
    });
}

void TestRefactorProperties::insertOnEveryTransition() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        for (const Transition& transition : state.transitions) {
            for (const StateType type : {StateType::Pass, StateType::Choice, StateType::Map}) {
                const TransitionPlace place{state.path, transition.kind, transition.index};
                const auto outcome =
                    insertOnTransition(model, place, {"Inserted", newStateText(type, state.queryLanguage)});
                const auto now = applied(sample, model, outcome, {state.path}, transition.to == noIndex);
                if (!now) return;
                const State* inserted = now->find(*outcome->select);
                QCOMPARE(inserted->type, type);
                QCOMPARE(inserted->transitions.back().target, transition.target);
            }
        }
    });
}

void TestRefactorProperties::appendEverywhere() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        if (canAppend(model, state.path)) return;
        const auto outcome = appendState(
            model, state.path, {"Appended", newStateText(StateType::Parallel, state.queryLanguage)});
        const auto now = applied(sample, model, outcome, {state.path});
        if (!now) return;
        const State* after = now->find(state.path);
        bool leads = false;
        for (const Transition& transition : after->transitions)
            leads = leads || transition.target == outcome->select->stateName();
        QVERIFY(leads);
    });
}

void TestRefactorProperties::deleteEveryState() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        if (canDelete(model, {&state.path, 1})) return;
        const auto now = applied(sample, model, deleteState(model, state.path), {state.path});
        if (!now) return;
        QVERIFY(!now->find(state.path));
        std::size_t gone = 0;
        for (const State& other : model.states()) gone += isIn(other.path, state.path) ? 1U : 0U;
        QCOMPARE(now->states().size() + gone, model.states().size());
    });
}

void TestRefactorProperties::duplicateEveryState() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        const auto outcome = duplicate(model, state.path);
        const auto now = applied(sample, model, outcome, {state.path}, true);
        if (!now) return;
        const State* copy = now->find(*outcome->select);
        QCOMPARE(copy->type, state.type);
        QCOMPARE(copy->transitions.size(), state.transitions.size());
        QCOMPARE(copy->containers.size(), state.containers.size());
    });
}

void TestRefactorProperties::copyAndPasteEveryState() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        const StatePath container = model.container(state.container).path;
        const auto outcome = paste(model, container, copyText(model, {&state.path, 1}));
        const auto now = applied(sample, model, outcome, {state.path}, true);
        if (!now) return;
        QCOMPARE(now->find(*outcome->select)->type, state.type);
    });
}

void TestRefactorProperties::wrapEveryState() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        for (const StateType type : {StateType::Parallel, StateType::Map}) {
            if (canWrap(model, {&state.path, 1}, type)) continue;
            const auto outcome = wrap(model, {&state.path, 1}, type);
            const auto now = applied(sample, model, outcome, {state.path});
            if (!now) return;
            QCOMPARE(now->states().size(), model.states().size() + 1);
            if (canUnwrap(*now, *outcome->select)) continue;
            const auto back = unwrap(*now, *outcome->select);
            const Sample wrapped{sample.name + " wrapped", now->tree().text()};
            const auto again = applied(wrapped, *now, back, {*outcome->select});
            if (!again) return;
            QCOMPARE(again->states().size(), model.states().size());
            QCOMPARE(again->find(state.path)->transitions.size(), state.transitions.size());
        }
    });
}

void TestRefactorProperties::moveAndRemoveItems() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        for (const ListField field :
             {ListField::Branches, ListField::Choices, ListField::Catch, ListField::Retry}) {
            if (canAddItem(model, state.path, field)) continue;
            for (std::size_t from = 0; !canMoveItem(model, state.path, field, from, 0); ++from) {
                for (std::size_t to = 0; !canMoveItem(model, state.path, field, from, to); ++to) {
                    const auto moved = moveItem(model, state.path, field, from, to);
                    const auto now = applied(sample, model, moved, {state.path});
                    if (!now) return;
                    const auto back = moveItem(*now, state.path, field, to, from);
                    if (sample.text.find("//") == std::string::npos && sample.name.starts_with("generated"))
                        QCOMPARE(json::apply(now->tree().text(), back->edits), sample.text);
                }
                if (canRemoveItem(model, state.path, field, from)) continue;
                if (!applied(sample, model, removeItem(model, state.path, field, from), {state.path})) return;
            }
            const auto added = addItem(model, state.path, field, 0);
            if (!added.ok()) continue; // No other state to lead to.
            if (!applied(sample, model, added, {state.path})) return;
        }
    });
}

void TestRefactorProperties::setAndUnsetFields() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        const auto set = setField(model, state.path, "/Nothing yet/here", "[1.50, {\"a\": ${B}}]");
        const auto now = applied(sample, model, set, {state.path});
        if (!now) return;
        QCOMPARE(now->find(state.path)->node["Nothing yet"]["here"].element(0).text(),
                 std::string_view("1.50"));
        const auto unset = unsetField(*now, state.path, "/Nothing yet");
        if (state.node.size() > 0) QCOMPARE(json::apply(now->tree().text(), unset->edits), sample.text);
        for (const json::Node member : state.node.children()) {
            const std::string key = *member.key().string();
            std::string pointer = "/";
            for (const char c : key) pointer += c == '/' ? "~1" : c == '~' ? "~0" : std::string(1, c);
            if (!applied(sample, model, unsetField(model, state.path, pointer), {state.path})) return;
        }
    });
}

void TestRefactorProperties::changeEveryType() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        for (const StateType type :
             {StateType::Pass, StateType::Task, StateType::Choice, StateType::Wait, StateType::Succeed,
              StateType::Fail, StateType::Parallel, StateType::Map}) {
            if (canChangeType(model, state.path, type)) continue;
            const auto now = applied(sample, model, changeType(model, state.path, type), {state.path});
            if (!now) return;
            QCOMPARE(now->find(state.path)->type, type);
        }
    });
}

void TestRefactorProperties::convertEveryState() {
    forEveryState([&](const Sample& sample, const Model& model, const State& state) {
        if (canConvertToJsonata(model, state.path)) return;
        const auto outcome = convertToJsonata(model, state.path);
        if (!outcome.ok()) return; // Says why; tst_refactor_conversion knows which.
        const auto now = applied(sample, model, outcome, {state.path});
        if (!now) return;
        if (outcome->notes.empty()) QCOMPARE(now->find(state.path)->queryLanguage, QueryLanguage::Jsonata);
    });
}

QTEST_APPLESS_MAIN(TestRefactorProperties)
#include "tst_refactor_properties.moc"
