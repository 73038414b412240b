// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/regex/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 16
#include <pcre2.h>

#include <algorithm>
#include <utility>

namespace wb::regex {

namespace {

const pcre2_code* codeOf(const std::shared_ptr<const void>& code) {
    return static_cast<const pcre2_code*>(code.get());
}

PCRE2_SPTR unitsOf(std::u16string_view text) {
    return reinterpret_cast<PCRE2_SPTR>(text.data());
}

std::uint32_t flagsOf(unsigned options) {
    constexpr std::pair<Option, std::uint32_t> flags[] = {
        {CaseInsensitive, PCRE2_CASELESS}, {Multiline, PCRE2_MULTILINE},
        {DotMatchesAll, PCRE2_DOTALL},     {Extended, PCRE2_EXTENDED},
        {UnicodeProperties, PCRE2_UCP},    {EmptyReferences, PCRE2_MATCH_UNSET_BACKREF}};
    std::uint32_t all = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_AUTO_CALLOUT;
    for (const auto& [option, flag] : flags)
        if ((options & option) != 0) all |= flag;
    return all;
}

std::string messageOf(int error) {
    PCRE2_UCHAR buffer[256];
    const int length = pcre2_get_error_message(error, buffer, std::size(buffer));
    std::string message;
    // The library's messages are ASCII.
    for (int i = 0; i < length; ++i) message += static_cast<char>(buffer[i]);
    return message;
}

/// What a thread keeps for its matches.
struct Workspace {
    Workspace() : context(pcre2_match_context_create(nullptr)) {
        // Only what is touched costs memory.
        constexpr std::size_t smallest = 32 << 10;
        constexpr std::size_t largest = 64 << 20;
        stack = pcre2_jit_stack_create(smallest, largest, nullptr);
        pcre2_jit_stack_assign(context, nullptr, stack);
        pcre2_set_heap_limit(context, largest >> 10);
        pcre2_set_match_limit(context, UINT32_MAX);
    }
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    ~Workspace() {
        pcre2_jit_stack_free(stack);
        pcre2_match_context_free(context);
    }
    pcre2_match_context* context;
    pcre2_jit_stack* stack = nullptr;
};

/// Asks `goesOn` now and then. A step may go through all of the text, so that in long texts it asks more
/// often.
struct Watch {
    const std::function<bool()>& goesOn;
    std::size_t weight;
    std::size_t spent = 0;

    static int step(pcre2_callout_block*, void* data) {
        constexpr std::size_t interval = 1 << 20;
        auto& watch = *static_cast<Watch*>(data);
        watch.spent += watch.weight;
        if (watch.spent < interval) return 0;
        watch.spent = 0;
        return watch.goesOn() ? 0 : PCRE2_ERROR_CALLOUT;
    }
};

} // namespace

Regex::Regex(std::u16string_view pattern, unsigned options) {
    int error = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code* const code =
        pcre2_compile(unitsOf(pattern), pattern.size(), flagsOf(options), &error, &offset, nullptr);
    if (!code) {
        m_error = messageOf(error);
        return;
    }
    // Without a compiler for this processor the interpreter does the same.
    (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    m_code = std::shared_ptr<const void>(code, [](const void* released) {
        pcre2_code_free(const_cast<pcre2_code*>(static_cast<const pcre2_code*>(released)));
    });
}

Outcome Regex::match(std::u16string_view text, std::size_t from, std::vector<Span>& groups,
                     const std::function<bool()>& goesOn) const {
    thread_local const Workspace workspace;
    constexpr std::size_t unitsAStep = 16;
    constexpr std::size_t ofAnyStep = 256;
    Watch watch{goesOn, ofAnyStep + text.size() / unitsAStep};
    pcre2_set_callout(workspace.context, &Watch::step, &watch);
    const std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)> data(
        pcre2_match_data_create_from_pattern(codeOf(m_code), nullptr), &pcre2_match_data_free);
    const int found = pcre2_match(codeOf(m_code), unitsOf(text), text.size(), from, PCRE2_NO_UTF_CHECK,
                                  data.get(), workspace.context);
    groups.clear();
    if (found == PCRE2_ERROR_NOMATCH) return Outcome::NoMatch;
    if (found < 0) return Outcome::GaveUp;
    const PCRE2_SIZE* const offsets = pcre2_get_ovector_pointer(data.get());
    const std::size_t count = pcre2_get_ovector_count(data.get());
    for (std::size_t i = 0; i < count; ++i) {
        if (static_cast<int>(i) >= found || offsets[2 * i] == PCRE2_UNSET)
            groups.push_back({});
        else
            groups.push_back({static_cast<std::ptrdiff_t>(offsets[2 * i]),
                              static_cast<std::ptrdiff_t>(offsets[2 * i + 1])});
    }
    return Outcome::Found;
}

} // namespace wb::regex
