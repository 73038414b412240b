// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/value.h"

#include "core/json/value_nodes.h"
#include "core/json/writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace wb::json {

using namespace detail;

namespace {

constexpr std::size_t linearLimit = 12;

} // namespace

void Shared::destroy(const Shared* object) noexcept {
    // Children released while a parent is destroyed are queued, so that depth costs no stack.
    thread_local std::vector<const Shared*> pending;
    thread_local bool draining = false;
    if (draining) {
        pending.push_back(object);
        return;
    }
    draining = true;
    delete object;
    while (!pending.empty()) {
        const Shared* next = pending.back();
        pending.pop_back();
        delete next;
    }
    draining = false;
}

ObjectNode::ObjectNode(std::vector<Member> content) : members(std::move(content)) {
    if (members.size() <= linearLimit) return;
    m_index.reserve(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) m_index.emplace(members[i].key.view(), i);
}

const Member* ObjectNode::find(std::string_view key) const {
    if (m_index.empty()) {
        for (const Member& member : members)
            if (member.key.view() == key) return &member;
        return nullptr;
    }
    const auto found = m_index.find(key);
    return found == m_index.end() ? nullptr : &members[found->second];
}

const Member* ObjectNode::find(std::string_view key, std::size_t) const {
    return find(key);
}

String::String() : String(std::string_view()) {}
String::String(std::string_view text) : m_node(SharedPointer<StringNode>::adopt(new StringNode(text))) {}
std::string_view String::view() const {
    return m_node->text;
}
std::size_t String::hash() const {
    return m_node->hash;
}

const Member& Members::Iterator::operator*() const {
    return m_node->members[m_slot];
}
Members::Iterator& Members::Iterator::operator++() {
    ++m_slot;
    return *this;
}
Members::Iterator Members::begin() const {
    return {m_node, 0};
}
Members::Iterator Members::end() const {
    return {m_node, size()};
}
std::size_t Members::size() const {
    return m_node ? m_node->members.size() : 0;
}

Value::Value(String text) noexcept : Value(Tag::String, text.m_node.get()) {
    m_content.shared->retain();
}

Value::Value(SharedPointer<Extension> extension) noexcept : Value(Tag::Extension, extension.get()) {
    m_content.shared->retain();
}

Value Value::array(std::vector<Value> items) {
    return {Tag::Array, new ArrayNode(std::move(items))};
}

Value Value::object(std::vector<Member> members) {
    std::unordered_map<std::string_view, std::size_t> seen;
    std::vector<Member> unique;
    unique.reserve(members.size());
    for (Member& member : members) {
        const auto [place, isNew] = seen.emplace(member.key.view(), unique.size());
        if (isNew)
            unique.push_back(std::move(member));
        else
            unique[place->second].value = std::move(member.value);
    }
    return {Tag::Object, new ObjectNode(std::move(unique))};
}

Value Value::object(std::initializer_list<std::pair<std::string_view, Value>> members) {
    std::vector<Member> list;
    list.reserve(members.size());
    for (const auto& [key, value] : members) list.push_back({String(key), value});
    return object(std::move(list));
}

Value Value::number(std::string_view spelling) {
    const char* const end = spelling.data() + spelling.size();
    std::int64_t integer = 0;
    const auto whole = std::from_chars(spelling.data(), end, integer);
    if (whole.ec == std::errc() && whole.ptr == end && spelling != "-0") return integer;
    double decimal = 0;
    const auto parsed = std::from_chars(spelling.data(), end, decimal);
    if (parsed.ec == std::errc::result_out_of_range)
        decimal = std::strtod(std::string(spelling).c_str(), nullptr);
    std::string written;
    writeNumber(written, decimal);
    if (written == spelling) return decimal;
    return {Tag::Spelled, new SpelledNode(spelling, decimal)};
}

Kind Value::kind() const noexcept {
    switch (m_tag) {
    case Tag::Absent:
        return Kind::Absent;
    case Tag::Null:
        return Kind::Null;
    case Tag::Boolean:
        return Kind::Boolean;
    case Tag::Integer:
    case Tag::Double:
    case Tag::Spelled:
        return Kind::Number;
    case Tag::String:
        return Kind::String;
    case Tag::Array:
        return Kind::Array;
    case Tag::Object:
        return Kind::Object;
    case Tag::Extension:
        return Kind::Extension;
    }
    return Kind::Absent;
}

double Value::toDouble() const noexcept {
    switch (m_tag) {
    case Tag::Integer:
        return static_cast<double>(m_content.integer);
    case Tag::Double:
        return m_content.decimal;
    case Tag::Spelled:
        return static_cast<const SpelledNode*>(m_content.shared)->value;
    default:
        return 0;
    }
}

std::string_view Value::string() const noexcept {
    return static_cast<const StringNode*>(m_content.shared)->text;
}

