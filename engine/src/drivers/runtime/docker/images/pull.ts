// Gets a container's image into the container engine, and says what is wrong with it in ECS's words.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
import type { ContainerSpecification } from '../../../../contracts/runtime.ts';
import { Distribution } from '../../../images/distribution.ts';
import {
  type ImageReference,
  isEngineRegistry,
  parseReference,
  referenceTarget,
} from '../../../images/reference.ts';
import { TaskFailure } from '../../lifecycle/failure.ts';
import { type EngineApi, EngineError, jsonLines } from '../api/engine-api.ts';
import type { Environment } from '../connect/docker-config.ts';
import type { EngineFacts } from '../connect/facts.ts';
import { type RegistryCredentials, userCredentials } from './credentials.ts';
import { pauseImage } from './pause-image.ts';
import { pullFailure } from './pull-failure.ts';

export interface PulledImage {
  /** The container engine's own id. */
  readonly id: string;
  /** `sha256:…` of its manifest, when it came from a registry. */
  readonly digest?: string;
  readonly config: {
    readonly StopSignal?: string;
    readonly Healthcheck?: object | null;
  };
}

interface ImageInspection {
  readonly Id: string;
  readonly Os: string;
  readonly Architecture: string;
  readonly RepoDigests?: readonly string[] | null;
  readonly Config?: PulledImage['config'];
}

interface ListedImage {
  readonly RepoTags?: readonly string[] | null;
  readonly RepoDigests?: readonly string[] | null;
}

export interface ImageSource {
  readonly api: EngineApi;
  readonly facts: EngineFacts;
  /** The gateway, whose registry is the engine's own. */
  readonly endpoint: string;
  readonly environment: Environment;
}

export class Images {
  readonly #source: ImageSource;
  /** Tasks that start together pull an image once, if they pull it with the same credentials. */
  readonly #pulls = new Map<string, Promise<PulledImage>>();

  constructor(source: ImageSource) {
    this.#source = source;
  }

  /** Removes what only this engine can have put there: images of its own registry, and of its pause container. */
  async remove(): Promise<void> {
    const { api, endpoint } = this.#source;
    const prefix = `${new URL(endpoint).host}/`;
    const images = await api.get<readonly ListedImage[]>('/images/json');
    const names = images.flatMap(({ RepoTags, RepoDigests }) => [
      ...(RepoTags ?? []),
      ...(RepoDigests ?? []),
    ]);
    // The container of another engine may run it, and an image may have gone with its last tag.
    for (const name of [...names.filter((each) => each.startsWith(prefix)), pauseImage])
      await api.delete(`/images/${name}`).catch(() => {});
  }

  /** @throws TaskFailure whose text begins with an ECS error name. */
  pull({
    image,
    registryCredentials,
  }: Pick<ContainerSpecification, 'image' | 'registryCredentials'>): Promise<PulledImage> {
    const key = JSON.stringify([image, registryCredentials]);
    const running = this.#pulls.get(key);
    if (running) return running;
    const pull = this.#pull(image, registryCredentials).finally(() => this.#pulls.delete(key));
    this.#pulls.set(key, pull);
    return pull;
  }

