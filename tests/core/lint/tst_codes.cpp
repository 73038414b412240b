// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/codes.h"
#include "support.h"

#include <QSet>
#include <QTest>

using namespace wb;
using namespace wb::lint;

namespace {

/// Small definitions that have, all together, every defect there is a code for.
const QByteArrayList defects = {
    "{",
    R"({"StartAt":"A"})",
    R"({"StartAt":"B","States":{"A":{"Type":"Pass","Next":"A"}}})",
    R"({"StartAt":"A","States":{"A":{"Type":"Succeed","Type":"Succeed"},"A":{"Type":"Succeed"},"a":{"Type":"Succeed"}}})",
    R"({"StartAt":")" + QByteArray(81, 'n') + R"(","States":{")" + QByteArray(81, 'n') +
        R"(":{"Type":"Succeed"}}})",
    R"({"StartAt":"A","States":{"A":{"Type":"Map","Label":"x y","Next":"B",)"
    R"("ItemProcessor":{"StartAt":"C","States":{"C":{"Type":"Succeed"}}},"MaxConcurrency":41},)"
    R"("B":{"Type":"Map","Label":"x","Next":"D","ItemProcessor":{"StartAt":"E","States":{"E":{"Type":"Succeed"}}}},)"
    R"("D":{"Type":"Map","Label":"x","End":true,"ItemProcessor":{"StartAt":"F","States":{"F":{"Type":"Succeed"}}}}}})",
    test::machine(
        R"x("Type":"Pass","Output":["{% ( %}","{% $states.result %}","{% name %}","$.a"],"Next":"E")x",
        "JSONata"),
    test::machine(R"("Type":"Pass","Assign":{"states":1,"1":2},"Next":"E")"),
    test::machine(R"("Type":"Pass","Result":{"a.$":"$.b"},"Parameters":{"a":"$.b","c.$":"$.a[?(@.b==c)]"},)"
                  R"("Comment":"${Name}","Next":"E")"),
    test::machine(R"("Type":"Fail","Error":"$.a")"),
    test::machine(R"("Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"E"},)"
                  R"({"Variable":"$.a","IsNull":false,"Next":"L"}]},"L":{"Type":"Pass","Next":"L")"),
    test::machine(
        R"("Type":"Task","Resource":"docker://image","HeartbeatSeconds":2,"TimeoutSeconds":1,"Next":"T",)"
        R"("Retry":[{"ErrorEquals":["X"]},{"ErrorEquals":["X","States.Tmeout","States.Runtime"]}],)"
        R"("Catch":[{"ErrorEquals":["X"],"Next":"U"},{"ErrorEquals":["X"],"Next":"E"}]},)"
        R"("T":{"Type":"Task","Resource":"arn:aws:lambda:a:1:function:f","Next":"U"},)"
        R"("U":{"Type":"Pass","Parameters":{"x.$":"$.order"},"Next":"E")"),
    test::machine(
        R"("Type":"Pass","InputPath":"$never","Assign":{"v":1},"Next":"P"},"P":{"Type":"Parallel","Next":"E",)"
        R"("Branches":[{"StartAt":"Q","States":{"Q":{"Type":"Pass","Assign":{"v":2},"End":true}}}])"),
    test::machine(R"("Type":"Pass","Comment":")" + QByteArray(1'048'576, 'x') + R"(","Next":"E")"),
};

} // namespace

class TestCodes : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everyPageSaysSomething();
    void everyCodeHasOnePage();
    void everyCodeIsReported();
    void whatIsWrongWithAResource();
    void commentsHideNothing();
};

void TestCodes::everyPageSaysSomething() {
    for (const CodePage& page : codePages()) {
        QVERIFY(!page.title.empty());
        QVERIFY(!page.text.empty());
        QCOMPARE(explain(page.code), &page);
    }
    QVERIFY(!explain("NO_SUCH_CODE"));
}

void TestCodes::everyCodeHasOnePage() {
    QSet<QByteArray> pages;
    for (const CodePage& page : codePages()) {
        const QByteArray code(page.code.data(), static_cast<qsizetype>(page.code.size()));
        QVERIFY2(!pages.contains(code), code);
        pages.insert(code);
    }
    // The header is the list of codes.
    QFile header(QStringLiteral(WB_SOURCE_DIR "/core/lint/codes.h"));
    QVERIFY(header.open(QIODevice::ReadOnly));
    int found = 0;
    for (const QByteArray& line : header.readAll().split('\n')) {
        if (!line.startsWith("inline constexpr std::string_view")) continue;
        const QByteArray code = line.split('"').value(1);
        QVERIFY2(pages.contains(code), line);
        ++found;
    }
    QCOMPARE(found, pages.size());
}

void TestCodes::everyCodeIsReported() {
    QSet<QByteArray> reported;
    for (const QByteArray& text : defects)
        for (const Diagnostic& diagnostic : check(*asl::Model::read(json::parse(text.toStdString()))))
            reported.insert(QByteArray::fromStdString(std::string(diagnostic.code)));
    QByteArrayList missing;
    for (const CodePage& page : codePages()) {
        const QByteArray code(page.code.data(), static_cast<qsizetype>(page.code.size()));
        if (!reported.remove(code)) missing.append(code);
    }
    // The service documents it, but what it is recorded to say of a resource is SCHEMA_VALIDATION_FAILED.
    QCOMPARE(missing.join(' '), QByteArray("INVALID_RESOURCE"));
    QVERIFY(reported.isEmpty());
}

// In the service's words, under the code that it is recorded to use for them.
void TestCodes::whatIsWrongWithAResource() {
    for (const char* resource :
         {"my-function", "arn:aws:lambda:eu-central-1:1:my-function", "arn:aws:states:::sqs", "arn:aws",
          "arn:aws:states:::aws-sdk:S3:getObject", "arn:aws:states:::sqs:sendMessage.sync"}) {
        const auto text = test::machine(R"("Type":"Task","TimeoutSeconds":1,"Next":"E","Parameters":)"
                                        R"({"QueueUrl":"q","MessageBody":"m"},"Resource":")" +
                                        QByteArray(resource) + '"');
        const auto diagnostics = check(*asl::Model::read(json::parse(text.toStdString())));
        QCOMPARE(diagnostics.size(), std::size_t{1});
        QCOMPARE(diagnostics[0].code, code::schema);
        QCOMPARE(diagnostics[0].location, std::string("/States/X/Resource"));
        QVERIFY(explain(code::invalidResource)->text.find(code::schema) != std::string_view::npos);
    }
}

void TestCodes::commentsHideNothing() {
    const auto found = test::found(
        "{ // comment\n\"StartAt\": \"A\", /* other */ \"States\": {\"A\": {\"Type\": \"Pas\"}}}");
    QCOMPARE(found.join().count("JSON has no comments"), 2);
    QVERIFY(found.join().contains("/States/A/Type"));
    QCOMPARE(
        test::found("{ // comment\n\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pas\"},}}").size(),
        2);
}

QTEST_APPLESS_MAIN(TestCodes)
#include "tst_codes.moc"
