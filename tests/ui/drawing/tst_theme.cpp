// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/theme.h"

#include <QTest>

#include <cmath>

using namespace wb;
using namespace wb::ui::drawing;

namespace {

/// WCAG 2.1, "relative luminance".
double luminance(const QColor& colour) {
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

struct Pair {
    const char* name;
    QColor front;
    QColor ground;
};

/// The first of the pairs that is less than `least` apart; empty when there is none.
QString tooFaint(const std::vector<Pair>& pairs, double least) {
    for (const Pair& pair : pairs)
        if (const double is = contrast(pair.front, pair.ground); is < least)
            return QStringLiteral("%1: %2").arg(QLatin1String(pair.name)).arg(is);
    return {};
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void themes_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("light") << static_cast<int>(ThemeKind::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeKind::Dark);
    }

    void textsCanBeRead_data() { themes_data(); }
    void textsCanBeRead() {
        QFETCH(int, kind);
        const Theme& t = theme(static_cast<ThemeKind>(kind));
        std::vector<Pair> pairs{{"name on card", t.text, t.card},
                                {"name on header", t.text, t.containerHeader},
                                {"type on card", t.subtleText, t.card},
                                {"type on header", t.subtleText, t.containerHeader},
                                {"hint in a lane", t.subtleText, t.lane},
                                {"label", t.pillText, t.pill},
                                {"quiet label", t.subtleText, t.pill},
                                {"jump", t.subtleText, t.badge},
                                {"terminal", t.terminalText, t.terminal},
                                {"missing name", t.text, t.missingTint},
                                {"missing type", t.missing, t.missingTint},
                                {"title of what nothing reaches", t.warning, t.canvas},
                                {"the same in a lane", t.warning, t.lane},
                                {"count of takings", t.onStrong, t.edgeTaken}};
        for (const StatusColours& status : t.status) {
            pairs.push_back({"name of a state that ran", t.text, status.tint});
            pairs.push_back({"type of a state that ran", t.subtleText, status.tint});
        }
        const QString wrong = tooFaint(pairs, 4.5);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void linesAndIconsCanBeSeen_data() { themes_data(); }
    void linesAndIconsCanBeSeen() {
        QFETCH(int, kind);
        const Theme& t = theme(static_cast<ThemeKind>(kind));
        std::vector<Pair> pairs;
        for (const QColor& ground : {t.canvas, t.lane}) {
            pairs.push_back({"edge", t.edge, ground});
            pairs.push_back({"edge taken", t.edgeTaken, ground});
            pairs.push_back({"catcher", t.edgeCatch, ground});
            pairs.push_back({"border of a container", t.containerBorder, ground});
            pairs.push_back({"border of a lane", t.laneBorder, ground});
            pairs.push_back({"start and end of a lane", t.terminalBorder, ground});
            pairs.push_back({"selection", t.accent, ground});
            pairs.push_back({"missing", t.missing, ground});
            pairs.push_back({"breakpoint", t.breakpoint, ground});
            pairs.push_back({"problem", t.warning, ground});
            for (const StatusColours& status : t.status) pairs.push_back({"status", status.strong, ground});
        }
        pairs.push_back({"badge", t.badgeText, t.card});
        pairs.push_back({"catcher's icon", t.edgeCatch, t.pill});
        pairs.push_back({"icon of an error", t.onStrong, t.missing});
        pairs.push_back({"icon of a warning", t.onStrong, t.warning});
        for (const QColor& tile : t.typeColour) {
            pairs.push_back({"type icon", QColor(Qt::white), tile});
            pairs.push_back({"tile on a card", tile, t.card});
        }
        for (int i = 1; i < statusCount; ++i)
            pairs.push_back({"status icon", t.onStrong, t.status[i].strong});
        const QString wrong = tooFaint(pairs, 3);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_APPLESS_MAIN(ThemeTest)
#include "tst_theme.moc"
