// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/value.h"

#include "core/json/number.h"
#include "core/json/object_node.h"
#include "core/json/text_hash.h"
#include "core/json/writer.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <new>

namespace wb::json {

using namespace detail;

void Shared::destroy(const Shared* object) noexcept {
    // What is released while something is destroyed is queued, so that depth costs no stack. The queue itself
    // lives on the stack of the outermost call: values may be destroyed after the thread's own variables.
    thread_local std::vector<const Shared*>* queue = nullptr;
    if (queue) {
        queue->push_back(object);
        return;
    }
    std::vector<const Shared*> pending;
    queue = &pending;
    delete object;
    while (!pending.empty()) {
        const Shared* next = pending.back();
        pending.pop_back();
        delete next;
    }
    queue = nullptr;
}

const StringNode* StringNode::make(std::string_view text) {
    static_assert(sizeof(StringNode) == 32);
    if (text.size() > std::numeric_limits<std::uint32_t>::max()) throw std::bad_alloc();
    void* memory = ::operator new(sizeof(StringNode) + text.size());
    auto* node = ::new (memory) StringNode(static_cast<std::uint32_t>(text.size()));
    std::copy(text.begin(), text.end(), reinterpret_cast<char*>(node + 1));
    return node;
}

const StringNode* StringNode::empty() {
    static const StringNode* const node = make({});
    return node;
}

std::size_t StringNode::hash() const noexcept {
    std::size_t hash = m_hash.load(std::memory_order_relaxed);
    if (hash == 0) {
        hash = static_cast<std::size_t>(hashText(view()));
        m_hash.store(hash, std::memory_order_relaxed);
    }
    return hash;
}

String::String() : m_node(SharedPointer<StringNode>::share(StringNode::empty())) {}
String::String(std::string_view text) : m_node(SharedPointer<StringNode>::adopt(StringNode::make(text))) {}
std::string_view String::view() const {
    return m_node->view();
}
std::size_t String::hash() const {
    return m_node->hash();
}

Members::Iterator::Iterator(const ObjectNode* node) : m_node(node) {
    const auto run = node->run(0);
    m_at = run.data();
    m_runEnd = run.data() + run.size();
    m_slot = PersistentMembers::width;
    skipEmpty();
}

void Members::Iterator::skipEmpty() {
    while (true) {
        if (m_at == m_runEnd) {
            const auto run = m_node->run(m_slot);
            m_slot += PersistentMembers::width;
            m_at = run.empty() ? nullptr : run.data();
            m_runEnd = m_at + run.size();
            if (!m_at) return;
        }
        if (!PersistentMembers::isEmpty(*m_at)) return;
        ++m_at;
    }
}

Members::Iterator Members::begin() const {
    return m_node ? Iterator(m_node) : Iterator();
}
Members::Iterator Members::end() const {
    return {};
}
std::size_t Members::size() const {
    return m_node ? m_node->size() : 0;
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
    return {Tag::Object, ObjectNode::make(members)};
}

Value Value::objectOf(std::span<Member> members) {
    return {Tag::Object, ObjectNode::make(members)};
}

Value Value::objectOfUnique(std::span<Member> members) {
    return {Tag::Object, ObjectNode::makeUnique(members)};
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
    const double decimal = parseDouble(spelling);
    std::string written;
    writeNumber(written, decimal);
    if (written == spelling) return decimal;
    return {Tag::Spelled, new SpelledNode(spelling, decimal)};
}

double Value::spelledNumber() const noexcept {
    return m_tag == Tag::Spelled ? static_cast<const SpelledNode*>(m_content.shared)->value : 0;
}

std::string_view Value::string() const noexcept {
    return static_cast<const StringNode*>(m_content.shared)->view();
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
    return exactInteger(toDouble());
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
    const Member* member = static_cast<const ObjectNode*>(m_content.shared)->find(key);
    return member ? &member->value : nullptr;
}

const Value* Value::find(const String& key, FindHint& hint) const noexcept {
    if (m_tag != Tag::Object) return nullptr;
    const auto* object = static_cast<const ObjectNode*>(m_content.shared);
    const auto members = object->run(0);
    if (hint.m_place < members.size() && !hint.m_key.isNull() && members[hint.m_place].key.isSame(hint.m_key))
        return &members[hint.m_place].value;
    const Member* member = object->find(key);
    if (!member) return nullptr;
    // Objects that share no keys would only pay for the hint.
    constexpr std::uint32_t enough = 16;
    if (!object->isPersistent() && hint.m_misses < enough) {
        ++hint.m_misses;
        hint.m_key = member->key;
        hint.m_place = static_cast<std::uint32_t>(member - members.data());
    }
    return &member->value;
}

Value Value::operator[](std::string_view key) const noexcept {
    const Value* found = find(key);
    return found ? *found : Value();
}

Value Value::at(std::size_t index) const noexcept {
    return m_tag == Tag::Array && index < items().size() ? items()[index] : Value();
}

Value Value::with(const String& key, Value value) const {
    return {Tag::Object, static_cast<const ObjectNode*>(m_content.shared)->with(key, std::move(value))};
}

Value Value::without(std::string_view key) const {
    const ObjectNode* changed = static_cast<const ObjectNode*>(m_content.shared)->without(key);
    return changed ? Value(Tag::Object, changed) : *this;
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

ObjectBuilder& ObjectBuilder::set(const String& key, Value value) {
    m_members.push_back({key, std::move(value)});
    return *this;
}

Value ObjectBuilder::build() && {
    return Value::object(std::move(m_members));
}

} // namespace wb::json
