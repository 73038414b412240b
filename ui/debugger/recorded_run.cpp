// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/recorded_run.h"

#include "core/execution/program.h"
#include "core/history/recording.h"
#include "ui/debugger/debug_controller.h"
#include "ui/document.h"
#include "ui/icons.h"
#include "ui/value_text.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace wb::ui {

RecordedRun::RecordedRun(Document* document, DebugController* debugger, QWidget* window)
    : QObject(window), m_document(document), m_debugger(debugger), m_window(window),
      m_open(new QAction(icon("open"), tr("&Open a recorded execution…"), this)) {
    m_open->setStatusTip(tr("Replay a history of the service on this definition, step by step"));
    connect(m_open, &QAction::triggered, this, [this] {
        const QString file =
            QFileDialog::getOpenFileName(m_window, tr("Open a recorded execution"), m_document->folder(),
                                         tr("Execution histories (*.json);;All files (*)"));
        if (file.isEmpty()) return;
        const QString reason = open(file);
        if (!reason.isEmpty())
            QMessageBox::warning(m_window, tr("The execution could not be opened"), reason);
    });
}

QString RecordedRun::open(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) return file.errorString();
    const QByteArray bytes = file.readAll();
    const auto recording =
        history::Recording::read({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!recording.ok()) return toQString(recording.error());
    m_document->refresh();
    const Analysis& analysis = *m_document->analysis();
    if (analysis.isBroken || analysis.isEmpty)
        return tr("Open the definition that was executed first: there is none in this document.");
    const execution::Compilation compiled = execution::compile(analysis.model);
    if (!compiled.program)
        return compiled.refusals.empty() ? tr("The definition cannot be run.")
                                         : toQString(compiled.refusals.front().message);
    history::Replay replay = history::replay(compiled.program, *recording);
    const QString what = QFileInfo(name).fileName();
    const std::size_t events = replay.timeline.events(replay.timeline.size() - 1).size();
    m_debugger->show(analysis.model, std::move(replay.timeline), what);
    if (!replay.problem.empty())
        Q_EMIT message(tr("%1: the replay stopped: %2").arg(what, toQString(replay.problem)));
    else if (!recording->warnings.empty())
        Q_EMIT message(tr("%1: %2").arg(what, toQString(recording->warnings.front())));
    else if (replay.divergesAt)
        Q_EMIT message(tr("%1: the replay differs from event %2 on; the definition may be another version.")
                           .arg(what)
                           .arg(*replay.divergesAt + 1));
    else
        Q_EMIT message(tr("%1: %2 events, replayed exactly").arg(what).arg(events));
    return {};
}

} // namespace wb::ui
