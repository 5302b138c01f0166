// This machine's Python 3, which stands for that of images based on `python`.
import { spawnSync } from 'node:child_process';

export interface HostPython {
  /** Not a version manager's shim, which would depend on the environment. */
  readonly executable: string;
  /** `3.11.7` */
  readonly version: string;
}

let found: HostPython | null | undefined;

/** Looked for once. */
export function hostPython(): HostPython | undefined {
  found ??= look() ?? null;
  return found ?? undefined;
}

function look(): HostPython | undefined {
  const script = 'import platform, sys; print(sys.executable); print(platform.python_version())';
  const { status, stdout } = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
  const [executable, version] = status === 0 ? stdout.trim().split('\n') : [];
  return executable && version ? { executable, version } : undefined;
}

/** Whether the program is Python, as official images have it, and which they call without its folder, too. */
export const isPython = (program: string): boolean =>
  /^(\/usr\/(local\/)?bin\/)?python(3(\.\d+)?)?$/.test(program);

/** What to do on a machine without one. */
export const noPython =
  "this machine has no python3 to stand for the image's: install Python 3, or use a container engine (--runtime docker)";

/** Each folder of PYTHONPATH that `place` finds in the image. */
export const mapPythonPath = (value: string, place: (path: string) => string): string =>
  value
    .split(':')
    .map((path) => (path.startsWith('/') ? place(path) : path))
    .join(':');
