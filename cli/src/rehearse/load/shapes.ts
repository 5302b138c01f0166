// How many requests a second clients send, by the cloud's time since the load began.

/** @returns requests a second */
export type LoadShape = (elapsedMs: number) => number;

export const steady =
  (perSecond: number): LoadShape =>
  () =>
    perSecond;

/** From one rate to another in this time, and then on at that rate. */
export const ramp =
  (from: number, to: number, overMs: number): LoadShape =>
  (elapsedMs) =>
    from + (to - from) * Math.min(1, elapsedMs / overMs);

const dayMs = 86_400_000;

/** A day: lowest at midnight, a slow morning, the highest at 20 h, and back. @param from the hour at which it begins */
export const dailyCurve =
  (lowest: number, highest: number, from = 0): LoadShape =>
  (elapsedMs) => {
    const hour = (from + (elapsedMs / dayMs) * 24) % 24;
    // A half wave up in twenty hours, and one down in four.
    const phase = hour < 20 ? hour / 20 : (24 - hour) / 4;
    return lowest + ((highest - lowest) * (1 - Math.cos(Math.PI * phase))) / 2;
  };
