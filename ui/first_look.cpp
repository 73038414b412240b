// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_look.h"

#include "ui/canvas/canvas_view.h"
#include "ui/document.h"

namespace wb::ui {

namespace {

/// Names on cards are readable from here on.
constexpr double readable = 0.62;

} // namespace

FirstLook::FirstLook(Document* document, canvas::CanvasView* canvas)
    : QObject(canvas), m_document(document), m_canvas(canvas) {
    connect(m_document, &Document::replaced, this, [this] {
        m_isArmed = true;
        m_canvas->setRoot({});
    });
    connect(m_canvas, &canvas::CanvasView::pictureChanged, this, [this] {
        if (!m_isArmed || m_canvas->model() != m_document->graph()) return;
        m_isArmed = false;
        // The window may still be on its way to its size.
        QMetaObject::invokeMethod(this, &FirstLook::look, Qt::QueuedConnection);
    });
}

void FirstLook::look() {
    m_canvas->fit();
    if (m_canvas->zoom() >= readable || !m_document->graph()) return;
    for (int i = 0; i < 40 && m_canvas->zoom() < readable; ++i) m_canvas->zoomIn();
    const asl::Model& model = *m_document->graph();
    if (model.machine().start == asl::noIndex) return;
    const QRectF start = m_canvas->stateRect(model.state(model.machine().start).path);
    if (start.isEmpty()) return;
    // The first state a little below the upper border.
    const double height = m_canvas->viewport()->height() / m_canvas->zoom();
    m_canvas->QGraphicsView::centerOn(start.center().x(), start.top() - 110 + height / 2);
}

} // namespace wb::ui
