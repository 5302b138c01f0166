// Times as CloudWatch writes them in events, notifications and state reasons.

/** `2026-01-01T00:00:00.000+0000` */
export const cloudWatchTime = (at: number) => `${new Date(at).toISOString().slice(0, -1)}+0000`;

/** `dd/mm/yy hh:mm:ss`, in UTC. */
export function datapointTime(at: number): string {
  const text = new Date(at).toISOString();
  return `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(2, 4)} ${text.slice(11, 19)}`;
}
