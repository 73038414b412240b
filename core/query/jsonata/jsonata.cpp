// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/jsonata.h"

#include "core/query/jsonata/context_reads.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/parser.h"
#include "core/query/jsonata/provenance.h"
#include "core/query/jsonata/resolve.h"
#include "core/query/jsonata/shape.h"

namespace wb::query::jsonata {

namespace {

CompileError toCompileError(const Failure& failure) {
    return {std::string(failure.code), messageOf(failure), failure.position, failure.token};
}

} // namespace

Result<Expression, CompileError> Expression::compile(std::string_view source) {
    auto program = std::make_shared<Program>();
    program->source = source;
    Parser parser(*program);
    Node* root = parser.parse();
    if (const auto failure = parser.takeFailure()) return wb::failure(toCompileError(*failure));
    Shaper shaper(*program);
    root = shaper.shapeRoot(root);
    if (const auto failure = shaper.takeFailure()) return wb::failure(toCompileError(*failure));
    Resolver(*program).resolveRoot(root);
    return Expression(std::move(program));
}

Result<json::Value, EvaluationError> Expression::evaluate(const Environment& environment) const {
    Evaluator evaluator(*m_program, environment);
    json::Value result = evaluator.run();
    if (environment.stepsTaken) *environment.stepsTaken += evaluator.steps();
    const auto failed = evaluator.takeFailure();
    if (!failed) return result;
    EvaluationError error;
    error.code = failed->code;
    error.message = messageOf(*failed);
    error.position = failed->position;
    error.token = failed->token;
    error.value = failed->value;
    return wb::failure(std::move(error));
}

std::vector<Origin> Expression::trace(const Environment& environment) const {
    Provenance provenance;
    Environment noted = environment;
    noted.input = provenance.adopt(environment.input, "/input");
    noted.states = provenance.adopt(environment.states, "/states");
    noted.variables = provenance.adopt(environment.variables, "/variables");
    Evaluator evaluator(*m_program, noted, &provenance);
    const json::Value result = evaluator.run();
    if (environment.stepsTaken) *environment.stepsTaken += evaluator.steps();
    return evaluator.failed() ? std::vector<Origin>() : provenance.origins(result);
}

const std::string& Expression::source() const {
    return m_program->source;
}
const std::vector<Reference>& Expression::variables() const {
    return m_program->variables;
}
const std::vector<Reference>& Expression::functions() const {
    return m_program->functions;
}
std::vector<Reference> Expression::contextReads() const {
    return jsonata::contextReads(*m_program->root);
}
std::optional<CompileError> Expression::newerSyntax() const {
    return jsonata::newerSyntax(*m_program->root);
}

} // namespace wb::query::jsonata
