// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/debugger/debug_session.h"

#include <QMainWindow>

#include <memory>

class QSplitter;

namespace wb::ui {

class DataPanel;
class DebugController;
class Docks;
class Document;
class EditActions;
class EditRunner;
class ExecutionPanel;
class ExpressionActions;
class ExpressionPanel;
class ExportActions;
class FileActions;
class FindBar;
class FirstLook;
class GoActions;
class InputField;
class MessageBar;
class NameActions;
class Palette;
class ProblemsPanel;
class QuestionPanel;
class QuickFixes;
class QuickPick;
class Recovery;
class RunView;
class SelectionSync;
class StateActions;
class StatusLine;
class TextEditor;
class ThemeController;
class ViewActions;
class WindowMarks;
struct Theme;
namespace canvas {
class CanvasView;
class Editing;
class LayoutService;
} // namespace canvas

/// The window: puts the parts together and connects them. What they do is their own.
class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    explicit MainWindow(ThemeController* themes, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a file in place of what is shown. The reason of a failure is returned.
    QString openFile(const QString& path);
    /// What is shown when no file is asked for: the sample with all state types.
    void openDefault();
    /// Offers the unsaved changes that a crash has left, if there are any.
    void offerRecovery();

    Document* document() const { return m_document; }
    TextEditor* editor() const { return m_editor; }
    canvas::CanvasView* canvas() const { return m_canvas; }
    DebugController* debugger() const { return m_debugger; }
    InputField* input() const { return m_input; }
    FileActions* files() const { return m_files; }
    SelectionSync* selection() const { return m_selection; }
    DataPanel* data() const { return m_data; }
    /// Puts docks and splitters where they are at first.
    void resetLayout();

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void makeCentre();
    void makeToolBars();
    void makeMenus();
    void connectParts();
    void applyTheme(const Theme& theme);
    void updateTitle();
    void showAnalysis();
    void restoreLayout();
    void openGallery();
    /// Says something about the text that holds until it is changed.
    void sayOfText(const QString& text);
    void forgetWhatIsMended();
    /// Says why something was not done.
    void sayNo(const QString& reason);

    ThemeController* m_themes;
    TextEditor* m_editor;
    FindBar* m_find;
    MessageBar* m_bar;
    Document* m_document;
    canvas::LayoutService* m_layout;
    canvas::CanvasView* m_canvas;
    InputField* m_input;
    DebugController* m_debugger;
    QuestionPanel* m_question;
    ProblemsPanel* m_problems;
    ExecutionPanel* m_execution;
    DataPanel* m_data;
    ExpressionPanel* m_expression;
    Palette* m_palette;
    canvas::Editing* m_editing;
    FileActions* m_files;
    SelectionSync* m_selection;
    QuickPick* m_pick;
    QuickFixes* m_fixes;
    NameActions* m_names;
    EditActions* m_edits;
    Recovery* m_recovery;
    ExportActions* m_exports;
    ViewActions* m_views;
    EditRunner* m_runner;
    WindowMarks* m_marks;
    RunView* m_runView;
    ExpressionActions* m_expressions;
    FirstLook* m_firstLook;
    GoActions* m_go;
    StateActions* m_states;
    StatusLine* m_status;
    Docks* m_docks;
    DebugSession::Phase m_phase = DebugSession::Phase::Idle;
    QSplitter* m_split = nullptr;
    /// What sayOfText() said last.
    QString m_said;
};

} // namespace wb::ui
