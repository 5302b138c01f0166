// A load generator for loopback: keep-alive connections, one request at a time on each, as fast as answers come or at
// a fixed rate. A process of its own, so that what it measures is not itself. Its first second and a half is not
// counted: by then every connection is there, and its own code is compiled. Prints one line of JSON; a parent that sends a
// message gets how many answers there have been so far.
//   node load-generator.ts <port> <path> <connections> <seconds> [requests a second]
import { connect, type Socket } from 'node:net';

const [port, path, connections, seconds, rate] = process.argv
  .slice(2)
  .map((text, i) => (i === 1 ? text : Number(text)));
const request = Buffer.from(
  `GET ${path} HTTP/1.1\r\nHost: bench.example.com\r\nUser-Agent: bench\r\nAccept: */*\r\nAccept-Encoding: gzip\r\n\r\n`,
);
const latenciesUs: number[] = [];
let errors = 0;
/** Whether they are counted or not. */
let answered = 0;
let running = true;
const warmUpMs = 1500;
/** When counting begins; undefined until every connection is there. */
let countFrom: number | undefined;

interface Lane {
  readonly socket: Socket;
  askedAt: number;
  expected: number;
  received: number;
  busy: boolean;
}

const lanes: Lane[] = [];
const waiting: number[] = [];

function ask(lane: Lane, dueAt: number): void {
  lane.busy = true;
  lane.askedAt = dueAt;
  lane.expected = -1;
  lane.received = 0;
  lane.socket.write(request);
}

function receive(lane: Lane, bytes: Buffer): void {
  if (lane.expected < 0) {
    const end = bytes.indexOf('\r\n\r\n');
    const head = bytes.toString('latin1', 0, end);
    const length = /\r\nContent-Length: ([0-9]+)/i.exec(head);
    if (end < 0 || !length || !head.startsWith('HTTP/1.1 200')) {
      errors++;
      lane.socket.destroy();
      return;
    }
    lane.expected = end + 4 + Number(length[1]);
  }
  lane.received += bytes.length;
  if (lane.received < lane.expected) return;
  const now = performance.now();
  answered++;
  if (countFrom !== undefined && lane.askedAt >= countFrom) latenciesUs.push((now - lane.askedAt) * 1000);
  lane.busy = false;
  if (!running) return;
  if (!rate) ask(lane, now);
  else {
    const due = waiting.shift();
    if (due !== undefined) ask(lane, due);
  }
}

for (let i = 0; i < Number(connections); i++) {
  const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true });
  const lane: Lane = { socket, askedAt: 0, expected: -1, received: 0, busy: false };
  socket.on('connect', () => {
    lanes.push(lane);
    if (lanes.length === Number(connections)) begin();
  });
  socket.on('data', (bytes: Buffer) => receive(lane, bytes));
  socket.on('error', () => errors++);
}

function begin(): void {
  const beginAt = performance.now();
  countFrom = beginAt + warmUpMs;
  if (!rate) for (const lane of lanes) ask(lane, beginAt);
  else keepRate(beginAt);
  setTimeout(end, warmUpMs + Number(seconds) * 1000);
}

// A late answer does not slow the asking: what has to wait for a free connection counts from when it was due. What the
// generator itself is late with does not count.
function keepRate(beginAt: number): void {
  let sent = 0;
  const tick = () => {
    if (!running) return;
    const due = Math.floor(((performance.now() - beginAt) / 1000) * Number(rate));
    for (; sent < due; sent++) {
      const lane = lanes.find(({ busy, socket }) => !busy && !socket.destroyed);
      if (lane) ask(lane, performance.now());
      else waiting.push(beginAt + (sent / Number(rate)) * 1000);
    }
    // Coarse, but a generator that spins would take the core from the origin beside it.
    setTimeout(tick, 1);
  };
  tick();
}

process.on('message', () => process.send?.({ answered }));

function end(): void {
  running = false;
  latenciesUs.sort((a, b) => a - b);
  const at = (share: number) => Math.round(latenciesUs[Math.floor(latenciesUs.length * share)] ?? 0);
  console.log(
    JSON.stringify({
      requests: latenciesUs.length,
      perSecond: Math.round(latenciesUs.length / Number(seconds)),
      // With those that were not counted: what the proxy was busy with.
      all: { requests: answered, seconds: warmUpMs / 1000 + Number(seconds) },
      errors,
      p50Us: at(0.5),
      p99Us: at(0.99),
    }),
  );
  process.exit(0);
}
