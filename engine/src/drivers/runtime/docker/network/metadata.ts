// The task metadata endpoint where containers reach it: on the bridge of the container engine, or by the name that a
// virtual machine gives to its host.
import { MetadataEndpoint } from '../../metadata/endpoint.ts';
import type { EngineApi } from '../api/engine-api.ts';
import type { EngineFacts } from '../connect/facts.ts';
import { ensurePauseImage, pauseImage, pauseProgram } from '../images/pause-image.ts';
import { ownerLabels } from '../labels.ts';
import { canRedirect, linkLocalBase, redirect } from './link-local.ts';

export interface MetadataPlace {
  readonly api: EngineApi;
  readonly facts: EngineFacts;
  readonly owner: string;
  readonly note: (line: string) => void;
}

export interface EndpointPlace {
  readonly base: string;
  /** Leads the address of AWS's endpoint to this one, in the network of a process. Whether it could. */
  readonly redirect?: (pid: number) => Promise<boolean>;
}

interface Network {
  readonly IPAM?: { readonly Config?: readonly { readonly Gateway?: string }[] | null };
}

export class Metadata {
  readonly #place: MetadataPlace;
  #endpoint: Promise<MetadataEndpoint | undefined> | undefined;
  #open: MetadataEndpoint | undefined;
  #holder: string | undefined;
  readonly #noted = new Set<string>();
  #canRedirect: Promise<boolean> | undefined;

  constructor(place: MetadataPlace) {
    this.#place = place;
  }

  /** Undefined where containers cannot reach this machine. */
  endpoint(): Promise<MetadataEndpoint | undefined> {
    this.#endpoint ??= this.#listen();
    return this.#endpoint;
  }

  /** As containers reach it. */
  async place(): Promise<EndpointPlace | undefined> {
    const endpoint = await this.endpoint();
    const base = await endpoint?.base();
    if (!endpoint || !base) return undefined;
    const { facts } = this.#place;
    if (!facts.isThisMachine) return { base: base.replace('127.0.0.1', 'host.docker.internal') };
    this.#canRedirect ??= canRedirect();
    return (await this.#canRedirect)
      ? { base: linkLocalBase, redirect: (pid) => redirect(pid, base) }
      : { base };
  }

  noteOnce(line: string): void {
    if (!this.#noted.has(line)) this.#place.note(line);
    this.#noted.add(line);
  }

  /** The address of this machine on the bridge; undefined where containers cannot reach it. */
  async bridge(): Promise<string | undefined> {
    const endpoint = await this.endpoint();
    return endpoint && this.#place.facts.isThisMachine ? this.#gateway() : undefined;
  }

  async close(): Promise<void> {
    await this.#endpoint;
    await this.#open?.close();
    if (this.#holder) await this.#place.api.delete(`/containers/${this.#holder}`, { query: { force: true } });
  }

  async #listen(): Promise<MetadataEndpoint | undefined> {
    const { facts, note } = this.#place;
    try {
      if (!facts.isThisMachine) return await this.#on('127.0.0.1');
      const gateway = await this.#gateway();
      return await this.#on(gateway).catch(async () => {
        await this.#holdBridge();
        return this.#on(gateway);
      });
    } catch (error) {
      note(`Containers have no task metadata endpoint: ${(error as Error).message}.`);
      return undefined;
    }
  }

  async #on(host: string): Promise<MetadataEndpoint> {
    const endpoint = new MetadataEndpoint(host);
    await endpoint.base();
    this.#open = endpoint;
    return endpoint;
  }

  async #gateway(): Promise<string> {
    const { IPAM } = await this.#place.api.get<Network>('/networks/bridge');
    const gateway = IPAM?.Config?.find((each) => each.Gateway?.includes('.'))?.Gateway;
    if (!gateway) throw new Error('the network "bridge" has no gateway');
    return gateway;
  }

  /** Podman's bridge is there only while a container is on it. */
  async #holdBridge(): Promise<void> {
    const { api, facts, owner } = this.#place;
    await ensurePauseImage(api, facts.architecture);
    const { Id } = await api.post<{ readonly Id: string }>('/containers/create', {
      query: { name: `drydock-bridge-${owner.slice(0, 12)}` },
      body: {
        Image: pauseImage,
        Entrypoint: [pauseProgram],
        Labels: ownerLabels(owner),
        HostConfig: { NetworkMode: 'bridge', LogConfig: { Type: 'none', Config: {} } },
      },
    });
    this.#holder = Id;
    await api.post(`/containers/${Id}/start`);
  }
}
