// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
// Runs one definition in npm aws-local-stepfunctions with its validation off and its event log read to the end.
//     node executions_peer.mjs FOLDER-OF-NODE_MODULES DEFINITION INPUT
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';

const [folder, definition, input] = process.argv.slice(2);
const {StateMachine} = createRequire(resolve(folder, 'index.js'))('aws-local-stepfunctions');
const read = file => JSON.parse(readFileSync(file, 'utf8'));
const machine = new StateMachine(read(definition), {validationOptions: {noValidate: true}});
const run = machine.run(read(input));
const events = [];
const log = (async () => { for await (const event of run.eventLogs) events.push(event); })();
const output = await run.result;
await log;
console.log(JSON.stringify(output).length, events.length);
