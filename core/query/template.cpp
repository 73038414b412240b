// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/template.h"

#include "core/json/pointer.h"
#include "core/query/jsonata_field.h"
#include "core/query/payload_path.h"

#include <optional>
#include <variant>

namespace wb::query {

/// A node of a compiled template. Subtrees without expressions are one Constant.
struct Template::Part {
    struct Member {
        json::String key;
        std::shared_ptr<const Part> value;
    };
    struct Object {
        std::vector<Member> members;
    };
    struct Array {
        std::vector<std::shared_ptr<const Part>> items;
    };
    struct Path {
        PayloadPath path;
        /// The member's name as causes show it, with its `.$`.
        std::string field;
    };
    std::variant<json::Value, Object, Array, Path, JsonataField> content;

    const json::Value* constant() const { return std::get_if<json::Value>(&content); }
};

class TemplateCompiler {
  public:
    using Part = Template::Part;
    using PartPtr = std::shared_ptr<const Part>;
    using Compiled = Result<PartPtr, TemplateError>;

    explicit TemplateCompiler(Language language) : m_language(language) {}

    static Template finish(PartPtr root) {
        Template result;
        result.m_root = std::move(root);
        return result;
    }

    Compiled compile(const json::Value& source, const std::string& location) {
        if (source.isObject()) return compileObject(source, location);
        if (source.isArray()) return compileArray(source, location);
        if (m_language == Language::Jsonata && source.isString()) {
            std::string_view inside;
            if (isJsonataExpression(source.string(), &inside)) {
                auto field = JsonataField::compile(inside, location);
                if (!field) return failure(TemplateError{location, field.error()});
                return part(std::move(*field));
            }
        }
        return part(source);
    }

  private:
    template <typename Content>
    static PartPtr part(Content content) {
        return std::make_shared<const Part>(Part{std::move(content)});
    }

    Compiled compileObject(const json::Value& source, const std::string& location) {
        Part::Object object;
        bool constant = true;
        for (const json::Member& member : source.members()) {
            const std::string_view key = member.key.view();
            const bool evaluated =
                m_language == Language::JsonPath && key.size() >= 2 && key.substr(key.size() - 2) == ".$";
            auto value =
                evaluated ? compilePath(member) : compile(member.value, location + "/" + std::string(key));
            if (!value) return value;
            constant = constant && (*value)->constant() && !evaluated;
            const json::String name = evaluated ? json::String(key.substr(0, key.size() - 2)) : member.key;
            object.members.push_back({name, std::move(*value)});
        }
        return constant ? part(source) : part(std::move(object));
    }

    Compiled compileArray(const json::Value& source, const std::string& location) {
        Part::Array array;
        bool constant = true;
        for (std::size_t i = 0; i < source.size(); ++i) {
            auto item = compile(source.at(i), location + "[" + std::to_string(i) + "]");
            if (!item) return item;
            constant = constant && (*item)->constant();
            array.items.push_back(std::move(*item));
        }
        return constant ? part(source) : part(std::move(array));
    }

    static Compiled compilePath(const json::Member& member) {
        const std::string field(member.key.view());
        const auto refuse = [&field](const std::string& why) {
            return failure(TemplateError{
                field, "The value for the field '" + field +
                           "' must be a valid JSONPath or a valid intrinsic function call" + why});
        };
        if (!member.value.isString()) return refuse("");
        auto path = PayloadPath::parse(member.value.string());
        if (!path) return refuse(": " + path.error().message);
        return part(Part::Path{std::move(*path), field});
    }

    Language m_language;
};

namespace {

/// Evaluates a template's parts, in order. The first error ends it.
class TemplateEvaluator {
  public:
    TemplateEvaluator(const Scope& scope, Random& random, const Budget& budget, Expected expected)
        : m_scope(scope), m_random(random), m_meter(budget), m_expected(expected) {}

