// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "support.h"

#include <QTest>

using namespace wb::lint;
using wb::lint::test::found;

/// What each state's own fields must look like. Definitions are a state X, followed by a Succeed state E.
class TestFields : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void reportsAtThePlace_data();
    void reportsAtThePlace();
    void acceptsPlaceholdersForAnyValue();
    void offersFixes_data();
    void offersFixes();
};

void TestFields::reportsAtThePlace_data() {
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char* title, const QByteArray& state, QByteArrayList expected,
                        const char* language = "JSONPath") {
        QTest::newRow(title) << state << QByteArray(language) << expected;
    };
    row("nothing", R"("Type":"Pass","Next":"E")", {});
    row("no type", R"("Next":"E")", {"ERROR /States/X: These fields are required: [Type]"});
    row("other type", R"("Type":"Tusk","Next":"E")",
        {"ERROR /States/X/Type: Value should be one of the following: [Task, Pass, Choice, Wait, Succeed, "
         "Fail, Parallel, "
         "Map]"});
    row("no resource", R"("Type":"Task","Next":"E")",
        {"ERROR /States/X: These fields are required: [Resource]"});
    row("unknown field", R"("Type":"Pass","Next":"E","Timeout":3)",
        {"ERROR /States/X: Field 'Timeout' is not supported"});
    row("misplaced field", R"("Type":"Pass","Next":"E","Retry":[])",
        {"ERROR /States/X: Field 'Retry' is not supported"});
    row("next and end", R"("Type":"Pass","Next":"E","End":true)",
        {"ERROR /States/X: There should only be one of the following fields: [Next, End]"});
    row("neither next nor end", R"("Type":"Pass","End":false,"Comment":"E")",
        {"ERROR /States/X: This object should have only one of the following fields: [Next, End]"});
    row("two kinds of waiting", R"("Type":"Wait","Next":"E","Seconds":1,"TimestampPath":"$.t")",
        {"ERROR /States/X: There should only be one of the following fields: [SecondsPath, Seconds, "
         "TimestampPath, "
         "Timestamp]"});
    row("text for a number", R"("Type":"Wait","Next":"E","Seconds":"1")",
        {"ERROR /States/X/Seconds: Expected value of type Integer"});
    row("too small", R"("Type":"Wait","Next":"E","Seconds":-1)",
        {"ERROR /States/X/Seconds: Minimum value is 0"});
    row("too large", R"("Type":"Wait","Next":"E","Seconds":100000000)",
        {"ERROR /States/X/Seconds: Maximum value is 99999999"});
    row("integer with a fraction of zero", R"("Type":"Wait","Next":"E","Seconds":1.0)", {});
    row("no moment", R"("Type":"Wait","Next":"E","Timestamp":"2016-12-05 21:29:29Z")",
        {"ERROR /States/X/Timestamp: String does not match RFC3339 timestamp"});
    row("moment with offset", R"("Type":"Wait","Next":"E","Timestamp":"2016-12-05T21:29:29.5+02:00")", {});
    row("expression for a number", R"("Type":"Wait","Next":"E","Seconds":"{% 1 %}")", {}, "JSONata");
    row("path field in JSONata", R"("Type":"Pass","Next":"E","InputPath":"$")",
        {"ERROR /States/X: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported "
         "for the "
         "'JSONPath' QueryLanguage"},
        "JSONata");
    row("JSONata field in JSONPath", R"("Type":"Pass","Next":"E","Output":1)",
        {"ERROR /States/X: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for "
         "the 'JSONata' "
         "QueryLanguage"});
    row("back to JSONPath", R"("Type":"Pass","Next":"E","QueryLanguage":"JSONPath")",
        {"ERROR /States/X: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state "
         "machine"},
        "JSONata");
    row("no errors named",
        R"("Type":"Task","Resource":"arn:aws:lambda:a:1:function:f","TimeoutSeconds":1,"Next":"E",
        "Retry":[{"ErrorEquals":[]},{}])",
        {"ERROR /States/X/Retry[1]: These fields are required: [ErrorEquals]",
         "ERROR /States/X/Retry[0]/ErrorEquals: Value cannot be empty"});
    row("retrier out of range",
        R"("Type":"Task","Resource":"arn:aws:lambda:a:1:function:f","TimeoutSeconds":1,"Next":"E",
        "Retry":[{"ErrorEquals":["E"],"BackoffRate":0.5,"JitterStrategy":"HALF"}])",
        {"ERROR /States/X/Retry[0]/BackoffRate: Minimum value is 1.0",
         "ERROR /States/X/Retry[0]/JitterStrategy: Value should be one of the following: [NONE, FULL]"});
    const auto map = [&](const char* title, const QByteArray& fields, QByteArrayList expected) {
        row(title,
            R"("Type":"Map","Next":"E","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED",
            "ExecutionType":"STANDARD"},"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}},)" +
                fields,
            expected);
    };
    map("negative percentage", R"("ToleratedFailurePercentage":-1)",
        {"ERROR /States/X/ToleratedFailurePercentage: Minimum value is 0.0"});
    map("more than all", R"("ToleratedFailurePercentage":100.5)",
        {"ERROR /States/X/ToleratedFailurePercentage: Maximum value is 100.0"});
    map("more items than are ever read",
        R"("ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{},"ReaderConfig":{
        "InputType":"JSON","MaxItems":100000001}})",
        {"ERROR /States/X/ItemReader/ReaderConfig/MaxItems: Maximum value is 100000000"});
    map("numbers of a Map from the context or from several nodes",
        R"("MaxConcurrencyPath":"$$.Execution.Input.n","ToleratedFailureCountPath":"$.a[*]",
        "ItemBatcher":{"MaxItemsPerBatchPath":"$$.Execution.Input.n"})",
        {"ERROR /States/X/MaxConcurrencyPath: Value is not a Reference Path",
         "ERROR /States/X/ToleratedFailureCountPath: Value is not a Reference Path",
         "ERROR /States/X/ItemBatcher/MaxItemsPerBatchPath: Value is not a Reference Path"});
    map("numbers of a Map from the input or a variable",
        R"("MaxConcurrencyPath":"$.n[0]","ToleratedFailureCountPath":"$.n","ItemsPath":"$$.Execution.Input.list")",
        {});
    row("rule without comparison", R"("Type":"Choice","Default":"E","Choices":[{"Next":"E"}])",
        {"ERROR /States/X/Choices[0]: The object must have only one of the following fields, [And, Or, Not, "
         "Variable, "
         "Condition]"});
    row("next inside a rule",
        R"("Type":"Choice","Default":"E","Choices":[{"Not":{"Variable":"$.a","IsNull":true,
        "Next":"E"},"Next":"E"}])",
        {"ERROR /States/X/Choices[0]/Not: Field 'Next' is not supported"});
    row("no rules", R"("Type":"Choice","Default":"E","Choices":[])",
        {"ERROR /States/X/Choices: Value cannot be empty"});
    row("no branches", R"("Type":"Parallel","Next":"E","Branches":[])",
        {"ERROR /States/X/Branches: Value cannot be empty"});
    row("branch that is no machine", R"("Type":"Parallel","Next":"E","Branches":[[],{}])",
        {"ERROR /States/X/Branches[0]: Expected value of type Object",
         "ERROR /States/X/Branches[1]: These fields are required: [States, StartAt]"});
    row("reader of a JSON file",
        R"("Type":"Map","Next":"E","ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{
        "InputType":"JSON","ItemsPointer":"/a"},"Parameters":{}},"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED",
        "ExecutionType":"EXPRESS"},"StartAt":"P","States":{"P":{"Type":"Succeed"}}})",
        {});
    row("map of nothing", R"("Type":"Map","Next":"E")",
        {"ERROR /States/X: This object should have only one of the following fields: [ItemProcessor, "
         "Iterator]"});
}

