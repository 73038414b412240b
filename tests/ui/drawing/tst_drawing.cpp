// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"
#include "core/layout/compose.h"
#include "core/layout/layered.h"
#include "ui/drawing/export.h"
#include "ui/drawing/icon.h"
#include "ui/drawing/labels.h"
#include "ui/drawing/text.h"

#include <QGuiApplication>
#include <QPainter>
#include <QSet>
#include <QTest>

#include <random>

using namespace wb;
using namespace wb::ui::drawing;

namespace {

DiagramPtr diagramOf(const char* text, const Diagram::Options& options = {}) {
    return Diagram::of(*asl::Model::read(json::parse(std::string(text))), options);
}

PicturePtr pictureOf(const DiagramPtr& diagram) {
    layout::Composition composition(diagram->graph);
    while (!composition.isComplete())
        for (const auto& task : composition.takeReady())
            composition.supply(task, std::make_shared<const layout::FlatLayout>(layout::layered(task.graph)));
    return Picture::of(diagram, composition.geometry());
}

const Shape* shapeNamed(const Diagram& diagram, const QString& name) {
    for (const Shape& shape : diagram.shapes)
        if (shape.name == name) return &shape;
    return nullptr;
}

/// A machine of Choices and Passes that fork and join, its states in any order.
class Machine {
  public:
    Machine(std::uint32_t seed, int count) {
        std::mt19937 random(seed);
        for (int i = 0; i < count; ++i) {
            const int next = i + 1 + static_cast<int>(random() % 2);
            const std::string name = "S" + std::to_string(i), to = nameOf(next, count);
            const std::string body =
                random() % 3 == 0
                    ? R"({"Type":"Choice","Choices":[{"Variable":"$.x","IsNull":true,"Next":")" + to +
                          R"("}],"Default":")" + nameOf(i + 1, count) + "\"}"
                    : R"({"Type":"Pass","Next":")" + to + "\"}";
            m_states.emplace_back(name, body);
        }
        m_states.emplace_back("Last", R"({"Type":"Succeed"})");
    }
    void shuffle(std::uint32_t seed) {
        std::mt19937 random(seed);
        for (std::size_t i = m_states.size(); i > 1; --i) std::swap(m_states[i - 1], m_states[random() % i]);
    }
    /// A state more behind the state at `place`.
    void insert(std::size_t place) {
        std::string& body = m_states[place].second;
        const std::size_t begin = body.rfind("\":\"") + 3, end = body.find('"', begin);
        const std::string to = body.substr(begin, end - begin);
        body.replace(begin, end - begin, "Added");
        m_states.emplace_back("Added", R"({"Type":"Pass","Next":")" + to + "\"}");
    }
    std::string text() const {
        std::string text = R"({"StartAt":"S0","States":{)";
        for (std::size_t i = 0; i < m_states.size(); ++i)
            text += (i > 0 ? ",\"" : "\"") + m_states[i].first + "\":" + m_states[i].second;
        return text + "}}";
    }

  private:
    static std::string nameOf(int index, int count) {
        return index < count ? "S" + std::to_string(index) : "Last";
    }
    std::vector<std::pair<std::string, std::string>> m_states;
};

int countOf(const Diagram& diagram, ShapeKind kind) {
    return static_cast<int>(std::count_if(diagram.shapes.begin(), diagram.shapes.end(),
                                          [&](const Shape& shape) { return shape.kind == kind; }));
}

} // namespace

class DrawingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theOrderOfStatesInTheTextPlaysNoPart() {
        const auto a = diagramOf(
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Choice","Choices":[
            {"Variable":"$.x","IsNull":true,"Next":"C"}],"Default":"D"},"C":{"Type":"Succeed"},"D":{"Type":"Fail"}}})");
        const auto b = diagramOf(
            R"({"States":{"D":{"Type":"Fail"},"C":{"Type":"Succeed"},"B":{"Default":"D","Type":"Choice",
            "Choices":[{"Variable":"$.x","IsNull":true,"Next":"C"}]},"A":{"Type":"Pass","Next":"B"}},"StartAt":"A"})");
        QCOMPARE(a->shapes.size(), b->shapes.size());
        for (std::size_t i = 0; i < a->shapes.size(); ++i) QCOMPARE(a->shapes[i].name, b->shapes[i].name);
        for (std::size_t i = 0; i < a->arrows.size(); ++i) {
            QCOMPARE(a->arrows[i].from, b->arrows[i].from);
            QCOMPARE(a->arrows[i].to, b->arrows[i].to);
        }
    }

    void anyOrderOfTheStatesGivesTheSamePicture() {
        for (std::uint32_t seed = 0; seed < 12; ++seed) {
            Machine machine(seed, 14);
            const auto first = pictureOf(diagramOf(machine.text().c_str()));
            machine.shuffle(seed + 1);
            const auto second = pictureOf(diagramOf(machine.text().c_str()));
            QCOMPARE(second->shapes.size(), first->shapes.size());
            for (std::size_t i = 0; i < first->shapes.size(); ++i)
                QCOMPARE(second->shapes[i].rect, first->shapes[i].rect);
        }
    }

    void aStateMoreMovesNothingToTheOtherSide() {
        for (std::uint32_t seed = 0; seed < 12; ++seed) {
            Machine machine(seed, 12);
            const auto first = pictureOf(diagramOf(machine.text().c_str()));
            machine.insert(seed * 7 % 12);
            const auto second = pictureOf(diagramOf(machine.text().c_str()));
            for (const auto& [a, shapeA] : first->diagram->byPath)
                for (const auto& [b, shapeB] : first->diagram->byPath) {
                    const QRectF oldA = first->shapes[shapeA].rect, oldB = first->shapes[shapeB].rect;
                    const QRectF newA = second->rectOf(a), newB = second->rectOf(b);
                    const bool beside = oldA.top() == oldB.top() && newA.top() == newB.top();
                    if (!beside || oldA.x() >= oldB.x()) continue;
                    QVERIFY2(newA.x() < newB.x(), qPrintable(QStringLiteral("seed %1: %2 and %3")
                                                                 .arg(seed)
                                                                 .arg(QString::fromStdString(a.text()),
                                                                      QString::fromStdString(b.text()))));
                }
        }
    }

    void missingTargetIsDrawnAsNotFound() {
        const auto diagram = diagramOf(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"Nowhere"}}})");
        const Shape* shape = shapeNamed(*diagram, QStringLiteral("Nowhere"));
        QVERIFY(shape);
        QVERIFY(shape->kind == ShapeKind::Missing);
    }

    void unreachedStatesAreSetApart() {
        const auto diagram = diagramOf(
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","End":true},"Lost":{"Type":"Pass","Next":"A"}}})");
        QVERIFY(!shapeNamed(*diagram, QStringLiteral("Lost"))->reached);
        QCOMPARE(diagram->graph->containers[0].apart.size(), std::size_t(2));
        QCOMPARE(countOf(*diagram, ShapeKind::Jump), 1);
    }

    void documentsThatAreHardlyOnesAreDrawn_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("no states") << QByteArray(R"({"StartAt":"A"})");
        QTest::newRow("states of the wrong kind") << QByteArray(R"({"StartAt":1,"States":[1,2]})");
        QTest::newRow("state of the wrong kind") << QByteArray(R"({"StartAt":"A","States":{"A":7}})");
        QTest::newRow("same name twice")
            << QByteArray(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"},"A":{"Type":"Pass"}}})");
        QTest::newRow("empty containers") << QByteArray(
            R"({"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[{},{"States":{}}],"End":true}}})");
        QTest::newRow("self loop of a container") << QByteArray(
            R"({"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[{"StartAt":"X","States":{"X":{"Type":"Pass","End":true}}}],"Next":"P"}}})");
        QTest::newRow("long names")
            << QByteArray("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"") +
                   QByteArray(5000, 'x') + "\"}}}";
    }
    void documentsThatAreHardlyOnesAreDrawn() {
        QFETCH(QByteArray, text);
        const auto picture = pictureOf(diagramOf(text.constData()));
        const auto marks = Marks::of(*picture, {}, {});
        QVERIFY(!toSvg(*picture, marks, {}).isEmpty());
        QVERIFY(!toImage(*picture, marks, {}).isNull());
        QVERIFY(!toDot(*picture->diagram).isEmpty());
    }

    void exportedTextIsText() {
        const auto picture = pictureOf(
            diagramOf(R"({"StartAt":"Grüße 你好","States":{"Grüße 你好":{"Type":"Pass","End":true}}})"));
        const QByteArray svg = toSvg(*picture, Marks::of(*picture, {}, {}), {});
        QVERIFY(svg.contains("Grüße"));
        QVERIFY(svg.contains("你好"));
        QVERIFY(svg.contains("sans-serif"));
        QVERIFY(toPdf(*picture, Marks::of(*picture, {}, {}), {}).startsWith("%PDF"));
    }

    void ruleReadsLikeASentence_data() {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("text");
        QTest::newRow("equals") << QByteArray(R"({"Variable":"$.a","StringEquals":"x"})")
                                << QStringLiteral("$.a = \"x\"");
        QTest::newRow("path") << QByteArray(R"({"Variable":"$.a","NumericLessThanEqualsPath":"$.b"})")
                              << QStringLiteral("$.a ≤ $.b");
        QTest::newRow("escaped") << QByteArray(R"({"Variable":"$.a","StringEquals":"\u5b8c \n x"})")
                                 << QStringLiteral("$.a = \"完 x\"");
        QTest::newRow("present") << QByteArray(R"({"Variable":"$.a","IsPresent":false})")
                                 << QStringLiteral("$.a is not present");
        QTest::newRow("and")
            << QByteArray(
                   R"({"And":[{"Variable":"$.a","NumericGreaterThan":1},{"Not":{"Variable":"$.b","BooleanEquals":true}}]})")
            << QStringLiteral("$.a > 1 and not ($.b = true)");
        QTest::newRow("jsonata") << QByteArray(R"({"Condition":"{% $x > 1 %}"})") << QStringLiteral("$x > 1");
    }
    void ruleReadsLikeASentence() {
        QFETCH(QByteArray, rule);
        QFETCH(QString, text);
        const auto tree = json::parse(rule.toStdString());
        QCOMPARE(ruleText(tree->root()), text);
    }

    void resourcesNameServiceAndAction_data() {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("label");
        QTest::newRow("optimised") << QStringLiteral("arn:aws:states:::lambda:invoke")
                                   << QStringLiteral("lambda:invoke");
        QTest::newRow("sdk") << QStringLiteral("arn:aws:states:::aws-sdk:s3:getObject")
                             << QStringLiteral("s3:getObject");
        QTest::newRow("callback") << QStringLiteral("arn:aws:states:::sqs:sendMessage.waitForTaskToken")
                                  << QStringLiteral("sqs:sendMessage.waitForTaskToken");
        QTest::newRow("function") << QStringLiteral("arn:aws:lambda:us-east-1:123456789012:function:Work")
                                  << QStringLiteral("lambda Work");
        QTest::newRow("activity") << QStringLiteral("arn:aws:states:us-east-1:123456789012:activity:Approve")
                                  << QStringLiteral("activity Approve");
        QTest::newRow("placeholder") << QStringLiteral("${WorkArn}") << QString();
    }
    void resourcesNameServiceAndAction() {
        QFETCH(QString, resource);
        QFETCH(QString, label);
        QCOMPARE(resourceLabel(resource), label);
    }

    void everyTypeAndStatusHasAnIcon() {
        for (int type = 0; type < 9; ++type) QVERIFY(!Icon::of(static_cast<asl::StateType>(type)).isEmpty());
        for (int status = 1; status < statusCount; ++status)
            QVERIFY(!Icon::of(static_cast<Status>(status)).isEmpty());
    }

    void longNamesAreWrappedAndElidedWithinTheCard() {
        const QString name(80, u'W');
        for (const QString& line : wrapped(TextRole::Name, name, 230, 2))
            QVERIFY(textWidth(TextRole::Name, line) <= 231);
    }

    void collapsedContainerIsOneCard() {
        const char* text =
            R"({"StartAt":"P","States":{"P":{"Type":"Map","ItemProcessor":{"StartAt":"X","States":{"X":{"Type":"Pass","End":true}}},"End":true}}})";
        Diagram::Options options;
        options.collapsed.insert(asl::StatePath("/States/P"));
        QCOMPARE(countOf(*diagramOf(text), ShapeKind::Container), 1);
        QCOMPARE(countOf(*diagramOf(text, options), ShapeKind::Container), 0);
        QVERIFY(!shapeNamed(*diagramOf(text, options), QStringLiteral("X")));
    }

    void paperHasNothingToClickButShowsWhatIsCollapsed() {
        const char* text =
            R"({"StartAt":"P","States":{"P":{"Type":"Map","ItemProcessor":{"StartAt":"X","States":{"X":{"Type":"Pass","End":true}}},"End":true}}})";
        const asl::StatePath path("/States/P");
        const Theme& colours = theme(ThemeKind::Light);
        ExportOptions look;
        look.scale = 4;
        const auto seen = [&](const Picture& picture, const QRectF& area) {
            const QImage image = toImage(picture, Marks::of(picture, {}, {}), look);
            QSet<QRgb> pixels;
            const QRectF onPaper = area.translated(QPointF(24, 24) - picture.bounds.topLeft());
            const QRect rect = QRectF(onPaper.topLeft() * 4, onPaper.size() * 4).toAlignedRect();
            for (int y = rect.top(); y <= rect.bottom(); ++y)
                for (int x = rect.left(); x <= rect.right(); ++x) pixels.insert(image.pixel(x, y));
            return pixels;
        };
        const auto open = pictureOf(diagramOf(text));
        const PreparedShape& header = open->shapes[open->diagram->byPath.at(path)];
        const QRectF toggle(header.rect.right() - 30, header.icon.y() + 8, 20, 20);
        QCOMPARE(seen(*open, toggle), QSet<QRgb>{colours.containerHeader.rgb()});
        Diagram::Options options;
        options.collapsed.insert(path);
        const auto closed = pictureOf(diagramOf(text, options));
        const QRectF card = closed->rectOf(path);
        // Beside the arrow that leaves in the middle.
        const QRectF below(card.left() + 30, card.bottom() + 2, 20, 0.5);
        QVERIFY(seen(*closed, below).contains(colours.card.rgb()));
        const auto plain =
            pictureOf(diagramOf(R"({"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}})"));
        const QRectF other = plain->rectOf(path);
        QVERIFY(!seen(*plain, {other.left() + 30, other.bottom() + 2, 20, 0.5}).contains(colours.card.rgb()));
    }

    void textsVanishBeforeTheyAreNoise_data() {
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("name");
        QTest::addColumn<bool>("type");
        QTest::newRow("100 %") << 1.0 << true << true;
        QTest::newRow("45 %") << 0.45 << true << false;
        QTest::newRow("35 %") << 0.35 << false << false;
    }
    void textsVanishBeforeTheyAreNoise() {
        QFETCH(double, scale);
        QFETCH(bool, name);
        QFETCH(bool, type);
        const auto picture =
            pictureOf(diagramOf(R"({"StartAt":"MMMM","States":{"MMMM":{"Type":"Pass","End":true}}})"));
        QImage image((picture->bounds.size() * scale).toSize(), QImage::Format_RGB32);
        QPainter painter(&image);
        painter.scale(scale, scale);
        painter.translate(-picture->bounds.topLeft());
        PicturePainter(theme(ThemeKind::Light))
            .paint(painter, *picture, Marks::of(*picture, {}, {}), picture->bounds);
        painter.end();
        const PreparedShape& card =
            picture->shapes[picture->diagram->byPath.at(asl::StatePath("/States/MMMM"))];
        const auto isPainted = [&](const Line& line) {
            const QRectF area(line.baseline() - QPointF(0, 8), QSizeF(18, 8));
            const QRect pixels =
                QRectF((area.topLeft() - picture->bounds.topLeft()) * scale, area.size() * scale)
                    .toAlignedRect();
            for (int y = pixels.top(); y <= pixels.bottom(); ++y)
                for (int x = pixels.left(); x <= pixels.right(); ++x)
                    if (image.pixelColor(x, y) != theme(ThemeKind::Light).card) return true;
            return false;
        };
        QCOMPARE(isPainted(card.name[0]), name);
        QCOMPARE(isPainted(card.type), type);
    }

    void statusMarksStatesAndTransitions() {
        const auto picture = pictureOf(diagramOf(
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","End":true}}})"));
        RunStatus run;
        run.shown = true;
        const asl::StatePath a("/States/A");
        run.states[a] = {Status::Succeeded, 2, {}};
        run.taken[{a, asl::TransitionKind::Next, 0}] = 2;
        const Marks marks = Marks::of(*picture, run, {});
        for (std::size_t i = 0; i < marks.arrows.size(); ++i) {
            const Arrow& arrow = picture->diagram->arrows[i];
            if (arrow.kind == ArrowKind::Next) QCOMPARE(marks.arrows[i].taken, 2U);
            if (arrow.kind == ArrowKind::End) QCOMPARE(marks.arrows[i].taken, 0U);
        }
        QVERIFY(marks.shapes[picture->diagram->byPath.at(asl::StatePath("/States/B"))].faded);
    }
};

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    DrawingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_drawing.moc"
