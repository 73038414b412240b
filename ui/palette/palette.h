// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace wb::ui {

struct Theme;

/// What can be put into a graph: the state types, then patterns of several states. By drag onto the canvas,
/// by double click or Enter behind the selected state. A narrow palette shows the icons alone.
class Palette : public QListWidget {
    Q_OBJECT

  public:
    explicit Palette(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// Off, with the reason in its place, while a graph cannot be changed; on again by an empty one.
    void setRefusal(const QString& reason);
    QSize sizeHint() const override;

  Q_SIGNALS:
    /// What Editing::paletteMime carries.
    void chosen(const QByteArray& load);

  protected:
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
    void startDrag(Qt::DropActions actions) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

  private:
    void addHeading(const QString& text);
    QListWidgetItem* addEntry(const QString& name, const QString& tip, const QByteArray& load);
    void showTips();
    void choose(const QListWidgetItem* item);
    void showNames(bool shown);
    void showTitle(bool shown);

    QString m_refusal;
    bool m_namesShown = true;
};

} // namespace wb::ui
