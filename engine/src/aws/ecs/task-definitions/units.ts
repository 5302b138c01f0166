// CPU and memory of a task definition, which are strings with or without a unit.

/** `1024` or `1 vCPU` in CPU units; `512` or `1 GB` in MiB. NaN for anything else. */
export function unitsOf(text: string, kind: 'cpu' | 'memory'): number {
  const match = /^\s*([0-9.]+)\s*(vcpu|gb)?\s*$/i.exec(text);
  if (!match) return Number.NaN;
  const scale = match[2] === undefined ? 1 : 1024;
  if (match[2] && (match[2].toLowerCase() === 'vcpu') !== (kind === 'cpu')) return Number.NaN;
  return Math.round(Number(match[1]) * scale);
}
