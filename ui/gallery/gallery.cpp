// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery.h"

#include "core/json/parser.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/layout_service.h"
#include "ui/drawing/export.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>

namespace wb::ui {

namespace {

constexpr QSize thumbnail(176, 120);

asl::ModelPtr modelOf(const Blueprint& blueprint) {
    return asl::Model::read(json::parse(read(blueprint.definition).toStdString()));
}

/// The graph, whole, in the middle of a small sheet.
QIcon sheet(const drawing::Picture& picture, drawing::ThemeKind kind, double pixels) {
    QPixmap pixmap(thumbnail * pixels);
    pixmap.setDevicePixelRatio(pixels);
    pixmap.fill(drawing::theme(kind).canvas);
    drawing::ExportOptions look;
    look.theme = kind;
    const QImage image = drawing::toImage(picture, drawing::Marks::of(picture, {}, {}), look)
                             .scaled(thumbnail * pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPainter painter(&pixmap);
    const QSizeF size = QSizeF(image.size()) / pixels;
    painter.drawImage(
        QRectF(QPointF((thumbnail.width() - size.width()) / 2, (thumbnail.height() - size.height()) / 2),
               size),
        image);
    painter.setPen(drawing::theme(kind).containerBorder);
    painter.drawRect(QRectF(0.5, 0.5, thumbnail.width() - 1, thumbnail.height() - 1));
    painter.end();
    QIcon icon(pixmap);
    // The selection is shown around it; a tint over it would only dim the graph.
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

} // namespace

Gallery::Gallery(canvas::LayoutService* layout, drawing::ThemeKind theme, QWidget* parent)
    : QDialog(parent), m_layout(layout), m_theme(theme), m_blueprints(blueprints()),
      m_list(new QListWidget(this)), m_preview(new canvas::CanvasView(layout, this)),
      m_title(new QLabel(this)), m_description(new QLabel(this)), m_input(new QPlainTextEdit(this)) {
    setWindowTitle(tr("New from a blueprint"));
    resize(QSize(1080, 680).boundedTo(parent->size() - QSize(40, 40)));
    m_list->setAccessibleName(tr("Blueprints"));
    m_list->setViewMode(QListView::IconMode);
    m_list->setIconSize(thumbnail);
    m_list->setGridSize(thumbnail + QSize(20, 40));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMovement(QListView::Static);
    m_list->setUniformItemSizes(true);
    m_list->setWordWrap(true);
    m_title->setProperty("role", QStringLiteral("title"));
    m_description->setWordWrap(true);
    m_preview->setTheme(theme);
    m_preview->setAnimated(false);
    m_preview->setFocusPolicy(Qt::NoFocus);
    m_input->setReadOnly(true);
    m_input->setAccessibleName(tr("Sample input"));
    m_input->setMaximumHeight(92);
    m_input->setTabChangesFocus(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* open = buttons->addButton(tr("&Open as a new document"), QDialogButtonBox::AcceptRole);
    QPushButton* run = buttons->addButton(tr("&Run it step by step"), QDialogButtonBox::ActionRole);
    open->setDefault(true);
    for (QAbstractButton* button : buttons->buttons()) button->setIcon({});
    auto* side = new QVBoxLayout;
    side->setSpacing(8);
    side->addWidget(m_title);
    side->addWidget(m_description);
    side->addWidget(m_preview, 1);
    side->addWidget(new QLabel(tr("Sample input"), this));
    side->addWidget(m_input);
    auto* columns = new QHBoxLayout;
    columns->addWidget(m_list, 4);
    columns->addLayout(side, 5);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(14, 14, 14, 14);
    all->addLayout(columns, 1);
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { done(OpenAsNew); });
    connect(run, &QPushButton::clicked, this, [this] { done(RunSteps); });
    connect(m_list, &QListWidget::currentRowChanged, this, &Gallery::showCurrent);
    connect(m_list, &QListWidget::itemActivated, this, [this] { done(OpenAsNew); });
    for (const Blueprint& blueprint : m_blueprints) {
        auto* item = new QListWidgetItem(blueprint.title, m_list);
        item->setToolTip(blueprint.description);
        item->setData(Qt::AccessibleDescriptionRole, blueprint.description);
        QPixmap blank(thumbnail);
        blank.fill(drawing::theme(theme).canvas);
        item->setIcon(blank);
        addThumbnail(m_list->count() - 1);
    }
    open->setEnabled(!m_blueprints.isEmpty());
    run->setEnabled(!m_blueprints.isEmpty());
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

const Blueprint* Gallery::current() const {
    const int row = m_list->currentRow();
    return row < 0 ? nullptr : &m_blueprints[row];
}

void Gallery::addThumbnail(int row) {
    const drawing::DiagramPtr diagram = drawing::Diagram::of(*modelOf(m_blueprints[row]), {});
    // A request of its own each: those of one owner replace each other.
    auto* owner = new QObject(this);
    m_layout->request(owner, diagram->graph, [this, owner, row, diagram](const layout::GeometryPtr& made) {
        m_list->item(row)->setIcon(sheet(*drawing::Picture::of(diagram, made), m_theme, devicePixelRatioF()));
        owner->deleteLater();
    });
}

void Gallery::showCurrent() {
    const Blueprint* blueprint = current();
    if (!blueprint) return;
    m_title->setText(blueprint->title);
    m_description->setText(blueprint->description);
    m_input->setPlainText(QString::fromUtf8(read(blueprint->input)).trimmed());
    m_preview->showModel(modelOf(*blueprint));
    m_preview->fit();
}

} // namespace wb::ui
