// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"
#include "core/json/tree_edit.h"
#include "tests/support/comment_owners.h"

#include <QtTest>

#include <functional>
#include <random>
#include <set>

using namespace wb;
using namespace wb::json;

namespace {

using Change = std::function<void(TreeEditor&, Node)>;

/// Containers with comments at every place where a comment may stand, each with a text of its own.
class CommentedContainer {
  public:
    explicit CommentedContainer(unsigned seed) : m_random(seed), m_layout(seed % 5) {
        m_isObject = below(2) == 0;
        const unsigned count = below(6);
        text = below(4) == 0 ? "\xEF\xBB\xBF" : "";
        text += m_isObject ? "{" : "[";
        text += gap(true);
        for (unsigned i = 0; i < count; ++i) {
            if (i > 0) {
                if (m_layout == 3) text += gap(true);
                text += comments() + "," + (m_layout == 3 ? " " : gap(true));
            }
            names.push_back("m" + std::to_string(i));
            const std::string value = "[\"" + names.back() + "\"" + comments() + "]";
            text += m_isObject ? "\"" + names.back() + "\"" + comments() + ": " + value : value;
        }
        if (count > 0) text += gap(false);
        text += m_isObject ? "}" : "]";
    }

    unsigned below(unsigned limit) { return std::uniform_int_distribution<unsigned>(0, limit - 1)(m_random); }

    std::string text;
    std::vector<std::string> names;
    bool isObject() const { return m_isObject; }

  private:
    std::string newLine() const { return m_layout == 1 ? "\r\n" : "\n"; }
    std::string comments() {
        std::string all;
        while (below(3) == 0) {
            const std::string number = std::to_string(++m_count);
            const unsigned kind = below(m_layout == 0 ? 2 : 5);
            all += kind < 2    ? " /*" + number + "*/"
                   : kind == 2 ? " /*" + number + newLine() + "*/"
                   : kind == 3 ? " //" + number + newLine()
                               : " #" + number + newLine();
        }
        return all;
    }
    // One line, two lines' ends, comma first, or either.
    std::string gap(bool indents) {
        const bool breaks = m_layout == 4 ? below(2) == 0 : m_layout != 0;
        std::string all = comments();
        const std::string line =
            newLine() + std::string(!indents || (m_layout == 4 && below(3) == 0) ? "" : "  ");
        if (breaks) all += line;
        all += comments();
        if (breaks && below(2) == 0) all += line;
        return all;
    }

    std::mt19937 m_random;
    unsigned m_layout;
    bool m_isObject = true;
    int m_count = 0;
};

// What a child is known by.
std::string nameOf(Node child) {
    const Node value = child.kind() == NodeKind::Member ? child.value() : child;
    return value.element(0).string().value_or("?");
}

std::string ownerName(const SyntaxTree& tree, Node owner) {
    Node child = owner;
    while (child && child != tree.root() && child.parent() != tree.root()) child = child.parent();
    return child == tree.root() ? "container" : nameOf(child);
}

} // namespace

class TestTreeEdit : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void removesWithItsComments();
    void addsBetweenCommentsAndOwners();
    void movesWithItsComments();
    void duplicatesGoTogether();
    void mergesKeepComments();
    void takesTheLayoutOfNeighbours();
    void innerChangesGoWithTheOuter();
    void commentsKeepTheirOwners();
    void isLinear();
};

namespace {

void compare(const std::string& before, const Change& change, const std::string& after) {
    const auto tree = parse(before);
    TreeEditor editor(*tree);
    change(editor, tree->root());
    TextEdits edits = editor.finish();
    QVERIFY(normalise(edits));
    QCOMPARE(QByteArray::fromStdString(json::apply(before, edits)), QByteArray::fromStdString(after));
}

Change removing(std::uint32_t position) {
    return [position](TreeEditor& editor, Node root) {
        Node child = root.firstChild();
        for (std::uint32_t i = 0; i < position; ++i) child = child.nextSibling();
        editor.remove(child);
    };
}

Change adding(int behind) {
    return [behind](TreeEditor& editor, Node root) {
        Node child;
        for (int i = 0; i <= behind; ++i) child = child ? child.nextSibling() : root.firstChild();
        if (root.isObject())
            editor.insertMember(root, child, "n", "0");
        else
            editor.insertElement(root, child, "0");
    };
}

Change moving(std::uint32_t from, int behind) {
    return [from, behind](TreeEditor& editor, Node root) {
        editor.move(root.element(from),
                    behind < 0 ? Node() : root.element(static_cast<std::uint32_t>(behind)));
    };
}

} // namespace

