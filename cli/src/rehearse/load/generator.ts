// Real requests to the system, at a rate that may change, whether or not earlier ones are answered. Each answer is counted
// at the cloud's time.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Clock } from '../../clock/clock.ts';

/** Longer than the balancer's own limits: what it gives up is its answer, not ours. */
const requestMs = 90_000;
const tickMs = 10;
/** After a pause of this process, what it did not send is not made up for. */
const longestGapMs = 250;
const maxSockets = 128;
/** Enough for a JSON answer that names its task. */
const maxBody = 16 * 1024;

export interface Answer {
  /** The cloud's time, in milliseconds since 1970, when the request was sent. */
  readonly at: number;
  /** 0 when no response came. */
  readonly status: number;
  readonly tookMs: number;
  readonly task?: string;
  readonly error?: string;
}

export interface Load {
  readonly url: string;
  perSecond(): number;
}

/** Requests a second. */
export interface Rate {
  readonly asked: number;
  readonly sent: number;
}

export interface GeneratorHost {
  readonly clock: Clock;
  cloudNow(): number;
  answered(answer: Answer): void;
}

export class Generator {
  readonly #host: GeneratorHost;
  readonly #agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets }),
    // An engine's certificates are its own.
    'https:': new HttpsAgent({ keepAlive: true, maxSockets, rejectUnauthorized: false }),
  };
  readonly #pending = new Set<Promise<void>>();
  #load: Load | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;
  #asked = 0;
  #sent = 0;
  #lastedMs = 0;

  constructor(host: GeneratorHost) {
    this.#host = host;
  }

  /** Requests a second, on average since the first load: what was asked for, and what this machine has sent. */
  get rate(): Rate | undefined {
    if (this.#lastedMs === 0) return undefined;
    const perSecond = (count: number) => (1000 * count) / this.#lastedMs;
    return { asked: perSecond(this.#asked), sent: perSecond(this.#sent) };
  }

  play(load: Load | undefined): void {
    this.#load = load;
    this.#running ??= this.#run();
  }

  /** Resolves once every request is answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
    await Promise.all(this.#pending);
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  async #run(): Promise<void> {
    const { clock } = this.#host;
    let due = 0;
    for (let last = clock.elapsed(); !this.#stopped; ) {
      await clock.delay(tickMs);
      const now = clock.elapsed();
      const load = this.#load;
      if (load) {
        const perSecond = load.perSecond();
        due += (perSecond * Math.min(now - last, longestGapMs)) / 1000;
        this.#asked += (perSecond * (now - last)) / 1000;
        this.#lastedMs += now - last;
      }
      last = now;
      for (; load && due >= 1; due--) this.#send(load.url);
    }
  }

  #send(url: string): void {
    this.#sent++;
    const one = this.#ask(url).then((answer) => {
      this.#pending.delete(one);
      this.#host.answered(answer);
    });
    this.#pending.add(one);
  }

  async #ask(url: string): Promise<Answer> {
    const at = this.#host.cloudNow();
    const began = this.#host.clock.elapsed();
    const result = await this.#exchange(new URL(url));
    return { at, tookMs: this.#host.clock.elapsed() - began, ...result };
  }

  #exchange(url: URL): Promise<Omit<Answer, 'at' | 'tookMs'>> {
    return new Promise((resolve) => {
      const isSecure = url.protocol === 'https:';
      const agent = this.#agents[isSecure ? 'https:' : 'http:'];
      const send = isSecure ? httpsRequest : httpRequest;
      const failed = (error: Error) => resolve({ status: 0, error: error.message || error.name });
      const outgoing = send(url, { agent, timeout: requestMs }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => {
          if (text.length < maxBody) text += chunk;
        });
        incoming.on('error', failed);
        incoming.on('end', () => resolve(judged(incoming, text)));
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in 90 s')));
      outgoing.on('error', failed);
      outgoing.end();
    });
  }
}

function judged({ statusCode = 0 }: IncomingMessage, text: string): Omit<Answer, 'at' | 'tookMs'> {
  const task = statusCode < 300 ? taskIn(text) : undefined;
  return { status: statusCode, ...(task !== undefined && { task }) };
}

/** The task that a JSON answer names. */
export function taskIn(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const { task } = JSON.parse(text) as { readonly task?: unknown };
    return typeof task === 'string' ? task : undefined;
  } catch {
    return undefined;
  }
}
