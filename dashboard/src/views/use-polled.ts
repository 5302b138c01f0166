// What a view asks for while it is open: loaded at once, and again every so often, but not while nobody looks at the page.
import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../state/store.ts';

/**
 * @param load called again with each interval; what it throws is shown where the page shows errors
 * @param keys another one, and what was loaded is forgotten
 * @returns nothing until it is loaded
 */
export function usePolled<T>(
  store: Store,
  load: () => Promise<T>,
  everyMs: number,
  keys: readonly unknown[],
): T | undefined {
  const [found, setFound] = useState<{ readonly value: T } | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    let timer: number | undefined;
    const look = async () => {
      try {
        if (document.visibilityState === 'visible') {
          const value = await load();
          if (!isOver) setFound({ value });
        }
      } catch (error) {
        if (isOver) return;
        store.error = error instanceof Error ? error.message : String(error);
        store.changed();
      }
      if (!isOver) timer = setTimeout(() => void look(), everyMs);
    };
    setFound(undefined);
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, keys as unknown[]);
  return found?.value;
}
