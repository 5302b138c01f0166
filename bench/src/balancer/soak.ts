// Long-running checks: a hundred table swaps a second under load without a failed request, and memory that
// stays flat over a million requests and ten thousand WebSockets.
//   node soak.ts swaps [seconds]      node soak.ts memory [requests] [websockets]      node soak.ts slow [connections]
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { BalancedRule } from '@drydock/balancer';
import { benchTable } from './bench-table.ts';
import { originLines, startNginx } from './nginx.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

interface Origin {
  readonly port: number;
  /** When it last got a request that is no health check. */
  lastAt: number;
  requests: number;
}

/** Answers everything: 200 octets, or the handshake of a WebSocket. */
async function startOrigin(): Promise<Origin> {
  const origin = { port: 0, lastAt: 0, requests: 0 };
  const answer = `HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n${'x'.repeat(200)}`;
  const block = Buffer.alloc(65_536, 'x');
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const head = bytes.toString('latin1');
      if (head.includes('Upgrade: websocket')) {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
      } else if (head.startsWith('GET /silent') || head.startsWith('POST')) {
        // Never answered.
      } else if (head.startsWith('GET /endless')) {
        const more = () => {
          while (socket.write(block)) if (socket.destroyed) return;
        };
        socket.on('drain', more);
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        more();
      } else if (head.startsWith('GET')) {
        if (!head.includes('ELB-HealthChecker')) {
          origin.lastAt = Date.now();
          origin.requests++;
        }
        socket.write(answer);
      } else socket.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin.port = (server.address() as AddressInfo).port;
  return origin;
}

async function startBalancer(originPort: number): Promise<{ port: number; child: ChildProcess }> {
  const child = fork(here('./balancer-process.ts'), [String(originPort)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const line = await new Promise<string>((resolve) =>
    child.stdout!.once('data', (bytes) => resolve(String(bytes))),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { port: (JSON.parse(line) as { hostPort: number }).hostPort, child };
}

async function generate(
  port: number,
  path: string,
  seconds: number,
  connections = 32,
  rate = 0,
): Promise<{ requests: number; errors: number; p99Us: number }> {
  const args = [here('./load-generator.ts'), port, path, connections, seconds, rate].map(String);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const bytes of child.stdout) text += bytes;
  return JSON.parse(text) as { requests: number; errors: number; p99Us: number };
}

const residentMb = (child: ChildProcess) =>
  Number(/VmRSS:\s+([0-9]+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024;

/** Targets come and go, rules and weights change, a hundred times a second. */
async function swaps(seconds: number): Promise<void> {
  const origins = await Promise.all(Array.from({ length: 6 }, startOrigin));
  const { port, child } = await startBalancer(origins[0]!.port);
  const drainMs = 500;
  // When each origin was taken out, while it is.
  const leftAt = new Map<Origin, number>();
  let version = 1;
  let late = 0;
  const swap = setInterval(() => {
    const now = Date.now();
    const which = origins[1 + (version % (origins.length - 1))]!;
    // In for a second, out for a second, each in its own turn.
    if (version % 20 === 0) {
      if (leftAt.has(which)) leftAt.delete(which);
      else leftAt.set(which, now);
    }
    for (const [origin, at] of leftAt) if (origin.lastAt > at + drainMs + 200) late++;
    const targets = origins
      .filter((origin) => (leftAt.get(origin) ?? now) + drainMs >= now)
      .map((origin) => {
        const at = leftAt.get(origin);
        return { id: '127.0.0.1', port: origin.port, ...(at !== undefined && { drainUntil: at + drainMs }) };
      });
    const rules: BalancedRule[] = Array.from({ length: version % 20 }, (_, i) => ({
      arn: `rule-${i}`,
      priority: i + 1,
      conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [`/never-${version}-${i}/*`] } }],
      transforms: [],
      actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }],
    }));
    child.send(benchTable(++version, targets, rules));
  }, 10);
  const loads = await Promise.all([generate(port, '/200', seconds), generate(port, '/200', seconds)]);
  clearInterval(swap);
  child.kill('SIGTERM');
  const requests = loads.reduce((sum, load) => sum + load.requests, 0);
  const errors = loads.reduce((sum, load) => sum + load.errors, 0);
  console.log(
    JSON.stringify({
      seconds,
      swaps: version - 1,
      requests,
      errors,
      lateRequests: late,
      byOrigin: origins.map((o) => o.requests),
    }),
  );
  process.exit(errors + late > 0 ? 1 : 0);
}

