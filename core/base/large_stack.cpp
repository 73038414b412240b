// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/large_stack.h"

#ifdef _WIN32
#include <process.h>
#include <windows.h>
#else
#include <pthread.h>
#endif

namespace wb {

namespace {

void callGiven(void* given) {
    (*static_cast<const std::function<void()>*>(given))();
}

} // namespace

#ifdef _WIN32

bool callOnStack(std::size_t bytes, const std::function<void()>& function) {
    const auto entry = [](void* given) -> unsigned {
        callGiven(given);
        return 0;
    };
    const auto thread = _beginthreadex(nullptr, static_cast<unsigned>(bytes), entry,
                                       const_cast<std::function<void()>*>(&function),
                                       STACK_SIZE_PARAM_IS_A_RESERVATION, nullptr);
    if (thread == 0) return false;
    WaitForSingleObject(reinterpret_cast<HANDLE>(thread), INFINITE);
    CloseHandle(reinterpret_cast<HANDLE>(thread));
    return true;
}

#else

bool callOnStack(std::size_t bytes, const std::function<void()>& function) {
    const auto entry = [](void* given) -> void* {
        callGiven(given);
        return nullptr;
    };
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) return false;
    pthread_t thread;
    const bool isStarted =
        pthread_attr_setstacksize(&attributes, bytes) == 0 &&
        pthread_create(&thread, &attributes, entry, const_cast<std::function<void()>*>(&function)) == 0;
    pthread_attr_destroy(&attributes);
    return isStarted && pthread_join(thread, nullptr) == 0;
}

#endif

} // namespace wb
