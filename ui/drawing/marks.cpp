// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/painter.h"

namespace wb::ui::drawing {

namespace {

std::uint32_t takings(const RunStatus& run, const Arrow& arrow) {
    if (arrow.kind == ArrowKind::Start || arrow.kind == ArrowKind::End) return 0;
    const auto found = run.taken.find(arrow.transition);
    return found == run.taken.end() ? 0 : found->second;
}

/// Start is taken when the first state was entered, End when the state before it succeeded there.
std::uint32_t endTakings(const Arrow& arrow, const Marks& marks) {
    if (arrow.kind == ArrowKind::Start) return marks.shapes[arrow.to].status != Status::NotRun ? 1 : 0;
    if (arrow.kind != ArrowKind::End) return 0;
    return marks.shapes[arrow.from].status == Status::Succeeded ? 1 : 0;
}

QString noteOf(const StateRun& state) {
    QStringList parts;
    if (state.entered > 1) parts << QStringLiteral("×%1").arg(state.entered);
    if (!state.note.isEmpty()) parts << state.note;
    return parts.join(QStringLiteral(" · "));
}

} // namespace

Marks Marks::of(const Picture& picture, const RunStatus& run, const Annotations& annotations) {
    Marks marks;
    marks.run = run.shown;
    marks.shapes.resize(picture.shapes.size());
    marks.arrows.resize(picture.arrows.size());
    const std::vector<drawing::Shape>& shapes = picture.diagram->shapes;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (shapes[i].kind != ShapeKind::State && shapes[i].kind != ShapeKind::Container) continue;
        Shape& mark = marks.shapes[i];
        if (!annotations.empty())
            if (const auto found = annotations.find(shapes[i].path); found != annotations.end())
                mark.annotation = found->second;
        if (!run.shown) continue;
        const auto found = run.states.find(shapes[i].path);
        if (found != run.states.end()) {
            mark.status = found->second.status;
            const QString note = noteOf(found->second);
            mark.note = Line(TextRole::Badge, note, {});
            mark.noteWidth = note.isEmpty() ? 0 : textWidth(TextRole::Badge, note);
        }
        mark.faded = mark.status == Status::NotRun;
    }
    if (!run.shown) return marks;
    for (std::size_t i = 0; i < marks.arrows.size(); ++i) {
        const drawing::Arrow& what = picture.diagram->arrows[i];
        Arrow& mark = marks.arrows[i];
        mark.taken = takings(run, what) + endTakings(what, marks);
        mark.faded = mark.taken == 0;
        if (mark.taken > 1) mark.count = Line(TextRole::Badge, QString::number(mark.taken), {});
        if (mark.taken == 0) continue;
        const ShapeKind to = shapes[what.to].kind;
        if (to == ShapeKind::End || to == ShapeKind::LaneEnd) marks.shapes[what.to].faded = false;
    }
    return marks;
}

} // namespace wb::ui::drawing
