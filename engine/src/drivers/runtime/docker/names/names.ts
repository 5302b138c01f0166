// The cloud's names for containers: a resolver on the bridge, which knows at which address of the bridge each task is.
import type { Ids } from '../../../../kernel/ids.ts';
import { Forwards } from './forwards.ts';
import { type Answer, type AnswerType, type Question, types } from './message.ts';
import { type Looked, Resolver } from './resolver.ts';

export interface NamesPlace {
  /** The engine's gateway. */
  readonly endpoint: string;
  readonly ids: Ids;
  /** The address of this machine on the bridge; undefined where containers cannot reach it. */
  readonly bridge: () => Promise<string | undefined>;
  /** The address on the bridge of a container that runs. */
  readonly addressOf: (container: string) => Promise<string | undefined>;
  readonly note: (line: string) => void;
}

/** What `GET /_drydock/names` answers. */
interface Resolved {
  readonly records: readonly {
    readonly name: string;
    readonly type: string;
    readonly ttl: number;
    readonly policy: 'one' | 'several';
    readonly values: readonly string[];
    readonly weights?: readonly number[];
  }[];
  readonly ports: readonly number[];
  /** `<private address>:<port>` of the tasks between which the name's port is balanced. */
  readonly behind?: readonly string[];
}

type Found = Resolved['records'][number];

const most = 8;

export class Names {
  readonly #place: NamesPlace;
  /** By private address: the one on the bridge; undefined until the task's container has one. */
  readonly #tasks = new Map<string, string | undefined>();
  readonly #noted = new Set<string>();
  #opened: Promise<string | undefined> | undefined;
  #resolver: Resolver | undefined;
  #forwards: Forwards | undefined;
  #bridge = '';

  constructor(place: NamesPlace) {
    this.#place = place;
  }

  /** The name server of containers; undefined where there is none. */
  server(): Promise<string | undefined> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  /**
   * Has the bridge lead to a port of 127.0.0.1. Resolves to its address; undefined where containers cannot reach this machine.
   *
   * @throws Error where the port of the bridge is not to be had
   */
  async forward(port: number): Promise<string | undefined> {
    const address = await this.#place.bridge();
    if (address !== undefined) await this.#forwardsOn(address).open(port, '127.0.0.1');
    return address;
  }

  #forwardsOn(address: string): Forwards {
    this.#forwards ??= new Forwards(address);
    return this.#forwards;
  }

  /**
   * A task that starts has this address. Until it is on the bridge its names have no data: outside of the cloud its private
   * address is somebody else's.
   */
  expect(privateAddress: string | undefined): void {
    if (privateAddress !== undefined) this.#tasks.set(privateAddress, undefined);
  }

  add(privateAddress: string, address: string): void {
    this.#tasks.set(privateAddress, address);
  }

  /** Other containers reach a task at the address on the bridge that its container has. */
  async publish(privateAddress: string | undefined, container: string): Promise<void> {
    if (privateAddress === undefined) return;
    const address = await this.#place.addressOf(container);
    if (address) this.add(privateAddress, address);
  }

  remove(privateAddress: string | undefined): void {
    if (privateAddress !== undefined) this.#tasks.delete(privateAddress);
  }

  async close(): Promise<void> {
    await this.#opened;
    this.#resolver?.close();
    await this.#forwards?.close();
  }

  async #open(): Promise<string | undefined> {
    const { bridge, note } = this.#place;
    try {
      const address = await bridge();
      if (address === undefined) return undefined;
      this.#resolver = await Resolver.listen(address, (question) => this.lookUp(question));
      this.#forwardsOn(address);
      this.#bridge = address;
      return address;
    } catch (error) {
      const text = `Containers do not resolve the cloud's names: ${(error as Error).message}.`;
      if (!this.#noted.has(text)) note(text);
      this.#noted.add(text);
      // Another engine may have it: the next task looks again.
      this.#opened = undefined;
      return undefined;
    }
  }

  async lookUp({ name, type }: Question): Promise<Looked | undefined> {
    const query = new URLSearchParams({ name });
    const response = await fetch(`${this.#place.endpoint}/_drydock/names?${query}`);
    if (!response.ok) {
      await response.body?.cancel();
      return undefined;
    }
    const resolved = (await response.json()) as Resolved;
    const answers: Answer[] = [];
    for (const record of resolved.records) {
      const isWanted = types[record.type as AnswerType] === type || record.type === 'CNAME';
      if (!isWanted || !Object.hasOwn(types, record.type)) continue;
      // A wildcard answers as the name that was asked for.
      const owner = record.name.startsWith('*.') ? name : record.name;
      for (const value of await this.#valuesOf(record, resolved))
        answers.push({ name: owner, type: record.type as AnswerType, ttl: record.ttl, value });
    }
    return { code: 0, answers };
  }

  async #valuesOf(record: Found, { ports, behind = [] }: Resolved): Promise<string[]> {
    const chosen = this.#choose(record);
    if (record.type !== 'A') return chosen;
    const values: string[] = [];
    for (const value of chosen) {
      if (value.startsWith('127.')) values.push(...(await this.#reach(record.name, value, ports, behind)));
      else {
        const address = this.#tasks.has(value) ? this.#tasks.get(value) : value;
        if (address !== undefined) values.push(address);
      }
    }
    return values;
  }

  /** One of the values by its weight, or up to eight from a random one on. */
  #choose({ policy, values, weights }: Found): string[] {
    const { ids } = this.#place;
    if (values.length === 0) return [];
    if (policy === 'several') {
      const first = ids.below(values.length);
      return [...values.slice(first), ...values.slice(0, first)].slice(0, most);
    }
    const all = weights ?? values.map(() => 1);
    const total = all.reduce((sum, weight) => sum + weight, 0);
    let left = ids.below(Math.max(1, total));
    for (const [at, weight] of all.entries()) {
      if (left < weight) return [values[at]!];
      left -= weight;
    }
    return [values[0]!];
  }

  /** Loopback is another one in a container: the tasks themselves, where their port is the name's, or the bridge. */
  async #reach(
    name: string,
    loopback: string,
    ports: readonly number[],
    behind: readonly string[],
  ): Promise<string[]> {
    const direct = behind.flatMap((target) => {
      const [address = '', port] = target.split(':');
      const own = this.#tasks.get(address);
      return own !== undefined && ports.includes(Number(port)) && ports.length === 1 ? own : [];
    });
    if (direct.length > 0 && direct.length === behind.length) return direct;
    try {
      for (const port of ports) await this.#forwards?.open(port, loopback);
      return [this.#bridge];
    } catch (error) {
      const line = `Containers do not reach ${name}: ${(error as Error).message}.`;
      if (!this.#noted.has(line)) this.#place.note(line);
      this.#noted.add(line);
      return [];
    }
  }
}