  async #pull(image: string, given: RegistryCredentials | undefined): Promise<PulledImage> {
    let reference: ImageReference;
    try {
      reference = parseReference(image);
    } catch (error) {
      throw new TaskFailure(`CannotPullContainerError: ${(error as Error).message}`);
    }
    const registries = this.#registries(reference);
    let failure: TaskFailure | undefined;
    for (const registry of registries) {
      try {
        return await this.#pullFrom(registry, reference, image, given);
      } catch (error) {
        if (!(error instanceof TaskFailure)) throw error;
        failure = error;
      }
    }
    throw failure ?? new TaskFailure(`CannotPullContainerError: ${image} names no registry`);
  }

  /** A loopback address is this engine's own registry, of an earlier port perhaps; if not, one that the user runs. */
  #registries({ registry }: ImageReference): readonly string[] {
    const own = new URL(this.#source.endpoint).host;
    // Podman names images that no registry has `localhost/…`.
    if (registry === 'localhost' || !isEngineRegistry(registry)) return [registry];
    return registry === own || registry.endsWith('.amazonaws.com') ? [own] : [own, registry];
  }

  async #pullFrom(
    registry: string,
    reference: ImageReference,
    image: string,
    given: RegistryCredentials | undefined,
  ): Promise<PulledImage> {
    const isOwn = registry === new URL(this.#source.endpoint).host;
    const digest = reference.digest ?? (isOwn ? await this.#digest(reference) : undefined);
    const target = digest ?? referenceTarget(reference);
    const name = `${registry}/${reference.repository}${target.startsWith('sha256:') ? '@' : ':'}${target}`;
    const known = await this.#inspect(name);
    // A digest names its content, and an image that was only built here has no registry: there is nothing newer to get.
    if (known && (digest || registry === 'localhost')) return this.#usable(known, name, image, digest);
    const credentials = isOwn
      ? { username: 'AWS', password: 'runtime' }
      : (given ?? (await userCredentials(this.#source.environment, registry)));
    try {
      await this.#fetch(name, target, credentials, isEngineRegistry(registry));
    } catch (error) {
      // The ECS agent's default behaviour: an image that is there is used when it cannot be pulled.
      if (known) return this.#usable(known, name, image, digest);
      throw new TaskFailure(
        `CannotPullContainerError: ${pullFailure((error as Error).message, { image, registry, credentials: credentials && (given ? 'secret' : 'user') })}`,
      );
    }
    const pulled = await this.#inspect(name);
    if (!pulled) throw new TaskFailure(`CannotPullContainerError: ${image} was pulled, and is not there`);
    return this.#usable(pulled, name, image, digest);
  }

  /** What a tag of the engine's own registry means now: Podman knows an image by several digests. */
  async #digest(reference: ImageReference): Promise<string | undefined> {
    try {
      const registry = new Distribution(this.#source.endpoint, 'runtime');
      return (await registry.manifest(reference.repository, referenceTarget(reference))).digest;
    } catch {
      // The pull says what is wrong.
      return undefined;
    }
  }

  async #fetch(
    name: string,
    target: string,
    credentials: RegistryCredentials | undefined,
    isLoopback: boolean,
  ): Promise<void> {
    const { api, facts } = this.#source;
    const headers = credentials
      ? { 'x-registry-auth': paddedBase64Url(JSON.stringify(credentials)) }
      : undefined;
    // Docker takes plain HTTP from a loopback registry; Podman has to be asked to.
    const stream = facts.isPodman
      ? await api.stream('POST', '/v4.0.0/libpod/images/pull', {
          query: { reference: name, quiet: true, ...(isLoopback ? { tlsVerify: false } : {}) },
          ...(headers ? { headers } : {}),
        })
      : await api.stream('POST', '/images/create', {
          query: {
            fromImage: name,
            // A name with a digest is complete; without a tag Docker would pull them all.
            ...(target.startsWith('sha256:') ? {} : { tag: target }),
          },
          ...(headers ? { headers } : {}),
        });
    for await (const { error } of jsonLines<{ readonly error?: string }>(stream))
      if (error) throw new EngineError(500, error);
  }

  async #inspect(name: string): Promise<ImageInspection | undefined> {
    try {
      return await this.#source.api.get<ImageInspection>(`/images/${name}/json`);
    } catch (error) {
      if (error instanceof EngineError && error.status !== 0) return undefined;
      throw error;
    }
  }

  #usable(image: ImageInspection, name: string, asked: string, wanted: string | undefined): PulledImage {
    const { facts } = this.#source;
    if (image.Architecture && image.Architecture !== facts.architecture && !facts.emulates)
      throw new TaskFailure(
        `CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/${facts.architecture}': ${asked} is for ${image.Os}/${image.Architecture}. Build it with --platform linux/${facts.architecture}.`,
      );
    const repository = name.replace(/[@:][^@:/]*(:[^/]*)?$/, '');
    const known =
      image.RepoDigests?.find((each) => each.startsWith(`${repository}@`)) ?? image.RepoDigests?.[0];
    const digest = wanted ?? known?.slice(known.indexOf('@') + 1);
    return {
      id: image.Id,
      ...(digest ? { digest } : {}),
      config: image.Config ?? {},
    };
  }
}

/** Podman refuses the header without the padding that Node.js leaves out: "unexpected EOF". */
function paddedBase64Url(text: string): string {
  return Buffer.from(text).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}
