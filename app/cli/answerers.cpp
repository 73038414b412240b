// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "answerers.h"

#include "command.h"
#include "core/base/files.h"
#include "core/tasks/local_files.h"
#include "core/tasks/nested_tasks.h"
#include "core/tasks/unanswered.h"

namespace wb::cli {

bool AnswerSources::readOption(const std::string& option, const std::string& value) {
    if (option == "--handlers" || option == "--lambda-endpoint") needPrograms();
    if (option == "--handlers")
        m_handlersFile = value;
    else if (option == "--lambda-endpoint")
        m_lambdaEndpoint = value;
    else if (option == "--definitions")
        m_definitionsPath = value;
    else
        return false;
    return true;
}

bool AnswerSources::readFiles(const Substitutions& substitutions) {
    if (!m_handlersFile.empty() || !m_lambdaEndpoint.empty()) {
        auto read = ProgramAnswers::read(m_handlersFile, m_lambdaEndpoint);
        if (!read) {
            usageError(read.error());
            return false;
        }
        programs = std::move(*read);
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
        std::filesystem::absolute(toPath(sources.file)).parent_path(), last()));
    tasks::NestedTasks* nested = nullptr;
    if (sources.definitions) {
        m_chain.push_back(std::make_unique<tasks::NestedTasks>(
            [definitions = sources.definitions](std::string_view arn) { return definitions->find(arn); },
            options, last()));
        nested = static_cast<tasks::NestedTasks*>(last());
    }
    if (sources.programs) sources.programs->appendTo(m_chain);
    for (auto mocks = sources.mocks.rbegin(); mocks != sources.mocks.rend(); ++mocks)
        m_chain.push_back(std::make_unique<execution::MockTasks>(*mocks, last()));
    // What the started executions ask is answered like what this one asks.
    if (nested) nested->setAnswerers(last());
}

Answerers::~Answerers() = default;

} // namespace wb::cli
