// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata_field.h"

namespace wb::query {

Result<JsonataField, std::string> JsonataField::compile(std::string_view, std::string_view) {
    return failure(std::string("JSONata is not supported in this build"));
}

Result<json::Value, Error> JsonataField::evaluate(const Scope&, Random&, const Budget&, Expected) const {
    return fail("is not supported in this build");
}

void JsonataField::trace(Trace&, const Scope&, std::string_view) const {}

Failure<Error> JsonataField::fail(const std::string& what) const {
    return failure(Error{"States.QueryEvaluationError", what, true, m_location});
}

} // namespace wb::query
