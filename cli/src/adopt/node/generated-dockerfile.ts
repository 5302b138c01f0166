// The Dockerfile that a Node.js project gets where it has none.
import type { NodeVersion } from './node-version.ts';
import type { PackageManager } from './package-manager.ts';
import type { StartCommand } from './start-command.ts';

export interface DockerfileParts {
  readonly version: NodeVersion;
  readonly packageManager: PackageManager;
  readonly hasDependencies: boolean;
  /** The packages below are installed with it, or it with those beside it. */
  readonly isWorkspace: boolean;
  /** Folders in which the script `build` is run, in that order. */
  readonly builds: readonly string[];
  /** Where in the build's context the service lies; empty for the context itself. */
  readonly place: string;
  readonly start: StartCommand;
  readonly port: number;
}

export function generatedDockerfile(parts: DockerfileParts): string {
  const { version, packageManager, builds, hasDependencies, isWorkspace, place, start, port } = parts;
  // AWS's mirror of the official images does not limit anonymous pulls from CodeBuild.
  const base = `public.ecr.aws/docker/library/node:${version.major}-slim`;
  const run = (command: string) => `RUN ${command}`;
  const { setup, install, files, environment } = packageManager;
  const needsSetup = hasDependencies || builds.length > 0 || start.command[0] === packageManager.name;
  const installs = hasDependencies
    ? isWorkspace || packageManager.needsAllFiles
      ? // The manifests of its workspaces lie anywhere.
        ['COPY . .', run(install)]
      : [`COPY ${['package.json', ...files].join(' ')} ./`, run(install), 'COPY . .']
    : ['COPY . .'];
  // pnpm removes nothing from workspaces.
  const prune = isWorkspace && packageManager.name === 'pnpm' ? undefined : packageManager.prune;
  const script = packageManager.run('build');
  return `${[
    `FROM ${base}`,
    'WORKDIR /app',
    ...(needsSetup ? [...setup.map(run), ...(environment ? [`ENV ${environment}`] : [])] : []),
    ...installs,
    ...builds.map((folder) => run(folder === '' ? script : `cd ${folder} && ${script}`)),
    ...(hasDependencies && prune !== undefined ? [run(prune)] : []),
    ...(place === '' ? [] : [`WORKDIR /app/${place}`]),
    'ENV NODE_ENV=production',
    `EXPOSE ${port}`,
    'USER node',
    `CMD ${JSON.stringify(start.command)}`,
  ].join('\n')}\n`;
}

/** What does not belong in the image, for a project that has no .dockerignore. */
export const generatedIgnore = ['.git', '**/node_modules', '.env', '.env.*', '**/*.log', 'coverage', ''].join(
  '\n',
);