void TestTreeEdit::removesWithItsComments() {
    const std::string lines =
        "{ // all\n  // of a\n  \"a\": 1, // a\n  // of b\n  /* more */\n  \"b\": 2, // b\n"
        "  \"c\": 3 // c\n  // end\n}";
    compare(lines, removing(0),
            "{ // all\n  // of b\n  /* more */\n  \"b\": 2, // b\n  \"c\": 3 // c\n  // end\n}");
    compare(lines, removing(1), "{ // all\n  // of a\n  \"a\": 1, // a\n  \"c\": 3 // c\n  // end\n}");
    compare(lines, removing(2),
            "{ // all\n  // of a\n  \"a\": 1, // a\n  // of b\n  /* more */\n  \"b\": 2 // b\n  // end\n}");
    compare("{ \"a\": 1 /* a */, /* b */ \"b\": 2 }", removing(0), "{ /* b */ \"b\": 2 }");
    compare("{ \"a\": 1 /* a */, /* b */ \"b\": 2 }", removing(1), "{ \"a\": 1 /* a */ }");
    compare("{\"a\": 1, // a\n \"b\": 2}", removing(1), "{\"a\": 1 // a\n}");
    compare("{\"a\": 1 // a\n , \"b\": 2\n , \"c\": 3}", removing(1), "{\"a\": 1 // a\n , \"c\": 3}");
    // Whatever begins its line in its own way goes on to do so.
    compare("[\n  1, // one\n\t2,\n    3\n]", removing(1), "[\n  1, // one\n    3\n]");
    compare("[\n  1 // one\n  , 2,\n\t3]", removing(1), "[\n  1, // one\n\t3]");
    // What would stand behind `a` on its line stays on its own.
    compare("[1, 2,\n // of 3\n 3]", removing(1), "[1,\n // of 3\n 3]");
    compare("[1,\n // of 2\n 2]", removing(0), "[\n // of 2\n 2]");
    compare("{ // all\n  \"a\": 1\n}", removing(0), "{ // all\n}");
    compare("{\n  \"a\": 1\n  // end\n}", removing(0), "{\n  // end\n}");
    compare("{\n  \"a\": 1\n}", removing(0), "{}");
}

void TestTreeEdit::addsBetweenCommentsAndOwners() {
    compare("{\n  \"a\": 1, // a\n  // of b\n  \"b\": 2\n}", adding(0),
            "{\n  \"a\": 1, // a\n  \"n\": 0,\n  // of b\n  \"b\": 2\n}");
    compare("{ // all\n  // of a\n  \"a\": 1 // a\n  // end\n}", adding(-1),
            "{ // all\n  \"n\": 0,\n  // of a\n  \"a\": 1 // a\n  // end\n}");
    compare("{ // all\n  // of a\n  \"a\": 1 // a\n  // end\n}", adding(0),
            "{ // all\n  // of a\n  \"a\": 1, // a\n  \"n\": 0\n  // end\n}");
    compare("[1 // one\n , 2]", adding(0), "[1, // one\n 0\n , 2]");
    compare("[1 /* one */, /* two */ 2 /* two */]", adding(0), "[1 /* one */, 0, /* two */ 2 /* two */]");
    compare("[1 /* one */, /* two */ 2 /* two */]", adding(1), "[1 /* one */, /* two */ 2 /* two */, 0]");
    compare("[/* one */ 1]", adding(-1), "[0, /* one */ 1]");
    compare("[1 // one\n]", adding(0), "[1, // one\n  0\n]");
    compare("{ // none yet\n}", adding(-1), "{ // none yet\n  \"n\": 0\n}");
    compare("{\n  // end\n}", adding(-1), "{\n  \"n\": 0\n  // end\n}");
    compare("{}", adding(-1), "{\n  \"n\": 0\n}");
    compare("[ ]", adding(-1), "[\n  0\n]");
}

void TestTreeEdit::movesWithItsComments() {
    const std::string lines = "[\n  // of 1\n  1, // one\n  // of 2\n  2 // two\n  // end\n]";
    const std::string swapped = "[\n  // of 2\n  2, // two\n  // of 1\n  1 // one\n  // end\n]";
    compare(lines, moving(0, 1), swapped);
    compare(lines, moving(1, -1), swapped);
    compare(swapped, moving(0, 1), lines);
    compare("[/* 1 */ 1 /* one */, /* 2 */ 2 /* two */]", moving(0, 1),
            "[/* 2 */ 2 /* two */, /* 1 */ 1 /* one */]");
    compare("[1,\n // of 2\n 2]", moving(1, -1), "[\n // of 2\n 2,\n 1]");
}

