// The lines of log streams as they are written, oldest first.
import { useEffect, useState } from 'preact/hooks';
import type { Cloud } from '../../cloud/call.ts';
import { type LogLine, type LogSource, linesOf } from '../../state/load-logs.ts';
import type { Store } from '../../state/store.ts';

const everyMs = 1000;
const mostLines = 1000;
/** Lines come in batches, a second or so after their times: how far back each look goes. */
const overlapMs = 5000;
/** How far the first look goes back, until it has found enough: what is busy has few seconds in sight, what is quiet everything. */
const spansMs = [15_000, 120_000, 1_200_000, Number.POSITIVE_INFINITY];
const enough = 200;

/** @returns the newest lines, oldest first; nothing until they are loaded */
export function useLines(
  store: Store,
  cloud: Cloud,
  sources: readonly LogSource[],
  text: string,
): readonly LogLine[] | undefined {
  const [lines, setLines] = useState<readonly LogLine[] | undefined>(undefined);
  const key = JSON.stringify(sources);
  useEffect(() => {
    let isOver = false;
    let timer: number | undefined;
    let seen = new Map<string, LogLine>();
    let from: number | undefined;
    const since = async (start: number) =>
      (await Promise.all(sources.map((source) => linesOf(cloud, source, start, text)))).flat();
    const latest = async () => {
      const now = Date.parse(store.clock?.now ?? '') || Date.now();
      let found: readonly LogLine[] = [];
      for (const spanMs of spansMs) {
        found = await since(Math.max(0, now - spanMs));
        if (found.length >= enough) break;
      }
      return found;
    };
    const look = async () => {
      try {
        const isWanted = from === undefined || document.visibilityState === 'visible';
        const found = !isWanted ? [] : await (from === undefined ? latest() : since(from));
        if (isOver) return;
        const isNew = found.some(({ eventId }) => !seen.has(eventId));
        if (isNew || seen.size === 0) {
          for (const line of found) seen.set(line.eventId, line);
          const kept = [...seen.values()].sort(inOrder).slice(-mostLines);
          seen = new Map(kept.map((line) => [line.eventId, line]));
          const newest = kept.at(-1)?.timestamp;
          from = Math.max(from ?? 0, (newest ?? Date.parse(store.clock?.now ?? '')) - overlapMs) || 0;
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
  }, [key, text, cloud, store]);
  return lines;
}

const inOrder = (a: LogLine, b: LogLine) => a.timestamp - b.timestamp || (a.eventId < b.eventId ? -1 : 1);
