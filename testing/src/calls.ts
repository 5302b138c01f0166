// The calls of a test that take time. One that is not awaited goes on while the test ends: what it would have found is lost.
import { isAsyncFunction } from 'node:util/types';

export class Calls {
  readonly #pending = new Map<Promise<unknown>, string>();
  #isOver = false;

  /** @param name as a test calls it: `cloud.deploy` */
  made<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (this.#isOver) return Promise.reject(tooLate(name));
    const made: Promise<T> = call().finally(() => this.#pending.delete(made));
    this.#pending.set(made, name);
    return made;
  }

  /** @throws Error once the cloud is closed */
  requireOpen(name: string): void {
    if (this.#isOver) throw tooLate(name);
  }

  /** @throws Error that names what has not ended */
  requireAwaited(): void {
    const [name] = this.#pending.values();
    if (name !== undefined)
      throw new Error(`${name}(…) was not awaited, and the test ended before it did: await ${name}(…).`);
  }

  /** Nothing can be called any more. What has not ended fails, and nobody waits for that. */
  end(): void {
    this.#isOver = true;
    for (const made of this.#pending.keys()) made.catch(() => {});
    this.#pending.clear();
  }

  /** @returns the same object, whose asynchronous methods are calls of a test */
  of<T extends object>(name: string, target: T): T {
    return new Proxy(target, {
      get: (_, property) => {
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== 'function') return value;
        if (!isAsyncFunction(value)) return value.bind(target);
        return (...given: unknown[]) =>
          this.made(`${name}.${String(property)}`, () => value.apply(target, given) as Promise<unknown>);
      },
    });
  }
}

const tooLate = (name: string) =>
  new Error(
    `${name}(…) came after its cloud had been closed, at the end of the test: is an await missing before it?`,
  );
