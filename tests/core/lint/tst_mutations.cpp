// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/yaml_parser.h"
#include "core/lint/lint.h"

#include <QDirIterator>
#include <QTest>

#include <random>

using namespace wb;
using namespace wb::lint;

namespace {

struct File {
    std::string path;
    std::string text;
};

/// Definitions that come with the project, and recorded real ones where they stand beside it.
std::vector<File> realFiles() {
    std::vector<File> files;
    const QString root = QStringLiteral(WB_SOURCE_DIR);
    for (const QString& folder : {root + QStringLiteral("/resources/blueprints"),
                                  root + QStringLiteral("/../shared/recorded/realworld"),
                                  root + QStringLiteral("/../../shared/recorded/realworld")}) {
        QDirIterator entries(folder, {QStringLiteral("*.asl.json"), QStringLiteral("*.asl.yaml")},
                             QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            QFile file(entries.next());
            if (!file.open(QIODevice::ReadOnly)) continue;
            files.push_back({file.fileName().toStdString(), file.readAll().toStdString()});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const File& left, const File& right) { return left.path < right.path; });
    return files;
}

asl::ModelPtr modelOf(const File& file, std::string text) {
    return asl::Model::read(json::parseFile(file.path, std::move(text)));
}

bool isYaml(const File& file) {
    return json::isYamlName(file.path);
}

/// Whether an error with that message begins at that byte.
bool isReported(const File& file, const std::string& text, const std::string& message, std::uint32_t offset) {
    for (const Diagnostic& diagnostic : check(*modelOf(file, text)))
        if (diagnostic.severity == Severity::Error && diagnostic.message == message &&
            diagnostic.range.begin == offset)
            return true;
    return false;
}

std::string replaced(const std::string& text, json::TextRange range, std::string_view by) {
    return text.substr(0, range.begin) + std::string(by) + text.substr(range.end);
}

/// The bytes to delete so that a member of an object is gone and what is left is JSON.
json::TextRange withSeparator(json::Node member) {
    const json::Node object = member.parent();
    json::Node before;
    for (const json::Node candidate : object.children()) {
        if (candidate == member) break;
        before = candidate;
    }
    if (before) return {before.range().end, member.range().end};
    const json::Node after = member.nextSibling();
    return {member.range().begin, after ? after.range().begin : member.range().end};
}

/// A line break and the indentation of the line that holds `offset`, as the members of a block in YAML have
/// it.
std::string lineBreakAt(const std::string& text, std::uint32_t offset) {
    const std::size_t line = text.rfind('\n', offset - 1) + 1;
    return '\n' + std::string(offset - line, ' ');
}

constexpr std::size_t statesPerFile = 25;

} // namespace

/// Defects put into real definitions are found where they were put.
class TestMutations : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase();
    void reportsDroppedNext();
    void reportsMisspeltNext();
    void reportsMissingTarget();
    void reportsMisplacedField();
    void survivesAnyBytes();

  private:
    template <typename Mutate>
    void forEachNext(Mutate mutate);

    std::vector<File> m_files;
};

void TestMutations::initTestCase() {
    m_files = realFiles();
    QVERIFY(!m_files.empty());
}

template <typename Mutate>
void TestMutations::forEachNext(Mutate mutate) {
    std::size_t tried = 0;
    for (const File& file : m_files) {
        const asl::ModelPtr model = modelOf(file, file.text);
        std::size_t left = statesPerFile;
        for (const asl::State& state : model->states()) {
            const json::Node next = state.node.findMember("Next");
            if (!next || !next.value().isString() || state.type == asl::StateType::Unknown) continue;
            if (left-- == 0) break;
            ++tried;
            if (!mutate(file, state, next)) {
                const std::string where = file.path + ' ' + state.path.text();
                QFAIL(where.c_str());
            }
        }
    }
    QVERIFY(tried > 0);
}

void TestMutations::reportsDroppedNext() {
    forEachNext([](const File& file, const asl::State& state, json::Node next) {
        const json::TextRange range = withSeparator(next);
        return isReported(file, replaced(file.text, range, ""),
                          "This object should have only one of the following fields: [Next, End]",
                          state.nameNode.range().begin);
    });
}

void TestMutations::reportsMisspeltNext() {
    forEachNext([](const File& file, const asl::State&, json::Node next) {
        const json::TextRange key = next.key().range();
        const std::string_view name = isYaml(file) ? "Nxet" : "\"Nxet\"";
        return isReported(file, replaced(file.text, key, name), "Field 'Nxet' is not supported", key.begin);
    });
}

void TestMutations::reportsMissingTarget() {
    forEachNext([](const File& file, const asl::State&, json::Node next) {
        const json::TextRange target = next.value().range();
        return isReported(file, replaced(file.text, target, "\"No such state\""),
                          "Missing 'Next' target: No such state", target.begin);
    });
}

void TestMutations::reportsMisplacedField() {
    forEachNext([](const File& file, const asl::State& state, json::Node) {
        const bool isFlow = state.node.text().starts_with('{');
        const std::uint32_t inside = state.node.range().begin + (isFlow ? 1 : 0);
        const std::string field =
            isFlow ? "\"Choices\": []," : "Choices: []" + lineBreakAt(file.text, inside);
        return isReported(file, replaced(file.text, {inside, inside}, field),
                          "Field 'Choices' is not supported", inside);
    });
}

void TestMutations::survivesAnyBytes() {
    std::mt19937 random(20171101);
    constexpr std::size_t rounds = 12;
    constexpr std::size_t largest = 40'000;
    const std::string_view pieces[] = {
        "{",  "}",  "[", "]",    "\"",    ",",          ":",        "null",           "\\", "${",
        "{%", "%}", "$", "\xff", "1e999", "\"States\"", "\"Next\"", "States.Format(", "-",  ""};
    for (const File& file : m_files) {
        if (file.text.size() > largest) continue;
        for (std::size_t round = 0; round < rounds; ++round) {
            std::string text = file.text;
            for (std::size_t changes = 1 + random() % 4; changes > 0; --changes) {
                const auto begin = static_cast<std::uint32_t>(random() % (text.size() + 1));
                const auto end =
                    std::min<std::uint32_t>(begin + random() % 4, static_cast<std::uint32_t>(text.size()));
                text = replaced(text, {begin, end}, pieces[random() % std::size(pieces)]);
            }
            const asl::ModelPtr model = modelOf(file, text);
            for (const Diagnostic& diagnostic : check(*model)) {
                QVERIFY(diagnostic.range.begin <= diagnostic.range.end);
                QVERIFY(diagnostic.range.end <= text.size());
                QVERIFY(!diagnostic.message.empty());
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestMutations)
#include "tst_mutations.moc"