std::string_view Value::spelling() const noexcept {
    if (m_tag != Tag::Spelled) return {};
    return static_cast<const SpelledNode*>(m_content.shared)->spelling;
}

String Value::sharedString() const noexcept {
    return String(SharedPointer<StringNode>::share(static_cast<const StringNode*>(m_content.shared)));
}

std::span<const Value> Value::items() const noexcept {
    return static_cast<const ArrayNode*>(m_content.shared)->items;
}

Members Value::members() const noexcept {
    return Members(static_cast<const ObjectNode*>(m_content.shared));
}

const Extension& Value::extension() const noexcept {
    return *static_cast<const Extension*>(m_content.shared);
}

std::optional<std::int64_t> Value::integer() const noexcept {
    if (m_tag == Tag::Integer) return m_content.integer;
    if (kind() != Kind::Number) return std::nullopt;
    const double number = toDouble();
    // 2^63 is the first double beyond the range.
    if (std::trunc(number) != number || number < -9223372036854775808.0 || number >= 9223372036854775808.0)
        return std::nullopt;
    return static_cast<std::int64_t>(number);
}

bool Value::isIntegerSpelling() const noexcept {
    if (m_tag == Tag::Integer) return true;
    if (kind() != Kind::Number) return false;
    if (m_tag == Tag::Double) return false;
    return spelling().find_first_of(".eE") == std::string_view::npos;
}

std::size_t Value::size() const noexcept {
    if (m_tag == Tag::Array) return items().size();
    if (m_tag == Tag::Object) return members().size();
    return 0;
}

const Value* Value::find(std::string_view key) const noexcept {
    if (m_tag != Tag::Object) return nullptr;
    const Member* member = static_cast<const ObjectNode*>(m_content.shared)->find(key);
    return member ? &member->value : nullptr;
}

const Value* Value::find(const String& key) const noexcept {
    if (m_tag != Tag::Object) return nullptr;
    const Member* member = static_cast<const ObjectNode*>(m_content.shared)->find(key, key.hash());
    return member ? &member->value : nullptr;
}

Value Value::operator[](std::string_view key) const noexcept {
    const Value* found = find(key);
    return found ? *found : Value();
}

Value Value::at(std::size_t index) const noexcept {
    return m_tag == Tag::Array && index < items().size() ? items()[index] : Value();
}

Value Value::with(const String& key, Value value) const {
    const auto* node = static_cast<const ObjectNode*>(m_content.shared);
    std::vector<Member> members = node->members;
    if (const Member* existing = node->find(key.view(), key.hash()))
        members[static_cast<std::size_t>(existing - node->members.data())].value = std::move(value);
    else
        members.push_back({key, std::move(value)});
    return {Tag::Object, new ObjectNode(std::move(members))};
}

Value Value::without(std::string_view key) const {
    const auto* node = static_cast<const ObjectNode*>(m_content.shared);
    if (!node->find(key)) return *this;
    std::vector<Member> members;
    members.reserve(node->members.size() - 1);
    for (const Member& member : node->members)
        if (member.key.view() != key) members.push_back(member);
    return {Tag::Object, new ObjectNode(std::move(members))};
}

Value Value::withItem(std::size_t index, Value value) const {
    const auto content = items();
    std::vector<Value> changed(content.begin(), content.end());
    if (index == changed.size())
        changed.push_back(std::move(value));
    else
        changed[index] = std::move(value);
    return array(std::move(changed));
}

bool Value::isSame(const Value& other) const noexcept {
    if (m_tag != other.m_tag) return false;
    if (m_tag >= Tag::Spelled) return m_content.shared == other.m_content.shared;
    if (m_tag == Tag::Boolean) return m_content.boolean == other.m_content.boolean;
    if (m_tag == Tag::Double) return m_content.decimal == other.m_content.decimal;
    return m_tag == Tag::Integer ? m_content.integer == other.m_content.integer : true;
}

bool Value::operator==(const Value& other) const noexcept {
    if (isSame(other)) return true;
    const Kind mine = kind();
    if (mine != other.kind()) return false;
    switch (mine) {
    case Kind::Number:
        if (m_tag == Tag::Integer && other.m_tag == Tag::Integer)
            return m_content.integer == other.m_content.integer;
        return toDouble() == other.toDouble();
    case Kind::String:
        return string() == other.string();
    case Kind::Array: {
        const auto left = items();
        const auto right = other.items();
        return std::equal(left.begin(), left.end(), right.begin(), right.end());
    }
    case Kind::Object: {
        if (size() != other.size()) return false;
        for (const Member& member : members()) {
            const Value* match = other.find(member.key);
            if (!match || !(member.value == *match)) return false;
        }
        return true;
    }
    default:
        return false;
    }
}

ObjectBuilder& ObjectBuilder::set(const String& key, Value value) {
    m_members.push_back({key, std::move(value)});
    return *this;
}

Value ObjectBuilder::build() && {
    return Value::object(std::move(m_members));
}

} // namespace wb::json
