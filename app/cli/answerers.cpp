// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "answerers.h"

#include "command.h"
#include "core/tasks/endpoint_tasks.h"
#include "core/tasks/local_files.h"
#include "core/tasks/nested_tasks.h"
#include "core/tasks/process_tasks.h"
#include "core/tasks/unanswered.h"

#include <QFileInfo>

namespace wb::cli {

bool AnswerSources::readOption(const std::string& option, const std::string& value) {
    if (option == "--handlers")
        m_handlersFile = value;
    else if (option == "--lambda-endpoint")
        lambdaEndpoint = value;
    else if (option == "--definitions")
        m_definitionsPath = value;
    else
        return false;
    return true;
}

bool AnswerSources::readFiles(const Substitutions& substitutions) {
    if (!m_handlersFile.empty()) {
        Result<tasks::Handlers, std::string> read =
            tasks::Handlers::readFile(QString::fromStdString(m_handlersFile));
        if (!read) {
            usageError("--handlers " + m_handlersFile + ": " + read.error());
            return false;
        }
        handlers = std::move(*read);
    }
    if (!m_definitionsPath.empty()) {
        definitions = std::make_shared<Definitions>(m_definitionsPath, substitutions);
        if (!definitions->problem().empty()) {
            usageError("--definitions " + definitions->problem());
            return false;
        }
    }
    return true;
}

Answerers::Answerers(const AnswerSources& sources, const execution::StartOptions& options) {
    m_chain.push_back(std::make_unique<tasks::Unanswered>());
    const auto last = [this] { return m_chain.back().get(); };
    m_chain.push_back(std::make_unique<tasks::LocalFiles>(
        QFileInfo(QString::fromStdString(sources.file)).absolutePath(), last()));
    tasks::NestedTasks* nested = nullptr;
    if (sources.definitions) {
        m_chain.push_back(std::make_unique<tasks::NestedTasks>(
            [definitions = sources.definitions](std::string_view arn) { return definitions->find(arn); },
            options, last()));
        nested = static_cast<tasks::NestedTasks*>(last());
    }
    if (!sources.lambdaEndpoint.empty())
        m_chain.push_back(
            std::make_unique<tasks::EndpointTasks>(QString::fromStdString(sources.lambdaEndpoint), last()));
    if (sources.handlers) m_chain.push_back(std::make_unique<tasks::ProcessTasks>(*sources.handlers, last()));
    for (auto mocks = sources.mocks.rbegin(); mocks != sources.mocks.rend(); ++mocks)
        m_chain.push_back(std::make_unique<execution::MockTasks>(*mocks, last()));
    // What the started executions ask is answered like what this one asks.
    if (nested) nested->setAnswerers(last());
}

Answerers::~Answerers() = default;

} // namespace wb::cli
