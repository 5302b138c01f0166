// Finds programs for another processor or operating system before they are run: a shell would run them as scripts.
import { closeSync, openSync, readSync } from 'node:fs';
import { hostArchitecture } from '../../images/oci.ts';

/** `e_machine` of ELF, by the names that images use. https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
const machines: Readonly<Record<number, string>> = {
  3: '386',
  21: 'ppc64le',
  22: 's390x',
  40: 'arm',
  62: 'amd64',
  183: 'arm64',
  243: 'riscv64',
};

/** Why this machine cannot run the file; undefined when nothing speaks against it. */
export function foreignProgram(
  file: string,
  platform = process.platform,
  architecture = hostArchitecture(),
): string | undefined {
  const head = Buffer.alloc(20);
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    readSync(descriptor, head, 0, head.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (head.toString('latin1', 0, 4) !== '\x7fELF') return undefined;
  const isBigEndian = head[5] === 2;
  const machine = isBigEndian ? head.readUInt16BE(18) : head.readUInt16LE(18);
  const built = machines[machine] ?? `machine ${machine}`;
  if (platform !== 'linux')
    return `it is for linux/${built}, and this machine is not Linux: use a container engine (--runtime docker)`;
  if (built === architecture || (built === '386' && architecture === 'amd64')) return undefined;
  return `it is for linux/${built}, and this machine is linux/${architecture}: build the image with --platform linux/${architecture}`;
}