    template <typename Part>
    json::Value evaluate(const Part& part, bool outermost) {
        if (m_error) return {};
        if (const json::Value* constant = part.constant()) return *constant;
        if (const auto* path = std::get_if<typename Part::Path>(&part.content))
            return take(path->path.evaluate(m_scope, path->field, m_random, m_meter));
        if (const auto* field = std::get_if<JsonataField>(&part.content))
            return take(field->evaluate(m_scope, m_random, m_meter, outermost ? m_expected : Expected::Any));
        if (const auto* array = std::get_if<typename Part::Array>(&part.content)) {
            std::vector<json::Value> items;
            items.reserve(array->items.size());
            for (const auto& item : array->items) items.push_back(evaluate(*item, false));
            return json::Value::array(std::move(items));
        }
        const auto& object = std::get<typename Part::Object>(part.content);
        std::vector<json::Member> members;
        members.reserve(object.members.size());
        for (const auto& member : object.members)
            members.push_back({member.key, evaluate(*member.value, false)});
        return json::Value::object(std::move(members));
    }

    std::optional<Error> takeError() { return std::move(m_error); }

  private:
    json::Value take(Result<json::Value, Error> result) {
        if (result) return std::move(*result);
        m_error = std::move(result).error();
        return {};
    }

    const Scope& m_scope;
    Random& m_random;
    Meter m_meter;
    Expected m_expected;
    std::optional<Error> m_error;
};

template <typename Part>
void tracePart(Trace& trace, const Part& part, const Scope& scope, const std::string& at, Meter& meter) {
    if (const auto* path = std::get_if<typename Part::Path>(&part.content)) {
        path->path.trace(trace, scope, at, meter);
    } else if (const auto* field = std::get_if<JsonataField>(&part.content)) {
        field->trace(trace, scope, at, meter);
    } else if (const auto* array = std::get_if<typename Part::Array>(&part.content)) {
        for (std::size_t i = 0; i < array->items.size(); ++i)
            tracePart(trace, *array->items[i], scope, at + "/" + std::to_string(i), meter);
    } else if (const auto* object = std::get_if<typename Part::Object>(&part.content)) {
        for (const auto& member : object->members) {
            std::string below = at;
            json::appendPointerToken(below, member.key.view());
            tracePart(trace, *member.value, scope, below, meter);
        }
    }
}

} // namespace

Result<Template, TemplateError> Template::compile(const json::Value& source, Language language,
                                                  std::string_view field) {
    auto root = TemplateCompiler(language).compile(source, std::string(field));
    if (!root) return failure(std::move(root).error());
    return TemplateCompiler::finish(std::move(*root));
}

Result<json::Value, Error> Template::evaluate(const Scope& scope, Random& random, const Budget& budget,
                                              Expected expected) const {
    if (!m_root) return json::Value();
    TemplateEvaluator evaluator(scope, random, budget, expected);
    json::Value value = evaluator.evaluate(*m_root, true);
    if (auto error = evaluator.takeError()) return failure(std::move(*error));
    return value;
}

Trace Template::trace(const Scope& scope, const Budget& budget) const {
    Trace trace;
    Meter meter(budget);
    if (m_root) tracePart(trace, *m_root, scope, {}, meter);
    return trace;
}

bool Template::isConstant() const {
    return !m_root || m_root->constant();
}

bool Template::isExpression() const {
    return m_root && std::holds_alternative<JsonataField>(m_root->content);
}

bool isJsonataExpression(std::string_view text, std::string_view* inside) {
    if (text.size() < 4 || text.substr(0, 2) != "{%" || text.substr(text.size() - 2) != "%}") return false;
    if (!inside) return true;
    *inside = text.substr(2, text.size() - 4);
    const std::size_t begin = inside->find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) {
        *inside = {};
        return true;
    }
    *inside = inside->substr(begin, inside->find_last_not_of(" \t\r\n") - begin + 1);
    return true;
}

} // namespace wb::query
