// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drawing/theme.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace wb::ui {

/// Which theme the user asked for.
enum class ThemeChoice : std::uint8_t { System, Light, Dark };

/// Colours of the window around the canvas (whose own are in drawing::Theme) and of the text editor.
struct Theme {
    drawing::ThemeKind kind = drawing::ThemeKind::Light;
    QColor window;
    QColor panel;
    QColor base;
    QColor text;
    QColor muted;
    QColor border;
    QColor hover;
    QColor accent;
    QColor accentText;
    QColor selection;

    QColor error;
    QColor warning;
    QColor information;
    QColor success;

    QColor added;
    QColor removed;
    QColor changed;

    QColor currentLine;
    QColor lineNumber;
    QColor indentGuide;
    QColor activeState;
    QColor match;

    QColor key;
    QColor string;
    QColor number;
    QColor keyword;
    QColor punctuation;
    QColor escape;
    QColor reference;
    QColor expression;

    bool isDark() const { return kind == drawing::ThemeKind::Dark; }
    static const Theme& of(drawing::ThemeKind kind);
};

/// The monospaced font of editor and data views.
QFont codeFont();

/// Applies the theme to the whole program, remembers the choice and follows the system where asked to.
class ThemeController : public QObject {
    Q_OBJECT

  public:
    explicit ThemeController(QObject* parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    const Theme& theme() const { return *m_theme; }
    /// `remember` false leaves the stored choice alone (command line).
    void setChoice(ThemeChoice choice, bool remember = true);

  Q_SIGNALS:
    void changed(const wb::ui::Theme& theme);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void apply();

    QPalette m_systemPalette;
    ThemeChoice m_choice = ThemeChoice::System;
    const Theme* m_theme = nullptr;
    bool m_isApplying = false;
};

} // namespace wb::ui
