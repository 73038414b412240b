// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if __has_include(<sys/single_threaded.h>)
#include <sys/single_threaded.h>
#endif

namespace wb::json {

class Value;
struct Member;

/// What a Value is. Absent is "no value at all" (a look-up that found nothing, JSONata's undefined) and never
/// part of a document; Extension carries something that only an evaluator knows (a function) and never
/// reaches a document either.
enum class Kind : std::uint8_t { Absent, Null, Boolean, Number, String, Array, Object, Extension };

/// Base of the shared, immutable parts of values. Counted atomically: values cross threads freely.
class Shared {
  public:
    Shared() = default;
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    virtual ~Shared() = default;

    void retain() const noexcept {
        if (isAlone())
            m_references.store(m_references.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        else
            m_references.fetch_add(1, std::memory_order_relaxed);
    }
    /// Gives up one reference; the last one destroys the object, deep structures without recursion.
    void release() const noexcept { release(this); }
    static void release(const Shared* object) noexcept {
        std::atomic<std::uint32_t>& references = object->m_references;
        if (isAlone()) {
            const std::uint32_t rest = references.load(std::memory_order_relaxed) - 1;
            references.store(rest, std::memory_order_relaxed);
            if (rest == 0) destroy(object);
        } else if (references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            destroy(object);
        }
    }

  private:
    /// Whether the process is known to have one thread, which can count without locking the bus.
    static bool isAlone() noexcept {
#if __has_include(<sys/single_threaded.h>)
        return __libc_single_threaded != 0;
#else
        return false;
#endif
    }
    static void destroy(const Shared* object) noexcept;
    mutable std::atomic<std::uint32_t> m_references{1};
};

/// Owning pointer to a Shared object. T may be incomplete where the pointer is only kept and copied.
template <typename T>
class SharedPointer {
  public:
    SharedPointer() = default;
    /// Takes over the reference that `object` was created with.
    static SharedPointer adopt(const T* object) {
        SharedPointer pointer;
        pointer.m_object = object;
        return pointer;
    }
    static SharedPointer share(const T* object) {
        if (object) object->retain();
        return adopt(object);
    }
    SharedPointer(const SharedPointer& other) : m_object(other.m_object) {
        if (m_object) m_object->retain();
    }
    SharedPointer(SharedPointer&& other) noexcept : m_object(std::exchange(other.m_object, nullptr)) {}
    SharedPointer& operator=(SharedPointer other) noexcept {
        std::swap(m_object, other.m_object);
        return *this;
    }
    ~SharedPointer() {
        if (m_object) m_object->release();
    }
    const T* get() const { return static_cast<const T*>(m_object); }
    const T* operator->() const { return get(); }
    const T& operator*() const { return *get(); }
    explicit operator bool() const { return m_object != nullptr; }
    /// Whether both point to the same object, whose type may be unknown here.
    bool isSame(const SharedPointer& other) const { return m_object == other.m_object; }

  private:
    const Shared* m_object = nullptr;
};

/// Something an evaluator keeps inside a value, such as a JSONata function.
class Extension : public Shared {};

namespace detail {
class StringNode;
class SpelledNode;
class ArrayNode;
class ObjectNode;
} // namespace detail

/// Shared immutable UTF-8 text with its hash: the key of a member, or a string value.
class String {
  public:
    String();
    String(std::string_view text);
    String(const char* text) : String(std::string_view(text)) {}
    String(const std::string& text) : String(std::string_view(text)) {}

    std::string_view view() const;
    operator std::string_view() const { return view(); }
    std::size_t hash() const;
    /// Length of the text as a JSON string literal.
    std::size_t textSize() const noexcept;
    /// No string at all, for places that must tell "none" from the empty text. Only isNull() may be asked of
    /// it.
    static String null() { return String(SharedPointer<detail::StringNode>()); }
    bool isNull() const { return !m_node; }
    /// Whether both share the same storage: a cheap "certainly equal".
    bool isSame(const String& other) const { return m_node.isSame(other.m_node); }
    bool operator==(const String& other) const { return view() == other.view(); }
    bool operator==(std::string_view other) const { return view() == other; }

