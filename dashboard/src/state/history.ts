// The pictures of the last hour, a second apart where something changed. They share what did not change: a task that runs for an hour is
// one object in all of them.
import type { Picture } from './picture.ts';

const keptMs = 3_600_000;
/** An hour of seconds; where the cloud's clock is fast, an hour of it has fewer. */
const mostPictures = 3600;

export class History {
  /** Rising in time. */
  #pictures: readonly Picture[] = [];

  get pictures(): readonly Picture[] {
    return this.#pictures;
  }

  /** Keeps a picture, unless it is the last one again. */
  add(picture: Picture): void {
    const last = this.#pictures.at(-1);
    if (last && (isSame(last, picture) || picture.at < last.at)) return;
    const from = picture.at - keptMs;
    this.#pictures = [...this.#pictures, picture].slice(-mostPictures).filter(({ at }) => at >= from);
  }

  /** Puts what was before the first picture in front of it. */
  precede(pictures: readonly Picture[]): void {
    const first = this.#pictures[0]?.at ?? Number.POSITIVE_INFINITY;
    this.#pictures = [...pictures.filter(({ at }) => at < first), ...this.#pictures].slice(-mostPictures);
  }

  /** The picture of a moment: the last one before it, or the first of all. */
  at(time: number): Picture | undefined {
    return this.#pictures.findLast(({ at }) => at <= time) ?? this.#pictures[0];
  }
}

const parts = ['tasks', 'instances', 'balancers', 'groups', 'rates'] as const;

const isSame = (a: Picture, b: Picture): boolean => parts.every((part) => a[part] === b[part]);
