// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view_p.h"

namespace wb::ui::canvas {

void CanvasView::setRoot(const asl::StatePath& container) {
    if (d->options.root == container) return;
    d->options.root = container;
    d->turnsPage = d->fitWhenShown = true;
    d->fitWhole = false;
    d->rebuild({});
}

const asl::StatePath& CanvasView::root() const {
    return d->options.root;
}

void CanvasView::drillIn() {
    const asl::State* state = d->model ? d->model->find(d->current) : nullptr;
    if (!state) return;
    const asl::StatePath wanted = state->containers.empty() ? d->around(d->current) : d->current;
    if (!wanted.isMachine()) setRoot(wanted);
}

void CanvasView::drillOut() {
    const asl::StatePath shown = d->options.root;
    if (shown.isMachine()) return;
    setRoot(d->around(shown));
    d->selectOnly(shown, true);
    d->revealWhenShown = shown;
}

bool CanvasView::Private::isInside(const asl::StatePath& path) const {
    const std::string& root = options.root.text();
    return root.empty() || path.isMachine() || path == options.root || path.text().starts_with(root + '/');
}

void CanvasView::Private::checkRoot() {
    if (options.root.isMachine()) return;
    const asl::State* state = model->find(options.root);
    if (state && !state->containers.empty()) return;
    options.root = {};
    turnsPage = fitWhenShown = true;
}

asl::StatePath CanvasView::Private::around(const asl::StatePath& path) const {
    const asl::State* state = model ? model->find(path) : nullptr;
    if (!state) return {};
    const asl::StateIndex owner = model->container(state->container).owner;
    return owner == asl::noIndex ? asl::StatePath() : model->state(owner).path;
}

asl::StatePath CanvasView::Private::shownFor(const asl::StatePath& state) const {
    asl::StatePath path = state;
    while (!path.isMachine() && picture && picture->rectOf(path).isNull()) path = around(path);
    return path;
}

void CanvasView::Private::activate(const asl::StatePath& path) {
    const asl::State* state = model ? model->find(path) : nullptr;
    if (state && !state->containers.empty() && path != options.root)
        q->setRoot(path);
    else if (!path.isMachine())
        Q_EMIT q->stateActivated(path);
}

void CanvasView::Private::refreshBreadcrumbs() {
    std::vector<asl::StatePath> way;
    for (asl::StatePath path = options.root; !path.isMachine(); path = around(path)) way.push_back(path);
    breadcrumbs->setWay({way.rbegin(), way.rend()});
}

} // namespace wb::ui::canvas
