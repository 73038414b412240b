// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/syntax_tree.h"

#include <QWidget>

#include <vector>

class QToolButton;
class QVBoxLayout;

namespace wb::ui {

class ComboField;

/// A list of names, a line each, and an empty line for one more. Lines complete to names that are known and
/// take any other.
class NamesField : public QWidget {
    Q_OBJECT

  public:
    struct Known {
        QString name;
        QString tip;
    };

    NamesField(const QString& title, const QString& invitation, std::vector<Known> known, QWidget* parent);

    /// `names` is an array of strings, or missing. What is being typed stays.
    void show(json::Node names);

  Q_SIGNALS:
    /// As FieldRow::committed.
    void committed(const std::string& below, const std::string& json);

  private:
    struct Line {
        QWidget* row;
        ComboField* name;
        QToolButton* remove;
    };
    void addLine();
    void take(std::size_t line);

    QString m_title;
    QString m_invitation;
    std::vector<Known> m_known;
    QVBoxLayout* m_column;
    /// One more than there are names.
    std::vector<Line> m_lines;
    QStringList m_shown;
    bool m_isThere = false;
};

} // namespace wb::ui
