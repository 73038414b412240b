// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/layout_helper.h"

#include <utility>

namespace wb::ui::canvas {

namespace {
/// Nodes and edges one process lays out before it is replaced.
constexpr std::size_t lifetime = 500000;
} // namespace

LayoutHelper::LayoutHelper(QObject* parent) : QObject(parent) {}

LayoutHelper::~LayoutHelper() {
    if (!m_process) return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(1000);
}

void LayoutHelper::setProgram(const QString& program, const QStringList& arguments) {
    kill();
    m_program = program;
    m_arguments = arguments;
}

bool LayoutHelper::start() {
    if (m_process) return true;
    if (m_program.isEmpty()) return false;
    m_process = new QProcess(this);
    m_process->setProcessChannelMode(QProcess::SeparateChannels);
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process, &QProcess::readyReadStandardOutput, this, &LayoutHelper::read);
    connect(m_process, &QProcess::finished, this, [this] { end(tr("it ended unexpectedly")); });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) end(tr("it could not be started"));
    });
    m_buffer.clear();
    m_searched = 0;
    m_greeted = false;
    m_done = 0;
    ++m_starts;
    m_process->start(m_program, m_arguments);
    // A program that is not there is reported within start().
    return m_process != nullptr;
}

void LayoutHelper::send(std::uint64_t id, bool coarse, const layout::FlatGraph& graph) {
    if (!m_process) return;
    m_done += graph.nodes.size() + graph.edges.size();
    const std::string line = layout::encode(layout::LayoutRequest{id, coarse, graph}) + '\n';
    m_process->write(line.data(), static_cast<qint64>(line.size()));
}

void LayoutHelper::kill() {
    if (!m_process) return;
    QProcess* process = std::exchange(m_process, nullptr);
    process->disconnect(this);
    process->kill();
    // Reaped later without anybody waiting; only at the end of the program it is waited for.
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    if (process->state() == QProcess::NotRunning) process->deleteLater();
}

void LayoutHelper::recycleIfOld() {
    if (m_done < lifetime) return;
    kill();
    start();
}

void LayoutHelper::end(const QString& reason) {
    if (!m_process) return;
    kill();
    Q_EMIT lost(reason);
}

void LayoutHelper::read() {
    m_buffer += m_process->readAllStandardOutput();
    while (m_process) {
        const qsizetype end = m_buffer.indexOf('\n', m_searched);
        if (end < 0) {
            m_searched = m_buffer.size();
            if (static_cast<std::size_t>(m_buffer.size()) > layout::longestLine)
                this->end(tr("it answered without end"));
            return;
        }
        const QByteArray line = m_buffer.left(end);
        m_buffer.remove(0, end + 1);
        m_searched = 0;
        const std::string_view text(line.constData(), static_cast<std::size_t>(line.size()));
        if (!m_greeted) {
            m_greeted = layout::isGreeting(text);
            if (m_greeted) continue;
            this->end(tr("it is not the layout helper"));
            return;
        }
        const auto id = layout::answerId(text);
        if (!id) {
            this->end(tr("it answered nonsense"));
            return;
        }
        Q_EMIT answered(*id, line);
    }
}

} // namespace wb::ui::canvas
