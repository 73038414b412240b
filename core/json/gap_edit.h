// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/gap.h"
#include "core/json/neighbour_style.h"

#include <string>
#include <vector>

namespace wb::json {

/// What stands between two children that become or stay neighbours, or between one and a bracket, written
/// anew: those between them are removed, pieces are put there. Keeps the comments of both and of the
/// container.
class GapEdit {
  public:
    /// From gapBefore(first) to gapBefore(last) of the children.
    GapEdit(const Siblings& children, std::size_t first, std::size_t last);

    /// The bytes that are replaced.
    TextRange range() const { return m_range; }
    /// The text instead of them.
    std::string text(const std::vector<Piece>& pieces, const Layout& layout) const;

  private:
    class Writer;
    std::string joined(const Writer& writer) const;
    std::string inside(const Writer& writer) const;
    std::string behind(const Writer& writer, const std::string& between) const;
    std::string infront(const Writer& writer, const std::string& between) const;

    Gap m_first; ///< Behind the neighbour before.
    Gap m_last;  ///< Before the neighbour after.
    TextRange m_range;
    Node m_container;
    bool m_hasLeft;
    bool m_hasRight;
    bool m_removes;
};

} // namespace wb::json
