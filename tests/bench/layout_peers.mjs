// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
// Our layout beside dagre and elkjs on the same graphs: time and crossings.
//   npm install --prefix DIR @dagrejs/dagre elkjs
//   canvas_bench --peers [--large] > ours.jsonl; node tests/bench/layout_peers.mjs DIR < ours.jsonl
// Ours is measured through the helper process, pills included; the peers in this process, without labels. Crossings are
// counted for all alike from the lines drawn, between edges that share no end.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

const require = createRequire(resolve(process.argv[2] ?? '.', 'package.json'));
const dagre = require('@dagrejs/dagre');
const Elk = require('elkjs');

const milliseconds = async (work) => {
    const begin = process.hrtime.bigint();
    await work();
    return Number(process.hrtime.bigint() - begin) / 1e6;
};

/// A cubic Bezier chain as a polyline.
function flatten(numbers) {
    const points = [[numbers[0], numbers[1]]];
    for (let i = 0; i + 7 < numbers.length; i += 6) {
        const [x0, y0, x1, y1, x2, y2, x3, y3] = numbers.slice(i, i + 8);
        const straight = x0 === x1 && x1 === x2 && x2 === x3;
        for (let k = straight ? 10 : 1; k <= 10; ++k) {
            const t = k / 10, s = 1 - t;
            const a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
            points.push([a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3]);
        }
    }
    return points;
}

/// How many pairs of segments of edges without a common end cross.
function crossings(lines, ends) {
    const cell = 160, cells = new Map(), segments = [];
    lines.forEach((points, edge) => {
        for (let i = 1; i < points.length; ++i) segments.push([edge, ...points[i - 1], ...points[i]]);
    });
    segments.forEach(([, ax, ay, bx, by], index) => {
        for (let x = Math.floor(Math.min(ax, bx) / cell); x <= Math.floor(Math.max(ax, bx) / cell); ++x)
            for (let y = Math.floor(Math.min(ay, by) / cell); y <= Math.floor(Math.max(ay, by) / cell); ++y) {
                const key = x * 1000003 + y;
                if (!cells.has(key)) cells.set(key, []);
                cells.get(key).push(index);
            }
    });
    const side = (ax, ay, bx, by, x, y) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
    let count = 0;
    for (const [key, members] of cells)
        for (let i = 0; i < members.length; ++i)
            for (let k = i + 1; k < members.length; ++k) {
                const [e, ax, ay, bx, by] = segments[members[i]], [f, cx, cy, dx, dy] = segments[members[k]];
                if (e === f || ends[e].some((end) => ends[f].includes(end))) continue;
                if (side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) >= 0) continue;
                if (side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) >= 0) continue;
                // Each crossing once: in the cell where it is.
                const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / ((bx - ax) * (dy - cy) - (by - ay) * (dx - cx));
                const x = ax + t * (bx - ax), y = ay + t * (by - ay);
                if (Math.floor(x / cell) * 1000003 + Math.floor(y / cell) === key) ++count;
            }
    return count;
}

/// dagre takes no edges to clusters: they lead to the cluster's first node and from its last.
function withDagre(graph) {
    const inside = graph.nodes.map(() => []);
    graph.nodes.forEach(([, , home], i) => graph.containers[home] >= 0 && inside[graph.containers[home]].push(i));
    const first = (i) => (inside[i].length ? first(inside[i][0]) : i);
    const last = (i) => (inside[i].length ? last(inside[i].at(-1)) : i);
    const made = new dagre.graphlib.Graph({ compound: true, multigraph: true });
    made.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 40 });
    graph.nodes.forEach(([width, height, home], i) => {
        made.setNode(`n${i}`, inside[i].length ? {} : { width, height });
    });
    graph.containers.forEach((owner, c) => owner >= 0 && (made.setNode(`c${c}`, {}), made.setParent(`c${c}`, `n${owner}`)));
    graph.nodes.forEach(([, , home], i) => home > 0 && made.setParent(`n${i}`, `c${home}`));
    const ends = graph.edges.map(([a, b]) => [last(a), first(b)]);
    ends.forEach(([a, b], i) => made.setEdge(`n${a}`, `n${b}`, {}, `e${i}`));
    dagre.layout(made);
    const lines = ends.map(([a, b], i) => made.edge(`n${a}`, `n${b}`, `e${i}`).points.map(({ x, y }) => [x, y]));
    return { lines, ends };
}

async function withElk(elk, graph) {
    const nodes = graph.nodes.map(([width, height], i) => ({ id: `n${i}`, width, height, children: [], edges: [] }));
    const options = {
        'elk.algorithm': 'layered', 'elk.direction': 'DOWN', 'elk.edgeRouting': 'POLYLINE', 'elk.spacing.nodeNode': '36',
        'elk.layered.spacing.nodeNodeBetweenLayers': '40', 'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    };
    const homes = graph.containers.map((owner, c) => ({ id: `c${c}`, children: [], edges: [], layoutOptions: options }));
    graph.nodes.forEach(([, , home], i) => homes[home].children.push(nodes[i]));
    graph.containers.forEach((owner, c) => owner >= 0 && nodes[owner].children.push(homes[c]));
    graph.edges.forEach(([a, b], i) =>
        homes[graph.nodes[a][2]].edges.push({ id: `e${i}`, sources: [`n${a}`], targets: [`n${b}`] }));
    await elk.layout(homes[0]);
    const lines = [];
    const collect = (node, x, y) => {
        for (const edge of node.edges ?? []) {
            const { startPoint, endPoint, bendPoints = [] } = edge.sections[0];
            lines[Number(edge.id.slice(1))] = [startPoint, ...bendPoints, endPoint].map((p) => [p.x + x, p.y + y]);
        }
        for (const child of node.children ?? []) collect(child, x + child.x, y + child.y);
    };
    collect(homes[0], 0, 0);
    return { lines, ends: graph.edges };
}

async function measure(rounds, lay) {
    try {
        const times = [];
        let made;
        for (let i = 0; i < rounds; ++i) times.push(await milliseconds(async () => (made = await lay())));
        return { ms: times.sort((a, b) => a - b)[rounds >> 1], crossings: crossings(made.lines, made.ends) };
    } catch (error) {
        return { error: String(error.message ?? error).slice(0, 40) };
    }
}

const elk = new Elk();
const cell = (text, width) => String(text).padStart(width);
const shown = (ours, peer) =>
    peer.error ? cell(peer.error, 34) : cell(peer.ms.toFixed(0), 10) + cell((peer.ms / ours.ms).toFixed(1) + 'x', 10) + cell(peer.crossings, 14);
console.log(cell('graph', 12) + cell('ours ms', 10) + cell('edit ms', 10) + cell('crossings', 11) + ' |' +
    cell('dagre', 10) + cell('slower', 10) + cell('crossings', 14) + ' |' + cell('elkjs', 10) + cell('slower', 10) + cell('crossings', 14));
for await (const line of createInterface({ input: process.stdin })) {
    const graph = JSON.parse(line);
    const ours = { ms: graph.ms, crossings: crossings(graph.paths.map(flatten), graph.edges) };
    const rounds = graph.nodes.length > 700 ? 1 : 3;
    const byDagre = await measure(rounds, () => withDagre(graph));
    const byElk = await measure(rounds, () => withElk(elk, graph));
    console.log(cell(graph.name, 12) + cell(ours.ms.toFixed(2), 10) + cell(graph.again.toFixed(2), 10) + cell(ours.crossings, 11) + ' |' +
        shown(ours, byDagre) + ' |' + shown(ours, byElk));
}
