// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fuzzy.h"

namespace wb::ui {

namespace {

bool beginsWord(QStringView text, qsizetype at) {
    if (at == 0) return true;
    const QChar before = text[at - 1];
    if (!before.isLetterOrNumber()) return true;
    return (text[at].isUpper() && before.isLower()) || (text[at].isDigit() && !before.isDigit());
}

} // namespace

std::optional<int> fuzzyScore(QStringView pattern, QStringView text) {
    // A piece that stands in the text as it was typed beats any abbreviation.
    const qsizetype whole = text.indexOf(pattern, 0, Qt::CaseInsensitive);
    if (whole >= 0) {
        const int place = whole == 0 ? 300 : beginsWord(text, whole) ? 200 : 100;
        return 1000 + place - static_cast<int>(std::min<qsizetype>(text.size(), 90));
    }
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace()) continue;
        while (at < text.size() && text[at].toCaseFolded() != wanted.toCaseFolded()) ++at;
        if (at == text.size()) return std::nullopt;
        score += at == last + 1 ? 12 : beginsWord(text, at) ? 10 : 1;
        last = at++;
    }
    return score - static_cast<int>(std::min<qsizetype>(text.size(), 90)) / 10;
}

} // namespace wb::ui
