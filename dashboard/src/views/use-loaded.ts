// What is asked for once, and again when what it is about has changed.
import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../state/store.ts';

/** @returns nothing until it is loaded; what `load` throws is shown where the page shows errors */
export function useLoaded<T>(store: Store, load: () => Promise<T>, keys: readonly unknown[]): T | undefined {
  const [value, setValue] = useState<{ readonly value: T } | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    load()
      .then((found) => {
        if (!isOver) setValue({ value: found });
      })
      .catch((error: Error) => {
        if (isOver) return;
        store.error = error.message;
        store.changed();
      });
    return () => {
      isOver = true;
    };
  }, keys as unknown[]);
  return value?.value;
}
