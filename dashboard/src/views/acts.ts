// What buttons do: a call, and its error where the page shows errors.
import type { Store } from '../state/store.ts';

/** @returns a handler of clicks */
export const act = (store: Store, call: () => Promise<unknown>, question?: string) => (): void => {
  if (question !== undefined && !confirm(question)) return;
  call()
    .then(() => {
      store.error = '';
    })
    .catch((error: Error) => {
      store.error = error.message;
    })
    .finally(() => store.changed());
};
