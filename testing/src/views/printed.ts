// How views print: in `console.log`, in the messages of tests that fail, and in `JSON.stringify`.
import { type InspectOptions, inspect } from 'node:util';

/** A class of views whose `toJSON` says what matters of one. */
export abstract class Printed {
  abstract toJSON(): object;
  /** `Alarm`, `Service Shop/Service`. */
  protected abstract get title(): string;

  [inspect.custom](_depth: number, options: InspectOptions): string {
    return `${this.title} ${inspect(this.toJSON(), options)}`;
  }
}
