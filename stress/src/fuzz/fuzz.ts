// Drives an engine with random calls over HTTP, and collects what went wrong, each kind once with its smallest input.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cbor } from '@smithy/core/cbor';
import { startCloud } from '../../../engine/src/cloud/cloud.ts';
import { VirtualClock } from '../../../engine/src/kernel/clock.ts';
import { Ids } from '../../../engine/src/kernel/ids.ts';
import { type Complaint, complaintsOf } from './checks.ts';
import { fuzzDocument } from './documents.ts';
import { type Call, encodeCall, jsonText, protocolsOf } from './encode.ts';
import { Harvest } from './harvest.ts';
import { HttpClient, type HttpResponse } from './http.ts';
import { Random } from './random.ts';
import { randomRawRequest } from './raw-requests.ts';
import { shrink } from './shrink.ts';
import { repeatableDrivers, safeDrivers } from './stand-ins.ts';
import { type Target, targets } from './targets.ts';
import { randomTemplate } from './templates.ts';
import { randomValue } from './values.ts';
import { makeWorld } from './world.ts';

export interface FuzzOptions {
  readonly calls: number;
  readonly seed: string;
  readonly concurrency: number;
  /** The state is emptied, and the heap measured, after every so many calls. */
  readonly callsPerState: number;
  readonly progress?: (line: string) => void;
  /** Called before each call with what will be sent, for a watchdog. */
  readonly about?: (call: number, what: string) => void;
}

export interface Finding {
  readonly complaint: Complaint;
  readonly call: number;
  readonly what: string;
  readonly detail: string;
  count: number;
}

export interface FuzzReport {
  readonly calls: number;
  readonly findings: readonly Finding[];
  /** How many answers there were of each status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Operations that succeeded at least once. */
  readonly succeeded: ReadonlySet<string>;
  readonly slowestMs: number;
  readonly slowest: string;
  /** Bytes in use after each state was emptied; none where garbage cannot be collected on demand. */
  readonly heaps: readonly number[];
  /** Whether the engine still creates and describes a cluster at the end. */
  readonly isHealthy: boolean;
}

const slowMs = 1000;

