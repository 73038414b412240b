// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/refactor/refactor.h"
#include "ui/canvas/editing/drop_targets.h"

#include <QMenu>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

class QDropEvent;
class QMimeData;
class QMouseEvent;
class QKeyEvent;

namespace wb::ui::canvas {

class CanvasView;
class ContextPad;
class EmptyHint;
class OverlayItem;
class RenameBox;

/// What the user wants done, as a function of the model at the time of doing. Whoever owns the text calls it
/// and applies the edit as one undo step, or shows the refusal.
using Intent = std::function<asl::refactor::Outcome(const asl::Model&)>;

/// Makes a canvas editable: gestures of mouse and keyboard become intents. The rules of core/asl/refactor
/// answer both while hovering and when it is done.
class Editing : public QObject {
    Q_OBJECT

  public:
    /// Things dragged from the palette: the name of a state type, or states as JSON text.
    static const QString paletteMime;

    /// A state type as an entry of a menu, with the letter that chooses it.
    static QString typeEntry(asl::StateType type);

    explicit Editing(CanvasView* view);
    ~Editing() override;

    /// Off while the text is broken or something else must not be edited.
    void setEnabled(bool enabled);
    bool isEnabled() const { return m_enabled; }

  public Q_SLOTS:
    /// Asks for a type, then puts a state behind the selected one, or into the empty machine.
    void append();
    void appendType(wb::asl::StateType type);
    /// Puts what paletteMime carries behind the selected state, or into the empty machine.
    void insert(const QByteArray& load);
    void changeType();
    void changeTypeTo(wb::asl::StateType type);
    void rename();
    void renameTo(const wb::asl::StatePath& state, const std::string& name);
    /// The next click on a state connects the selected one with it.
    void startConnecting();
    void duplicate();
    void remove();
    void cut();
    void copy();
    void paste();
    void selectAll();
    void addRule();
    void addCatch();
    void addBranch();
    void wrap(wb::asl::StateType type);
    void unwrap();

  Q_SIGNALS:
    void editAsked(const wb::ui::canvas::Intent& intent);
    /// Something is not possible; a sentence for the status bar.
    void refused(const QString& reason);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Pull;
    bool press(QMouseEvent* event);
    bool move(QMouseEvent* event);
    bool release(QMouseEvent* event);
    bool key(QKeyEvent* event);
    bool dragOver(QDropEvent* event, bool dropped);
    void insertLoad(const Load& load);
    std::optional<Load> loadOf(const QMimeData* mime) const;
    void showPull(const QPointF& viewPlace);
    void endPull();
    void finishPull(const asl::StatePath& target);
    bool isClick(const QPointF& viewPlace) const;
    std::optional<asl::refactor::Refusal> canFinish(const asl::StatePath& target) const;
    bool startRetarget(const QPointF& viewPlace);
    asl::StatePath stateUnder(const QPointF& viewPlace) const;
    void refresh();
    std::vector<QRect> cardsAndPills(const QRectF& card) const;
    void showTargets(const std::vector<DropTarget>& targets, int hot, const QPointF& scenePlace);
    void ask(Intent intent, const std::optional<asl::refactor::Refusal>& refusal);
    void typeMenu(const std::function<void(asl::StateType)>& chosen);
    QPoint menuPlace() const;
    std::vector<asl::StatePath> selection() const;

    CanvasView* m_view;
    OverlayItem* m_overlay;
    ContextPad* m_pad;
    EmptyHint* m_hint;
    QPointer<RenameBox> m_renameBox;
    QPointer<QMenu> m_menu;
    std::unique_ptr<Pull> m_pull;
    std::vector<DropTarget> m_targets;
    bool m_enabled = true;
};

} // namespace wb::ui::canvas
