// The main program of a function's process: loads the handler and calls it for each invocation.
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
import { call } from './call.ts';
import { logAs, takeConsole } from './console.ts';
import { describe } from './describe.ts';
import { leadHttpsTo } from './engine-endpoint.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import { endMark, type FromRuntime, type ToRuntime } from './messages.ts';
import { offerSdk } from './sdk.ts';

const send = (message: FromRuntime) => process.send?.(message);
let current: string | undefined;
let handler: Handler | undefined;
let broken: unknown;

takeConsole();
offerSdk();
leadHttpsTo(process.argv[2] ?? '');
try {
  handler = await loadHandler(process.cwd(), process.env._HANDLER ?? '');
} catch (error) {
  broken = error;
}

function end(payload: string, failed: boolean, fatal: boolean): void {
  if (current === undefined) return;
  if (failed) console.error(fatal ? 'Uncaught Exception' : 'Invoke Error', payload);
  const mark = `${endMark(current)}\n`;
  current = undefined;
  process.stdout.write(mark);
  process.stderr.write(mark);
  send({ kind: 'ended', payload, failed, fatal, memoryMiB: process.memoryUsage().rss / 1024 ** 2 });
}

process.on('message', async (message: ToRuntime) => {
  current = message.invocationId;
  logAs(message.invocationId);
  if (!handler) return end(describe(broken), true, true);
  try {
    const value = await call(handler, message);
    if (current === message.invocationId) end(JSON.stringify(value) ?? 'null', false, false);
  } catch (error) {
    if (current === message.invocationId) end(describe(error), true, false);
  }
});
process.on('uncaughtException', (error, origin) => {
  end(
    describe(error, origin === 'unhandledRejection' ? 'Runtime.UnhandledPromiseRejection' : undefined),
    true,
    true,
  );
});
process.on('disconnect', () => process.exit(0));
send({ kind: 'ready' });
