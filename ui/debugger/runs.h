// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/model.h"
#include "core/execution/timeline.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace wb::ui {

/// A run of the document: where it comes from, and its steps while another one is shown. Timelines share what
/// they have in common, so that a fork costs what it does differently.
struct Run {
    int number = 0;
    /// How it began, where not by an input of its own: `from step 7 of run 1`; may be empty.
    QString origin;
    asl::ModelPtr model;
    /// Nothing for the run that is shown: its timeline is the session's.
    std::optional<execution::Timeline> timeline;
};

/// The runs of a document, of which one is shown. The oldest are given up beyond a dozen.
class Runs : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    const std::vector<Run>& all() const { return m_runs; }
    /// Index of the run that is shown; -1 without one.
    int shown() const { return m_shown; }
    /// `Run 2, from step 7 of run 1`.
    QString title(int index) const;

    /// Keeps the steps of the run that is shown, which another one is about to replace. Null for nothing
    /// shown.
    void leave(const execution::Timeline* timeline);
    /// Adds the run that is shown from now on.
    void begin(const asl::ModelPtr& model, const QString& origin);
    /// Shows the run at `index` from now on and hands over its timeline.
    execution::Timeline take(int index);
    void clear();

  Q_SIGNALS:
    void changed();

  private:
    std::vector<Run> m_runs;
    int m_shown = -1;
    int m_count = 0;
};

} // namespace wb::ui
