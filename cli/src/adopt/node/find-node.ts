// A Node.js project without a Dockerfile.
import { usualPort } from '../dockerfile.ts';
import type { ContainerFinding } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { portInSources } from '../port-in-sources.ts';
import { generatedDockerfile, generatedIgnore } from './generated-dockerfile.ts';
import { nodeVersionOf } from './node-version.ts';
import { decisionOf, packageManagerOf } from './package-manager.ts';
import { type Manifest, startCommandOf } from './start-command.ts';
import { buildOrder, workspacePatterns } from './workspace.ts';

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
  const workspace = folder.above?.hasWorkspaces ? folder.above : undefined;
  const root = workspace?.folder ?? folder;
  const declared = workspace ? manifestIn(root.read('package.json') ?? '')?.packageManager : undefined;
  const packageManager = packageManagerOf(root, manifest.packageManager ?? declared);
  const start = startCommandOf(folder, manifest, packageManager.name);
  if (!start)
    return 'package.json says nothing about how it starts: no script `start`, no `main` that exists, no server.js, index.js or app.js.';
  const version = nodeVersionOf(folder, manifest.engines);
  const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
  const patterns = workspacePatterns(root);
  const isWorkspace = patterns !== undefined;
  const hasDependencies = Object.keys(dependencies).length > 0 || isWorkspace;
  const hasBuild = typeof manifest.scripts?.build === 'string';
  const builds = workspace ? buildOrder(root, patterns ?? [], workspace.place) : hasBuild ? [''] : [];
  const buildValue = workspace
    ? `${packageManager.run('build')} in ${builds.join(', ')}`
    : packageManager.run('build');
  const { port, why } = portOf(folder, manifest, dependencies, start.entry);
  const place = workspace?.place ?? '';
  const parts = { version, packageManager, hasDependencies, isWorkspace, builds, place, start, port };
  return {
    kind: 'container',
    title: 'a Node.js service without a Dockerfile',
    decisions: [
      { about: 'Image', value: `Node.js ${version.major}`, why: version.why },
      ...(workspace
        ? [{ about: 'Workspace', value: workspace.place, why: `installed and built in ${root.name}` }]
        : []),
      ...(hasDependencies ? [decisionOf(packageManager)] : []),
      ...(builds.length > 0 ? [{ about: 'Build', value: buildValue, why: 'the script build' }] : []),
      { about: 'Start', value: start.command.join(' '), why: start.why },
      { about: 'Port', value: String(port), why },
    ],
    port,
    files: {
      Dockerfile: generatedDockerfile(parts),
      ...(root.files.includes('.dockerignore') ? {} : { 'Dockerfile.dockerignore': generatedIgnore }),
    },
    isDockerfileGenerated: true,
    ...(workspace && { isBuiltAbove: true }),
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
