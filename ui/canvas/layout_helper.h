// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/protocol.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>

#include <cstdint>

namespace wb::ui::canvas {

/// The process `asl-draw serve`: starts, feeds, kills and recycles it, and cuts its output into lines.
class LayoutHelper : public QObject {
    Q_OBJECT

  public:
    explicit LayoutHelper(QObject* parent = nullptr);
    ~LayoutHelper() override;

    void setProgram(const QString& program, const QStringList& arguments);
    /// False when it cannot be started. Does nothing when it runs.
    bool start();
    bool isRunning() const { return m_process != nullptr; }
    void send(std::uint64_t id, bool coarse, const layout::FlatGraph& graph);
    /// Ends it at once, without a word to anybody.
    void kill();
    /// Ends an idle process that has done much, before its memory is in pieces, and starts another.
    void recycleIfOld();
    int starts() const { return m_starts; }

  Q_SIGNALS:
    void answered(std::uint64_t id, const QByteArray& line);
    /// It ended by itself or answered nonsense; it does not run any more.
    void lost(const QString& reason);

  private:
    void read();
    void end(const QString& reason);

    QString m_program;
    QStringList m_arguments;
    QProcess* m_process = nullptr;
    QByteArray m_buffer;
    qsizetype m_searched = 0;
    bool m_greeted = false;
    int m_starts = 0;
    std::size_t m_done = 0;
};

} // namespace wb::ui::canvas
