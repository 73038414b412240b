// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/export.h"

namespace wb::ui::drawing {

namespace {

QByteArray quoted(const QString& text) {
    QByteArray bytes = text.toUtf8();
    bytes.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return '"' + bytes + '"';
}

class DotWriter {
  public:
    explicit DotWriter(const Diagram& diagram) : m_diagram(diagram) {}

    QByteArray write() {
        m_out = "digraph \"state machine\" {\n  node [shape=box, style=rounded, fontname=\"Inter, "
                "sans-serif\"];\n"
                "  compound=true;\n";
        writeContainer(0, 1);
        for (const Arrow& arrow : m_diagram.arrows) writeArrow(arrow);
        return m_out + "}\n";
    }

  private:
    void writeContainer(std::uint32_t index, int depth) {
        const QByteArray indent(depth * 2, ' ');
        for (const std::uint32_t node : m_diagram.graph->containers[index].nodes) {
            const Shape& shape = m_diagram.shapes[node];
            if (shape.kind != ShapeKind::Container || depth > deepest) {
                m_out += indent + name(node) + " [" + attributes(shape) + "];\n";
                continue;
            }
            m_out += indent + "subgraph \"cluster_" + name(node) + "\" {\n" + indent +
                     "  label=" + quoted(shape.name) + ";\n" + indent + "  " + name(node) + " [" +
                     attributes(shape) + "];\n";
            for (const std::uint32_t lane : m_diagram.graph->nodes[node].containers) {
                m_out += indent + "  subgraph \"cluster_lane" + QByteArray::number(lane) + "\" {\n" + indent +
                         "    label=\"\"; style=dashed;\n";
                writeContainer(lane, depth + 2);
                m_out += indent + "  }\n";
            }
            m_out += indent + "}\n";
        }
    }

    void writeArrow(const Arrow& arrow) {
        m_out += "  " + name(arrow.from) + " -> " + name(arrow.to);
        QByteArrayList attributes;
        if (!arrow.label.isEmpty()) attributes << "label=" + quoted(arrow.label);
        if (arrow.kind == ArrowKind::Catch || arrow.kind == ArrowKind::Default) attributes << "style=dashed";
        if (!attributes.isEmpty()) m_out += " [" + attributes.join(", ") + "]";
        m_out += ";\n";
    }

    static QByteArray name(std::uint32_t node) { return "n" + QByteArray::number(node); }

    static QByteArray attributes(const Shape& shape) {
        switch (shape.kind) {
        case ShapeKind::Start:
        case ShapeKind::End:
            return "shape=circle, label=" + quoted(shape.name);
        case ShapeKind::LaneStart:
            return "shape=point, label=\"\"";
        case ShapeKind::LaneEnd:
            return "shape=doublecircle, width=0.1, label=\"\"";
        case ShapeKind::Missing:
            return "style=dashed, color=red, label=" + quoted(shape.name + QStringLiteral("\n(not found)"));
        case ShapeKind::Jump:
            return "shape=plaintext, label=" + quoted(QStringLiteral("→ ") + shape.name);
        default:
            return "label=" + quoted(shape.typeLine + u'\n' + shape.name);
        }
    }

    static constexpr int deepest = 200;
    const Diagram& m_diagram;
    QByteArray m_out;
};

} // namespace

QByteArray toDot(const Diagram& diagram) {
    return DotWriter(diagram).write();
}

} // namespace wb::ui::drawing
