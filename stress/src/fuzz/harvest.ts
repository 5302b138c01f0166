// What earlier answers contained, by service and by the name of the member: later calls use it, and so get past the first
// lookup.
import type { Random } from './random.ts';

const perName = 24;

export class Harvest {
  readonly #byName = new Map<string, string[]>();
  readonly #arns = new Map<string, string[]>();

  clear(): void {
    this.#byName.clear();
    this.#arns.clear();
  }

  /** The value that was harvested last, or an empty text. */
  latest(service: string, name: string): string {
    return this.#byName.get(`${service}/${singular(name)}`)?.at(-1) ?? '';
  }

  /** A value for a member of that name: of the same name, or of one that differs by Arn, Name or Id. */
  pick(service: string, name: string, random: Random): string | undefined {
    const key = singular(name);
    // Mostly the service's own.
    const room = random.chance(0.85) ? `${service}/` : '';
    if (/^(resource)?(arn|id|identifier)$/.test(key) && random.chance(0.8)) {
      const arns = this.#arns.get(random.chance(0.9) ? service : '');
      if (arns) return random.pick(arns);
    }
    const base = key.replace(/(arn|name|id|identifier)$/, '');
    // Mostly of the very same name.
    const names = [key, key, key, `${base}arn`, `${base}name`, `${base}id`, base]
      .map((each) => `${room}${each}`)
      .filter((each) => this.#byName.has(each));
    return names.length === 0 ? undefined : random.pick(this.#byName.get(random.pick(names))!);
  }

  /** Every text in a value, by the name of its member. */
  addAll(service: string, value: unknown, name = ''): void {
    if (typeof value === 'string') this.#add(service, name, value);
    else if (Array.isArray(value)) for (const each of value.slice(0, 20)) this.addAll(service, each, name);
    else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
      for (const [key, inner] of Object.entries(value)) this.addAll(service, inner, key);
    }
  }

  addXml(service: string, xml: string): void {
    const open: string[] = [];
    for (const [, end, tag = '', text = ''] of xml.matchAll(/<(\/?)([A-Za-z0-9]+)[^<>]*>([^<]*)/g)) {
      if (end) open.pop();
      else {
        open.push(tag);
        const name = tag === 'member' || tag === 'item' ? (open.at(-2) ?? tag) : tag;
        if (text.trim() !== '') this.#add(service, name, text);
      }
    }
  }

  #add(service: string, name: string, text: string): void {
    if (text.length === 0 || text.length > 300 || !/[a-z]/i.test(name)) return;
    const key = singular(name);
    keep(this.#byName, key, text);
    keep(this.#byName, `${service}/${key}`, text);
    if (!text.startsWith('arn:aws')) return;
    keep(this.#arns, '', text);
    keep(this.#arns, service, text);
  }
}

function keep(lists: Map<string, string[]>, key: string, text: string): void {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  if (list.includes(text)) return;
  list.push(text);
  if (list.length > perName) list.shift();
}

const singular = (name: string) =>
  name
    .toLowerCase()
    .replace(/(list|set)$/, '')
    .replace(/s$/, '');
