// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "caller.h"

#include <QCoreApplication>

#include <iostream>
#include <thread>

/// The helper behind `asl run --lambda-endpoint`: ends when its standard input does.
int main(int argc, char* argv[]) {
    QCoreApplication application(argc, argv);
    wb::endpoint::Caller caller;
    // Standard input has no notifications on every system.
    std::thread reader([&] {
        for (std::string line; std::getline(std::cin, line);)
            QMetaObject::invokeMethod(
                &caller, [&caller, line] { caller.take(line); }, Qt::QueuedConnection);
        QMetaObject::invokeMethod(&application, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    const int status = QCoreApplication::exec();
    reader.join();
    return status;
}
