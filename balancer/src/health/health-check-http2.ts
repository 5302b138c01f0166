// One health check over HTTP/2, for target groups of HTTP2 (a GET, judged by its status) and GRPC (a POST of an empty
// message, judged by its grpc-status).
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
import { connect } from 'node:http2';
import type { Clock } from '../contract/clock.ts';
import type { HealthCheckRequest, RunningCheck } from './health-check.ts';
import type { CheckResult } from './health-state.ts';

/** A gRPC message of no octets: not compressed, length 0. */
const emptyMessage = Buffer.from([0, 0, 0, 0, 0]);

/** @param done is called once, with `refused` true when nothing accepted the connection. */
export function checkHealthHttp2(
  request: HealthCheckRequest & { readonly grpc: boolean },
  clock: Clock,
  done: (result: CheckResult, refused: boolean) => void,
): RunningCheck {
  const { host, port } = request.endpoint;
  const session = connect(`${request.tls ? 'https' : 'http'}://${host}:${port}`, {
    rejectUnauthorized: false,
  });
  let connected = false;
  let open = true;
  const close = () => {
    open = false;
    timer.cancel();
    session.destroy();
  };
  const finish = (result: CheckResult, refused = false) => {
    if (!open) return;
    close();
    done(result, refused);
  };
  const judge = (code: number) => finish({ kind: request.passes(code) ? 'pass' : 'mismatch', code });
  const judgeGrpc = (status: unknown) => {
    if (status === '') finish({ kind: 'failed', cause: 'empty-grpc-status' });
    else judge(Number(status ?? Number.NaN));
  };
  const timer = clock.after(request.timeoutMs, () => finish({ kind: 'timeout' }));
  session.on('connect', () => {
    connected = true;
  });
  session.on('error', () => finish({ kind: 'failed' }, !connected));
  session.on('close', () => finish({ kind: 'failed' }, !connected));
  const stream = session.request({
    ':method': request.grpc ? 'POST' : 'GET',
    ':path': request.path,
    ':authority': request.hostHeader,
    'user-agent': 'ELB-HealthChecker/2.0',
    ...(request.grpc && { 'content-type': 'application/grpc', te: 'trailers' }),
  });
  stream.on('error', () => finish({ kind: 'failed' }, !connected));
  stream.on('response', (headers) => {
    if (!request.grpc) judge(headers[':status'] ?? 0);
    // An answer without a body has its grpc-status in the head.
    else if (headers['grpc-status'] !== undefined) judgeGrpc(headers['grpc-status']);
    else if (headers[':status'] !== 200) finish({ kind: 'failed' });
  });
  stream.on('trailers', (trailers) => judgeGrpc(trailers['grpc-status']));
  stream.on('end', () => finish({ kind: 'failed' }));
  stream.resume();
  if (request.grpc) stream.write(emptyMessage);
  stream.end();
  return {
    cancel() {
      if (open) close();
    },
  };
}
