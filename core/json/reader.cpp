// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"

#include "core/json/parser.h"

#include <nlohmann/json.hpp>

namespace wb::json {

namespace {

/// Builds a Value from nlohmann's events, without a document of its in between.
class ValueSax final : public nlohmann::json_sax<nlohmann::json> {
  public:
    bool null() override { return add(Value(nullptr)); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(Value(std::int64_t{value})); }
    bool number_unsigned(number_unsigned_t value) override {
        if (value <= static_cast<number_unsigned_t>(INT64_MAX))
            return add(Value(static_cast<std::int64_t>(value)));
        return add(Value::number(std::to_string(value)));
    }
    bool number_float(number_float_t, const string_t& spelling) override {
        return add(Value::number(spelling));
    }
    bool string(string_t& value) override { return add(Value(std::string_view(value))); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(true); }
    bool key(string_t& value) override {
        m_open.back().keys.emplace_back(std::string_view(value));
        return true;
    }
    bool end_object() override {
        Level level = std::move(m_open.back());
        m_open.pop_back();
        std::vector<Member> members;
        members.reserve(level.values.size());
        for (std::size_t i = 0; i < level.values.size(); ++i)
            members.push_back({std::move(level.keys[i]), std::move(level.values[i])});
        return add(Value::object(std::move(members)));
    }
    bool start_array(std::size_t) override { return open(false); }
    bool end_array() override {
        Value array = Value::array(std::move(m_open.back().values));
        m_open.pop_back();
        return add(std::move(array));
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override {
        // nlohmann counts the byte after the last one read, and puts its own error id in front.
        std::string message = error.what();
        if (const auto colon = message.find(": "); colon != std::string::npos) message.erase(0, colon + 2);
        m_error = {static_cast<std::uint32_t>(position == 0 ? 0 : position - 1), std::move(message)};
        return false;
    }

    Value result;

    ReadError takeError() { return std::move(m_error); }

  private:
    struct Level {
        std::vector<String> keys;
        std::vector<Value> values;
    };

    bool open(bool) {
        if (m_open.size() >= static_cast<std::size_t>(maximumDepth)) {
            m_error = {0, "nested deeper than " + std::to_string(maximumDepth) + " levels"};
            return false;
        }
        m_open.emplace_back();
        return true;
    }
    bool add(Value value) {
        if (m_open.empty())
            result = std::move(value);
        else
            m_open.back().values.push_back(std::move(value));
        return true;
    }

    std::vector<Level> m_open;
    ReadError m_error;
};

} // namespace

Result<Value, ReadError> read(std::string_view text) {
    ValueSax sax;
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &sax)) return std::move(sax.result);
    return failure(sax.takeError());
}

} // namespace wb::json
