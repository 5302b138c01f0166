// Times as CloudWatch writes them in events, notifications and state reasons.

/** `2026-01-01T00:00:00.000+0000` */
export const cloudWatchTime = (at: number) => `${new Date(at).toISOString().slice(0, -1)}+0000`;

/** `dd/mm/yy hh:mm:ss`, in UTC. */
export function datapointTime(at: number): string {
  const text = new Date(at).toISOString();
  return `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(2, 4)} ${text.slice(11, 19)}`;
}

/** `Thursday 01 January, 2026 00:00:00 UTC`, in the reasons of composite alarms. */
export function longTime(at: number): string {
  const date = new Date(at);
  const part = (options: Intl.DateTimeFormatOptions) =>
    date.toLocaleDateString('en-US', { timeZone: 'UTC', ...options });
  const day = `${part({ weekday: 'long' })} ${part({ day: '2-digit' })} ${part({ month: 'long' })}`;
  return `${day}, ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} UTC`;
}