void TestTreeEdit::duplicatesGoTogether() {
    compare(R"({"a": 1, "b": 2, "\u0061": 3})", removing(2), R"({"b": 2})");
    const Change rename = [](TreeEditor& editor, Node root) {
        editor.replaceMember(root.findMember("a"), "c", "4");
    };
    compare(R"({"a": 1, "b": 2, "a": 3})", rename, R"({"b": 2, "c": 4})");
    const Change set = [](TreeEditor& editor, Node root) { editor.setMember(root, "a", "4"); };
    compare(R"({"a": 1, "b": 2, "a": 3})", set, R"({"a": 1, "b": 2, "a": 4})");
}

void TestTreeEdit::mergesKeepComments() {
    const Change merge = [](TreeEditor& editor, Node root) {
        editor.mergeMembers({root.findMember("a"), root.findMember("c")}, "d", "4");
    };
    compare("{\n  // of a\n  \"a\": [ // in a\n    1], // a\n  \"b\": 2,\n  // of c\n  \"c\": 3 // c\n}",
            merge, "{\n  // of a\n  // in a\n  // of c\n  // c\n  \"d\": 4, // a\n  \"b\": 2\n}");
    compare(R"({"a": [/* in a */ 1], "b": 2, "c": /* c */ 3})", merge,
            R"({/* in a */ /* c */ "d": 4, "b": 2})");
    compare("{\"a\": [ // in a\n1], \"b\": 2, \"c\": 3}", merge, "{\n// in a\n\"d\": 4, \"b\": 2}");
}

void TestTreeEdit::takesTheLayoutOfNeighbours() {
    const Change add = [](TreeEditor& editor, Node root) {
        editor.appendMember(root["here"], "n", "{\n\"x\": 1\n}");
    };
    compare("{\n  \"a\": 1,\n  \"here\": {\n\t\t\"b\" : {\n\t\t\t\"c\" : 2\n\t\t}\n\t}\n}", add,
            "{\n  \"a\": 1,\n  \"here\": {\n\t\t\"b\" : {\n\t\t\t\"c\" : 2\n\t\t},\n\t\t\"n\" : {\n"
            "\t\t\t\"x\" : 1\n\t\t}\n\t}\n}");
    compare("{\n  \"a\": 1,\n  \"here\": {\r\n     \"b\":2\r\n  }\n}", add,
            "{\n  \"a\": 1,\n  \"here\": {\r\n     \"b\":2,\r\n     \"n\":{\r\n        \"x\":1\r\n     }\r\n "
            " }\n}");
    compare("{\n  \"a\": 1,\n  \"here\": {\"b\":2,\"c\":3}\n}", add,
            "{\n  \"a\": 1,\n  \"here\": {\"b\":2,\"c\":3,\"n\":{\"x\":1}}\n}");
    compare("{\"a\":1,\"here\": {\n      \"b\": 2\n    }}", add,
            "{\"a\":1,\"here\": {\n      \"b\": 2,\n      \"n\": {\n            \"x\": 1\n      }\n    }}");
    const Change replace = [](TreeEditor& editor, Node root) {
        editor.replace(root["here"]["b"], "{\n\"x\": 1\n}");
    };
    compare("{\n  \"here\": {\"b\":2,\"c\":3}\n}", replace, "{\n  \"here\": {\"b\":{\"x\":1},\"c\":3}\n}");
}

void TestTreeEdit::innerChangesGoWithTheOuter() {
    compare(R"({"a": {"b": 1}, "c": 2})",
            [](TreeEditor& editor, Node root) {
                editor.replace(root["a"]["b"], "5");
                editor.appendMember(root["a"], "d", "6");
                editor.remove(root.findMember("a"));
                editor.insertMember(root, {}, "a2", "{\"b\": 1}");
            },
            R"({"a2": {"b": 1}, "c": 2})");
    compare(R"({"a": {"b": 1}})",
            [](TreeEditor& editor, Node root) {
                editor.remove(root["a"].findMember("b"));
                editor.replace(root["a"], "[]");
            },
            R"({"a": []})");
}

