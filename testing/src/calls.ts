// The calls of a test that take time. One that is not awaited goes on while the test does something else, or ends: what it would
// have found is lost.
import { isAsyncFunction } from 'node:util/types';
import { adopted, type Realm } from './realm.ts';

/** A promise that knows whether anybody awaits it: `await` calls `then` of any promise but a plain one. */
class Call<T> extends Promise<T> {
  /** What is derived from it is a plain promise. */
  static override get [Symbol.species]() {
    return Promise;
  }

  isAwaited = false;

  // biome-ignore lint/suspicious/noThenProperty: it is a promise's own
  override then<A = T, B = never>(
    fulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.isAwaited = true;
    return super.then(fulfilled, rejected);
  }
}

export class Calls {
  readonly #realm: Realm | undefined;
  /** Those that have not ended, or that nobody has awaited. */
  readonly #calls = new Map<Call<unknown>, { readonly name: string; hasEnded: boolean }>();
  #isOver = false;

  /** @param realm of the test, whose errors it expects */
  constructor(realm?: Realm) {
    this.#realm = realm;
  }

  /** @param name as a test calls it: `cloud.deploy` */
  made<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (this.#isOver) return Promise.reject(adopted(tooLate(name), this.#realm));
    const state = { name, hasEnded: false };
    const ending = call()
      .catch((error: unknown) => {
        throw adopted(error, this.#realm);
      })
      .finally(() => {
        state.hasEnded = true;
        if (made.isAwaited) this.#calls.delete(made);
      });
    const made = new Call<T>((resolve) => resolve(ending));
    this.#calls.set(made, state);
    return made;
  }

  /** @throws Error once the cloud is closed */
  requireOpen(name: string): void {
    if (this.#isOver) throw tooLate(name);
  }

  /** @throws Error that names what was not awaited, or has not ended */
  requireAwaited(): void {
    for (const [call, { name, hasEnded }] of this.#calls) {
      if (!hasEnded)
        throw new Error(`${name}(…) was not awaited, and the test ended before it did: await ${name}(…).`);
      if (!call.isAwaited) throw new Error(`${name}(…) was not awaited: await ${name}(…).`);
      this.#calls.delete(call);
    }
  }

  /** Nothing can be called any more. What has not ended fails, and nobody waits for that. */
  end(): void {
    this.#isOver = true;
    for (const made of this.#calls.keys()) made.catch(() => {});
    this.#calls.clear();
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
