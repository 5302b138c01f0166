// The lines of log streams as they are written, oldest first.
import { useEffect, useState } from 'preact/hooks';
import type { Cloud } from '../../cloud/call.ts';
import { type LogLine, type LogSource, linesOf } from '../../state/load-logs.ts';
import type { Store } from '../../state/store.ts';

const everyMs = 1000;
const mostLines = 1000;
/** Lines come in batches, a second or so after their times: how far back each look goes. */
const overlapMs = 10_000;

/**
 * @param lookBackMs how far the first look goes back, by the cloud's clock; everything with Infinity
 * @returns nothing until they are loaded
 */
export function useLines(
  store: Store,
  cloud: Cloud,
  sources: readonly LogSource[],
  text: string,
  lookBackMs: number,
): readonly LogLine[] | undefined {
  const [lines, setLines] = useState<readonly LogLine[] | undefined>(undefined);
  const key = JSON.stringify(sources);
  useEffect(() => {
    let isOver = false;
    let timer: number | undefined;
    let seen = new Map<string, LogLine>();
    let from = Math.max(0, Date.parse(store.clock?.now ?? '') - lookBackMs) || 0;
    const look = async () => {
      try {
        const isWanted = document.visibilityState === 'visible' || seen.size === 0;
        const found = isWanted
          ? (await Promise.all(sources.map((source) => linesOf(cloud, source, from, text)))).flat()
          : [];
        if (isOver) return;
        const isNew = found.some(({ eventId }) => !seen.has(eventId));
        if (isNew || seen.size === 0) {
          for (const line of found) seen.set(line.eventId, line);
          const kept = [...seen.values()].sort(inOrder).slice(-mostLines);
          seen = new Map(kept.map((line) => [line.eventId, line]));
          const newest = kept.at(-1)?.timestamp;
          if (newest !== undefined) from = Math.max(from, newest - overlapMs);
          setLines(kept);
        }
      } catch (error) {
        if (isOver) return;
        store.error = error instanceof Error ? error.message : String(error);
        store.changed();
      }
      if (!isOver) timer = setTimeout(() => void look(), everyMs);
    };
    setLines(undefined);
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [key, text, lookBackMs, cloud, store]);
  return lines;
}

const inOrder = (a: LogLine, b: LogLine) => a.timestamp - b.timestamp || (a.eventId < b.eventId ? -1 : 1);
