// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export_actions.h"

#include "ui/canvas/canvas_view.h"
#include "ui/document.h"
#include "ui/write_file.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>

namespace wb::ui {

ExportActions::ExportActions(Document* document, canvas::CanvasView* canvas, QWidget* window)
    : QObject(window), m_document(document), m_canvas(canvas), m_window(window),
      m_menu(new QMenu(tr("&Export the graph"), window)), m_print(new QAction(tr("&Print the graph…"), this)),
      m_withRun(new QAction(tr("With the execution's &status"), this)) {
    const std::pair<QString, const char*> formats[] = {
        {tr("&SVG…"), "svg"}, {tr("P&NG…"), "png"}, {tr("&PDF…"), "pdf"}, {tr("&DOT for Graphviz…"), "dot"}};
    for (const auto& [text, suffix] : formats) {
        QAction* action = m_menu->addAction(text);
        connect(action, &QAction::triggered, this, [this, chosen = suffix] { choose(chosen); });
        m_pictures << action;
    }
    QAction* copied = m_menu->addAction(tr("&Copy the picture"));
    copied->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    connect(copied, &QAction::triggered, this, [this] {
        copy();
        Q_EMIT message(tr("The picture is in the clipboard"));
    });
    m_pictures << copied << m_print;
    m_menu->addSeparator();
    makeLook();
    connect(m_print, &QAction::triggered, this, &ExportActions::askForPrinter);
    connect(m_canvas, &canvas::CanvasView::pictureChanged, this, &ExportActions::update);
    update();
}

void ExportActions::makeLook() {
    const auto choices = [this](auto values, auto& chosen) {
        auto* group = new QActionGroup(m_menu);
        for (const auto& [text, value] : values) {
            QAction* action = m_menu->addAction(text);
            action->setCheckable(true);
            action->setChecked(value == chosen);
            group->addAction(action);
            connect(action, &QAction::triggered, this, [&chosen, set = value] { chosen = set; });
        }
    };
    choices(std::vector<std::pair<QString, Look>>{{tr("Colours as &shown"), Look::AsShown},
                                                  {tr("&Light colours"), Look::Light},
                                                  {tr("D&ark colours"), Look::Dark}},
            m_look);
    m_menu->addSeparator();
    choices(std::vector<std::pair<QString, double>>{{tr("PNG at &1×"), 1.0},
                                                    {tr("PNG at &2×"), 2.0},
                                                    {tr("PNG at &3×"), 3.0},
                                                    {tr("PNG at &4×"), 4.0}},
            m_scale);
    m_menu->addSeparator();
    m_withRun->setCheckable(true);
    m_withRun->setChecked(true);
    m_menu->addAction(m_withRun);
}

void ExportActions::fill(QMenu* menu) const {
    menu->addMenu(m_menu);
    menu->addAction(m_print);
}

void ExportActions::update() {
    for (QAction* action : m_pictures) action->setEnabled(m_canvas->picture() != nullptr);
}

drawing::ExportOptions ExportActions::options(const QString& title) const {
    drawing::ExportOptions result;
    result.theme = m_look == Look::AsShown ? m_canvas->themeKind()
                   : m_look == Look::Dark  ? drawing::ThemeKind::Dark
                                           : drawing::ThemeKind::Light;
    result.scale = m_scale;
    result.title = title;
    return result;
}

drawing::Marks ExportActions::marks() const {
    return m_canvas->marksForExport(m_withRun->isChecked());
}

QString ExportActions::exportTo(const QString& file) const {
    const drawing::PicturePtr picture = m_canvas->picture();
    if (!picture) return tr("There is no graph to export.");
    QString error;
    const QByteArray bytes = drawing::render(*picture, marks(), drawing::formatOf(file),
                                             options(QFileInfo(file).completeBaseName()), &error);
    if (bytes.isEmpty()) return error;
    return writeFile(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void ExportActions::choose(const char* suffix) {
    QString name = m_document->displayName();
    name = name.left(name.indexOf(u'.')) + u'.' + QLatin1String(suffix);
    const QString folder = m_document->folder().isEmpty() ? QDir::homePath() : m_document->folder();
    QString file = QFileDialog::getSaveFileName(m_window, tr("Export the graph"), folder + u'/' + name,
                                                tr("Pictures (*.%1)").arg(QLatin1String(suffix)));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().isEmpty()) file += u'.' + QString::fromLatin1(suffix);
    const QString reason = exportTo(file);
    if (reason.isEmpty())
        Q_EMIT message(tr("Exported to %1").arg(QDir::toNativeSeparators(file)));
    else
        QMessageBox::warning(m_window, tr("The graph could not be exported"), reason);
}

void ExportActions::copy() const {
    const drawing::PicturePtr picture = m_canvas->picture();
    if (!picture) return;
    const drawing::ExportOptions look = options(m_document->displayName());
    auto* mime = new QMimeData;
    mime->setImageData(drawing::toImage(*picture, marks(), look));
    mime->setData(QStringLiteral("image/svg+xml"), drawing::toSvg(*picture, marks(), look));
    QApplication::clipboard()->setMimeData(mime);
}

void ExportActions::print(QPagedPaintDevice* device) const {
    const drawing::PicturePtr picture = m_canvas->picture();
    if (!picture) return;
    QPainter painter(device);
    const QSizeF page(device->width(), device->height());
    // Paper is white, whatever the screen is; a small graph is printed no larger than on a screen.
    drawing::paintPage(painter, *picture, marks(), page, device->logicalDpiX() / 96.0,
                       drawing::ThemeKind::Light);
}

void ExportActions::askForPrinter() {
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(m_document->displayName());
    const drawing::PicturePtr picture = m_canvas->picture();
    if (!picture) return;
    const bool isWide = picture->bounds.width() > picture->bounds.height();
    printer.setPageOrientation(isWide ? QPageLayout::Landscape : QPageLayout::Portrait);
    QPrintDialog dialog(&printer, m_window);
    if (dialog.exec() == QDialog::Accepted) print(&printer);
}

} // namespace wb::ui
