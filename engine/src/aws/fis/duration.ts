// Durations as FIS has them: ISO 8601, `PT1M` to `PT12H`.

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Milliseconds; undefined when the text is no such duration. */
export function parseDuration(text: string): number | undefined {
  const match = /^P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!match || text === 'P') return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((each) => Number(each ?? 0));
  return days * dayMs + hours * 60 * minuteMs + minutes * minuteMs + seconds * 1000;
}

/** Whether it is in the documented range of most actions. */
export const isInRange = (ms: number, fromMs = minuteMs, toMs = 12 * 60 * minuteMs): boolean =>
  ms >= fromMs && ms <= toMs;