  private:
    friend class Value;
    explicit String(SharedPointer<detail::StringNode> node) : m_node(std::move(node)) {}
    SharedPointer<detail::StringNode> m_node;
};

/// Where a key was found last, for look-ups of the same key in one object after another: readers share the
/// text of keys, so that the next object mostly has the same storage at the same place.
class FindHint {
  private:
    friend class Value;
    String m_key = String::null();
    std::uint32_t m_place = 0;
    std::uint32_t m_misses = 0;
};

/// The members of an object in the order in which they were set. Iteration is linear, look-up constant.
class Members {
  public:
    class Iterator {
      public:
        using value_type = Member;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        const Member& operator*() const { return *m_at; }
        const Member* operator->() const { return &**this; }
        inline Iterator& operator++();
        bool operator==(const Iterator& other) const { return m_at == other.m_at; }

      private:
        friend class Members;
        explicit Iterator(const detail::ObjectNode* node);
        void skipEmpty();
        const detail::ObjectNode* m_node = nullptr;
        const Member* m_at = nullptr; // Null at the end.
        const Member* m_runEnd = nullptr;
        std::size_t m_slot = 0; // Where the run after this one starts.
    };
    Iterator begin() const;
    Iterator end() const;
    std::size_t size() const;
    bool empty() const { return size() == 0; }
    /// Tells the object from another that is equal, as long as it lives.
    const void* identity() const { return m_node; }

  private:
    friend class Value;
    explicit Members(const detail::ObjectNode* node) : m_node(node) {}
    const detail::ObjectNode* m_node;
};

/// An immutable JSON value, 16 bytes, copied by sharing. Objects keep the order of their members and look
/// them up in constant time; changing one member or element gives a new value that shares all others.
/// Integers of 64 bits are exact, and a number whose spelling its double would not give back keeps its
/// spelling.
class Value {
  public:
    Value() noexcept = default; ///< Absent.
    Value(std::nullptr_t) noexcept : m_tag(Tag::Null) {}
    Value(bool boolean) noexcept : m_tag(Tag::Boolean) { m_content.boolean = boolean; }
    Value(int number) noexcept : Value(static_cast<std::int64_t>(number)) {}
    Value(std::int64_t number) noexcept : m_tag(Tag::Integer) { m_content.integer = number; }
    Value(double number) noexcept : m_tag(Tag::Double) { m_content.decimal = number; }
    Value(std::string_view text) : Value(String(text)) {}
    Value(const char* text) : Value(std::string_view(text)) {}
    Value(const std::string& text) : Value(std::string_view(text)) {}
    Value(String text) noexcept;
    explicit Value(SharedPointer<Extension> extension) noexcept;
    Value(const Value& other) noexcept
        : m_content(other.m_content), m_tag(other.m_tag), m_mark(other.m_mark), m_note(other.m_note) {
        if (m_tag >= Tag::Spelled) m_content.shared->retain();
    }
    Value(Value&& other) noexcept
        : m_content(other.m_content), m_tag(std::exchange(other.m_tag, Tag::Absent)), m_mark(other.m_mark),
          m_note(other.m_note) {}
    Value& operator=(const Value& other) noexcept {
        Value(other).swap(*this);
        return *this;
    }
    Value& operator=(Value&& other) noexcept {
        Value(std::move(other)).swap(*this);
        return *this;
    }
    ~Value() {
        if (m_tag >= Tag::Spelled) Shared::release(m_content.shared);
    }
    void swap(Value& other) noexcept {
        std::swap(m_content, other.m_content);
        std::swap(m_tag, other.m_tag);
        std::swap(m_mark, other.m_mark);
        std::swap(m_note, other.m_note);
    }

    static Value array(std::vector<Value> items = {});
    /// Of duplicate keys the last value counts, at the place of the first.
    static Value object(std::vector<Member> members);
    /// The same, taking the content of `members`.
    static Value objectOf(std::span<Member> members);
    /// The same where the keys are known to differ.
    static Value objectOfUnique(std::span<Member> members);
    static Value object(std::initializer_list<std::pair<std::string_view, Value>> members = {});
    /// A number as it is written in JSON. Precondition: `spelling` matches the number grammar of RFC 8259.
    static Value number(std::string_view spelling);

    Kind kind() const noexcept {
        constexpr Kind kinds[] = {Kind::Absent, Kind::Null,   Kind::Boolean, Kind::Number, Kind::Number,
                                  Kind::Number, Kind::String, Kind::Array,   Kind::Object, Kind::Extension};
        return kinds[static_cast<std::size_t>(m_tag)];
    }
    bool isAbsent() const noexcept { return m_tag == Tag::Absent; }
    bool isNull() const noexcept { return m_tag == Tag::Null; }
    bool isBoolean() const noexcept { return m_tag == Tag::Boolean; }
    bool isNumber() const noexcept { return m_tag >= Tag::Integer && m_tag <= Tag::Spelled; }
    bool isString() const noexcept { return m_tag == Tag::String; }
    bool isArray() const noexcept { return m_tag == Tag::Array; }
    bool isObject() const noexcept { return m_tag == Tag::Object; }
    bool isExtension() const noexcept { return m_tag == Tag::Extension; }

