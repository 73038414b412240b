// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"
#include "ui/headless_tour.h"
#include "ui/main_window.h"
#include "ui/theme.h"

#include <QApplication>
#include <QMessageBox>
#include <QTimer>

#include <cstdio>

int main(int argc, char** argv) {
    using namespace wb;
    const desktop::Arguments arguments = desktop::readArguments(argc, argv);
    if (!arguments.message.isEmpty()) {
        std::fputs(qPrintable(arguments.message + QLatin1Char('\n')),
                   arguments.status == 0 ? stdout : stderr);
        return arguments.status;
    }
    // Without a display the pictures are made all the same; this has to be known before the application
    // exists.
    if (!arguments.tour.isEmpty() && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("asl-workbench"));
    QApplication::setApplicationDisplayName(QStringLiteral("ASL Workbench"));
    QApplication::setOrganizationName(QStringLiteral("asl-workbench"));
    QApplication::setDesktopFileName(QStringLiteral("asl-workbench"));
    QApplication::setApplicationVersion(QStringLiteral(WB_VERSION));

    ui::ThemeController themes;
    if (arguments.theme == QLatin1String("light")) themes.setChoice(ui::ThemeChoice::Light, false);
    if (arguments.theme == QLatin1String("dark")) themes.setChoice(ui::ThemeChoice::Dark, false);

    if (!arguments.tour.isEmpty())
        return ui::runHeadlessTour(
            themes, {arguments.file, arguments.tour, arguments.expected, arguments.input, arguments.size});

    ui::MainWindow window(&themes);
    window.show();
    if (!arguments.file.isEmpty()) {
        const QString reason = window.openFile(arguments.file);
        if (!reason.isEmpty())
            QTimer::singleShot(0, &window, [&] {
                QMessageBox::warning(&window, QObject::tr("The file could not be opened"), reason);
            });
    } else {
        window.openDefault();
    }
    window.offerRecovery();
    return QApplication::exec();
}
