// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/programs.h"
#include "core/tasks/endpoint_tasks.h"
#include "core/tasks/handlers.h"
#include "core/tasks/process_tasks.h"

#include <optional>

namespace wb::cli {

namespace {

class LocalPrograms : public ProgramAnswers {
  public:
    LocalPrograms(std::optional<tasks::Handlers> handlers, const std::string& endpoint)
        : m_handlers(std::move(handlers)), m_endpoint(QString::fromStdString(endpoint)) {}

    void appendTo(std::vector<std::unique_ptr<execution::TaskInterface>>& chain) const override {
        if (!m_endpoint.isEmpty())
            chain.push_back(std::make_unique<tasks::EndpointTasks>(m_endpoint, chain.back().get()));
        if (m_handlers)
            chain.push_back(std::make_unique<tasks::ProcessTasks>(*m_handlers, chain.back().get()));
    }

  private:
    std::optional<tasks::Handlers> m_handlers;
    QString m_endpoint;
};

} // namespace

void needPrograms() {}

Result<std::shared_ptr<const ProgramAnswers>, std::string>
ProgramAnswers::read(const std::string& handlersFile, const std::string& endpoint) {
    std::optional<tasks::Handlers> handlers;
    if (!handlersFile.empty()) {
        Result<tasks::Handlers, std::string> read =
            tasks::Handlers::readFile(QString::fromStdString(handlersFile));
        if (!read) return failure("--handlers " + handlersFile + ": " + read.error());
        handlers = std::move(*read);
    }
    return std::shared_ptr<const ProgramAnswers>(
        std::make_shared<LocalPrograms>(std::move(handlers), endpoint));
}

} // namespace wb::cli
