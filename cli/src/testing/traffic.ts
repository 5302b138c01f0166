// A steady stream of requests while something happens, and what came back. Loopback only.
import { Agent, request } from 'node:http';
import type { Payload } from './system.ts';

export interface Answer {
  /** When the request was made. */
  readonly at: number;
  readonly endedAt: number;
  readonly status: number;
  readonly version?: string;
  readonly error?: string;
}

/** A test that forgets its traffic does not keep it for ever. */
const longestMs = 300_000;
const requestMs = 60_000;

/** Requests at a fixed rate, whether or not earlier ones are answered; with cookies, as one browser sends them. */
export function startTraffic(url: string, perSecond: number, { keepsCookies = false } = {}) {
  const jar = keepsCookies ? new Map<string, string>() : undefined;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const answers: Answer[] = [];
  const pending = new Set<Promise<void>>();
  const began = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - began;
    if (elapsedMs > longestMs) clearInterval(timer);
    while (sent < (elapsedMs / 1000) * perSecond) {
      sent += 1;
      const one = ask(url, agent, jar).then((answer) => {
        answers.push(answer);
        pending.delete(one);
      });
      pending.add(one);
    }
  }, 5);
  return {
    answers,
    async stop(): Promise<readonly Answer[]> {
      clearInterval(timer);
      await Promise.all(pending);
      agent.destroy();
      return answers.sort((a, b) => a.at - b.at);
    },
  };
}

function ask(url: string, agent: Agent, jar: Map<string, string> | undefined): Promise<Answer> {
  const at = performance.now();
  return new Promise<Omit<Answer, 'at' | 'endedAt'>>((resolve) => {
    const cookie = jar && [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = cookie ? { cookie } : {};
    const outgoing = request(url, { agent, headers, timeout: requestMs }, (incoming) => {
      for (const line of incoming.headers['set-cookie'] ?? []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar?.set(name, value);
      }
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      incoming.on('error', (error) => resolve({ status: 0, error: error.message }));
      incoming.on('end', () => {
        const status = incoming.statusCode ?? 0;
        if (status !== 200) return resolve({ status, error: text });
        resolve({ status, version: (JSON.parse(text) as Payload).version });
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within a minute')));
    outgoing.on('error', (error) => resolve({ status: 0, error: error.message }));
    outgoing.end();
  }).then((answer) => ({ at, endedAt: performance.now(), ...answer }));
}
