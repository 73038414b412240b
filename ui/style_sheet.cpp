// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style_sheet.h"

#include "ui/theme.h"

#include <utility>

namespace wb::ui {

namespace {

constexpr const char* shape = R"(
QMainWindow::separator { background: @window; width: 6px; height: 6px; }
QMainWindow::separator:hover { background: @selection; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QSplitter::handle { background: @window; }
QSplitter::handle:hover { background: @selection; }
QMenuBar { background: @window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @panel; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: @accent; color: @accentText; }
QMenu::item:disabled { color: @lineNumber; background: transparent; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QToolBar { background: @window; border: none; border-bottom: 1px solid @border; spacing: 3px; padding: 4px 6px; }
QToolBar::separator { background: @border; width: 1px; margin: 4px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px; background: transparent; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @selection; }
QToolButton:focus { border-color: @accent; }
QToolButton[role="add"] { color: @accent; padding: 3px 6px; }
QToolButton::menu-indicator { image: none; width: 0; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; font-weight: 600; }
QDockWidget::title { background: @window; padding: 6px 8px; text-align: left; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 6px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; }
QTreeView, QTableView, QListView { border: none; background: @base; alternate-background-color: @panel; outline: none; }
QTreeView::item, QListView::item { padding: 3px 0; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected { background: @selection; color: @text; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @border; padding: 5px 8px; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: @base; border: 1px solid @border; border-radius: 5px; padding: 4px 6px; selection-background-color: @accent; selection-color: @accentText; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus { border-color: @accent; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border-color: @error; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/actions/chevron.svg); width: 12px; height: 12px; }
QPushButton { background: @panel; border: 1px solid @border; border-radius: 5px; padding: 5px 14px; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border-color: @accent; }
QPushButton:default { background: @accent; color: @accentText; border-color: @accent; }
QPushButton:disabled { color: @lineNumber; background: @panel; border-color: @border; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 3px; background: @base; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/actions/tick.svg); }
QCheckBox { color: @text; spacing: 6px; }
QStatusBar { background: @window; border-top: 1px solid @border; color: @muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; padding: 2px 8px; }
QToolTip { background: @panel; color: @text; border: 1px solid @border; padding: 5px 7px; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @border; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { background: @accent; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:focus { border: 2px solid @text; }
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled { background: @border; }
QFrame[role="banner"] { background: @changed; border-bottom: 1px solid @border; }
QFrame[role="popup"] { background: @panel; border: 1px solid @border; border-radius: 8px; }
QFrame[role="nested"] { border: none; border-left: 2px solid @border; }
QFrame[role="panel"] { background: @panel; border-bottom: 1px solid @border; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="title"] { font-size: 15pt; font-weight: 600; }
)";

} // namespace

QString styleSheet(const Theme& theme) {
    QColor scroll = theme.muted;
    scroll.setAlpha(110);
    const std::pair<const char*, QColor> colours[] = {{"@window", theme.window},
                                                      {"@panel", theme.panel},
                                                      {"@base", theme.base},
                                                      {"@text", theme.text},
                                                      {"@muted", theme.muted},
                                                      {"@border", theme.border},
                                                      {"@hover", theme.hover},
                                                      {"@accentText", theme.accentText},
                                                      {"@accent", theme.accent},
                                                      {"@selection", theme.selection},
                                                      {"@error", theme.error},
                                                      {"@changed", theme.changed},
                                                      {"@lineNumber", theme.lineNumber}};
    QString sheet = QString::fromLatin1(shape);
    sheet.replace(QLatin1String("@scroll"), scroll.name(QColor::HexArgb));
    for (const auto& [name, colour] : colours) sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

} // namespace wb::ui
