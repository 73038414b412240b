// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/bootstrap.h"

namespace wb::tasks {

// Standard output is moved aside before any code of the user runs: what a function or a program started by it
// prints can then never be taken for a reply.
QString pythonBootstrap() {
    static const char* const script = R"PY(
import sys, os, json, traceback, importlib.util, time
replies = os.fdopen(os.dup(1), 'w', encoding='utf-8', newline='\n')
requests = os.fdopen(os.dup(0), 'r', encoding='utf-8')
null = os.open(os.devnull, os.O_RDONLY)
os.dup2(null, 0)
os.dup2(2, 1)
try:
    sys.stdout.reconfigure(line_buffering=True)
except AttributeError:
    pass
sys.dont_write_bytecode = True
path, name = sys.argv[1], sys.argv[2]
module_name = os.path.splitext(os.path.basename(path))[0]

class Context:
    def __init__(self, request):
        self.function_name = request.get('functionName', '')
        self.function_version = '$LATEST'
        self.invoked_function_arn = request.get('functionArn', '')
        self.memory_limit_in_mb = 128
        self.aws_request_id = request.get('requestId', '')
        self.log_group_name = '/aws/lambda/' + self.function_name
        self.log_stream_name = 'local'
        self.identity = None
        self.client_context = None
        self._deadline = time.monotonic() + request.get('timeLimit', 60)
    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - time.monotonic()) * 1000))

def failure(kind, message, trace=()):
    return {'errorMessage': message, 'errorType': kind, 'stackTrace': list(trace)}

def describe(error):
    frames = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in frames if frame.filename != '<string>']
    return failure(type(error).__name__, str(error), traceback.format_list(frames))

def load():
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    try:
        spec = importlib.util.spec_from_file_location(module_name, path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[module_name] = module
        spec.loader.exec_module(module)
    except SyntaxError as error:
        return None, failure('Runtime.UserCodeSyntaxError', "Syntax error in module '%s': %s" % (module_name, error))
    except ImportError as error:
        return None, failure('Runtime.ImportModuleError', "Unable to import module '%s': %s" % (module_name, error))
    except FileNotFoundError:
        return None, failure('Runtime.ImportModuleError', "Unable to import module '%s': No module named '%s'" % (module_name, module_name))
    except Exception as error:
        return None, describe(error)
    function = getattr(module, name, None)
    if function is None:
        return None, failure('Runtime.HandlerNotFound', "Handler '%s' missing on module '%s'" % (name, module_name))
    return function, None

function, problem = load()
for line in requests:
    request = json.loads(line)
    reply = {}
    if problem:
        reply['error'] = problem
    else:
        try:
            result = function(request['event'], Context(request))
            try:
                json.dumps(result)
                reply['result'] = result
            except (TypeError, ValueError) as error:
                reply['error'] = failure('Runtime.MarshalError', 'Unable to marshal response: %s' % error)
        except Exception as error:
            reply['error'] = describe(error)
            sys.stderr.write(''.join(['Traceback (most recent call last):\n'] + reply['error']['stackTrace'] + traceback.format_exception_only(type(error), error)))
    sys.stdout.flush()
    sys.stderr.flush()
    replies.write(json.dumps(reply) + '\n')
    replies.flush()
)PY";
    return QString::fromUtf8(script);
}

QString nodeBootstrap() {
    static const char* const script = R"JS(
const fs = require('fs'), path = require('path'), url = require('url');
// With -e the arguments of the program begin behind the interpreter.
const [file, name] = process.argv.slice(-2);
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
const failure = (type, message, trace) => ({errorType: type, errorMessage: message, trace: trace || []});
const describe = error => error instanceof Error
    ? failure(error.name || 'Error', error.message, String(error.stack || '').split('\n'))
    : failure(typeof error, String(error));
async function load() {
    let module;
    try {
        module = file.endsWith('.mjs') ? await import(url.pathToFileURL(file)) : require(path.resolve(file));
    } catch (error) {
        if (error && error.code === 'ERR_REQUIRE_ESM') module = await import(url.pathToFileURL(path.resolve(file)));
        else if (error instanceof SyntaxError) return {problem: failure('Runtime.UserCodeSyntaxError', 'SyntaxError: ' + error.message)};
        else return {problem: failure('Runtime.ImportModuleError', String(error && error.message || error))};
    }
    const target = module[name] || (module.default && module.default[name]);
    if (typeof target !== 'function')
        return {problem: failure('Runtime.HandlerNotFound', path.basename(file) + '.' + name + ' is undefined or not exported')};
    return {target};
}
function call(target, request) {
    return new Promise((resolve, reject) => {
        const end = Date.now() + 1000 * (request.timeLimit || 60);
        const done = (error, result) => error ? reject(error) : resolve(result);
        const context = {functionName: request.functionName, functionVersion: '$LATEST', invokedFunctionArn: request.functionArn,
            memoryLimitInMB: '128', awsRequestId: request.requestId, callbackWaitsForEmptyEventLoop: true,
            getRemainingTimeInMillis: () => Math.max(0, end - Date.now()),
            done, succeed: result => resolve(result), fail: error => reject(error)};
        try {
            const answer = target(request.event, context, done);
            if (answer && typeof answer.then === 'function') answer.then(resolve, reject);
            else if (target.length < 3) resolve(answer);
        } catch (error) { reject(error); }
    });
}
const loaded = load();
let queue = Promise.resolve();
require('readline').createInterface({input: process.stdin}).on('line', line => {
    queue = queue.then(async () => {
        const reply = {};
        try {
            const {target, problem} = await loaded;
            if (problem) reply.error = problem;
            else {
                const result = await call(target, JSON.parse(line));
                reply.result = result === undefined ? null : result;
            }
        } catch (error) { reply.error = describe(error); }
        let text;
        try { text = JSON.stringify(reply); }
        catch (error) { text = JSON.stringify({error: failure('Runtime.MarshalError', 'Unable to stringify response body')}); }
        write(text + '\n');
    });
}).on('close', () => queue.then(() => process.exit(0)));
)JS";
    return QString::fromUtf8(script);
}

} // namespace wb::tasks
