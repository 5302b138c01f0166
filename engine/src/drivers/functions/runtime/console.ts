// A function's console: one line for each call, `<time>\t<request id>\t<level>\t<text>`.
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
import { format } from 'node:util';

const levels = {
  log: 'INFO',
  info: 'INFO',
  debug: 'DEBUG',
  warn: 'WARN',
  error: 'ERROR',
  trace: 'TRACE',
} as const;
let requestId = 'undefined';

/** Sets the invocation that further output belongs to. */
export function logAs(invocationId: string): void {
  requestId = invocationId;
}

export function takeConsole(): void {
  for (const [name, level] of Object.entries(levels)) {
    console[name as keyof typeof levels] = (...values: unknown[]) => {
      const line = `${new Date().toISOString()}\t${requestId}\t${level}\t${format(...values)}`;
      // One event even for several lines, as Lambda's runtime does.
      process.stdout.write(`${line.replaceAll('\n', '\r')}\n`);
    };
  }
}
