// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
//
// node tests/bench/jsonata_peer.mjs build/release/bench/bench_jsonata
//
// Times the same workloads in our engine and in npm's jsonata, one after the other and each in a process of its own, and prints the
// medians of CPU time, the peak memory of each process, and by how much evaluating raised it (once the data were read). The package is installed below build/, never into the project.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const work = join(top, "build", "jsonata-peer");

let state = 42;
const random = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
const items = (count) => Array.from({ length: count }, (_, i) => ({
  id: i, price: Math.round(random() * 10000) / 100, count: Math.floor(random() * 9) + 1, group: "g" + Math.floor(random() * 50),
}));
const numbers = (count) => Array.from({ length: count }, () => Math.floor(random() * 1e9));

const workloads = {
  "a+1": { expr: "a + 1", data: { a: 1 }, repetitions: 2000, rounds: 9 },
  "compile and evaluate a+1": { expr: "a + 1", data: { a: 1 }, compile: true, repetitions: 500, rounds: 9 },
  "compile and evaluate, 100 characters": {
    expr: "{\"total\": $sum(items.(price * count)), \"first\": items[0].id, \"names\": items[price > 50].group[0] & \"!\"}",
    data: { items: items(5) }, compile: true, repetitions: 200, rounds: 9 },
  "1,000: path": { expr: "$sum(items[price > 50].(price * count))", data: { items: items(1000) }, repetitions: 10, rounds: 9 },
  "1,000: higher-order": {
    expr: "$sum($map($filter(items, function($i){$i.price > 50}), function($i){$i.price * $i.count}))",
    data: { items: items(1000) }, repetitions: 10, rounds: 9 },
  "1,000: objects": { expr: "items.{\"id\": id, \"total\": price * count}", data: { items: items(1000) }, repetitions: 10, rounds: 9 },
  "10,000: $sort": { expr: "$sort(n)", data: { n: numbers(10000) }, rounds: 3 },
  "10,000: $sort, function": { expr: "$sort(n, function($l, $r){$l > $r})", data: { n: numbers(10000) }, rounds: 3 },
  "10,000: ^()": { expr: "items^(price)", data: { items: items(10000) }, rounds: 3 },
  "10,000: group": { expr: "items{group: $sum(price)}", data: { items: items(10000) }, rounds: 5 },
  "10,000: $distinct": { expr: "$count($distinct(items.group))", data: { items: items(10000) }, rounds: 5 },
  "10,000: strings": { expr: "$join(items.(group & \"-\" & id & \": \" & $string(price)), \", \")", data: { items: items(10000) }, rounds: 5 },
  "10,000: $reduce": { expr: "$reduce(n, function($a, $b){$a + $b})", data: { n: numbers(10000) }, rounds: 5 },
};

async function timeHere(workload) {
  const jsonata = createRequire(join(work, "package.json"))("jsonata");
  const compiled = jsonata(workload.expr);
  const before = process.memoryUsage().rss / 1024;
  await compiled.evaluate(workload.data);
  const times = [];
  for (let round = 0; round < workload.rounds; ++round) {
    const start = process.cpuUsage();
    for (let i = 0; i < (workload.repetitions ?? 1); ++i)
      await (workload.compile ? jsonata(workload.expr) : compiled).evaluate(workload.data);
    const used = process.cpuUsage(start);
    times.push((used.user + used.system) / 1e3 / (workload.repetitions ?? 1));
  }
  times.sort((a, b) => a - b);
  return { milliseconds: times[Math.floor(times.length / 2)], kilobytes: process.resourceUsage().maxRSS,
    grown: process.resourceUsage().maxRSS - before };
}

if (process.argv[2] === "--one") {
  const workload = JSON.parse(readFileSync(process.argv[3], "utf8"));
  console.log(JSON.stringify(await timeHere(workload)));
} else {
  mkdirSync(work, { recursive: true });
  if (!existsSync(join(work, "node_modules", "jsonata"))) {
    writeFileSync(join(work, "package.json"), "{\"private\": true}");
    execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "jsonata@2"], { cwd: work });
  }
  const run = (program, args) => {
    const ended = spawnSync(program, args, { encoding: "utf8" });
    return ended.status === 0 ? JSON.parse(ended.stdout) : undefined;
  };
  const shown = (result) => result ? `${result.milliseconds.toFixed(4).padStart(11)} ${(result.kilobytes / 1024).toFixed(1).padStart(6)} ${(result.grown / 1024).toFixed(1).padStart(6)}` : "failed".padStart(25);
  console.log(`${"".padEnd(38)}${"ours: ms".padStart(11)}${"MB".padStart(7)}${"grown".padStart(7)}${"npm: ms".padStart(13)}${"MB".padStart(7)}${"grown".padStart(7)}   times`);
  for (const [name, workload] of Object.entries(workloads)) {
    const file = join(work, "workload.json");
    writeFileSync(file, JSON.stringify({ compile: false, repetitions: 1, ...workload }));
    const ours = run(resolve(process.argv[2]), [file]);
    const theirs = run(process.execPath, [fileURLToPath(import.meta.url), "--one", file]);
    const factor = ours && theirs ? (theirs.milliseconds / ours.milliseconds).toFixed(0) : "-";
    console.log(`${name.padEnd(38)}${shown(ours)}  ${shown(theirs)}${factor.padStart(8)}`);
  }
}
