// What has to be known of a container engine, to ask it in a way that it understands.
import type { IncomingHttpHeaders } from 'node:http';
import { hostname, release } from 'node:os';
import type { EngineApi } from '../api/engine-api.ts';

export interface EngineFacts {
  readonly isPodman: boolean;
  /** Of images: `amd64`, `arm64`. */
  readonly architecture: string;
  /** Images of other processors run, too: a virtual machine made for developers has an emulator. */
  readonly emulates: boolean;
  /** Its containers are processes of this machine, so that their ids and addresses mean something here. */
  readonly isThisMachine: boolean;
}

interface Info {
  readonly Architecture?: string;
  readonly OperatingSystem?: string;
  readonly Name?: string;
  readonly KernelVersion?: string;
}

const names: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' };

export async function engineFacts(api: EngineApi): Promise<EngineFacts> {
  const [headers, info] = await Promise.all([api.ping(), api.get<Info>('/info')]);
  const architecture = info.Architecture ?? '';
  return {
    isPodman: isPodman(headers),
    architecture: names[architecture] ?? architecture,
    emulates: /Docker Desktop|OrbStack/.test(info.OperatingSystem ?? ''),
    isThisMachine:
      process.platform === 'linux' && info.Name === hostname() && info.KernelVersion === release(),
  };
}

/** Of the answer to a ping. */
export const isPodman = (headers: IncomingHttpHeaders): boolean =>
  headers['libpod-api-version'] !== undefined;
