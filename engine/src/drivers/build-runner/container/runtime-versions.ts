// Runtime versions of a build, as its image gives them: CodeBuild's own images have a list of the versions that are installed
// in them, with the commands that choose one.
// https://docs.aws.amazon.com/codebuild/latest/userguide/runtime-versions.html
// https://github.com/aws/aws-codebuild-docker-images
import { yaml } from '../../../kernel/lazily.ts';
import { PhaseFailure } from '../failure.ts';
import type { BuildLog } from '../log.ts';
import type { BuildShell } from '../shell.ts';

const runtimesFile = '/codebuild/image/config/runtimes.yml';

/** What a log says of a version that nothing chooses. */
export const noRuntimes = (why: string): string =>
  `Skipping install of runtimes. Runtime version selection is not supported by this build image: ${why}`;

/**
 * The commands by which the build's image chooses a version of a runtime.
 * @throws PhaseFailure when the image does not have it
 */
export async function imageRuntime(
  shell: BuildShell,
  name: string,
  version: string,
  log: BuildLog,
): Promise<readonly string[]> {
  const text = await shell.read(runtimesFile);
  if (text === '') {
    log.say(noRuntimes(`${name} ${version} is whatever it has`));
    return [];
  }
  const commands = runtimeCommands(text, name, version);
  log.say(`Selecting '${name}' runtime version '${version}' based on manual selections...`);
  return commands;
}

interface Runtimes {
  readonly runtimes?: Readonly<
    Record<
      string,
      {
        readonly versions?: Readonly<
          Record<string, { readonly commands?: readonly unknown[] | null } | null>
        >;
      } | null
    >
  >;
}

/**
 * The commands that choose a version of a runtime.
 * @param text of the image's list
 * @throws PhaseFailure when the image does not have it
 */
export function runtimeCommands(text: string, name: string, version: string): readonly string[] {
  // Versions are texts: 3.10 is not 3.1.
  const { runtimes = {} } = (yaml().parse(text, { schema: 'failsafe' }) ?? {}) as Runtimes;
  const runtime = runtimes[name];
  if (!runtime)
    throw new PhaseFailure(
      'YAML_FILE_ERROR',
      `Unknown runtime named '${name}'. This build image has the following runtimes: ${Object.keys(runtimes).join(', ')}`,
    );
  const versions = Object.keys(runtime.versions ?? {});
  const chosen = chosenVersion(versions, version);
  if (chosen === undefined)
    throw new PhaseFailure(
      'YAML_FILE_ERROR',
      `Unknown runtime version named '${version}' of ${name}. This build image has the following versions: ${versions.join(', ')}`,
    );
  return (runtime.versions?.[chosen]?.commands ?? []).map(String);
}

/** `latest`, `18.x` and `18` mean what there is of it. */
function chosenVersion(versions: readonly string[], asked: string): string | undefined {
  const wanted = asked.replace(/\.x$/, '');
  if (wanted !== 'latest') return versions.find((each) => each === wanted || each === asked);
  return [...versions].sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
}