export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-fuzz-'));
  const fuzzer = new Fuzzer(options, folder);
  try {
    return await fuzzer.run();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Fuzzer {
  readonly #options: FuzzOptions;
  readonly #folder: string;
  readonly #clock = new VirtualClock();
  readonly #harvest = new Harvest();
  readonly #findings = new Map<string, Finding>();
  readonly #statuses = new Map<number, number>();
  readonly #succeeded = new Set<string>();
  readonly #heaps: number[] = [];
  readonly #secretPaths: readonly string[];
  #log: string[] = [];
  #client!: HttpClient;
  #targets: readonly Target[] = [];
  #slowest = { ms: 0, what: '' };

  constructor(options: FuzzOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
    this.#secretPaths = [folder, dirname(dirname(dirname(import.meta.dirname)))];
  }

  async run(): Promise<FuzzReport> {
    const { calls, concurrency, callsPerState, seed } = this.#options;
    this.#targets = await targets();
    const cloud = await startCloud({
      account: '000000000000',
      region: 'us-east-1',
      port: 0,
      stateFolder: this.#folder,
      runtime: 'simulated',
      drivers: concurrency === 1 ? repeatableDrivers : safeDrivers,
      clock: this.#clock,
      ids: new Ids(seed),
      log: (line) => void this.#log.push(line),
    });
    this.#client = new HttpClient(Number(new URL(cloud.endpoint).port), concurrency);
    const unhandled = (error: unknown) =>
      this.#find('unhandled', -1, 'the process', String((error as Error)?.stack ?? error));
    process.on('unhandledRejection', unhandled);
    process.on('uncaughtException', unhandled);
    let next = 0;
    let isHealthy = false;
    try {
      while (next < calls) {
        const end = Math.min(calls, next + callsPerState);
        await this.#world(next);
        const worker = async () => {
          while (next < end) await this.#one(next++);
        };
        await Promise.all(Array.from({ length: concurrency }, worker));
        this.#options.progress?.(this.#progress(next));
        await this.#empty(next);
      }
      isHealthy = await this.#isHealthy();
    } finally {
      process.off('unhandledRejection', unhandled);
      process.off('uncaughtException', unhandled);
      this.#client.close();
      await cloud.stop();
    }
    return {
      calls,
      isHealthy,
      findings: [...this.#findings.values()],
      statuses: this.#statuses,
      succeeded: this.#succeeded,
      slowestMs: this.#slowest.ms,
      slowest: this.#slowest.what,
      heaps: this.#heaps,
    };
  }

  async #world(call: number): Promise<void> {
    await makeWorld(async (id, name, input) => {
      const { service, schemas } = this.#targets.find((target) => target.service.id === id)!;
      const made: Call = { service, protocol: service.protocol, operation: schemas.get(name)!, input };
      const what = `${id}.${name} ${excerpt(jsonText(input))}`;
      const response = await this.#timed(call, what, () => this.#client.send(encodeCall(made)));
      if (response && response.status >= 300) this.#find('refused', call, what, response.body.toString());
      if (response) this.#learn(id, name, input, response);
      this.#checkLog(call, what);
    }, this.#harvest);
  }

  async #one(call: number): Promise<void> {
    const random = new Random(`${this.#options.seed}:${call}`);
    if (random.chance(0.05)) this.#advance(call, random.pick([100, 1000, 10_000, 60_000, 600_000]));
    await random.weighted<() => Promise<void>>([
      [90, () => this.#operation(call, random)],
      [7, () => this.#raw(call, random)],
      [3, () => this.#document(call, random)],
    ])();
  }

  #advance(call: number, ms: number, after = `${ms} ms pass`): void {
    try {
      this.#clock.advance(ms);
    } catch (error) {
      this.#find('unhandled', call, after, String((error as Error).stack));
    }
    this.#checkLog(call, after);
  }

  async #operation(call: number, random: Random): Promise<void> {
    const { service, schemas, implemented, enums } = random.pick(this.#targets);
    let name = random.chance(0.97) ? random.pick(implemented) : random.pick([...schemas.keys()]);
    // What is deleted is found by nobody: less often, so that calls get further.
    if (/^(Delete|Terminate|Deregister)/.test(name) && random.chance(0.7)) name = random.pick(implemented);
    // Most of what a template can say is said in these.
    if (service.id === 'cloudformation' && random.chance(0.5)) {
      name = random.pick(['CreateStack', 'CreateStack', 'UpdateStack', 'CreateChangeSet']);
    }
    const operation = schemas.get(name)!;
    const hostility = random.weighted([
      [6, 0],
      [3, 0.03],
      [1, 0.25],
    ]);
    const source = { random, enums, hostility, harvest: this.#harvest, service: service.id };
    const made: Call = {
      service,
      operation,
      protocol: random.pick(protocolsOf(service)),
      input: operation.input.isStructSchema() ? randomValue(operation.input, name, source) : {},
    };
    if (name === 'CreateStack' && random.chance(0.9)) {
      const TemplateBody = randomTemplate(random);
      Object.assign(made, {
        input: { StackName: `stack-${call}`, Capabilities: ['CAPABILITY_NAMED_IAM'], TemplateBody },
      });
    }
    const what = (input: unknown) => `${service.id}.${name} (${made.protocol}) ${excerpt(jsonText(input))}`;
    const response = await this.#timed(call, what(made.input), () => this.#client.send(encodeCall(made)));
    if (!response) return;
    const complaints = complaintsOf(response, this.#secretPaths);
    if (complaints.includes('internal failure') && !this.#isKnown(`${service.id}.${name}`)) {
      const input = await shrink(made.input, async (smaller) => {
        const again = await this.#client.send(encodeCall({ ...made, input: smaller })).catch(() => undefined);
        return again !== undefined && complaintsOf(again, []).includes('internal failure');
      });
      for (const complaint of complaints)
        this.#find(complaint, call, what(input), this.#log.splice(0).join('\n'));
    } else
      for (const complaint of complaints)
        this.#find(
          complaint,
          call,
          what(made.input),
          this.#log.splice(0).join('\n') || excerpt(response.body.toString()),
        );
    this.#checkLog(call, what(made.input));
    this.#learn(service.id, name, made.input, response);
    if (service.id === 'cloudformation' && /^(Create|Update|Execute)/.test(name) && response.status === 200) {
      await this.#follow(call, what(made.input), made);
    }
  }

  /** What becomes of a stack is in its events. */
  async #follow(call: number, what: string, made: Call): Promise<void> {
    this.#advance(call, 10_000, what);
    const { StackName } = made.input as { readonly StackName?: unknown };
    const { schemas } = this.#targets.find(({ service }) => service === made.service)!;
    const operation = schemas.get('DescribeStackEvents')!;
    const events = await this.#timed(call, `events of ${what}`, () =>
      this.#client.send(encodeCall({ ...made, operation, protocol: 'awsQuery', input: { StackName } })),
    );
    if (!events) return;
    for (const complaint of complaintsOf(events, this.#secretPaths)) {
      const reasons = [...events.body.toString().matchAll(/<ResourceStatusReason>([^<]*)/g)].map(
        ([, text = '']) => text,
      );
      const reason = reasons.find(
        (text) => complaintsOf({ ...events, body: Buffer.from(text) }, []).length > 0,
      );
      this.#find(complaint, call, what, reason ?? excerpt(events.body.toString()));
    }
  }

  #learn(service: string, operation: string, input: unknown, { status, headers, body }: HttpResponse): void {
    if (status >= 300) return;
    this.#succeeded.add(`${service}.${operation}`);
    this.#harvest.addAll(service, input);
    const type = String(headers['content-type'] ?? '');
    try {
      if (type.includes('json')) this.#harvest.addAll(service, JSON.parse(body.toString()));
      else if (type.includes('cbor')) this.#harvest.addAll(service, cbor.deserialize(body));
      else if (type.includes('xml')) this.#harvest.addXml(service, body.toString().slice(0, 20_000));
    } catch {
      // An object in S3 may say of itself that it is JSON.
    }
  }

  async #raw(call: number, random: Random): Promise<void> {
    const bytes = randomRawRequest(random);
    const what = `raw ${JSON.stringify(bytes.toString('latin1').slice(0, 600))}`;
    const answer = await this.#timed(call, what, async () => {
      const body = await this.#client.sendBytes(bytes);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(body.subarray(0, 20).toString('latin1'))?.[1] ?? 400);
      return { status, body, headers: {} };
    });
    if (!answer) return;
    // The state folder is what health is asked for.
    const paths = what.includes('/_drydock/health') ? [] : this.#secretPaths;
    for (const complaint of complaintsOf(answer, paths)) {
      this.#find(
        complaint,
        call,
        what,
        this.#log.splice(0).join('\n') || excerpt(answer.body.toString('latin1')),
      );
    }
    this.#checkLog(call, what);
  }

  async #document(call: number, random: Random): Promise<void> {
    const startedAt = process.cpuUsage();
    const failed = await fuzzDocument(random);
    const { user } = process.cpuUsage(startedAt);
    if (failed) this.#find('unhandled', call, failed.document, String((failed.error as Error).stack));
    if (user / 1000 > slowMs) this.#find('slow', call, `document ${user / 1000} ms`, '');
  }

  async #timed(
    call: number,
    what: string,
    send: () => Promise<HttpResponse>,
  ): Promise<HttpResponse | undefined> {
    this.#options.about?.(call, what);
    const startedAt = performance.now();
    const cpu = process.cpuUsage();
    try {
      const response = await send();
      this.#statuses.set(response.status, (this.#statuses.get(response.status) ?? 0) + 1);
      const ms = performance.now() - startedAt;
      const { user, system } = process.cpuUsage(cpu);
      // On a busy machine time passes without any work: both must have.
      const worked = Math.min(ms, (user + system) / 1000);
      if (worked > this.#slowest.ms) this.#slowest = { ms: Math.round(worked), what: excerpt(what) };
      if (worked > slowMs) this.#find('slow', call, what, `${Math.round(worked)} ms`);
      return response;
    } catch (error) {
      this.#find('no answer', call, what, `${String(error)}\n${this.#log.splice(0).join('\n')}`);
      return undefined;
    }
  }

  #checkLog(call: number, what: string): void {
    for (const line of this.#log.splice(0)) this.#find('logged', call, what, line);
  }

  #isKnown(name: string): boolean {
    return [...this.#findings.values()].some(
      ({ complaint, what }) => complaint === 'internal failure' && what.startsWith(`${name} `),
    );
  }

  /** One finding for each place in the code, or for each operation where the place is not known. */
  #find(complaint: Complaint, call: number, what: string, detail: string): void {
    const place = /at .*?((?:engine|node_modules)\/[^\s)]+:\d+):\d+/.exec(detail)?.[1] ?? what.split(' ')[0];
    const key = `${complaint} ${place}`;
    const known = this.#findings.get(key);
    if (known) known.count += 1;
    else {
      const finding = { complaint, call, what, detail, count: 1 };
      this.#findings.set(key, finding);
      this.#options.progress?.(describeFinding(finding, this.#options.seed));
    }
  }

  async #empty(call: number): Promise<void> {
    const token = readFileSync(join(this.#folder, 'token'), 'utf8');
    const response = await this.#client.send({
      method: 'POST',
      path: '/_drydock/reset',
      headers: { authorization: `Bearer ${token}` },
    });
    if (response.status !== 200)
      this.#find('internal failure', call, 'POST /_drydock/reset', response.body.toString());
    this.#checkLog(call, 'POST /_drydock/reset');
    this.#harvest.clear();
    if (!globalThis.gc) return;
    globalThis.gc();
    this.#heaps.push(process.memoryUsage().heapUsed);
  }

  async #isHealthy(): Promise<boolean> {
    const target = this.#targets.find(({ service }) => service.id === 'ecs')!;
    const call = (operation: string, input: unknown) =>
      this.#client.send(
        encodeCall({
          service: target.service,
          protocol: 'awsJson',
          operation: target.schemas.get(operation)!,
          input,
        }),
      );
    const created = await call('CreateCluster', { clusterName: 'healthy' });
    const described = await call('DescribeClusters', { clusters: ['healthy'] });
    const health = await this.#client.send({ method: 'GET', path: '/_drydock/health', headers: {} });
    return created.status === 200 && described.body.toString().includes('"healthy"') && health.status === 200;
  }

  #progress(calls: number): string {
    const statuses = [...this.#statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status}: ${count}`);
    return `${calls} calls, ${this.#findings.size} findings, ${this.#succeeded.size} operations succeeded; ${statuses.join(', ')}`;
  }
}

export function describeFinding({ complaint, call, what, detail, count }: Finding, seed: string): string {
  return `${complaint}${count > 1 ? ` (${count} times)` : ''}, seed ${seed}, call ${call}\n  ${what}\n  ${detail.slice(0, 1500).replaceAll('\n', '\n  ')}\n`;
}

const excerpt = (text: string) => (text.length > 800 ? `${text.slice(0, 800)}…` : text);
