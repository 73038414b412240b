// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <random>
#include <system_error>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace wb {

namespace fs = std::filesystem;

namespace {

std::string errorText(int code) {
    return std::generic_category().message(code);
}

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

File open(const fs::path& path, const char* mode) {
#ifdef _WIN32
    return File(_wfopen(path.c_str(), fs::path(mode).c_str()));
#else
    return File(std::fopen(path.c_str(), mode));
#endif
}

bool synchronize(std::FILE* file) {
    if (std::fflush(file) != 0) return false;
#ifdef _WIN32
    return _commit(_fileno(file)) == 0;
#else
    // What has no disk below it, such as a pipe, cannot be synchronized.
    return fsync(fileno(file)) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
#endif
}

/// Writes and closes; the number of the error, or 0.
int fill(File file, const std::function<void(const ByteSink&)>& produce) {
    int error = 0;
    produce([&](std::string_view piece) {
        if (error == 0 && std::fwrite(piece.data(), 1, piece.size(), file.get()) != piece.size())
            error = errno != 0 ? errno : EIO;
    });
    errno = 0;
    if (error == 0 && !synchronize(file.get())) error = errno != 0 ? errno : EIO;
    errno = 0;
    if (std::fclose(file.release()) != 0 && error == 0) error = errno != 0 ? errno : EIO;
    return error;
}

/// A new file beside another, under a name that nothing has.
File createBeside(const fs::path& path, fs::path& name) {
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        name = path;
        name += "." + std::to_string(random() % 1'000'000'000) + ".tmp";
        errno = 0;
        if (File file = open(name, "wbx")) return file;
        if (errno != EEXIST) break;
    }
    return nullptr;
}

/// Where a link leads to in the end: it stays, what it leads to is replaced.
fs::path followed(const fs::path& path) {
    std::error_code error;
    if (!fs::is_symlink(path, error)) return path;
    fs::path target = fs::canonical(path, error);
    return error ? path : target;
}

} // namespace

fs::path toPath(std::string_view text) {
    return fs::path(std::u8string(text.begin(), text.end()));
}

std::string toText(const fs::path& path) {
    const std::u8string text = path.u8string();
    return std::string(text.begin(), text.end());
}

std::string baseName(const fs::path& path) {
    const std::string name = toText(path.filename());
    return name.substr(0, name.find('.'));
}

Result<std::string, std::string> readBytes(const fs::path& path) {
    errno = 0;
    const File file = open(path, "rb");
    if (!file) return failure(errorText(errno));
    std::string bytes;
    std::error_code unknown;
    if (const auto size = fs::file_size(path, unknown); !unknown) bytes.reserve(size);
    char piece[1 << 16];
    std::size_t count = 0;
    while ((count = std::fread(piece, 1, sizeof piece, file.get())) > 0) bytes.append(piece, count);
    if (std::ferror(file.get())) return failure(errorText(errno));
    return bytes;
}

std::optional<std::string> replaceFile(const fs::path& path,
                                       const std::function<void(const ByteSink&)>& produce) {
    std::error_code ignored;
    const fs::path target = followed(path);
    const fs::file_status there = fs::status(target, ignored);
    const bool isFile = fs::is_regular_file(there);
    fs::path name;
    File file = isFile || !fs::exists(there) ? createBeside(target, name) : nullptr;
    const int refused = errno;
    if (!file && fs::exists(there)) {
        File direct = open(target, "wb");
        if (!direct) return errorText(errno);
        const int error = fill(std::move(direct), produce);
        return error == 0 ? std::nullopt : std::optional(errorText(error));
    }
    if (!file) return errorText(refused);
    if (isFile) fs::permissions(name, there.permissions(), ignored);
    std::error_code failed;
    if (const int error = fill(std::move(file), produce); error != 0)
        failed = std::error_code(error, std::generic_category());
    else
        fs::rename(name, target, failed);
    if (!failed) return std::nullopt;
    fs::remove(name, ignored);
    return failed.message();
}

std::optional<std::string> reasonNotWritable(const fs::path& path) {
    std::error_code ignored;
    const fs::file_status there = fs::status(path, ignored);
    if (fs::is_directory(there)) return "it is a folder";
    if (fs::exists(there) && !fs::is_regular_file(there)) return std::nullopt;
    if (fs::exists(there)) return open(path, "ab") ? std::nullopt : std::optional("it may not be written");
    const fs::path folder = fs::absolute(path, ignored).parent_path();
    if (!fs::is_directory(folder, ignored)) return "there is no such folder";
    fs::path probe;
    if (!createBeside(path, probe)) return "its folder may not be written";
    fs::remove(probe, ignored);
    return std::nullopt;
}

} // namespace wb
