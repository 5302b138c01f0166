// What earlier answers contained, by the name of the member: later calls use it, and so get past the first lookup.
import type { Random } from './random.ts';

const perName = 24;

export class Harvest {
  readonly #byName = new Map<string, string[]>();
  readonly #arns: string[] = [];

  clear(): void {
    this.#byName.clear();
    this.#arns.length = 0;
  }

  add(name: string, text: string): void {
    if (text.length === 0 || text.length > 300 || !/[a-z]/i.test(name)) return;
    const key = singular(name);
    const known = this.#byName.get(key) ?? [];
    this.#byName.set(key, known);
    keep(known, text);
    if (text.startsWith('arn:')) keep(this.#arns, text);
  }

  /** A value for a member of that name: of the same name, or of one that differs by Arn, Name or Id. */
  pick(name: string, random: Random): string | undefined {
    const key = singular(name);
    const base = key.replace(/(arn|name|id|identifier)$/, '');
    const names = [key, `${base}arn`, `${base}name`, `${base}id`, base].filter((each) =>
      this.#byName.has(each),
    );
    if (key.endsWith('resourcearn') && this.#arns.length > 0) return random.pick(this.#arns);
    if (names.length === 0) return undefined;
    // Mostly of the very same name.
    const from = random.chance(0.7) ? names[0]! : random.pick(names);
    return random.pick(this.#byName.get(from)!);
  }

  /** Every text in a value, by the name of its member. */
  addAll(value: unknown, name = ''): void {
    if (typeof value === 'string') this.add(name, value);
    else if (Array.isArray(value)) for (const each of value.slice(0, 20)) this.addAll(each, name);
    else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
      for (const [key, inner] of Object.entries(value)) this.addAll(inner, key);
    }
  }

  addXml(xml: string): void {
    const open: string[] = [];
    for (const [, end, tag = '', text = ''] of xml.matchAll(/<(\/?)([A-Za-z0-9]+)[^<>]*>([^<]*)/g)) {
      if (end) open.pop();
      else {
        open.push(tag);
        const name = tag === 'member' || tag === 'item' ? (open.at(-2) ?? tag) : tag;
        if (text.trim() !== '') this.add(name, text);
      }
    }
  }
}

function keep(list: string[], text: string): void {
  if (list.includes(text)) return;
  list.push(text);
  if (list.length > perName) list.shift();
}

const singular = (name: string) =>
  name
    .toLowerCase()
    .replace(/(list|set)$/, '')
    .replace(/s$/, '');
