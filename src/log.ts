// The log: one JSON object a line on standard output, which is where ECS's log drivers look.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { pathOf } from './answer.ts';

export type Log = (event: string, details: Readonly<Record<string, unknown>>) => void;

export function logTo(stream: Writable): Log {
  // Whoever reads the log may go away (EPIPE). That must never stop the service.
  stream.on('error', () => {});
  return (event, details) => {
    stream.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...details })}\n`);
  };
}

/**
 * Logs the request once its response has been sent, or the client has gone. Health checks are logged like any other
 * request: a missing check is what one looks for when a target is unhealthy.
 */
export function logRequest(log: Log, request: IncomingMessage, response: ServerResponse): void {
  const startedAt = performance.now();
  response.once('close', () => {
    const { headers } = request;
    log('request', {
      method: request.method,
      // Without the query, which may contain what does not belong in a log.
      path: pathOf(request.url ?? ''),
      status: response.statusCode,
      durationMs: Number((performance.now() - startedAt).toFixed(3)),
      ...(response.writableFinished ? {} : { aborted: true }),
      traceId: headers['x-amzn-trace-id'],
      forwardedFor: headers['x-forwarded-for'],
      userAgent: headers['user-agent'],
    });
  });
}
