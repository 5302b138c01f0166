// Finds the image of a build environment in the container engine.
// https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
import type { DriverHost } from '../../../contracts/driver.ts';
import { isEngineRegistry, parseReference } from '../../images/reference.ts';
import { EngineApi, EngineError } from '../../runtime/docker/api/engine-api.ts';
import { type EngineFacts, engineFacts } from '../../runtime/docker/connect/facts.ts';
import { Images } from '../../runtime/docker/images/pull.ts';
import type { DockerOptions } from '../../runtime/docker/index.ts';
import { PhaseFailure } from '../failure.ts';

export interface BuildImage {
  readonly id: string;
  /** Where its commands are. */
  readonly path: string;
}

interface Inspection {
  readonly Id: string;
  readonly Architecture?: string;
  readonly Config?: { readonly Env?: readonly string[] | null } | null;
}

const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export class BuildImages {
  readonly api: EngineApi;
  readonly #host: DriverHost;
  readonly #options: DockerOptions;
  #facts: Promise<EngineFacts> | undefined;
  #images: Images | undefined;

  constructor(host: DriverHost, options: DockerOptions) {
    this.#host = host;
    this.#options = options;
    this.api = new EngineApi(options.address);
  }

  /**
   * The image, or why the build has to do without it.
   * @throws PhaseFailure when the engine's own registry does not have it: AWS has no build without its image either
   */
  async find(name: string): Promise<BuildImage | { readonly reason: string }> {
    try {
      const { registry } = parseReference(name);
      const isOwn = registry !== 'localhost' && isEngineRegistry(registry);
      const found = isOwn ? undefined : await this.#known(name);
      // Gigabytes that nobody asked for on this machine.
      if (!found && isCurated(name)) return { reason: `${name} is not in your container engine` };
      // Podman takes a second to describe itself.
      this.#facts ??= engineFacts(this.api);
      const facts = await this.#facts;
      if (!facts.isThisMachine)
        return { reason: 'The container engine is in a virtual machine, which does not have the sources' };
      if (!found) return await this.#pulled(name, facts, isOwn);
      const { Architecture: architecture } = found;
      if (!architecture || architecture === facts.architecture) return usable(found);
      return {
        reason: `${name} is for linux/${architecture}, and this machine is linux/${facts.architecture}`,
      };
    } catch (error) {
      if (error instanceof PhaseFailure) throw error;
      this.#facts = undefined;
      return { reason: (error as Error).message };
    }
  }

  async #pulled(name: string, facts: EngineFacts, isOwn: boolean): Promise<BuildImage> {
    const { endpoint } = this.#host;
    const { environment } = this.#options;
    this.#images ??= new Images({ api: this.api, facts, endpoint, environment });
    try {
      const { id } = await this.#images.pull({ image: name });
      return usable((await this.#inspect(id)) ?? { Id: id });
    } catch (error) {
      if (!isOwn) throw error;
      throw new PhaseFailure(
        'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE',
        `Unable to pull customer's container image. ${(error as Error).message}`,
      );
    }
  }

  async close(): Promise<void> {
    await this.#images?.remove();
    this.api.close();
  }

  async #known(name: string): Promise<Inspection | undefined> {
    for (const each of localNames(name)) {
      const found = await this.#inspect(each);
      if (found) return found;
    }
    return undefined;
  }

  async #inspect(name: string): Promise<Inspection | undefined> {
    try {
      return await this.api.get<Inspection>(`/images/${name}/json`);
    } catch (error) {
      if (error instanceof EngineError && error.status !== 0) return undefined;
      throw error;
    }
  }
}

function usable({ Id, Config }: Inspection): BuildImage {
  const path = Config?.Env?.find((variable) => variable.startsWith('PATH='));
  return { id: Id, path: path?.slice('PATH='.length) || usualPath };
}

const isCurated = (name: string) => /^(public\.ecr\.aws\/codebuild\/|aws\/codebuild\/)/.test(name);

/** CodeBuild's images are named `aws/codebuild/…` in projects: on a machine they are as they were built, or pulled. */
function localNames(name: string): readonly string[] {
  const [, curated] = /^aws\/codebuild\/(.*)$/.exec(name) ?? [];
  return [
    name,
    // Podman's name of what was built on this machine.
    `localhost/${name}`,
    ...(curated ? [`public.ecr.aws/codebuild/${curated}`] : []),
  ];
}
