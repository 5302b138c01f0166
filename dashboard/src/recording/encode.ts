// A session as JSON: what its pictures have in common is written once, and referred to by its number.
import type { Line } from '../state/activity.ts';
import type { InterfaceLimits } from '../state/capacity.ts';
import type { Picture } from '../state/picture.ts';
import type { Rate } from '../state/traffic.ts';

export interface Session {
  readonly region: string;
  readonly pictures: readonly Picture[];
  readonly limits: InterfaceLimits;
  /** Newest first. */
  readonly activity: readonly Line[];
}

const parts = ['tasks', 'instances', 'balancers', 'groups'] as const;
type Part = (typeof parts)[number];

/** JSON. */
interface Recording {
  readonly region: string;
  readonly limits: readonly (readonly [string, number])[];
  readonly activity: readonly Line[];
  /** Tasks, instances, load balancers and target groups. */
  readonly items: readonly unknown[];
  /** Numbers of items. */
  readonly lists: readonly (readonly number[])[];
  /** Each part is the number of a list. */
  readonly pictures: readonly (Readonly<Record<Part, number>> & {
    readonly at: number;
    readonly rates: readonly (readonly [string, Rate])[];
  })[];
}

export function encode({ region, pictures, limits, activity }: Session): string {
  const [items, lists] = [new Numbers<unknown>(), new Numbers<readonly unknown[]>()];
  const encoded = pictures.map((picture) => ({
    at: picture.at,
    rates: [...picture.rates],
    ...(Object.fromEntries(parts.map((part) => [part, lists.of(picture[part])])) as Record<Part, number>),
  }));
  const recording: Recording = {
    region,
    limits: [...limits],
    activity,
    lists: lists.all.map((list) => list.map((item) => items.of(item))),
    items: items.all,
    pictures: encoded,
  };
  return JSON.stringify(recording);
}

export function decode(text: string): Session {
  const { region, limits, activity, items, lists, pictures } = JSON.parse(text) as Recording;
  const decoded = lists.map((list) => list.map((item) => items[item]));
  return {
    region,
    limits: new Map(limits),
    activity,
    pictures: pictures.map(({ at, rates, ...numbers }) => {
      const of = <P extends Part>(part: P) => decoded[numbers[part]] as unknown as Picture[P];
      return {
        at,
        rates: new Map(rates),
        tasks: of('tasks'),
        instances: of('instances'),
        balancers: of('balancers'),
        groups: of('groups'),
      };
    }),
  };
}

/** Numbers things in the order in which they are met. */
class Numbers<T> {
  readonly #numbers = new Map<T, number>();

  of(item: T): number {
    const known = this.#numbers.get(item);
    if (known !== undefined) return known;
    this.#numbers.set(item, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get all(): T[] {
    return [...this.#numbers.keys()];
  }
}
