// One health check over HTTP/1.1: a GET on a connection of its own, which is closed afterwards.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Clock } from '../contract/clock.ts';
import { maxResponseHeadBytes, parseResponseHead } from '../message/http1/response-head.ts';
import type { CheckResult } from './health-state.ts';

export interface HealthCheckRequest {
  readonly endpoint: { readonly host: string; readonly port: number };
  readonly tls: boolean;
  readonly path: string;
  /** `<target-ip>:<health-check-port>`. */
  readonly hostHeader: string;
  readonly timeoutMs: number;
  readonly passes: (code: number) => boolean;
  /** Sent before anything else: a header of the proxy protocol. */
  readonly preamble?: Buffer;
}

export interface RunningCheck {
  cancel(): void;
}

/** @param done is called once, with `refused` true when nothing accepted the connection. */
export function checkHealth(
  request: HealthCheckRequest,
  clock: Clock,
  done: (result: CheckResult, refused: boolean) => void,
): RunningCheck {
  const socket: Socket = request.tls
    ? connectTls({ ...request.endpoint, rejectUnauthorized: false })
    : connect(request.endpoint);
  let received = '';
  let connected = false;
  let open = true;
  const close = () => {
    open = false;
    timer.cancel();
    socket.destroy();
  };
  const finish = (result: CheckResult, refused = false) => {
    if (!open) return;
    close();
    done(result, refused);
  };
  const timer = clock.after(request.timeoutMs, () => finish({ kind: 'timeout' }));
  socket.on('connect', () => {
    connected = true;
  });
  socket.on('data', (bytes: Buffer) => {
    received += bytes.toString('latin1');
    const end = received.indexOf('\r\n\r\n');
    if (end < 0 && received.length <= maxResponseHeadBytes) return;
    const head = end < 0 ? undefined : parseResponseHead(received.slice(0, end + 2), false);
    if (!head) finish({ kind: 'failed' });
    else finish({ kind: request.passes(head.status) ? 'pass' : 'mismatch', code: head.status });
  });
  socket.on('error', () => finish({ kind: 'failed' }, !connected));
  socket.on('close', () => finish({ kind: 'failed' }, !connected));
  if (request.preamble) socket.write(request.preamble);
  socket.write(
    `GET ${request.path} HTTP/1.1\r\nHost: ${request.hostHeader}\r\nConnection: close\r\n` +
      'User-Agent: ELB-HealthChecker/2.0\r\nAccept-Encoding: gzip, compressed\r\n\r\n',
    'latin1',
  );
  return {
    cancel() {
      if (open) close();
    },
  };
}