void TestTreeEdit::commentsKeepTheirOwners() {
    for (unsigned seed = 0; seed < 6000; ++seed) {
        CommentedContainer made(seed);
        const auto tree = parse(made.text);
        const Node root = tree->root();
        const Siblings children(root);
        QCOMPARE(children.size(), made.names.size());
        TreeEditor editor(*tree);
        std::set<std::string> gone;
        // What is added behind each child, from 1, and at the start, in order.
        std::vector<std::vector<std::string>> added(children.size() + 1);
        const auto anyPlace = [&] { return made.below(static_cast<unsigned>(children.size()) + 1); };
        const auto node = [&](std::size_t place) { return place == 0 ? Node() : children[place - 1]; };
        for (unsigned i = made.below(3); i > 0; --i) {
            const auto place = anyPlace();
            const std::string name = "new" + std::to_string(i);
            const std::string value = made.below(2) ? "[\"" + name + "\"]" : "[\n\"" + name + "\", {}]";
            if (made.isObject())
                editor.insertMember(root, node(place), name, value);
            else
                editor.insertElement(root, node(place), value);
            added[place].push_back(name);
        }
        std::string moved;
        if (children.size() > 1 && made.below(2) == 0) {
            const auto from = made.below(static_cast<unsigned>(children.size()));
            const auto place = anyPlace();
            if (place != from + 1) {
                moved = made.names[from];
                editor.move(children[from], node(place));
                added[place].push_back(moved);
            }
        }
        std::vector<std::string> expected = added[0];
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (made.names[i] != moved && made.below(3) == 0) {
                editor.remove(children[i]);
                gone.insert(made.names[i]);
            } else if (made.names[i] != moved) {
                expected.push_back(made.names[i]);
            }
            expected.insert(expected.end(), added[i + 1].begin(), added[i + 1].end());
        }
        const TextEdits edits = editor.finish();
        TextEdits sorted = edits;
        QVERIFY2(normalise(sorted) && sorted == edits, made.text.c_str());
        const std::string after = json::apply(made.text, edits);
        const std::string context = std::to_string(seed) + ":\n" + made.text + "\n=>\n" + after;
        QVERIFY(json::apply(after, inverse(made.text, edits)) == made.text);
        const auto now = parse(after);
        for (const SyntaxError& error : now->errors())
            QVERIFY2(isComment(*now, error), (error.message + " " + context).c_str());
        std::vector<std::string> names;
        for (const Node child : now->root().children()) names.push_back(nameOf(child));
        QVERIFY2(names == expected, context.c_str());
        std::multimap<std::string, std::string> owners;
        for (const auto& [comment, owner] : test::commentOwners(*tree))
            if (const std::string name = ownerName(*tree, owner); !gone.contains(name))
                owners.emplace(comment, name);
        std::multimap<std::string, std::string> ownersNow;
        for (const auto& [comment, owner] : test::commentOwners(*now))
            ownersNow.emplace(comment, ownerName(*now, owner));
        QVERIFY2(owners == ownersNow, context.c_str());
        for (std::size_t i = 0; i < children.size(); ++i)
            if (!gone.contains(made.names[i]))
                QVERIFY2(after.find(children[i].text()) != std::string::npos, context.c_str());
    }
}

void TestTreeEdit::isLinear() {
    // Ten times as many take ten times as long, not a hundred times: at 30,000 the latter is minutes.
    constexpr int count = 30'000;
    for (const char* separator : {",", ",\n  "}) {
        std::string text = "{\n  ";
        for (int i = 0; i < count; ++i)
            text += (i > 0 ? separator : "") + ("\"m" + std::to_string(i)) + "\": {\"a\": 1}";
        const auto tree = parse(text + "}");
        TreeEditor editor(*tree);
        const Node root = tree->root();
        const Node first = root.firstChild();
        QElapsedTimer timer;
        timer.start();
        int i = 0;
        for (const Node child : root.children()) {
            if (++i % 2 == 0)
                editor.remove(child);
            else
                editor.replace(child.value()["a"], "{\n\"b\": 2\n}");
            editor.insertMember(root, first, "n" + std::to_string(i), "{\n\"b\": 2\n}");
        }
        const std::string after = json::apply(tree->text(), editor.finish());
        QCOMPARE(parse(after)->root().size(), static_cast<std::uint32_t>(count + count / 2));
        QVERIFY2(timer.elapsed() < 20'000, QByteArray::number(timer.elapsed()));
    }
}

QTEST_APPLESS_MAIN(TestTreeEdit)
#include "tst_tree_edit.moc"
