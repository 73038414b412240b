// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace wb::cli {

bool readFile(const std::string& path, std::string& content) {
    QFile file(QString::fromStdString(path));
    const bool opened = path == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened) {
        std::fprintf(stderr, "asl: cannot read %s: %s\n", path.c_str(), qUtf8Printable(file.errorString()));
        return false;
    }
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        std::fprintf(stderr, "asl: cannot read %s: %s\n", path.c_str(), qUtf8Printable(file.errorString()));
        return false;
    }
    content.assign(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    return true;
}

bool writeFile(const std::string& path, std::string_view content) {
    return writeFile(path, [&](const std::function<void(std::string_view)>& sink) { sink(content); });
}

bool writeFile(const std::string& path,
               const std::function<void(const std::function<void(std::string_view)>&)>& produce) {
    const QString name = QString::fromStdString(path);
    const QFileInfo there(name);
    // A pipe, a terminal or /dev/null is written into: a new file must not take its place.
    const bool isStream = there.exists() && !there.isFile() && !there.isDir();
    QSaveFile whole(name);
    // A file may be writable in a folder that is not.
    whole.setDirectWriteFallback(true);
    QFile stream(name);
    QFileDevice& file = isStream ? static_cast<QFileDevice&>(stream) : whole;
    bool isGood = file.open(QIODevice::WriteOnly);
    if (isGood)
        produce([&](std::string_view piece) {
            const auto size = static_cast<qint64>(piece.size());
            isGood = isGood && file.write(piece.data(), size) == size;
        });
    // The rest in the buffer may not fit on the disk; commit() would not tell.
    if (isGood && file.flush() && (isStream || whole.commit())) return true;
    std::fprintf(stderr, "asl: cannot write %s: %s\n", path.c_str(), qUtf8Printable(file.errorString()));
    return false;
}

bool canWrite(const std::string& path) {
    const QFileInfo file(QString::fromStdString(path));
    const QFileInfo folder(file.absolutePath());
    const bool isThere = file.exists();
    const char* problem = file.isDir()          ? "it is a folder"
                          : !folder.isDir()     ? "there is no such folder"
                          : isThere             ? (file.isWritable() ? nullptr : "it may not be written")
                          : folder.isWritable() ? nullptr
                                                : "its folder may not be written";
    if (problem) std::fprintf(stderr, "asl: cannot write %s: %s\n", path.c_str(), problem);
    return !problem;
}

int usageError(const std::string& message) {
    std::fprintf(stderr, "asl: %s\n", message.c_str());
    return unusable;
}

} // namespace wb::cli