    /// Preconditions of these reads: the value is of that kind.
    bool boolean() const noexcept { return m_content.boolean; }
    double toDouble() const noexcept {
        if (m_tag == Tag::Double) return m_content.decimal;
        return m_tag == Tag::Integer ? static_cast<double>(m_content.integer) : spelledNumber();
    }
    std::string_view string() const noexcept;
    String sharedString() const noexcept;
    /// Of a number: the spelling it was read with where its double would not give that back; else empty.
    std::string_view spelling() const noexcept;
    std::span<const Value> items() const noexcept;
    Members members() const noexcept;
    const Extension& extension() const noexcept;

    /// The number when it is an integer of 64 bits, however it is written (`1`, `1.0`, `1e2`); nothing
    /// otherwise.
    std::optional<std::int64_t> integer() const noexcept;
    /// Whether the number is written without fraction and exponent, as 1 and unlike 1.0.
    bool isIntegerSpelling() const noexcept;

    /// Elements of an array, members of an object; 0 for anything else.
    std::size_t size() const noexcept;
    /// Member of an object by key; null pointer when there is none or this is no object. Valid as long as
    /// this value is.
    const Value* find(std::string_view key) const noexcept;
    const Value* find(const String& key) const noexcept;
    const Value* find(const std::string& key) const noexcept { return find(std::string_view(key)); }
    /// The same, remembering the place for the next object. A hint serves one key only.
    const Value* find(const String& key, FindHint& hint) const noexcept;
    const Value* find(const char* key) const noexcept { return find(std::string_view(key)); }
    /// The member, or Absent.
    Value operator[](std::string_view key) const noexcept;
    /// The element, or Absent when `index` is outside or this is no array.
    Value at(std::size_t index) const noexcept;

    /// This object with one member set: at its place when the key exists, else at the end. Precondition:
    /// isObject().
    Value with(const String& key, Value value) const;
    Value without(std::string_view key) const;
    /// This array with one element replaced, or appended at index size(). Precondition: isArray(), index <=
    /// size().
    Value withItem(std::size_t index, Value value) const;

    /// Equality of JSON values: numbers by value, objects whatever their order.
    bool operator==(const Value& other) const noexcept;
    /// Whether both share the same storage: a cheap "certainly equal".
    bool isSame(const Value& other) const noexcept;

    /// Length of the compact JSON text in UTF-8 bytes. Constant time when asked again for shared parts.
    std::size_t textSize() const noexcept;

    /// A note that an evaluator puts on this handle, such as "is a sequence": copied with it, compared and
    /// written by nobody. Values that leave an evaluator have none (0).
    std::uint8_t mark() const noexcept { return m_mark; }
    void setMark(std::uint8_t mark) noexcept { m_mark = mark; }
    /// The same for an evaluator that traces where values come from; 0 everywhere else.
    std::uint32_t note() const noexcept { return m_note; }
    void setNote(std::uint32_t note) noexcept { m_note = note; }

  private:
    // The tags from Spelled on own a Shared.
    enum class Tag : std::uint8_t {
        Absent,
        Null,
        Boolean,
        Integer,
        Double,
        Spelled,
        String,
        Array,
        Object,
        Extension
    };
    union Content {
        bool boolean;
        std::int64_t integer;
        double decimal;
        const Shared* shared;
    };
    double spelledNumber() const noexcept;
    /// The text size where it is known without looking at children, else 0.
    std::size_t knownTextSize() const noexcept;
    Value(Tag tag, const Shared* adopted) noexcept : m_tag(tag) { m_content.shared = adopted; }

    Content m_content{};
    Tag m_tag = Tag::Absent;
    std::uint8_t m_mark = 0;
    std::uint32_t m_note = 0;
};

/// One member of an object.
struct Member {
    String key;
    Value value;
};

Members::Iterator& Members::Iterator::operator++() {
    // Absent is only the value of what was removed from a wide object.
    if (++m_at == m_runEnd || m_at->value.isAbsent()) skipEmpty();
    return *this;
}

/// Collects the members of a new object. Setting a key again replaces its value at the same place.
class ObjectBuilder {
  public:
    ObjectBuilder& set(const String& key, Value value);
    Value build() &&;

  private:
    std::vector<Member> m_members;
};

} // namespace wb::json
