// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
//
// node tests/bench/jsonpath_peer.mjs build/release/bench/bench_execution
//
// Runs 100 Pass states that each filter 1,000 items, compiled and warm, in our engine and in npm's aws-local-stepfunctions, one after
// the other, and prints the best times. The package is installed below build/, never into the project.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const work = join(top, "build", "jsonpath-peer");
const states = 100;
const rounds = 9;
const paths = [
  "$.items[?(@.price > 50)]",
  "$.items[?(@.price > 50)].name",
  "$.items[?(@.stock.count == 3)].name",
  "$.items[?(@.name == 'item 7')]",
  "$.items[*].price",
];
const input = { items: Array.from({ length: 1000 }, (_, i) => ({
  id: i, name: "item " + i, price: i % 100 + 0.5, tags: ["a", i % 2 ? "odd" : "even"], stock: { count: i % 7 } })) };

const machine = (path) => ({ StartAt: "S0", States: Object.fromEntries(Array.from({ length: states }, (_, i) => ["S" + i, {
  Type: "Pass", Parameters: { "found.$": path }, ResultPath: "$.last", ...(i + 1 < states ? { Next: "S" + (i + 1) } : { End: true }) }])) });
const milliseconds = async (run) => {
  const times = [];
  for (let round = 0; round < rounds; ++round) {
    const start = process.hrtime.bigint();
    await run();
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return Math.min(...times);
};

mkdirSync(work, { recursive: true });
if (!existsSync(join(work, "node_modules", "aws-local-stepfunctions"))) {
  writeFileSync(join(work, "package.json"), "{\"private\": true}");
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "aws-local-stepfunctions@3"], { cwd: work });
}
const { StateMachine } = createRequire(join(work, "package.json"))("aws-local-stepfunctions");
const inputFile = join(work, "input.json");
const definitionFile = join(work, "definition.asl.json");
writeFileSync(inputFile, JSON.stringify(input));

console.log(`${"".padEnd(56)}${"ours".padStart(12)}${"npm".padStart(10)}   times   (ms for ${states} states)`);
for (const path of paths) {
  writeFileSync(definitionFile, JSON.stringify(machine(path)));
  const ended = spawnSync(resolve(process.argv[2]), [definitionFile, inputFile], { encoding: "utf8" });
  if (ended.status !== 0) throw new Error("failed: " + ended.stderr);
  const ours = Number(/history alone\s+([\d.]+) ms/.exec(ended.stdout)[1]);
  const peer = new StateMachine(machine(path));
  await peer.run(input).result;
  const theirs = await milliseconds(() => peer.run(input).result);
  console.log(`${path.padEnd(56)}${ours.toFixed(1).padStart(12)}${theirs.toFixed(1).padStart(10)}${(theirs / ours).toFixed(0).padStart(8)}`);
}
