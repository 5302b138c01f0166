// Tests Python functions with this machine's python3.
import { execFileSync } from 'node:child_process';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Driver } from '../../contracts/driver.ts';
import type { FunctionInvocation } from '../../contracts/functions.ts';
import { TestHost } from '../testing/driver.ts';
import { createFunctionRunner } from './index.ts';

let host: TestHost;
let runner: Driver;
let count: number;

beforeEach(async () => {
  host = new TestHost();
  runner = createFunctionRunner(host);
  count = 0;
  await runner.recover();
});
afterEach(async () => {
  await runner.stop();
  host.remove();
});

async function invoke(text: string, event: unknown = {}, more: Partial<FunctionInvocation> = {}) {
  const invocationId = `call-${++count}`;
  runner.effects['functions/invoke']!({
    invocationId,
    functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
    functionName: 'f',
    revision: text,
    version: '$LATEST',
    codeBlob: host.blobs.put(zipSync({ 'index.py': Buffer.from(text) })),
    layerBlobs: [],
    handler: 'index.handler',
    environment: { WHO: 'me' },
    roleArn: 'arn:aws:iam::000000000000:role/f',
    timeoutMs: 10_000,
    memoryMiB: 128,
    runtime: 'python3.13',
    logGroup: '/aws/lambda/f',
    payload: JSON.stringify(event),
    ...more,
  });
  const outcome = await host.until('functions/invoked', (each) => each.invocationId === invocationId);
  return { ...outcome, value: JSON.parse(outcome.payload) };
}

const hasPython = (() => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

// Without python3 there is nothing to test but the last test's sentence.
describe.runIf(hasPython)('a Python function', () => {
  it('gets its event and context, and stays warm', async () => {
    const code = `import os
n = 0
def handler(event, context):
    global n
    n += 1
    return {"a": event["a"], "n": n, "who": os.environ["WHO"], "id": context.aws_request_id,
            "left": context.get_remaining_time_in_millis() > 5000, "name": context.function_name}`;
    const first = await invoke(code, { a: 'ä' });
    const second = await invoke(code, { a: [2] });
    expect(first.value).toEqual({ a: 'ä', n: 1, who: 'me', id: 'call-1', left: true, name: 'f' });
    expect(second.value).toMatchObject({ a: [2], n: 2 });
  });

  it('logs what it prints and what it logs, between START and REPORT', async () => {
    const code = `import logging
def handler(event, context):
    print("printed")
    logging.getLogger().warning("two\\nlines")`;
    const { value } = await invoke(code);
    expect(value).toBeNull();
    const lines = host.logged();
    expect(lines.slice(0, 2)).toEqual(['START RequestId: call-1 Version: $LATEST', 'printed']);
    expect(lines[2]).toMatch(/^\[WARNING\]\t\d{4}-\d\d-\d\dT[\d:.]+Z\tcall-1\ttwo\rlines$/);
    expect(lines[3]).toBe('END RequestId: call-1');
  });

  it.each([
    ['def handler(event, context): raise ValueError("no")', 'ValueError', 'no'],
    [
      'def other(event, context): pass',
      'Runtime.HandlerNotFound',
      "Handler 'handler' missing on module 'index'",
    ],
    ['def handler(:', 'Runtime.UserCodeSyntaxError', "Syntax error in module 'index'"],
    [
      'import nowhere',
      'Runtime.ImportModuleError',
      "Unable to import module 'index': No module named 'nowhere'",
    ],
    ['def handler(event, context): return {1, 2}', 'Runtime.MarshalError', 'Unable to marshal response: '],
    ['import sys\ndef handler(event, context): sys.exit(3)', 'Runtime.ExitError', 'exit status 3'],
  ])('that fails is reported with its error: %s', async (code, errorType, message) => {
    const { value, failed } = await invoke(code);
    expect(failed).toBe(true);
    expect(value).toMatchObject({ errorType, errorMessage: expect.stringContaining(message) });
  });

  it('reports the trace from its own first line on, and can be called again', async () => {
    const code = `def handler(event, context):
    return inner(event)
def inner(event):
    if event["fail"]: raise KeyError("x")
    return "fine"`;
    const { value } = await invoke(code, { fail: true });
    expect(value.stackTrace[0]).toContain('index.py", line 2, in handler');
    expect((await invoke(code, { fail: false })).value).toBe('fine');
  });

  it('is ended at its timeout', async () => {
    const code = `import time
def handler(event, context): time.sleep(100)`;
    const { value } = await invoke(code, {}, { timeoutMs: 200 });
    expect(value.errorMessage).toBe('RequestId: call-1 Error: Task timed out after 0.20 seconds');
  });
});

it('on a machine without python3 the caller learns what is missing', async () => {
  const path = process.env.PATH;
  process.env.PATH = '/nowhere';
  try {
    const { value, failed } = await invoke('def handler(event, context): pass');
    expect([failed, value.errorType]).toEqual([true, 'Runtime.InvalidEntrypoint']);
    expect(value.errorMessage).toContain('this machine has no python3');
  } finally {
    process.env.PATH = path;
  }
});
