// The Dockerfile that a Node.js project gets where it has none.
import type { NodeVersion } from './node-version.ts';
import type { PackageManager } from './package-manager.ts';
import type { StartCommand } from './start-command.ts';

export interface DockerfileParts {
  readonly version: NodeVersion;
  readonly packageManager: PackageManager;
  readonly hasBuild: boolean;
  readonly hasDependencies: boolean;
  readonly isWorkspace: boolean;
  readonly start: StartCommand;
  readonly port: number;
}

export function generatedDockerfile(parts: DockerfileParts): string {
  const { version, packageManager, hasBuild, hasDependencies, isWorkspace, start, port } = parts;
  // AWS's mirror of the official images does not limit anonymous pulls from CodeBuild.
  const base = `public.ecr.aws/docker/library/node:${version.major}-slim`;
  const run = (command: string) => `RUN ${command}`;
  const { setup, install, prune, files } = packageManager;
  const needsSetup = hasDependencies || hasBuild || start.command[0] === packageManager.name;
  const installs = hasDependencies
    ? isWorkspace
      ? // The manifests of its workspaces lie anywhere.
        ['COPY . .', run(install)]
      : [`COPY ${['package.json', ...files].join(' ')} ./`, run(install), 'COPY . .']
    : ['COPY . .'];
  return `${[
    `FROM ${base}`,
    'WORKDIR /app',
    ...(needsSetup ? setup.map(run) : []),
    ...installs,
    ...(hasBuild ? [run(packageManager.run('build'))] : []),
    ...(hasDependencies && prune !== undefined ? [run(prune)] : []),
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
