// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/editing/drop_targets.h"

#include <algorithm>
#include <cmath>

namespace wb::ui::canvas {

namespace {

using namespace asl::refactor;
using drawing::ArrowKind;
using drawing::Picture;

QString reasonOf(const std::optional<Refusal>& refusal) {
    return refusal ? QString::fromStdString(refusal->reason) : QString();
}

/// Where the mark of an arrow stands: in the middle of its way, clear of its pill.
QRectF markOf(const Picture& picture, std::size_t arrow) {
    const drawing::PreparedArrow& prepared = picture.arrows[arrow];
    QPointF place = prepared.line.pointAtPercent(0.5);
    if (prepared.pill.contains(place)) place = QPointF(prepared.pill.left() - 13, prepared.pill.center().y());
    // On a short arrow a smaller one: its ends stay in sight.
    const double side = std::clamp(prepared.line.length() * 0.5, 9.0, 22.0);
    return {place - QPointF(side / 2, side / 2), QSizeF(side, side)};
}

DropTarget onArrow(const asl::Model& model, const Picture& picture, std::size_t index) {
    const drawing::Arrow& arrow = picture.diagram->arrows[index];
    DropTarget target;
    target.rect = markOf(picture, index);
    target.path = arrow.transition.from;
    if (arrow.kind == ArrowKind::Start) {
        target.kind = DropTarget::Kind::First;
    } else if (arrow.kind == ArrowKind::End) {
        target.kind = DropTarget::Kind::After;
    } else {
        target.kind = DropTarget::Kind::OnTransition;
        target.transition = {arrow.transition.from, arrow.transition.kind, arrow.transition.index};
    }
    target.refusal = reasonOf(canDrop(model, target, {}));
    return target;
}

/// States as text at a target.
Outcome pasteAt(const asl::Model& model, const DropTarget& target, const std::string& text) {
    switch (target.kind) {
    case DropTarget::Kind::OnTransition:
        return pasteOnTransition(model, target.transition, text);
    case DropTarget::Kind::First:
        return pasteFirst(model, target.path, text);
    case DropTarget::Kind::After:
        break;
    }
    const asl::State* state = model.find(target.path);
    if (!state) return failure(Refusal{"The state is not there any more."});
    return paste(model, model.container(state->container).path, text, target.path);
}

} // namespace

std::vector<DropTarget> dropTargets(const asl::Model& model, const Picture& picture, const Load&) {
    std::vector<DropTarget> targets;
    targets.reserve(picture.arrows.size() + picture.shapes.size());
    for (std::size_t i = 0; i < picture.arrows.size(); ++i) targets.push_back(onArrow(model, picture, i));
    for (std::size_t i = 0; i < picture.lanes.size(); ++i) {
        const drawing::Lane& lane = picture.diagram->lanes[i];
        if (!lane.empty) continue;
        DropTarget target;
        target.kind = DropTarget::Kind::First;
        target.path = lane.path;
        // The whole canvas is a place for the first state of all.
        constexpr double wide = 1900;
        target.rect = i == 0 ? picture.bounds.adjusted(-wide, -wide, wide, wide) : picture.lanes[i].rect;
        target.round = false;
        target.refusal = reasonOf(canDrop(model, target, {}));
        targets.push_back(std::move(target));
    }
    for (std::size_t i = picture.shapes.size(); i-- > 0;) {
        const drawing::Shape& shape = picture.diagram->shapes[i];
        if (shape.kind != drawing::ShapeKind::State && shape.kind != drawing::ShapeKind::Container) continue;
        DropTarget target;
        target.kind = DropTarget::Kind::After;
        target.path = shape.path;
        target.rect = picture.shapes[i].rect;
        if (shape.kind == drawing::ShapeKind::Container)
            target.rect.setHeight(drawing::measures::headerHeight - 8);
        target.round = false;
        target.refusal = reasonOf(canDrop(model, target, {}));
        targets.push_back(std::move(target));
    }
    return targets;
}

int targetAt(const std::vector<DropTarget>& targets, const QPointF& place, double reach) {
    int best = -1;
    double bestDistance = reach;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (!targets[i].round) continue;
        const QPointF away = targets[i].rect.center() - place;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < bestDistance) bestDistance = distance, best = static_cast<int>(i);
    }
    for (std::size_t i = 0; best < 0 && i < targets.size(); ++i)
        if (!targets[i].round && targets[i].rect.contains(place)) best = static_cast<int>(i);
    return best;
}

Load Load::read(const QByteArray& bytes) {
    std::string text = bytes.toStdString();
    const asl::StateType type = asl::stateType(text);
    if (type != asl::StateType::Unknown) return {type, {}};
    return {asl::StateType::Unknown, std::move(text)};
}

std::optional<Refusal> canDrop(const asl::Model& model, const DropTarget& target, const Load& load) {
    // Text is the same everywhere: whether it can be read is asked once, where it is used.
    if (!load.text.empty())
        if (auto refusal = canPaste(model, asl::StatePath(), load.text)) return refusal;
    switch (target.kind) {
    case DropTarget::Kind::OnTransition:
        return canInsertOnTransition(model, target.transition);
    case DropTarget::Kind::First:
        return canAddFirst(model, target.path);
    case DropTarget::Kind::After:
        break;
    }
    return canAppend(model, target.path);
}

Outcome drop(const asl::Model& model, const DropTarget& target, const Load& load) {
    if (!load.text.empty()) return pasteAt(model, target, load.text);
    const NewState state{uniqueName(model, asl::name(load.type)),
                         newStateText(load.type, model.queryLanguage())};
    switch (target.kind) {
    case DropTarget::Kind::OnTransition:
        return insertOnTransition(model, target.transition, state);
    case DropTarget::Kind::After:
        return appendState(model, target.path, state);
    case DropTarget::Kind::First:
        break;
    }
    return addFirstState(model, target.path, state);
}

} // namespace wb::ui::canvas
