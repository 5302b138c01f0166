// A Node.js project without a Dockerfile.
import { usualPort } from '../dockerfile.ts';
import type { ContainerFinding } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { portInSources } from '../port-in-sources.ts';
import { generatedDockerfile, generatedIgnore } from './generated-dockerfile.ts';
import { nodeVersionOf } from './node-version.ts';
import { decisionOf, packageManagerOf } from './package-manager.ts';
import { type Manifest, startCommandOf } from './start-command.ts';

/** Frameworks that listen on 3000 unless PORT says otherwise, and have no code of their own that does. */
const frameworks = [
  'next',
  'nuxt',
  '@nestjs/core',
  '@remix-run/serve',
  '@react-router/serve',
  '@sveltejs/adapter-node',
];

/** A sentence where there is a package.json that cannot be started. */
export function findNode(folder: Folder): ContainerFinding | string | undefined {
  const text = folder.read('package.json');
  if (text === undefined) return undefined;
  const manifest = manifestIn(text);
  if (!manifest) return 'package.json is not JSON.';
  const packageManager = packageManagerOf(folder, manifest.packageManager);
  const start = startCommandOf(folder, manifest, packageManager.name);
  if (!start)
    return 'package.json says nothing about how it starts: no script `start`, no `main` that exists, no server.js, index.js or app.js.';
  const version = nodeVersionOf(folder, manifest.engines);
  const hasBuild = typeof manifest.scripts?.build === 'string';
  const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
  const isWorkspace = 'workspaces' in manifest || folder.files.includes('pnpm-workspace.yaml');
  const hasDependencies = Object.keys(dependencies).length > 0 || isWorkspace;
  const { port, why } = portOf(folder, manifest, dependencies, start.entry);
  const hasIgnore = folder.files.includes('.dockerignore');
  return {
    kind: 'container',
    title: 'a Node.js service without a Dockerfile',
    decisions: [
      { about: 'Image', value: `Node.js ${version.major}`, why: version.why },
      ...(hasDependencies ? [decisionOf(packageManager)] : []),
      ...(hasBuild ? [{ about: 'Build', value: packageManager.run('build'), why: 'the script build' }] : []),
      { about: 'Start', value: start.command.join(' '), why: start.why },
      { about: 'Port', value: String(port), why },
    ],
    port,
    files: {
      Dockerfile: generatedDockerfile({
        version,
        packageManager,
        hasBuild,
        hasDependencies,
        isWorkspace,
        start,
        port,
      }),
      ...(hasIgnore ? {} : { 'Dockerfile.dockerignore': generatedIgnore }),
    },
    isDockerfileGenerated: true,
  };
}

function manifestIn(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

function portOf(folder: Folder, { scripts = {} }: Manifest, dependencies: object, entry: string | undefined) {
  const start = String(scripts.start ?? '');
  const inScript = Number(/(?:\bPORT=|--port[= ]|(?:^|\s)-p[= ])(\d{2,5})\b/.exec(start)?.[1]);
  if (inScript > 0) return { port: inScript, why: 'the script start' };
  const inSources = portInSources(folder, entry);
  if (inSources) return inSources;
  const framework = frameworks.find((name) => name in dependencies);
  if (framework) return { port: 3000, why: `${framework}'s own` };
  return { port: usualPort, why: 'nothing says one: the container gets it as PORT' };
}
