// `docker build`: https://docs.docker.com/reference/cli/docker/buildx/build/
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RegistryError } from '../../images/distribution.ts';
import { hostArchitecture } from '../../images/oci.ts';
import { isEngineRegistry, parseReference } from '../../images/reference.ts';
import { DockerfileFailure, excerpt } from '../dockerfile/failure.ts';
import { buildImage, isHostPlatform, StepFailure } from '../stages/build-image.ts';
import { Progress } from '../stages/progress.ts';
import { fullName, type StoredImage } from '../store/image-store.ts';
import { CommandFailure, type Options, parseOptions } from './options.ts';
import { push } from './push.ts';
import type { Command, Session } from './session.ts';
import { pullImage } from './transfer.ts';

const names = {
  values: {
    tag: 't',
    file: 'f',
    'build-arg': '',
    target: '',
    label: '',
    platform: '',
    progress: '',
    provenance: '',
    sbom: '',
    iidfile: '',
    network: '',
  },
  switches: { quiet: 'q', 'no-cache': '', pull: '', load: '', push: '', rm: '', 'force-rm': '' },
};

export const build: Command = async (session, args) => {
  const options = parseOptions('build', args, names);
  const request = readRequest(session, options);
  const tags = options.all('tag').map(fullName);
  const quiet = options.has('quiet');
  const progress = new Progress(quiet ? () => {} : session.err, session.now);
  try {
    const pull = (name: string) => pullBase(session, name);
    const image = await buildImage(request, { store: session.store, progress, pull });
    const step = progress.step('exporting to image');
    session.store.name(tags, image);
    const stored =
      session.store.find(image.digest) ??
      session.store.list().find((each) => each.descriptor.digest === image.digest)!;
    const id = stored.manifest.config.digest;
    step.line(`writing image ${id} done`);
    for (const tag of tags) step.line(`naming to ${tag} done`);
    step.done();
    const iidFile = options.one('iidfile');
    if (iidFile) writeFileSync(resolve(session.cwd, iidFile), id);
    if (quiet) session.out(`${id}\n`);
    if (options.has('push')) for (const tag of tags) await push(session, [tag]);
  } catch (error) {
    if (!(error instanceof DockerfileFailure)) throw error;
    if (error instanceof StepFailure && error.output.length > 0)
      session.err(`------\n > ${error.title}:\n${error.output.join('\n')}\n------\n`);
    if (error.place) session.err(`${excerpt('Dockerfile', request.dockerfile.source, error.place)}\n`);
    throw new CommandFailure(`failed to build: failed to solve: ${error.message}`);
  }
};

function readRequest(session: Session, options: Options) {
  const [folder, ...more] = options.operands;
  if (folder === undefined || more.length > 0)
    throw new CommandFailure(
      "docker: 'docker build' requires 1 argument\n\nUsage:  docker build [OPTIONS] PATH",
    );
  if (folder === '-' || /^(https?:|git@|git:)/.test(folder))
    throw new CommandFailure(`the embedded builder builds from folders only, not from ${folder}`);
  const context = resolve(session.cwd, folder);
  if (!statSync(context, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandFailure(`unable to prepare context: path "${folder}" not found`);
  for (const platform of options.all('platform').flatMap((each) => each.split(',')))
    if (!isHostPlatform(platform))
      throw new CommandFailure(
        `the embedded builder builds for linux/${hostArchitecture()}, not for ${platform}`,
      );
  for (const name of ['provenance', 'sbom'])
    if (!['false', undefined].includes(options.one(name)))
      throw new CommandFailure(`the embedded builder makes no attestations: --${name} must be false`);
  if (!['default', 'host', undefined].includes(options.one('network')))
    throw new CommandFailure(
      `the embedded builder cannot separate networks: --network=${options.one('network')}`,
    );
  const file = options.one('file');
  const path = file === undefined ? join(context, 'Dockerfile') : resolve(session.cwd, file);
  if (!existsSync(path))
    throw new CommandFailure(
      `failed to build: failed to solve: failed to read dockerfile: open ${file ?? 'Dockerfile'}: no such file or directory`,
    );
  const buildArguments = pairs(options.all('build-arg'), session.environment);
  const epoch = buildArguments.SOURCE_DATE_EPOCH || session.environment.SOURCE_DATE_EPOCH || '0';
  if (!/^\d+$/.test(epoch)) throw new CommandFailure(`invalid SOURCE_DATE_EPOCH: ${epoch}`);
  const target = options.one('target');
  return {
    context,
    dockerfile: { path, source: readFileSync(path, 'utf8') },
    arguments: buildArguments,
    labels: pairs(options.all('label'), {}),
    ...(target === undefined ? {} : { target }),
    useCache: !options.has('no-cache'),
    sourceDateEpoch: Number(epoch),
  };
}

/** `NAME=value`. A name alone has its value from the environment, as in Docker. */
function pairs(texts: readonly string[], environment: NodeJS.ProcessEnv): Record<string, string> {
  const found: Record<string, string> = {};
  for (const text of texts) {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    const value = equals < 0 ? environment[name] : text.slice(equals + 1);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

async function pullBase(session: Session, name: string): Promise<StoredImage | undefined> {
  if (!isEngineRegistry(parseReference(name).registry)) return undefined;
  try {
    return await pullImage(session, name);
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) return undefined;
    throw error;
  }
}