/** Two thousand clients and targets that hardly move, and what that does to everybody else. */
async function slow(connections: number): Promise<void> {
  const origin = await startOrigin();
  const { port, child } = await startBalancer(origin.port);
  const ordinary = () => generate(port, '/200', 4, 8, 500);
  await ordinary();
  const idle = [await ordinary(), await ordinary(), await ordinary()];
  const kinds = [
    // A head that drips in, a body that stalls, an answer that nobody reads, a target that never answers.
    'GET / HTTP/1.1\r\nHost: a\r\nX-Drip: ',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nx',
    'GET /endless HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET /silent HTTP/1.1\r\nHost: a\r\n\r\n',
  ];
  const sockets = Array.from({ length: connections }, (_, i) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('error', () => {});
    if (i % 4 === 2) socket.pause();
    else socket.resume();
    socket.write(kinds[i % 4]!);
    return socket;
  });
  // An octet a second for each, spread over the second: this process is the origin as well.
  let turn = 0;
  const drip = setInterval(() => {
    turn = (turn + 1) % 100;
    for (let i = turn; i < sockets.length; i += 100) if (i % 4 < 2) sockets[i]!.write('x');
  }, 10);
  // Until what the sockets of the system hold is full: then everything stands still.
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const busy = [await ordinary(), await ordinary(), await ordinary()];
  clearInterval(drip);
  child.kill('SIGTERM');
  const p99 = (loads: readonly { p99Us: number }[]) =>
    loads.map(({ p99Us }) => p99Us).sort((a, b) => a - b)[1];
  const alive = sockets.filter((socket) => !socket.destroyed).length;
  console.log(
    JSON.stringify({ connections, stillOpen: alive, idleP99Us: p99(idle), busyP99Us: p99(busy), idle, busy }),
  );
  process.exit(0);
}

async function memory(requests: number, webSockets: number): Promise<void> {
  const nginx = await startNginx(originLines, 1);
  const plain = await startBalancer(nginx.port);
  const samples: number[] = [];
  let done = 0;
  while (done < requests) {
    const load = await generate(plain.port, done % 3 === 2 ? '/64k' : '/200', 5);
    done += load.requests;
    samples.push(Math.round(residentMb(plain.child)));
    console.log(JSON.stringify({ requests: done, errors: load.errors, residentMb: samples.at(-1) }));
  }
  plain.child.kill('SIGTERM');
  nginx.stop();

  const origin = await startOrigin();
  const sockets = await startBalancer(origin.port);
  // The first ten thousand bring memory to where it stays; what counts is what the others add.
  const connectAll = async (count: number, what: string) => {
    for (let made = 0; made < count; made += 200) {
      await Promise.all(Array.from({ length: 200 }, () => webSocket(sockets.port)));
      const residentNowMb = Math.round(residentMb(sockets.child));
      if (made % 2000 === 0) console.log(JSON.stringify({ [what]: made + 200, residentMb: residentNowMb }));
    }
  };
  await connectAll(10_000, 'warmUp');
  const beforeMb = Math.round(residentMb(sockets.child));
  await connectAll(webSockets, 'webSockets');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const afterMb = Math.round(residentMb(sockets.child));
  console.log(JSON.stringify({ webSockets, beforeMb, afterMb }));
  sockets.child.kill('SIGTERM');
  process.exit(0);
}

/** Connects, sends a message, waits for the echo, and disconnects. */
function webSocket(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let open = false;
    socket.on('error', reject);
    socket.on('close', () => (open ? resolve() : reject(new Error('closed early'))));
    socket.on('data', () => {
      if (open) socket.end();
      else socket.write('hello');
      open = true;
    });
    socket.write('GET /200 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  });
}

const [what, first, second] = process.argv.slice(2);
if (what === 'swaps') await swaps(Number(first ?? 60));
else if (what === 'slow') await slow(Number(first ?? 2000));
else await memory(Number(first ?? 1_000_000), Number(second ?? 10_000));
