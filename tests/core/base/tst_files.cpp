// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"
#include "core/base/large_stack.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wb;
namespace fs = std::filesystem;

class TstFiles : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void pathsAreUtf8();
    void replacesAsAWhole();
    void keepsPermissionsAndLinks();
    void leavesWhatIsThereWhenItFails();
    void saysWhyItCannotRead();
    void saysWhyItCannotWrite();
    void callsOnALargeStack();

  private:
    static void write(const fs::path& path, std::string_view text) {
        QCOMPARE(replaceFile(path, [&](const ByteSink& sink) { sink(text); }), std::nullopt);
    }
    fs::path at(const char* name) const { return toPath(m_folder.path().toStdString()) / toPath(name); }
    std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(at("")), fs::directory_iterator()));
    }
    QTemporaryDir m_folder;
};

void TstFiles::pathsAreUtf8() {
    const std::string name = "größe 日本.asl.json";
    write(at(name.c_str()), "x");
    QVERIFY(QFile::exists(m_folder.filePath(QString::fromStdString(name))));
    QCOMPARE(toText(toPath(name)), name);
    QCOMPARE(baseName(at(name.c_str())), std::string("größe 日本"));
    QCOMPARE(baseName(toPath("plain")), std::string("plain"));
    fs::remove(at(name.c_str()));
}

void TstFiles::replacesAsAWhole() {
    const std::string large(300'000, 'y');
    write(at("a"), "before");
    QCOMPARE(replaceFile(at("a"),
                         [&](const ByteSink& sink) {
                             sink("one");
                             // Until the end it is what it was.
                             QCOMPARE(*readBytes(at("a")), std::string("before"));
                             sink(large);
                         }),
             std::nullopt);
    QCOMPARE(*readBytes(at("a")), "one" + large);
    QCOMPARE(entries(), std::size_t{1});
}

void TstFiles::keepsPermissionsAndLinks() {
    write(at("a"), "x");
    fs::permissions(at("a"), fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("a", at("link"));
    write(at("link"), "y");
    QVERIFY(fs::is_symlink(at("link")));
    QCOMPARE(*readBytes(at("a")), std::string("y"));
    QCOMPARE(fs::status(at("a")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    fs::remove(at("link"));
}

void TstFiles::leavesWhatIsThereWhenItFails() {
    if (!fs::exists("/dev/full")) QSKIP("this system has no device that is always full");
    QVERIFY(replaceFile("/dev/full", [](const ByteSink& sink) { sink("x"); }).has_value());
    QCOMPARE(replaceFile("/dev/null", [](const ByteSink& sink) { sink("x"); }), std::nullopt);
    QVERIFY(replaceFile(at("missing/x"), [](const ByteSink& sink) { sink("x"); }).has_value());
}

void TstFiles::saysWhyItCannotRead() {
    QCOMPARE(readBytes(at("missing")).error(), std::string("No such file or directory"));
    QVERIFY(!readBytes(at("")));
}

void TstFiles::saysWhyItCannotWrite() {
    QCOMPARE(reasonNotWritable(at("")), std::string("it is a folder"));
    QCOMPARE(reasonNotWritable(at("missing/x")), std::string("there is no such folder"));
    const std::size_t before = entries();
    QCOMPARE(reasonNotWritable(at("new")), std::nullopt);
    QCOMPARE(entries(), before);
    write(at("a"), "x");
    QCOMPARE(reasonNotWritable(at("a")), std::nullopt);
    QCOMPARE(*readBytes(at("a")), std::string("x"));
}

void TstFiles::callsOnALargeStack() {
    bool isCalled = false;
    QVERIFY(callOnStack(64 << 20, [&] {
        // More than a thread's usual stack.
        volatile char much[32 << 20];
        much[0] = 1;
        isCalled = much[0] == 1;
    }));
    QVERIFY(isCalled);
}

QTEST_APPLESS_MAIN(TstFiles)
#include "tst_files.moc"
