// The task metadata endpoint where containers reach it: on the bridge of the container engine, or by the name that a
// virtual machine gives to its host.
import { type ContainerMetadata, MetadataEndpoint } from '../../process/metadata.ts';
import type { EngineApi } from '../api/engine-api.ts';
import type { EngineFacts } from '../connect/facts.ts';
import { ensurePauseImage, pauseImage, pauseProgram } from '../images/pause-image.ts';
import { ownerLabels } from '../labels.ts';

export interface MetadataPlace {
  readonly api: EngineApi;
  readonly facts: EngineFacts;
  readonly owner: string;
  readonly note: (line: string) => void;
}

interface Network {
  readonly IPAM?: { readonly Config?: readonly { readonly Gateway?: string }[] | null };
}

export class Metadata {
  readonly #place: MetadataPlace;
  #endpoint: Promise<MetadataEndpoint | undefined> | undefined;
  #open: MetadataEndpoint | undefined;
  #holder: string | undefined;

  constructor(place: MetadataPlace) {
    this.#place = place;
  }

  /** The container's address, for ECS_CONTAINER_METADATA_URI_V4; undefined where containers cannot reach this machine. */
  async add(id: string, metadata: ContainerMetadata): Promise<string | undefined> {
    this.#endpoint ??= this.#listen();
    const uri = await (await this.#endpoint)?.add(id, metadata);
    return this.#place.facts.isThisMachine ? uri : uri?.replace('127.0.0.1', 'host.docker.internal');
  }

  remove(id: string): void {
    this.#open?.remove(id);
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
    // It listens from the first entry on.
    await endpoint.add('', { container: () => ({}), task: () => ({}) });
    endpoint.remove('');
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