void TestFields::reportsAtThePlace() {
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, language);
    QFETCH(QByteArrayList, expected);
    QByteArrayList errors = found(test::machine(state, language), "ERROR");
    std::sort(errors.begin(), errors.end());
    std::sort(expected.begin(), expected.end());
    errors.removeIf([](const QByteArray& line) { return line.endsWith("is not reachable."); });
    QCOMPARE(errors, expected);
}

void TestFields::acceptsPlaceholdersForAnyValue() {
    const QByteArray values =
        test::machine(R"("Type":"Task","Resource":"${Function}","TimeoutSeconds":${Timeout},
        "HeartbeatSeconds":"${Beat}","Next":"E")");
    QCOMPARE(found(values, "ERROR"), QByteArrayList());
    const QByteArray names =
        R"({"StartAt":"${First}","States":{"A":{"Type":"Pass","Next":"${Second}"},"B":{"Type":"Succeed"}}})";
    QCOMPARE(found(names, "ERROR"), QByteArrayList());
}

void TestFields::offersFixes_data() {
    QTest::addColumn<QByteArray>("wrong");
    QTest::addColumn<QByteArray>("right");
    const auto row = [](const char* title, const char* wrong, const char* right) {
        QTest::newRow(title) << test::machine(wrong) << test::machine(right);
    };
    row("field", R"("Type":"Pass","next":"E")", R"("Type":"Pass","Next":"E")");
    row("type", R"("Type":"pass","Next":"E")", R"("Type":"Pass","Next":"E")");
    row("name of the type", R"("type":"Pass","Next":"E")", R"("Type":"Pass","Next":"E")");
    row("target", R"("Type":"Pass","Next":"e")", R"("Type":"Pass","Next":"E")");
    row("number", R"("Type":"Wait","Seconds":"10","Next":"E")", R"("Type":"Wait","Seconds":10,"Next":"E")");
    row("boolean", R"("Type":"Pass","End":"true","Comment":"E")",
        R"("Type":"Pass","End":true,"Comment":"E")");
    row("dollar", R"("Type":"Pass","Parameters":{"a":"$.b"},"Next":"E")",
        R"("Type":"Pass","Parameters":{"a.$":"$.b"},"Next":"E")");
    row("path",
        R"("Type":"Choice","Choices":[{"Variable":"$.a","StringEquals":"$.b","Next":"E"}],"Default":"E")",
        R"("Type":"Choice","Choices":[{"Variable":"$.a","StringEqualsPath":"$.b","Next":"E"}],"Default":"E")");
}

void TestFields::offersFixes() {
    QFETCH(QByteArray, wrong);
    QFETCH(QByteArray, right);
    const auto model = wb::asl::Model::read(wb::json::parse(wrong.toStdString()));
    for (const Diagnostic& diagnostic : check(*model)) {
        if (!diagnostic.fix) continue;
        const std::string fixed = wb::json::apply(wrong.toStdString(), diagnostic.fix->edits);
        QCOMPARE(QByteArray::fromStdString(fixed), right);
        return;
    }
    QFAIL("no fix was offered");
}

QTEST_APPLESS_MAIN(TestFields)
#include "tst_fields.moc"
