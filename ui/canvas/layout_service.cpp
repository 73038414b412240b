// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/layout_service.h"

#include "core/helper/helper_path.h"
#include "core/layout/cache.h"
#include "core/layout/compose.h"
#include "core/layout/layered.h"
#include "ui/canvas/layout_helper.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <map>
#include <utility>

namespace wb::ui::canvas {

using layout::Composition;
using layout::FlatLayout;
using layout::FlatLayoutPtr;

namespace {

/// How long the helper may go on with what nobody waits for any more before it is killed, in milliseconds.
/// Killing costs a new start of about 20 ms.
constexpr int grace = 60;
/// Starts that may fail in a row before every picture is placed plainly at once.
constexpr int mostFailures = 4;
/// Milliseconds until it is tried again after that.
constexpr qint64 retryAfter = 10000;

} // namespace

class LayoutService::Private : public QObject {
  public:
    explicit Private(LayoutService* service) : q(service) {
        m_deadline.setSingleShot(true);
        m_grace.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] { giveUpOnFirst(); });
        connect(&m_grace, &QTimer::timeout, this, [this] { killIfWorthless(); });
        connect(&m_helper, &LayoutHelper::answered, this, &Private::take);
        connect(&m_helper, &LayoutHelper::lost, this, &Private::lose);
    }

    /// A picture that somebody waits for.
    struct Job {
        QObject* key = nullptr;
        std::unique_ptr<Composition> composition;
        Answer answer;
        QMetaObject::Connection whenDestroyed;
    };

    /// A container on its way through the helper.
    struct Work {
        std::uint64_t id = 0;
        /// 0 when nobody waits for it any more; the answer is kept all the same.
        std::uint64_t job = 0;
        Composition::Task task;
        bool coarse = false;
    };

    void request(QObject* owner, layout::GraphPtr graph, Answer answer) {
        forget(owner);
        const std::uint64_t id = ++m_lastJob;
        Job job{owner, std::make_unique<Composition>(std::move(graph)), std::move(answer), {}};
        if (!job.composition->isSound()) return;
        job.whenDestroyed = connect(owner, &QObject::destroyed, this, [this, owner] { forget(owner); });
        m_jobOf[owner] = id;
        m_jobs.emplace(id, std::move(job));
        if (m_failures >= mostFailures && m_lastFailure.hasExpired(retryAfter)) m_failures = mostFailures - 1;
        advance(id);
        killLater();
        report();
    }

    void forget(QObject* owner) {
        const auto found = m_jobOf.find(owner);
        if (found == m_jobOf.end()) return;
        const std::uint64_t id = found->second;
        m_jobOf.erase(found);
        if (const auto job = m_jobs.find(id); job != m_jobs.end()) {
            disconnect(job->second.whenDestroyed);
            m_jobs.erase(job);
        }
        std::deque<Work> rest;
        for (Work& work : m_queue)
            if (work.job != id) rest.push_back(std::move(work));
        m_queue = std::move(rest);
        for (Work& work : m_sent)
            if (work.job == id) work.job = 0;
        killLater();
    }

    void setHelper(const QString& program, const QStringList& arguments) {
        m_helper.setProgram(program, arguments);
    }
    void warmUp() { m_helper.start(); }
    bool isBusy() const { return !m_jobs.empty(); }
    int starts() const { return m_helper.starts(); }
    int timeLimit = 8000;

  private:
    /// Hands out what became ready, answers from the cache where it can, and ends the job when nothing is
    /// left.
    void advance(std::uint64_t id) {
        Job& job = m_jobs.at(id);
        for (auto tasks = job.composition->takeReady(); !tasks.empty(); tasks = job.composition->takeReady())
            for (Composition::Task& task : tasks) {
                if (const FlatLayoutPtr known = m_cache.find(task.graph))
                    job.composition->supply(task, known);
                else if (task.graph.nodes.size() < 2 || m_failures >= mostFailures)
                    supplyPlain(job, task);
                else
                    m_queue.push_back({++m_lastWork, id, std::move(task), false});
            }
        if (!job.composition->isComplete()) {
            pump();
            return;
        }
        const layout::GeometryPtr geometry = job.composition->geometry();
        const Answer answer = std::move(job.answer);
        disconnect(job.whenDestroyed);
        m_jobOf.erase(job.key);
        m_jobs.erase(id);
        answer(geometry);
        report();
    }

    void supplyPlain(Job& job, const Composition::Task& task) {
        const bool trivial = task.graph.nodes.size() < 2;
        auto plain = std::make_shared<const FlatLayout>(layout::plain(task.graph));
        job.composition->supply(task, std::move(plain), !trivial);
    }

    void pump() {
        constexpr std::size_t mostSent = 64;
        while (!m_queue.empty() && m_sent.size() < mostSent) {
            if (!m_helper.isRunning() && !m_helper.start()) {
                failAll();
                return;
            }
            Work work = std::move(m_queue.front());
            m_queue.pop_front();
            m_helper.send(work.id, work.coarse, work.task.graph);
            m_sent.push_back(std::move(work));
            if (m_sent.size() == 1) m_deadline.start(timeLimit);
        }
    }

    void take(const std::uint64_t id, const QByteArray& line) {
        if (m_sent.empty() || m_sent.front().id != id) {
            m_helper.kill();
            lose(QStringLiteral("it answered out of turn"));
            return;
        }
        Work work = std::move(m_sent.front());
        m_sent.pop_front();
        if (m_sent.empty())
            m_deadline.stop();
        else
            m_deadline.start(timeLimit);
        m_failures = 0;
        const std::string_view text(line.constData(), static_cast<std::size_t>(line.size()));
        auto answer = layout::decodeAnswer(text, work.task.graph);
        const bool drawn = answer && answer->error.empty();
        FlatLayoutPtr made;
        if (drawn) {
            made = std::make_shared<const FlatLayout>(std::move(answer->layout));
            m_cache.insert(work.task.graph, made);
        }
        finish(work, made);
        if (m_sent.empty() && m_queue.empty()) m_helper.recycleIfOld();
        pump();
    }

    /// Gives a job what became of one of its containers; the plain placement when that is nothing.
    void finish(Work& work, FlatLayoutPtr made) {
        const auto job = m_jobs.find(work.job);
        if (job == m_jobs.end()) return;
        if (made)
            job->second.composition->supply(work.task, std::move(made));
        else
            supplyPlain(job->second, work.task);
        advance(work.job);
    }

    void giveUpOnFirst() {
        m_helper.kill();
        lose(QStringLiteral("it took too long"));
    }

    /// The helper is gone: its first task is to blame and tried coarser, then plainly; the others are asked
    /// again.
    void lose(const QString& reason) {
        m_deadline.stop();
        std::deque<Work> sent = std::exchange(m_sent, {});
        if (sent.empty()) return;
        ++m_failures;
        m_lastFailure.start();
        Work first = std::move(sent.front());
        sent.pop_front();
        for (auto work = sent.rbegin(); work != sent.rend(); ++work)
            if (work->job != 0) m_queue.push_front(std::move(*work));
        if (first.job != 0 && !first.coarse && m_failures < mostFailures) {
            first.coarse = true;
            first.id = ++m_lastWork;
            m_queue.push_front(std::move(first));
        } else {
            finish(first, nullptr);
            Q_EMIT q->helperFailed(reason);
        }
        pump();
    }

    void failAll() {
        m_failures = mostFailures;
        m_lastFailure.start();
        Q_EMIT q->helperFailed(QStringLiteral("asl-draw could not be started"));
        std::deque<Work> queue = std::exchange(m_queue, {});
        for (Work& work : queue) finish(work, nullptr);
    }

    bool isFirstWorthless() const { return !m_sent.empty() && m_sent.front().job == 0; }

    void killLater() {
        if (isFirstWorthless() && !m_grace.isActive()) m_grace.start(grace);
    }

    void killIfWorthless() {
        if (!isFirstWorthless()) return;
        m_helper.kill();
        m_deadline.stop();
        std::deque<Work> sent = std::exchange(m_sent, {});
        for (auto work = sent.rbegin(); work != sent.rend(); ++work)
            if (work->job != 0) m_queue.push_front(std::move(*work));
        pump();
    }

    void report() {
        if (isBusy() == m_reportedBusy) return;
        m_reportedBusy = isBusy();
        Q_EMIT q->busyChanged(m_reportedBusy);
    }

    LayoutService* q;
    LayoutHelper m_helper;
    layout::Cache m_cache;
    std::map<std::uint64_t, Job> m_jobs;
    std::map<QObject*, std::uint64_t> m_jobOf;
    std::deque<Work> m_queue;
    std::deque<Work> m_sent;
    QTimer m_deadline;
    QTimer m_grace;
    QElapsedTimer m_lastFailure;
    std::uint64_t m_lastJob = 0;
    std::uint64_t m_lastWork = 0;
    int m_failures = 0;
    bool m_reportedBusy = false;
};

LayoutService::LayoutService(QObject* parent) : QObject(parent), d(std::make_unique<Private>(this)) {
    setHelper(helperPath(QStringLiteral("asl-draw")), {QStringLiteral("serve")});
}

LayoutService::~LayoutService() = default;

void LayoutService::setHelper(const QString& program, const QStringList& arguments) {
    d->setHelper(program, arguments);
}
void LayoutService::setTimeLimit(int milliseconds) {
    d->timeLimit = milliseconds;
}
void LayoutService::warmUp() {
    d->warmUp();
}
bool LayoutService::isBusy() const {
    return d->isBusy();
}
int LayoutService::helperStarts() const {
    return d->starts();
}

void LayoutService::request(QObject* owner, layout::GraphPtr graph, Answer answer) {
    d->request(owner, std::move(graph), std::move(answer));
}

} // namespace wb::ui::canvas
